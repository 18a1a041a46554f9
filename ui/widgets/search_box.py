"""The field that finds while it is typed into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from ui.tokens import Tone
from ui.widgets.line_edit import LineEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.theme import Theme


class SearchBox(LineEdit):
    """
    Says each new word by `sought`, at once: the read lane drops what is older.

    `entered` is Enter; `moved` is ↓ or ↑ (+1, -1): a list beside it goes on, or takes the
    focus. Esc clears the words first; on an empty field it is left to the screen.
    """

    sought = Signal(str)
    entered = Signal()
    moved = Signal(int)

    def __init__(self, theme: Theme, placeholder: str, *, big: bool = False) -> None:
        super().__init__("", placeholder)
        self._theme = theme
        self.setProperty("big", big)
        self.setAccessibleName(placeholder)
        self._mark = self.addAction(
            theme.icon("search", Tone.MUTED), QLineEdit.ActionPosition.LeadingPosition
        )
        theme.changed.connect(self._recolour)
        self.textChanged.connect(self._announce)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case Qt.Key.Key_Down:
                self.moved.emit(1)
            case Qt.Key.Key_Up:
                self.moved.emit(-1)
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case _:
                super().keyPressEvent(event)

    def _announce(self, text: str) -> None:
        self.sought.emit(text.strip())

    def _recolour(self) -> None:
        self._mark.setIcon(self._theme.icon("search", Tone.MUTED))
