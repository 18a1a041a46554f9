"""The frame of the window: menus, sidebar, pages, key line, status bar. Knows no use case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from ui.keys import Act, Command
from ui.tokens import Mode
from ui.widgets.layout import column, holder, row, show_second_rank

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from bejo_desktop.application.changes import Changes
    from ui.frame.memory import WindowMemory
    from ui.frame.status_bar import Standing
    from ui.navigation import Badge, Officer, Page, Screen
    from ui.theme import Theme

ROOMY: Final = 1440
"""Window width, in pixels, from which wide pages keep the sidebar's words."""
LOW: Final = 720
"""Window height, in pixels, below which parts of second rank vanish (a 1366 × 768 PC)."""


@dataclass(frozen=True, slots=True)
class Office:
    """What the menu bar says at the right; `training` marks every screen."""

    unit: str
    year: str
    training: bool = False


class Shell(QMainWindow):
    """
    Holds the pages and says once what changed.

    It begins as empty ground, which is painted before anything else is imported; `furnish`
    follows. Before an officer has signed in it shows a gate (`show_gate`); `enter` opens the
    desk. Pages are made when they are first shown, and afresh for the next officer. A screen
    that gave a command calls `tell` with its Changes; `changed` carries them to all.
    """

    changed = Signal(object)
    shown = Signal(str)

    def __init__(self, memory: WindowMemory) -> None:
        super().__init__()
        self._memory = memory
        self._pages: dict[str, Page] = {}
        self._made: dict[str, Screen] = {}
        self._current: str | None = None
        self._gates = QStackedWidget()
        self._gates.addWidget(holder(column(None), "page"))
        self.setCentralWidget(self._gates)
        self.setWindowTitle("Bejo Desktop")
        self.setMinimumSize(1280, 640)
        if not memory.restore_window(self):
            self.resize(1366, 697)

    def furnish(self, theme: Theme, pages: Sequence[Page], acts: Mapping[Command, Act]) -> None:
        """
        Make menus, sidebar, key line and status bar; once, before anything is shown in it.

        Args:
            acts: what the program itself does: NEW_ORDER, SYNC, SEARCH, LOCK, QUIT …; the
                shell adds SIDEBAR, KEY_LINE, DARK, PALETTE and KEYS.
        """
        from ui.frame.commands import Commands  # noqa: PLC0415 - after the first paint
        from ui.frame.sidebar import Sidebar  # noqa: PLC0415 - after the first paint
        from ui.frame.status_bar import StatusBar  # noqa: PLC0415 - after the first paint
        from ui.frame.top_bar import TopBar  # noqa: PLC0415 - after the first paint
        from ui.widgets.key_line import KeyLine  # noqa: PLC0415 - after the first paint

        self._theme = theme
        self._pages = {page.key: page for page in pages}
        self._acts = {**self._own_acts(), **acts}
        self._commands = Commands(self, self._acts, pages)
        self._top = TopBar(theme, self._commands)
        self._side = Sidebar(theme, pages)
        self._keys = KeyLine(theme)
        self._stack = QStackedWidget()
        self.status = StatusBar(theme)
        self._build()
        self._connect()

    def show_gate(self, gate: QWidget) -> None:
        """Show `gate` (enrolment, sign-in) over everything; the pages of the last officer go."""
        self._forget_pages()
        old = self._gates.widget(1)
        if old is not None:
            self._gates.removeWidget(old)
            old.deleteLater()
        self._gates.addWidget(gate)
        self._gates.setCurrentWidget(gate)
        self._show_bars(shown=False)
        self._commands.bind({})

    def enter(self, officer: Officer, first: str) -> None:
        """Open the desk for `officer` on the page `first`."""
        self._forget_pages()
        self._side.show_officer(officer)
        self._gates.setCurrentIndex(0)
        self._show_bars(shown=True)
        self.show_page(first)

    def show_office(self, office: Office) -> None:
        """Say in the menu bar for whom the desk works."""
        self._top.show_office(office.unit, office.year, training=office.training)
        self.setWindowTitle(f"Bejo Desktop – {office.unit}" if office.unit else "Bejo Desktop")

    def show_page(self, key: str) -> Screen:
        """Show the page `key`, made if need be, and return its screen."""
        page = self._pages[key]
        if key not in self._made:
            self._made[key] = self._adopt(page)
        screen = self._made[key]
        self._current = key
        self._stack.setCurrentWidget(screen)
        self._side.show_current(page.under or key)
        self._fit()
        self._rebind()
        screen.take_focus()
        self.shown.emit(key)
        return screen

    def current_page(self) -> str | None:
        """Return the key of the page that is shown; None before anybody entered."""
        return self._current

    def show_badge(self, key: str, badge: Badge | None) -> None:
        """Show in the sidebar how much waits on the page `key`."""
        self._side.show_badge(key, badge)

    def show_standing(self, standing: Standing) -> None:
        """Show in the status bar how the desk stands."""
        self.status.show_standing(standing)

    def tell(self, changes: Changes) -> None:
        """Say once what a command changed; every page decides whether it is stale."""
        self.changed.emit(changes)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._memory.remember_window(self)
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._current is not None:
            self._fit()

    def _own_acts(self) -> dict[Command, Act]:
        acts = {
            Command.SIDEBAR: Act(self, "Menu samping", self._toggle_rail),
            Command.KEY_LINE: Act(self, "Baris tombol", self._toggle_keys),
            Command.DARK: Act(self, "Warna gelap", self._toggle_dark),
            Command.PALETTE: Act(self, "Cari perintah", self._show_palette),
            Command.KEYS: Act(self, "Bantuan & tombol", self._show_keys),
        }
        for command in (Command.SIDEBAR, Command.KEY_LINE, Command.DARK):
            acts[command].setCheckable(True)
        acts[Command.KEY_LINE].setChecked(self._memory.flag("keys", otherwise=True))
        acts[Command.DARK].setChecked(self._theme.mode is Mode.DARK)
        return acts

    def _build(self) -> None:
        self.setMenuWidget(self._top)
        self.setStatusBar(self.status)
        foot = holder(row(self._keys, margins=(16, 0, 16, 12)), "page")
        work = row(self._side, column(self._stack, foot, spacing=0), spacing=0)
        work.setStretch(1, 1)
        self._gates.insertWidget(0, holder(work, "page"))  # before the ground, which stays shown
        self._keys.setVisible(self._memory.flag("keys", otherwise=True))

    def _connect(self) -> None:
        self.addAction(self._commands.action(Command.QUIT))  # at the gate there are no menus
        self._theme.changed.connect(self._remember_theme)
        self._commands.picked.connect(self.show_page)
        self._side.picked.connect(self.show_page)
        self._side.rail_asked.connect(self._acts[Command.SIDEBAR].trigger)
        if Command.LOCK in self._acts:
            self._side.lock_asked.connect(self._acts[Command.LOCK].trigger)

    def _adopt(self, page: Page) -> Screen:
        screen = page.factory()
        self._stack.addWidget(screen)
        screen.acts_changed.connect(self._rebind)
        self.changed.connect(screen.heed)
        return screen

    def _forget_pages(self) -> None:
        self._current = None
        for screen in self._made.values():
            self._stack.removeWidget(screen)
            screen.deleteLater()
        self._made.clear()

    def _show_bars(self, *, shown: bool) -> None:
        self._top.setVisible(shown)
        self.status.setVisible(shown)

    def _rebind(self) -> None:
        if self._current is not None:
            screen = self._made[self._current]
            self._commands.bind(screen.acts())
            self._keys.show_hints(screen.hints())

    def _fit(self) -> None:
        self._show_rail()
        show_second_rank(self._stack, shown=self.height() >= LOW)

    def _show_rail(self) -> None:
        assert self._current is not None
        narrow = self._pages[self._current].wide and self.width() < ROOMY
        rail = self._memory.flag(f"rail/{self._current}", otherwise=narrow)
        self._side.show_rail(rail=rail)
        self._acts[Command.SIDEBAR].setChecked(rail)

    def _toggle_rail(self) -> None:
        rail = self._acts[Command.SIDEBAR].isChecked()
        self._memory.remember_flag(f"rail/{self._current}", on=rail)
        self._show_rail()

    def _toggle_keys(self) -> None:
        shown = self._acts[Command.KEY_LINE].isChecked()
        self._memory.remember_flag("keys", on=shown)
        self._keys.setVisible(shown)

    def _toggle_dark(self) -> None:
        self._theme.use(Mode.DARK if self._acts[Command.DARK].isChecked() else Mode.LIGHT)

    def _remember_theme(self) -> None:
        """Whoever changed it: the menu shows it, and the next start begins with it."""
        dark = self._theme.mode is Mode.DARK
        self._acts[Command.DARK].setChecked(dark)
        self._memory.remember_flag("dark", on=dark)

    def _show_palette(self) -> None:
        from ui.frame.palette import Palette  # noqa: PLC0415 - after the first paint

        others = [
            (menu, action)
            for menu, action in self._top.entries()
            if action is not self._commands.action(Command.PALETTE)
        ]
        Palette(self._theme, others, self).exec()

    def _show_keys(self) -> None:
        from ui.frame.key_list import KeyList  # noqa: PLC0415 - after the first paint

        hints = () if self._current is None else self._made[self._current].hints()
        KeyList(self._theme, hints, self._top.entries(), self).exec()
