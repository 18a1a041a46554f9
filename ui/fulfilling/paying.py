"""The payment as the treasurer records it: day, how, the vendor's bill and its tax invoice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from bejo_desktop.application.views import Paid
from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.fulfilment import INVOICE_CHARS_MAX
from bejo_desktop.domain.money import ZERO
from ui.fonts import Face
from ui.fulfilling.asking import AskingDialog
from ui.fulfilling.number_field import NumberField
from ui.notices import explain
from ui.widgets.day_edit import PastDayEdit
from ui.widgets.field_row import FieldRow
from ui.widgets.layout import column, row
from ui.widgets.line_edit import Choice, LineEdit
from ui.widgets.stat_rows import StatRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.views import OrderDetail
    from bejo_desktop.domain.errors import BejoError
    from ui.fulfilling.number_field import ComingNumber
    from ui.theme import Theme
    from ui.workplace import Workplace

KINDS: Final = {
    Payment.UP: "UP – dari kas bendahara",
    Payment.LS: "LS – langsung ke penyedia",
    Payment.TOP: "TOP – berjangka lewat platform",
}


@dataclass(frozen=True, slots=True)
class PaidByPaper:
    """What the dialog carries: the payment, and the number where it is typed."""

    paid: Paid
    number: str | None


class PayingDialog(AskingDialog):
    """Asks how the order was paid; `confirmed` carries a PaidByPaper."""

    def __init__(
        self,
        place: Workplace,
        about: str,
        detail: OrderDetail,
        number: ComingNumber,
        parent: QWidget,
    ) -> None:
        super().__init__(place, "Catat pembayaran", about, parent)
        self.day = PastDayEdit(place.today)
        self.day.show_value(place.today())
        self._day_row = FieldRow("&Tanggal bayar", self.day)
        explain(self._day_row, self.day, place.words)
        self.kind = Choice()
        for kind, words in KINDS.items():
            self.kind.addItem(words, kind.value)
        self.kind.setCurrentIndex(list(KINDS).index(detail.content.payment))
        self.invoice = LineEdit("", "nomor nota atau tagihan penyedia")
        self.invoice.setMaxLength(INVOICE_CHARS_MAX)
        self._invoice_row = FieldRow("&Nota atau tagihan", self.invoice)
        self.tax_invoice = LineEdit("", "bila penyedia PKP")
        self.tax_invoice.setMaxLength(INVOICE_CHARS_MAX)
        self.number = NumberField("kuitansi", number)
        self._build(detail)
        self.setMinimumWidth(560)
        self.day.setFocus()
        self.day.selectAll()

    def collect(self) -> PaidByPaper | None:
        if not self.day.settle():
            return None
        if self.day.value is None:
            self._day_row.show_error("Isi tanggal uang dibayarkan.")
            return None
        paid = Paid(
            self.day.value,
            Payment(self.kind.currentData()),
            self.invoice.text().strip(),
            self.tax_invoice.text().strip(),
        )
        return PaidByPaper(paid, self.number.text)

    def show_error(self, error: BejoError) -> None:
        if error.facts.get("field") != "invoice":
            super().show_error(error)
            return
        words = self._place.words
        self._invoice_row.show_error(f"{words.text(error)} {words.way_out(error)}".strip())
        self.invoice.setFocus()

    def _build(self, detail: OrderDetail) -> None:
        sums = column(*_sums(self._place.theme, detail), spacing=0)
        told = "Pesanan selesai; anggarannya menjadi realisasi sesudah diterima pusat."
        kind_row = FieldRow("&Cara pembayaran", self.kind)
        first = row(self._day_row, kind_row, spacing=12)
        tax_row = FieldRow("&Faktur pajak", self.tax_invoice)
        second = row(self._invoice_row, tax_row, spacing=12)
        for line in (first, second):
            line.setStretch(0, 1)
            line.setStretch(1, 1)
        second.setAlignment(tax_row, Qt.AlignmentFlag.AlignTop)
        self._furnish(
            told, "Catat pembayaran", "circle-check", sums, column(first, second), self.number
        )


def _sums(theme: Theme, detail: OrderDetail) -> list[StatRow]:
    """The figures that lead from the order's total to what the vendor gets."""
    figures = detail.content.figures
    assert figures is not None
    taken = [
        ("PPN dipungut", figures.ppn_collected),
        ("Pajak makanan dan minuman", figures.pbjt),
        *((f"PPh {tax.article} dipotong", tax.amount) for tax in figures.pph),
    ]
    shown = [("Total termasuk pajak", str(figures.total), Face.BODY)]
    shown += [(name, f"−{amount}", Face.BODY) for name, amount in taken if amount != ZERO]
    shown.append(("Diterima penyedia", str(figures.net_to_vendor), Face.STRONG))
    rows = []
    for name, figure, face in shown:
        row_ = StatRow(theme, name, face)
        row_.show_figure(figure)
        rows.append(row_)
    return rows
