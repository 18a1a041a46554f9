"""The menu bar with the unit, the fiscal year and the sign of training data beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenuBar, QSizePolicy, QWidget

from ui.fonts import Face
from ui.keys import Command, Menu
from ui.tokens import Tone
from ui.widgets.chip import Chip
from ui.widgets.layout import row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from ui.frame.commands import Commands
    from ui.theme import Theme

HEIGHT = 28


class TopBar(QWidget):
    """Every command and every listed page, each in its menu with a mnemonic."""

    def __init__(self, theme: Theme, commands: Commands) -> None:
        super().__init__()
        self.setProperty("part", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self._bar = QMenuBar()
        self._bar.setNativeMenuBar(False)
        self._bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._menus = {menu: self._bar.addMenu(menu.value) for menu in Menu}
        self._training = Chip(
            theme, self.tr("LATIHAN – data ini tidak berlaku"), Tone.WAIT, "triangle-alert"
        )
        self._training.hide()
        self._unit = Text("", Face.SMALL)
        self._year = Text("", Face.SMALL)
        across = row(
            self._bar, self._training, self._unit, self._year, spacing=16, margins=(0, 0, 16, 0)
        )
        across.setStretch(0, 1)
        self.setLayout(across)
        self._fill(commands)

    def show_office(self, unit: str, year: str, *, training: bool) -> None:
        """Say for whom and for which fiscal year the desk works; training marks every screen."""
        self._unit.setText(f"Satuan kerja: {unit}")
        self._year.setText(f"Tahun Anggaran {year}")
        self._training.setVisible(training)

    def entries(self) -> list[tuple[Menu, QAction]]:
        """Return every action with its menu, in the order of the menus."""
        return [
            (menu, action)
            for menu, shown in self._menus.items()
            for action in shown.actions()
            if not action.isSeparator()
        ]

    def _fill(self, commands: Commands) -> None:
        for menu, shown in self._menus.items():
            shown.addActions(commands.pages(menu))
            if shown.actions():
                shown.addSeparator()
            for command in Command:
                if command.value.menu is menu:
                    shown.addAction(commands.action(command))
