"""The addendum of a running order: volumes, prices and the last day, with the reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.changing import Amending
from bejo_desktop.application.drafting import typed_again
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.quantity import Quantity
from ui.fulfilling.asking import AskingDialog
from ui.fulfilling.number_field import NumberField
from ui.notices import explain
from ui.orders.line_grid import LineGrid
from ui.widgets.day_edit import DayEdit, PastDayEdit
from ui.widgets.field_row import FieldRow, mark_wrong
from ui.widgets.layout import column, row, scrolling
from ui.widgets.line_edit import ReasonEdit
from ui.widgets.typed_edit import MoneyEdit, QuantityEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.views import DraftInput, OrderDetail
    from bejo_desktop.domain.content import OrderLine
    from bejo_desktop.domain.errors import BejoError
    from ui.fulfilling.number_field import ComingNumber
    from ui.widgets.typed_edit import TypedEdit
    from ui.workplace import Workplace

WIDTH: Final = 900
HEIGHT_MAX: Final = 620
AROUND: Final = 400
LINE: Final = 38
"""Pixels of all but the lines, and of one line."""
QUANTITY_WIDTH: Final = 88
PRICE_WIDTH: Final = 128
TOLD: Final = (
    "Penyedia, nomor, dan tanggal pesanan tetap. Isi yang lama tetap terbaca; "
    "semua pemeriksaan diulang."
)


@dataclass(slots=True)
class AmendedLine:
    """The two fields of one line."""

    quantity: QuantityEdit[Quantity]
    price: MoneyEdit[Rupiah]


class AmendDialog(AskingDialog):
    """Asks what holds from now on; `confirmed` carries an Amending."""

    def __init__(
        self,
        place: Workplace,
        about: str,
        detail: OrderDetail,
        number: ComingNumber,
        parent: QWidget,
    ) -> None:
        super().__init__(place, "Buat adendum", about, parent)
        self._detail = detail
        self.day = PastDayEdit(place.today)
        self.day.show_value(place.today())
        self.due = DayEdit(place.today)
        self.due.show_value(detail.content.due_on)
        self.number = NumberField("adendum", number)
        self.reason = ReasonEdit("Apa yang disepakati dengan penyedia, dan mengapa?")
        self._reason_row = FieldRow("&Alasan", self.reason)
        self.answer = ReasonEdit("Satu alasan untuk semua pertanyaan yang belum dijawab")
        self._answer_row = FieldRow("&Jawaban atas tanda kuning", self.answer)
        self.lines = [_fields(line, at) for at, line in enumerate(detail.content.lines, start=1)]
        self._build()
        self._answer_row.hide()
        self.resize(WIDTH, min(HEIGHT_MAX, AROUND + LINE * len(self.lines)))
        self.lines[0].quantity.setFocus()

    def collect(self) -> Amending | None:
        fields: list[TypedEdit[Quantity] | TypedEdit[Rupiah]] = []
        for one in self.lines:
            fields += [one.quantity, one.price]
        readable = [self.day.settle(), self.due.settle(), *(field.settle() for field in fields)]
        if not all(readable):
            return None
        answer = self.answer.toPlainText().strip()
        return Amending(
            wanted=self._wanted(),
            reason=self.reason.toPlainText(),
            on=self.day.value,
            number=self.number.text,
            answers={"": answer} if answer else None,
        )

    def show_error(self, error: BejoError) -> None:
        super().show_error(error)
        line = error.facts.get("line")
        if error.code == "order.reasons_missing":
            self._answer_row.show()
            self.answer.setFocus()
        elif isinstance(line, int) and 1 <= line <= len(self.lines):
            mark_wrong(self.lines[line - 1].quantity, wrong=True)
            self.lines[line - 1].quantity.setFocus()
        elif error.code.startswith("order.reason_"):
            self.reason.setFocus()

    def _wanted(self) -> DraftInput:
        wanted = typed_again(self._detail.content)
        lines = tuple(
            replace(
                line,
                quantity=one.quantity.value or line.quantity,
                unit_price=line.unit_price if one.price.value is None else one.price.value,
            )
            for line, one in zip(wanted.lines, self.lines, strict=True)
        )
        return replace(wanted, due_on=self.due.value or wanted.due_on, lines=lines)

    def _build(self) -> None:
        day_row = FieldRow("&Tanggal adendum", self.day)
        due_row = FieldRow("&Batas waktu penyerahan", self.due)
        explain(day_row, self.day, self._place.words)
        explain(due_row, self.due, self._place.words)
        heads = ("No", "Barang", "Volume kini", "Menjadi", "Harga kini (Rp)", "Menjadi (Rp)")
        grid = LineGrid(heads, frozenset({2, 3, 4, 5}))
        for at, (line, one) in enumerate(
            zip(self._detail.content.lines, self.lines, strict=True), start=1
        ):
            name = f"{line.name}  ({line.measure})"
            shown, price = line.quantity.shown, line.unit_price.plain
            grid.add(at, name, shown, one.quantity, price, one.price)
            for field in (one.quantity, one.price):
                field.refused.connect(self._refuse)
                field.read.connect(lambda _, field=field: mark_wrong(field, wrong=False))
        grid.settle()
        head = row(day_row, due_row, self.number, spacing=16)
        for at in range(3):
            head.setStretch(at, 1)
        parts = (head, scrolling(column(grid)), self._reason_row, self._answer_row)
        self._furnish(TOLD, "Catat adendum", "file-text", *parts)

    def _refuse(self, error: BejoError) -> None:
        field = self.sender()
        for one in self.lines:
            for mine in (one.quantity, one.price):
                if mine is field:
                    mark_wrong(mine, wrong=True)
        self.board.show_error(error)


def _fields(line: OrderLine, at: int) -> AmendedLine:
    quantity: QuantityEdit[Quantity] = QuantityEdit(Quantity.typed, lambda one: one.edited)
    quantity.show_value(line.quantity)
    quantity.setFixedWidth(QUANTITY_WIDTH)
    quantity.setAccessibleName(f"Volume baru baris {at}, {line.name}")
    price: MoneyEdit[Rupiah] = MoneyEdit(Rupiah.typed, lambda one: one.plain)
    price.show_value(line.unit_price)
    price.setFixedWidth(PRICE_WIDTH)
    price.setAccessibleName(f"Harga baru baris {at}, {line.name}")
    return AmendedLine(quantity, price)
