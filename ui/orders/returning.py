"""Accepted goods that go back to the vendor to be replaced (retur)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.views import SentBack
from bejo_desktop.domain.fulfilment import NOTHING, REASON_CHARS_MAX, ReturnedLine
from ui.fulfilling.asking import AskingDialog
from ui.fulfilling.ledger import shown, typed_amount
from ui.notices import explain
from ui.orders.line_grid import LineGrid
from ui.widgets.day_edit import PastDayEdit
from ui.widgets.field_row import FieldRow, mark_wrong
from ui.widgets.layout import column, row, scrolling
from ui.widgets.line_edit import LineEdit
from ui.widgets.typed_edit import QuantityEdit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.views import OutstandingRow
    from bejo_desktop.domain.errors import BejoError
    from ui.workplace import Workplace

WIDTH: Final = 860
HEIGHT_MAX: Final = 600
AROUND: Final = 280
LINE: Final = 38
"""Pixels of all but the lines, and of one line."""
QUANTITY_WIDTH: Final = 88
REASON_WIDTH: Final = 260
TOLD: Final = "Yang dikembalikan dihitung belum datang; penyedia mengirim gantinya."


@dataclass(slots=True)
class ReturnedRow:
    """The two fields of one line of which something was accepted."""

    line: OutstandingRow
    quantity: QuantityEdit[Decimal]
    reason: LineEdit


class SendBackDialog(AskingDialog):
    """Asks what goes back and why; `confirmed` carries a SentBack."""

    def __init__(
        self, place: Workplace, about: str, lines: Sequence[OutstandingRow], parent: QWidget
    ) -> None:
        super().__init__(place, "Kembalikan barang (retur)", about, parent)
        self.day = PastDayEdit(place.today)
        self.day.show_value(place.today())
        self.rows = [_fields(line) for line in lines if line.accepted > NOTHING]
        day_row = FieldRow("&Tanggal retur", self.day)
        day_row.setFixedWidth(220)
        explain(day_row, self.day, place.words)
        grid = LineGrid(("No", "Barang", "Diterima", "Dikembalikan", "Alasan"), frozenset({2, 3}))
        for one in self.rows:
            name = f"{one.line.name}  ({one.line.measure})"
            grid.add(one.line.line, name, shown(one.line.accepted), one.quantity, one.reason)
            one.quantity.refused.connect(self._refuse)
            one.quantity.read.connect(lambda _, one=one: mark_wrong(one.quantity, wrong=False))
        grid.settle()
        self._furnish(TOLD, "Catat retur", "undo-2", row(day_row, None), scrolling(column(grid)))
        self.resize(WIDTH, min(HEIGHT_MAX, AROUND + LINE * len(self.rows)))
        if self.rows:
            self.rows[0].quantity.setFocus()
            self.rows[0].quantity.selectAll()

    def collect(self) -> SentBack | None:
        readable = [self.day.settle(), *(one.quantity.settle() for one in self.rows)]
        if not all(readable):
            return None
        lines = tuple(
            ReturnedLine(one.line.line, one.quantity.value, one.reason.text().strip())
            for one in self.rows
            if one.quantity.value
        )
        return SentBack(self.day.value or self._place.today(), lines)

    def show_error(self, error: BejoError) -> None:
        super().show_error(error)
        for one in self.rows:
            if one.line.line == error.facts.get("line"):
                wrong = one.reason if error.facts.get("field") == "reason" else one.quantity
                mark_wrong(wrong, wrong=True)
                wrong.setFocus()

    def _refuse(self, error: BejoError) -> None:
        for one in self.rows:
            if one.quantity is self.sender():
                mark_wrong(one.quantity, wrong=True)
        self.board.show_error(error)


def _fields(line: OutstandingRow) -> ReturnedRow:
    quantity: QuantityEdit[Decimal] = QuantityEdit(typed_amount, shown)
    quantity.show_value(NOTHING)
    quantity.setFixedWidth(QUANTITY_WIDTH)
    quantity.setAccessibleName(f"Dikembalikan baris {line.line}, {line.name}")
    reason = LineEdit("", "rusak, salah kirim …")
    reason.setMaxLength(REASON_CHARS_MAX)
    reason.setMinimumWidth(REASON_WIDTH)
    reason.setAccessibleName(f"Alasan retur baris {line.line}, {line.name}")
    return ReturnedRow(line, quantity, reason)
