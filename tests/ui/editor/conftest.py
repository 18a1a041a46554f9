"""The editor in the real shell, on a real desk, driven by keys alone."""

import pytest

from bejo_desktop.application.views import DraftInput
from ui.editor.screen import EditorScreen
from ui.editor.sheet import Place
from ui.frame.memory import WindowMemory
from ui.navigation import Officer, Page
from ui.shell import Shell


class Bench:
    """The shell with one editor, and what stands on it."""

    def __init__(self, qtbot, desk, shell, screen):
        self.qtbot, self.desk, self.shell, self.screen = qtbot, desk, shell, screen
        self.ledger, self.frame, self.draft = screen.frame.ledger, screen.frame, screen.draft
        self.panel = screen.frame.panel

    def open(self, wanted=None):
        """Make a draft and show it; return its id."""
        core = self.desk.core
        view, _ = core.drafting.new(core.session, wanted or DraftInput())
        self.screen.show_order(view.order_id)
        self.rest()
        return view.order_id

    def rest(self):
        """Wait until all lanes are idle and their answers are shown."""
        lanes = self.desk.lanes
        self.qtbot.waitUntil(
            lambda: not (lanes.read._askers or lanes.write._askers or self.draft.saver.is_busy),
            timeout=15000,
        )

    def stored(self):
        """What the store holds of the order, read afresh."""
        core = self.desk.core
        return core.drafting.view(core.session, self.draft.order_id)

    def cell(self, row, place):
        """The text of a cell; `row` counts lines of the order from 1, bands left out."""
        model = self.frame.model
        lines = [at for at in range(model.rowCount()) if model.band_at(at) is None]
        return model.cell_at(model.index(lines[row - 1], place))

    def bands(self):
        """The words of every band of the ledger."""
        model = self.frame.model
        found = (model.band_at(at) for at in range(model.rowCount()))
        return [band.spoken for band in found if band is not None]

    def go(self, row, place):
        """Put the ring on a cell, as ↑ ↓ ← → do."""
        model = self.frame.model
        lines = [at for at in range(model.rowCount()) if model.band_at(at) is None]
        self.ledger.setFocus()
        self.ledger.setCurrentIndex(model.index(lines[row - 1], place))

    def names(self):
        """The first column of text, from the top, without the empty row."""
        model = self.frame.model
        count = sum(model.band_at(at) is None for at in range(model.rowCount()))
        return [self.cell(row, Place.ITEM).text for row in range(1, count)]


@pytest.fixture
def bench(qtbot, desk, theme, tmp_path):
    """An editor in the shell with its keys and menus, nothing opened yet."""
    screens = []

    def build():
        screens.append(EditorScreen(desk.place, desk.core, desk.go))
        return screens[0]

    page = Page("editor", "Editor", "square-pen", build, wide=True)
    shell = Shell(WindowMemory(tmp_path / "window.ini"))
    shell.furnish(theme, [page], {})
    qtbot.addWidget(shell)
    shell.enter(Officer("Retno Kusumawati", "Bertindak sebagai Pejabat Pengadaan"), "editor")
    shell.resize(1366, 768)
    shell.show()
    shell.activateWindow()
    qtbot.waitExposed(shell)
    return Bench(qtbot, desk, shell, screens[0])
