"""Why a marked copy (SALINAN) is needed, once the original has been printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.order import require_reason
from ui.fonts import Face
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.field_row import FieldRow
from ui.widgets.layout import column, row
from ui.widgets.line_edit import LineEdit
from ui.widgets.text import Text

if TYPE_CHECKING:
    from ui.workplace import Workplace


class CopyDialog(QDialog):
    """Asks for the reason of a copy; `confirmed` carries it."""

    confirmed = Signal(str)

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Cetak salinan")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words = place.words
        self.reason = LineEdit("", "Lembar asli rusak terkena air")
        self._row = FieldRow("&Alasan salinan", self.reason, "Sedikitnya 10 huruf.")
        act = Button(place.theme, "Cetak salinan", Kind.PRIMARY, icon="printer")
        act.setDefault(True)
        act.clicked.connect(self._confirm)
        cancel = Button(place.theme, "Batal", key="Esc")
        cancel.clicked.connect(self.reject)
        told = "Lembar asli sudah dicetak. Lembar ini bertanda SALINAN dan tercatat."
        self.setLayout(
            column(
                Text("Cetak salinan", Face.CARD),
                Text(told, Face.SMALL).wrapped(),
                self._row,
                row(None, cancel, act),
                spacing=12,
                margins=(16, 16, 16, 16),
            )
        )
        self.setMinimumWidth(440)
        self.reason.setFocus()

    def show_error(self, error: BejoError) -> None:
        """Say beneath the reason why it was refused."""
        self._row.show_error(f"{self._words.text(error)} {self._words.way_out(error)}".strip())
        self.reason.setFocus()

    def _confirm(self) -> None:
        try:
            reason = require_reason(self.reason.text())
        except BejoError as error:
            self.show_error(error)
            return
        self.confirmed.emit(reason)
