"""The reason for which an order goes back to the Pejabat Pengadaan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.order import require_reason
from ui.fonts import Face
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.field_row import FieldRow
from ui.widgets.layout import column, row
from ui.widgets.line_edit import ReasonEdit
from ui.widgets.text import Text

if TYPE_CHECKING:
    from ui.workplace import Workplace


class ReturnDialog(QDialog):
    """
    Asks why; `confirmed` carries the reason. Shift+F9 or Ctrl+Enter confirms.

    The reason is judged here as the rules judge it, so that no short one is sent at all.
    """

    confirmed = Signal(str)

    def __init__(self, place: Workplace, package: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Kembalikan untuk diperbaiki")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words = place.words
        self.reason = ReasonEdit("Apa yang harus diperbaiki?", lines=4)
        self._row = FieldRow(
            "&Alasan", self.reason, "Dibaca Pejabat Pengadaan; sedikitnya 10 huruf."
        )
        act = Button(
            place.theme, "Kembalikan untuk diperbaiki", Kind.PRIMARY, icon="undo-2", key="Shift+F9"
        )
        act.clicked.connect(self._confirm)
        cancel = Button(place.theme, "Batal", key="Esc")
        cancel.clicked.connect(self.reject)
        for keys in ("Shift+F9", "Ctrl+Return"):
            QShortcut(QKeySequence(keys), self, self._confirm)
        self.setLayout(
            column(
                Text(package, Face.CARD).wrapped(),
                self._row,
                row(None, cancel, act),
                spacing=12,
                margins=(16, 16, 16, 16),
            )
        )
        self.setMinimumWidth(480)
        self.reason.setFocus()

    def show_error(self, error: BejoError) -> None:
        """Say beneath the reason why it was refused."""
        self._row.show_error(f"{self._words.text(error)} {self._words.way_out(error)}".strip())
        self.reason.setFocus()

    def _confirm(self) -> None:
        try:
            reason = require_reason(self.reason.toPlainText())
        except BejoError as error:
            self.show_error(error)
            return
        self.confirmed.emit(reason)
