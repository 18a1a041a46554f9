"""Line by line what came: accepted, rejected and why, beside what was ordered and is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from bejo_desktop.domain.fulfilment import NOTHING, REASON_CHARS_MAX, ReceivedLine
from bejo_desktop.domain.quantity import Quantity
from ui.fonts import Face
from ui.tokens import Tone
from ui.widgets.field_row import mark_wrong
from ui.widgets.line_edit import LineEdit
from ui.widgets.text import ShortText, Text
from ui.widgets.typed_edit import QuantityEdit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QResizeEvent

    from bejo_desktop.application.views import OutstandingRow
    from bejo_desktop.domain.errors import BejoError

HEADS: Final = ("No", "Barang", "Dipesan", "Sisa", "Diterima", "Ditolak", "Alasan ditolak")
_NUMBERS: Final = frozenset({2, 3, 4, 5})
"""Columns of quantities, set right."""
FIELD: Final = 72
"""Width of a quantity in pixels: nine digits stand in it."""


class ReceivedRow:
    """The fields of one line of the order; `refused` is told the error of a bad quantity."""

    def __init__(self, line: OutstandingRow) -> None:
        self.line = line
        named = f"baris {line.line}, {line.name}"
        self.accepted = _quantity_field(f"Diterima {named}", line.left)
        self.rejected = _quantity_field(f"Ditolak {named}", NOTHING)
        self.reason = LineEdit("", "bila ada yang ditolak")
        self.reason.setMaxLength(REASON_CHARS_MAX)
        self.reason.setAccessibleName(f"Alasan ditolak {named}")

    @property
    def fields(self) -> tuple[QuantityEdit[Decimal], QuantityEdit[Decimal]]:
        """The two quantities."""
        return self.accepted, self.rejected

    @property
    def left_after(self) -> Decimal:
        """What is still to come; below zero where too much was typed."""
        return self.line.left - (self.accepted.value or NOTHING)

    def collect(self) -> ReceivedLine | None:
        """Return what came; None where a field cannot be read, which has its red edge."""
        readable = [field.settle() for field in self.fields]  # both, so that both are marked
        if not all(readable):
            return None
        accepted, rejected = (field.value or NOTHING for field in self.fields)
        return ReceivedLine(self.line.line, accepted, rejected, self.reason.text().strip())


class ReceivedHeads(QWidget):
    """The heads of the ledger, laid out above the area that scrolls it."""

    def __init__(self) -> None:
        super().__init__()
        self._labels = []
        for at, head in enumerate(HEADS):
            label = Text(head, Face.LABEL)
            label.setParent(self)
            self._labels.append(label.right() if at in _NUMBERS else label)
        self.setFixedHeight(max(label.sizeHint().height() for label in self._labels))

    @property
    def widths(self) -> list[int]:
        """What each head needs, in pixels."""
        return [label.sizeHint().width() for label in self._labels]

    def follow(self, columns: Sequence[QRect]) -> None:
        """Stand over `columns`."""
        for label, column in zip(self._labels, columns, strict=True):
            label.setGeometry(column.x(), 0, column.width(), self.height())


class ReceivedLedger(QWidget):
    """
    The rows; their `heads` stay in sight while they scroll.

    `changed` says that a quantity was read anew; `refused` carries why one cannot be read.
    """

    changed = Signal()
    refused = Signal(object)

    def __init__(self, lines: Sequence[OutstandingRow]) -> None:
        super().__init__()
        self.rows = [ReceivedRow(line) for line in lines]
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(6, 2)
        self.heads = ReceivedHeads()
        for column, width in enumerate(self.heads.widths):
            grid.setColumnMinimumWidth(column, width)
        for at, row in enumerate(self.rows):
            self._add(grid, at, row)
        grid.setRowStretch(len(self.rows), 1)
        self._grid = grid
        self.setLayout(grid)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.heads.follow([self._grid.cellRect(0, at) for at in range(len(HEADS))])

    @property
    def unfinished(self) -> int:
        """How many lines are not complete with what is typed."""
        return sum(row.left_after > NOTHING for row in self.rows)

    @property
    def typed(self) -> tuple[ReceivedLine, ...]:
        """What can be read of the fields now, line by line."""
        return tuple(
            ReceivedLine(
                row.line.line, row.accepted.value or NOTHING, row.rejected.value or NOTHING
            )
            for row in self.rows
        )

    def show_amounts(self, amounts: Sequence[Decimal]) -> None:
        """Fill in what is accepted of each line."""
        for row, amount in zip(self.rows, amounts, strict=True):
            row.accepted.show_value(amount)

    def collect(self) -> tuple[ReceivedLine, ...] | None:
        """Return what came of each line of which something came; None where one cannot be read."""
        collected = [row.collect() for row in self.rows]
        read = [line for line in collected if line is not None]
        if len(read) < len(collected):
            return None
        return tuple(line for line in read if line.accepted or line.rejected)

    def take_focus(self) -> None:
        """Start at the first quantity."""
        self.rows[0].accepted.setFocus(Qt.FocusReason.TabFocusReason)

    def show_error(self, line: int) -> None:
        """Lead to the row of `line` (from 1), marked as wrong."""
        row = self.rows[line - 1]
        mark_wrong(row.accepted, wrong=True)
        row.accepted.setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, grid: QGridLayout, at: int, row: ReceivedRow) -> None:
        line = row.line
        name = ShortText(f"{line.name}  ({line.measure})", Face.BODY)
        name.setMinimumWidth(200)
        done = Tone.TEXT if line.left else Tone.FAINT
        parts = (
            Text(str(line.line), Face.SMALL),
            name,
            Text(shown(line.ordered), Face.BODY, Tone.MUTED).right(),
            Text(shown(line.left), Face.BODY, done).right(),
            row.accepted,
            row.rejected,
            row.reason,
        )
        for column, part in enumerate(parts):
            grid.addWidget(part, at, column)
        for field in row.fields:
            field.refused.connect(lambda error, field=field: self._refuse(field, error))
            field.read.connect(lambda _, field=field: self._take(field))

    def _refuse(self, field: QuantityEdit[Decimal], error: BejoError) -> None:
        mark_wrong(field, wrong=True)
        self.refused.emit(error)

    def _take(self, field: QuantityEdit[Decimal]) -> None:
        mark_wrong(field, wrong=False)
        self.changed.emit()


def typed_amount(text: str) -> Decimal:
    """
    Read a quantity that may be nothing: `0`, `60`, `2,5`.

    Raises:
        BadInput: `quantity.*`.
    """
    return NOTHING if text.strip() == "0" else Quantity.typed(text).value


def shown(amount: Decimal) -> str:
    """Return an amount as officers write it: `1.000`, `2,5`, `0`."""
    return Quantity(amount).shown if amount > NOTHING else "0"


def _edited(amount: Decimal) -> str:
    return Quantity(amount).edited if amount > NOTHING else "0"


def _quantity_field(name: str, value: Decimal) -> QuantityEdit[Decimal]:
    field: QuantityEdit[Decimal] = QuantityEdit(typed_amount, _edited)
    field.show_value(value)
    field.setFixedWidth(FIELD)
    field.setAccessibleName(name)
    return field
