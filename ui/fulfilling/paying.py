"""The payment as the treasurer records it: day, how, of what, and the figures of the kuitansi."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QCheckBox

from bejo_desktop.application.views import Paid
from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.completeness.checking import gaps
from bejo_desktop.domain.due import Wanted
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.numbering import Series
from bejo_desktop.domain.payments import PAPER_NO_CHARS_MAX
from ui.fonts import Face
from ui.fulfilling.asking import AskingDialog
from ui.fulfilling.due_panel import DuePanel
from ui.fulfilling.number_field import NumberField, coming_number
from ui.fulfilling.words import receipt_words
from ui.notices import explain
from ui.widgets.banner import Banner, Notice, Weight
from ui.widgets.day_edit import PastDayEdit
from ui.widgets.field_row import FieldRow
from ui.widgets.layout import column, holder, row
from ui.widgets.line_edit import Choice, LineEdit
from ui.widgets.text import Text
from ui.widgets.typed_edit import MoneyEdit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QHBoxLayout, QWidget

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import OrderDetail
    from bejo_desktop.domain.completeness.checking import Needed
    from bejo_desktop.domain.due import Due
    from bejo_desktop.domain.errors import BejoError
    from ui.fulfilling.number_field import ComingNumber
    from ui.widgets.layout import Part
    from ui.workplace import Workplace

KINDS: Final = {
    Payment.UP: "UP – dari kas bendahara",
    Payment.LS: "LS – langsung ke penyedia",
    Payment.TOP: "TOP – berjangka lewat platform",
}
WIDTH: Final = 920
FIGURES_WIDTH: Final = 336


@dataclass(frozen=True, slots=True)
class PaidByPaper:
    """What the dialog carries: the payment, and the number where it is typed."""

    paid: Paid
    number: str | None


@dataclass(frozen=True, slots=True)
class Payable:
    """What the dialog is about: the order, what is due of it, and what its file lacks."""

    detail: OrderDetail
    due: Due
    missing: Sequence[Needed]
    number: ComingNumber


def read_payable(core: Core, order_id: UUID) -> Payable:
    """Read what may be paid of an order now."""
    return Payable(
        core.orders.detail(order_id),
        core.paying.due(order_id),
        gaps(core.evidence.completeness(order_id)),
        coming_number(core, Series.KW),
    )


class PayingDialog(AskingDialog):
    """Asks how the order was paid; `confirmed` carries a PaidByPaper."""

    def __init__(
        self, place: Workplace, core: Core, about: str, payable: Payable, parent: QWidget
    ) -> None:
        super().__init__(place, "Catat pembayaran", about, parent)
        self._core, self._payable = core, payable
        self.day = PastDayEdit(place.today)
        self.day.show_value(place.today())
        self._day_row = FieldRow("&Tanggal bayar", self.day)
        self.kind = Choice()
        for kind, words in KINDS.items():
            self.kind.addItem(words, kind.value)
        self.kind.setCurrentIndex(list(KINDS).index(payable.detail.content.payment))
        self.amount: MoneyEdit[Rupiah] = MoneyEdit(Rupiah.typed, lambda amount: amount.plain)
        self.amount.setPlaceholderText("kosong: semuanya")
        self._amount_row = FieldRow("&Jumlah dibayar (Rp)", self.amount)
        explain(self._day_row, self.day, place.words)
        explain(self._amount_row, self.amount, place.words)
        self.invoice = _paper_no("nomor nota atau tagihan penyedia")
        self._invoice_row = FieldRow("&Nota atau tagihan", self.invoice)
        self.tax_invoice = _paper_no("bila penyedia PKP")
        self._tax_invoice_row = FieldRow("&Faktur pajak", self.tax_invoice)
        self.transfer = _paper_no("nomor bukti transfer bank")
        self._transfer_row = FieldRow("&Bukti transfer", self.transfer)
        self.number = NumberField("kuitansi", payable.number)
        self.bap = _paper_no("dari buku agenda; kosong: titik-titik")
        self._bap_row = FieldRow("Nomor BA &pembayaran", self.bap)
        self.receipts = self._receipt_boxes()
        self.figures = DuePanel(place.theme)
        self._build()
        self._connect()
        self.figures.show_due(payable.due, payable.detail)
        self._bap_row.setVisible(self._has_minutes)
        self.setMinimumWidth(WIDTH)
        self.day.setFocus()
        self.day.selectAll()

    def collect(self) -> PaidByPaper | None:
        readable = [self.day.settle(), self.amount.settle()]  # both, so that both are marked
        if not all(readable):
            return None
        if self.day.value is None:
            self._day_row.show_error("Isi tanggal uang dibayarkan.")
            return None
        paid = Paid(
            self.day.value,
            Payment(self.kind.currentData()),
            self.invoice.text().strip(),
            self.tax_invoice.text().strip(),
            self.amount.value,
            self._chosen(),
            self.transfer.text().strip(),
            self.bap.text().strip() if self._has_minutes else "",
        )
        return PaidByPaper(paid, self.number.text)

    def show_error(self, error: BejoError) -> None:
        places = {
            "invoice": (self._invoice_row, self.invoice),
            "tax_invoice": (self._tax_invoice_row, self.tax_invoice),
            "amount": (self._amount_row, self.amount),
            "transfer": (self._transfer_row, self.transfer),
            "bap_no": (self._bap_row, self.bap),
        }
        found = places.get(str(error.facts.get("field")))
        if found is None:
            super().show_error(error)
            return
        line, field = found
        words = self._place.words
        line.show_error(f"{words.text(error)} {words.way_out(error)}".strip())
        field.setFocus()

    @property
    def _has_minutes(self) -> bool:
        """Whether a berita acara pembayaran goes with it: not with what the kas UP pays."""
        return Payment(self.kind.currentData()) is not Payment.UP

    def _chosen(self) -> tuple[int, ...]:
        """The receipts ticked; empty for all."""
        ticked = tuple(position for position, box in self.receipts.items() if box.isChecked())
        return () if len(ticked) == len(self.receipts) else ticked

    def _reckon(self) -> None:
        """Ask what is due for what is chosen now."""
        self._bap_row.setVisible(self._has_minutes)
        core, order_id = self._core, self._payable.detail.row.order_id
        kind = Payment(self.kind.currentData())
        wanted = Wanted(self._chosen(), kind, self.amount.value)
        self._place.lanes.read.ask(
            "paying.due",
            self,
            lambda _: core.paying.due(order_id, wanted),
            done=lambda due: self.figures.show_due(due, self._payable.detail),
            failed=self.show_error,
        )

    def _receipt_boxes(self) -> dict[int, QCheckBox]:
        """A box for each unpaid BAST, ticked; none where there is nothing to choose."""
        detail, open_ = self._payable.detail, self._payable.due.receipts
        boxes = {}
        for position in open_ if len(open_) > 1 else ():
            receipt = detail.receipts[position - 1]
            box = QCheckBox(receipt_words(receipt, detail.content.places))
            box.setAccessibleName(f"Bayar {box.text()}")
            box.setChecked(True)
            boxes[position] = box
        return boxes

    def _connect(self) -> None:
        self.kind.activated.connect(lambda _: self._reckon())
        self.amount.read.connect(lambda _: self._reckon())
        for box in self.receipts.values():
            box.toggled.connect(lambda _: self._reckon())

    def _build(self) -> None:
        fields = column(
            _halves(self._day_row, FieldRow("&Cara pembayaran", self.kind)),
            _halves(self._invoice_row, self._tax_invoice_row),
            _halves(self._amount_row, self._transfer_row),
            _halves(holder(column(self.number, None, spacing=0)), self._bap_row),
            *self._receipt_parts(),
            None,
            spacing=10,
        )
        self.figures.setFixedWidth(FIGURES_WIDTH)
        body = row(fields, self.figures, spacing=20)
        body.setStretch(0, 1)
        told = "Kuitansi terbit dengan angka di kanan; anggarannya menjadi realisasi."
        self._furnish(told, "Catat pembayaran", "circle-check", *self._gap_parts(), body)

    def _receipt_parts(self) -> tuple[Part, ...]:
        if not self.receipts:
            return ()
        return (column(Text("Yang dibayar", Face.LABEL), *self.receipts.values(), spacing=4),)

    def _gap_parts(self) -> tuple[Part, ...]:
        """What the file lacks asks and never stops: the treasurer decides."""
        missing = self._payable.missing
        if not missing:
            return ()
        words = self._place.words
        names = ", ".join(words.phrase(one.name) for one in missing)
        notice = Notice(
            Weight.WAIT,
            f"Berkas belum lengkap: {len(missing)} belum ada",
            names,
            way_out="Pembayaran tetap dapat dicatat; yang kurang disusulkan di Kelengkapan berkas.",
        )
        return (Banner(self._place.theme, notice, ()),)


def _paper_no(hint: str) -> LineEdit:
    field = LineEdit("", hint)
    field.setMaxLength(PAPER_NO_CHARS_MAX)
    return field


def _halves(left: QWidget, right: QWidget) -> QHBoxLayout:
    made = row(left, right, spacing=12)
    for at in range(2):
        made.setStretch(at, 1)
    return made
