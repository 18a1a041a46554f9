"""A tax that went to the treasury, as the bendahara records it from Coretax or the region's slip."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.payments import PAPER_NO_CHARS_MAX, TaxDeposit
from bejo_desktop.domain.tax_recap import month_of
from ui.fulfilling.asking import AskingDialog
from ui.fulfilling.words import TAXES
from ui.notices import explain
from ui.taxes.words import month_words
from ui.widgets.day_edit import PastDayEdit
from ui.widgets.field_row import FieldRow
from ui.widgets.layout import row
from ui.widgets.line_edit import LineEdit
from ui.widgets.typed_edit import MoneyEdit

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from bejo_desktop.domain.tax_recap import RecapRow
    from ui.workplace import Workplace

MINIMUM_WIDTH: Final = 560


@dataclass(frozen=True, slots=True)
class DepositByPaper:
    """What the dialog carries: the order and the deposit of one of its taxes."""

    order_id: UUID
    deposit: TaxDeposit


class DepositDialog(AskingDialog):
    """Asks how a tax was deposited; `confirmed` carries a DepositByPaper."""

    def __init__(self, place: Workplace, tax_row: RecapRow, parent: QWidget) -> None:
        about = f"{TAXES[tax_row.tax]} · {tax_row.payment.number.text}"
        super().__init__(place, "Catat setoran pajak", about, parent)
        self._tax_row = tax_row
        self._month = month_of(tax_row.payment.paid_on)
        self.day = PastDayEdit(place.today)
        self.day.show_value(place.today())
        self.amount: MoneyEdit[Rupiah] = MoneyEdit(Rupiah.typed, lambda amount: amount.plain)
        self.amount.show_value(tax_row.open)
        self.billing, self.ntpn, self.slip = (LineEdit() for _ in range(3))
        for field in (self.billing, self.ntpn, self.slip):
            field.setMaxLength(PAPER_NO_CHARS_MAX)
        self._billing_row = FieldRow("Kode &billing atau nomor SSPD", self.billing)
        self._amount_row = FieldRow("&Jumlah (Rp)", self.amount)
        day_row = FieldRow("&Tanggal setor", self.day)
        explain(day_row, self.day, place.words)
        explain(self._amount_row, self.amount, place.words)
        first, second = (
            row(day_row, self._amount_row),
            row(self._billing_row, FieldRow("&NTPN", self.ntpn)),
        )
        for line in (first, second):
            line.setStretch(0, 1)
            line.setStretch(1, 1)
        self._furnish(
            f"Masa {month_words(self._month)}.",
            "Catat setoran",
            "check",
            first,
            second,
            FieldRow("Nomor b&ukti potong", self.slip, "untuk PPh; dikirim ke penyedia"),
        )
        self.setMinimumWidth(MINIMUM_WIDTH)
        self.billing.setFocus()

    def collect(self) -> DepositByPaper | None:
        readable = [self.day.settle(), self.amount.settle()]
        if not all(readable):
            return None
        if not self.billing.text().strip():
            self._billing_row.show_error("Isi kode billing dari Coretax atau nomor SSPD.")
            self.billing.setFocus()
            return None
        amount, day = self.amount.value, self.day.value
        if amount is None or day is None or not Rupiah(0) < amount <= self._tax_row.open:
            self._amount_row.show_error(f"Isi jumlah sampai {self._tax_row.open}.")
            return None
        deposit = TaxDeposit(
            tax=self._tax_row.tax,
            amount=amount,
            month=self._month,
            deposited_on=day,
            billing=self.billing.text().strip(),
            ntpn=self.ntpn.text().strip(),
            by="",
            slip=self.slip.text().strip(),
        )
        return DepositByPaper(self._tax_row.order.order_id, deposit)
