"""The frame that the three dialogs share: what it is about, fields, one act, one place for no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from ui.fonts import Face
from ui.notices import NoticeBoard
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.layout import column, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from bejo_desktop.domain.errors import BejoError
    from ui.widgets.layout import Part
    from ui.workplace import Workplace

CONFIRM_KEYS = ("F9", "Ctrl+Return")


class AskingDialog(QDialog):
    """
    Asks for what was done on paper; `confirmed` carries it as one value.

    Stays open until the use case has taken it: a refusal is said in place and all that was
    typed stays. F9 or Ctrl+Enter confirms, Esc leaves.
    """

    confirmed = Signal(object)

    def __init__(self, place: Workplace, title: str, about: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._place = place
        self._about = about
        self.board = NoticeBoard(place.theme, place.words)

    def show_error(self, error: BejoError) -> None:
        """Say why it was refused, and the way out."""
        self.board.show_error(error)

    def collect(self) -> object | None:
        """Return what was typed; None where something cannot be read, which is said there."""
        raise AssertionError("every dialog of this kind says how")

    def _furnish(self, told: str, act: str, icon: str, *parts: Part) -> None:
        """Lay out `parts` between the heading and the act; call once, at the end of building."""
        self.act = Button(self._place.theme, act, Kind.PRIMARY, icon=icon, key=CONFIRM_KEYS[0])
        self.act.clicked.connect(self._confirm)
        cancel = Button(self._place.theme, "Batal", key="Esc")
        cancel.clicked.connect(self.reject)
        for keys in CONFIRM_KEYS:
            QShortcut(QKeySequence(keys), self, self._confirm)
        self.setLayout(
            column(
                Text(self._about, Face.CARD).wrapped(),
                Text(told, Face.SMALL).wrapped(),
                self.board,
                *parts,
                row(None, cancel, self.act),
                spacing=12,
                margins=(16, 16, 16, 16),
            )
        )

    def _confirm(self) -> None:
        value = self.collect()
        if value is not None:
            self.board.clear()
            self.confirmed.emit(value)
