"""The end of a signed order before all of it came, in its two legal forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.application.changing import Cancelling
from bejo_desktop.domain.contract_changes import CancelForm
from ui.fulfilling.asking import AskingDialog
from ui.fulfilling.number_field import NumberField
from ui.notices import explain
from ui.widgets.day_edit import PastDayEdit
from ui.widgets.field_row import FieldRow
from ui.widgets.layout import row
from ui.widgets.line_edit import Choice, ReasonEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.fulfilling.number_field import ComingNumber
    from ui.workplace import Workplace

MINIMUM_WIDTH: Final = 620
FORMS: Final = {
    CancelForm.PENGHENTIAN: "Penghentian: disepakati, atau keadaan kahar",
    CancelForm.PEMUTUSAN: "Pemutusan: sepihak oleh PPK",
}
TOLD: Final = "Yang sudah diterima tetap dibayar. Sesudah dicatat, pesanan tidak berjalan lagi."


class EndDialog(AskingDialog):
    """Asks how, when and why; `confirmed` carries a Cancelling."""

    def __init__(self, place: Workplace, about: str, number: ComingNumber, parent: QWidget) -> None:
        super().__init__(place, "Hentikan atau putuskan pesanan", about, parent)
        self.form = Choice()
        for form, word in FORMS.items():
            self.form.addItem(word, form.value)
        self.day = PastDayEdit(place.today)
        self.day.show_value(place.today())
        self.number = NumberField("surat", number)
        self.reason = ReasonEdit("Apa yang terjadi, dan apa dasarnya?", lines=3)
        day_row = FieldRow("&Tanggal", self.day)
        explain(day_row, self.day, place.words)
        second = row(day_row, self.number, spacing=16)
        second.setStretch(0, 1)
        second.setStretch(1, 1)
        form_row = FieldRow("&Bentuk", self.form)
        reason_row = FieldRow("&Alasan", self.reason, "Sedikitnya 10 huruf; tertulis pada surat.")
        self._furnish(TOLD, "Catat", "ban", form_row, second, reason_row)
        self.setMinimumWidth(MINIMUM_WIDTH)
        self.form.setFocus()

    def collect(self) -> Cancelling | None:
        if not self.day.settle():
            return None
        form = CancelForm(self.form.currentData())
        return Cancelling(form, self.reason.toPlainText(), self.day.value, self.number.text)
