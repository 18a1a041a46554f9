"""Several orders of one vendor, paid by one transfer, each by its own kuitansi."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from bejo_desktop.application.views import PaidOrder, PaidTogether
from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.payments import PAPER_NO_CHARS_MAX
from ui.fonts import Face
from ui.fulfilling.asking import AskingDialog
from ui.fulfilling.number_field import AGENDA
from ui.fulfilling.paying import KINDS
from ui.notices import explain
from ui.tokens import Tone
from ui.widgets.day_edit import PastDayEdit
from ui.widgets.field_row import FieldRow, mark_wrong
from ui.widgets.layout import column, row, scrolling
from ui.widgets.line_edit import Choice, LineEdit
from ui.widgets.stat_rows import StatRow
from ui.widgets.text import ShortText, Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import OrderDetail
    from bejo_desktop.domain.due import Due
    from bejo_desktop.domain.errors import BejoError
    from ui.workplace import Workplace

WIDTH: Final = 960
HEIGHT_MAX: Final = 600
AROUND: Final = 310
LINE: Final = 40
PAPER: Final = 148
HEADS: Final = ("", "Pesanan", "Nilai (Rp)", "Ditransfer (Rp)")
RECEIVED: Final = "Diterima penyedia (Rp)"
PAPERS: Final = ("Nota atau tagihan", "Faktur pajak")


@dataclass(frozen=True, slots=True)
class PayableOrder:
    """One order of the vendor of which something is due."""

    detail: OrderDetail
    due: Due


@dataclass(frozen=True, slots=True)
class PayableTogether:
    """
    What the dialog chooses among.

    Args:
        first: the order it was opened at, ticked; typed: kuitansi numbers come from the agenda.
    """

    first: UUID
    orders: Sequence[PayableOrder]
    typed: bool


def read_payable_together(core: Core, order_id: UUID) -> PayableTogether:
    """Read the payable orders of the vendor of `order_id`; reads the store."""
    vendor = core.orders.detail(order_id).content.vendor
    details = [core.orders.detail(one) for one in core.paying.payable()]
    orders = [
        PayableOrder(detail, core.paying.due(detail.row.order_id))
        for detail in details
        if detail.content.vendor == vendor
    ]
    orders.sort(key=lambda one: (one.detail.row.order_id != order_id, one.detail.row.number or ""))
    return PayableTogether(order_id, orders, core.desk.unit().numbering == AGENDA)


class PayTogetherDialog(AskingDialog):
    """Asks which orders one transfer pays; `confirmed` carries a PaidTogether."""

    def __init__(self, place: Workplace, payable: PayableTogether, parent: QWidget) -> None:
        orders = payable.orders
        about = orders[0].detail.row.vendor_name if orders else "Tidak ada yang dapat dibayar"
        super().__init__(place, "Bayar beberapa pesanan dengan satu transfer", about, parent)
        self.day = PastDayEdit(place.today)
        self.day.show_value(place.today())
        self._day_row = FieldRow("&Tanggal bayar", self.day)
        explain(self._day_row, self.day, place.words)
        self.kind = Choice()
        for kind, words in KINDS.items():
            self.kind.addItem(words, kind.value)
        if orders:
            self.kind.setCurrentIndex(list(KINDS).index(orders[0].detail.content.payment))
        self.transfer = LineEdit("", "nomor bukti transfer bank")
        self.transfer.setMaxLength(PAPER_NO_CHARS_MAX)
        self._transfer_row = FieldRow("&Bukti transfer", self.transfer)
        self.orders = TogetherList(payable)
        self._received = Text("", Face.SMALL).right()
        self._sum = StatRow(place.theme, "Jumlah yang ditransfer", Face.TITLE)
        self.orders.changed.connect(self._show_sum)
        self._build(len(orders))
        self._show_sum()
        self.transfer.setFocus()

    @property
    def sum(self) -> str:
        """The sum that is shown."""
        return self._sum.figure

    @property
    def received(self) -> str:
        """What the vendor gets of the sum, in words; "" where it is the sum."""
        return self._received.text()

    def collect(self) -> PaidTogether | None:
        if not self.day.settle():
            return None
        if self.day.value is None:
            self._day_row.show_error("Isi tanggal uang dibayarkan.")
            return None
        return PaidTogether(
            self.day.value,
            Payment(self.kind.currentData()),
            self.transfer.text().strip(),
            self.orders.collect(),
        )

    def show_error(self, error: BejoError) -> None:
        if error.facts.get("field") != "transfer":
            super().show_error(error)
            self.orders.show_error(str(error.facts.get("order", "")))
            return
        words = self._place.words
        self._transfer_row.show_error(f"{words.text(error)} {words.way_out(error)}".strip())
        self.transfer.setFocus()

    def _show_sum(self) -> None:
        chosen = [line.order.due for line in self.orders.chosen]
        total = sum((due.net for due in chosen), start=ZERO)
        self._sum.show_figure(str(total), name=f"Ditransfer, {len(chosen)} pesanan")
        received = sum((due.received for due in chosen), start=ZERO)
        told = f"Sesudah pajak dipungut platform, penyedia menerima {received}."
        self._received.setText(told if received != total else "")

    def _build(self, count: int) -> None:
        head = row(
            self._day_row, FieldRow("&Cara pembayaran", self.kind), self._transfer_row, spacing=12
        )
        for at in range(3):
            head.setStretch(at, 1)
        self._furnish(
            "Tiap pesanan mendapat kuitansinya sendiri; semua tercatat, atau tidak satu pun.",
            "Catat pembayaran",
            "circle-check",
            head,
            scrolling(column(self.orders), height_min=120),
            column(self._sum, self._received, spacing=2),
        )
        self.resize(WIDTH, min(HEIGHT_MAX, AROUND + LINE * count))


class TogetherLine:
    """The parts of one order: ticked or not, its papers, its number where it is typed."""

    def __init__(self, order: PayableOrder, *, ticked: bool, typed: bool) -> None:
        self.order = order
        number = order.detail.row.number or ""
        self.box = QCheckBox()
        self.box.setChecked(ticked)
        self.box.setAccessibleName(f"Bayar {number}, {order.detail.row.package}")
        self.invoice = _paper_no(f"Nota atau tagihan {number}", "nomor nota")
        self.tax_invoice = _paper_no(f"Faktur pajak {number}", "bila PKP")
        self.number = _paper_no(f"Nomor kuitansi {number}", "dari buku agenda") if typed else None

    def collect(self) -> PaidOrder:
        """Return what was typed of the order."""
        return PaidOrder(
            str(self.order.detail.row.order_id),
            self.invoice.text().strip(),
            self.tax_invoice.text().strip(),
            None if self.number is None else self.number.text().strip(),
        )


class TogetherList(QWidget):
    """The orders; `changed` says that one was ticked or not."""

    changed = Signal()

    def __init__(self, payable: PayableTogether) -> None:
        super().__init__()
        self.lines = [
            TogetherLine(one, ticked=one.detail.row.order_id == payable.first, typed=payable.typed)
            for one in payable.orders
        ]
        self._collected = any(one.due.collected for one in payable.orders)
        heads = [*HEADS, *([RECEIVED] if self._collected else []), *PAPERS]
        if payable.typed:
            heads.append("Nomor kuitansi")
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for at, head in enumerate(heads):
            label = Text(head, Face.LABEL)
            grid.addWidget(label.right() if head.endswith("(Rp)") else label, 0, at)
        for at, line in enumerate(self.lines, start=1):
            self._add(grid, at, line)
        grid.setRowStretch(len(self.lines) + 1, 1)
        self.setLayout(grid)

    @property
    def chosen(self) -> list[TogetherLine]:
        """The orders that are ticked."""
        return [line for line in self.lines if line.box.isChecked()]

    def collect(self) -> tuple[PaidOrder, ...]:
        """Return what was typed of each order that is ticked."""
        return tuple(line.collect() for line in self.chosen)

    def show_error(self, order: str) -> None:
        """Lead to the invoice of `order` (an id), marked as wrong; nothing for another text."""
        for line in self.lines:
            wrong = str(line.order.detail.row.order_id) == order
            mark_wrong(line.invoice, wrong=wrong)
            if wrong:
                line.invoice.setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, grid: QGridLayout, at: int, line: TogetherLine) -> None:
        detail, due = line.order.detail, line.order.due
        name = f"{detail.row.number} · {detail.row.package}"
        parts = (
            line.box,
            ShortText(name, Face.BODY),
            Text(due.gross.plain, Face.BODY, Tone.MUTED).right(),
            Text(due.net.plain, Face.STRONG).right(),
            *([Text(due.received.plain, Face.BODY).right()] if self._collected else []),
            line.invoice,
            line.tax_invoice,
            *(() if line.number is None else (line.number,)),
        )
        for place, part in enumerate(parts):
            grid.addWidget(part, at, place)
        line.box.toggled.connect(self.changed)


def _paper_no(name: str, hint: str) -> LineEdit:
    field = LineEdit("", hint)
    field.setMaxLength(PAPER_NO_CHARS_MAX)
    field.setFixedWidth(PAPER)
    field.setAccessibleName(name)
    return field
