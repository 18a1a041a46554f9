"""The catalogue in the real shell, on a real desk, driven by keys alone."""

import pytest

from bejo_desktop.application.views import OrderFilter
from ui.catalogue.screen import CatalogueScreen
from ui.frame.memory import WindowMemory
from ui.navigation import Officer, Page
from ui.shell import Shell


class Shop:
    """The shell with the catalogue, and what stands on it."""

    def __init__(self, qtbot, desk, shell, screen):
        self.qtbot, self.desk, self.shell, self.screen = qtbot, desk, shell, screen
        self.frame, self.table, self.detail = screen.frame, screen.frame.table, screen.frame.detail

    def rest(self):
        """Wait until both lanes are idle and their answers are shown."""
        lanes = self.desk.lanes
        self.qtbot.waitUntil(lambda: not (lanes.read._askers or lanes.write._askers), timeout=15000)

    def codes(self):
        """The products of the list, from the top."""
        model = self.frame.model
        rows = (model.row_at(model.index(at, 0)) for at in range(model.rowCount()))
        return [row.key for row in rows if row is not None]

    def bands(self):
        """The words of the flags in the list."""
        model = self.frame.model
        bands = (model.band_at(at) for at in range(model.rowCount()))
        return [band.spoken for band in bands if band is not None]

    def drafts(self):
        """The drafts of the desk with their lines, newest first."""
        core = self.desk.core
        rows = core.orders.rows(OrderFilter())
        return [core.drafting.view(core.session, row.order_id) for row in rows]


@pytest.fixture
def shop(qtbot, desk, theme, tmp_path):
    """A catalogue in the shell with its keys and menus."""
    screens = []

    def build():
        screens.append(CatalogueScreen(desk.place, desk.core, desk.go))
        return screens[0]

    page = Page("catalogue", "Katalog", "package", build, wide=True)
    shell = Shell(WindowMemory(tmp_path / "window.ini"))
    shell.furnish(theme, [page], {})
    qtbot.addWidget(shell)
    shell.enter(Officer("Retno Kusumawati", "Bertindak sebagai Pejabat Pengadaan"), "catalogue")
    shell.resize(1366, 768)
    shell.show()
    shell.activateWindow()
    qtbot.waitExposed(shell)
    made = Shop(qtbot, desk, shell, screens[0])
    screens[0].take_focus()
    made.rest()
    return made
