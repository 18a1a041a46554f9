"""The day on which the goods came, whoever noted it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.fulfilling.asking import AskingDialog
from ui.notices import explain
from ui.widgets.day_edit import PastDayEdit
from ui.widgets.field_row import FieldRow

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from ui.workplace import Workplace


class ArrivalDialog(AskingDialog):
    """Asks for the day of arrival; `confirmed` carries the date."""

    def __init__(self, place: Workplace, about: str, parent: QWidget) -> None:
        super().__init__(place, "Catat barang tiba", about, parent)
        self.day = PastDayEdit(place.today)
        self.day.show_value(place.today())
        self._row = FieldRow("&Tanggal barang tiba", self.day)
        explain(self._row, self.day, place.words)
        told = "Keterlambatan dihitung sampai tanggal tiba, bukan sampai tanggal pemeriksaan."
        self._furnish(told, "Catat barang tiba", "truck", self._row)
        self.setMinimumWidth(440)
        self.day.setFocus()
        self.day.selectAll()

    def collect(self) -> date | None:
        if not self.day.settle():
            return None
        if self.day.value is None:
            self._row.show_error("Isi tanggal barang tiba.")
        return self.day.value
