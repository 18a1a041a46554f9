"""What is typed into an order, as one frozen value; what could not be read stands in it, too."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.views import DraftInput, DraftLineInput
from bejo_desktop.domain.fulfilment import NOTHING
from bejo_desktop.domain.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from bejo_desktop.application.views import Hit
    from bejo_desktop.domain.content import FlagReason
    from bejo_desktop.domain.content import Place as Delivered
    from bejo_desktop.domain.errors import BejoError
    from bejo_desktop.domain.money import Rupiah

ONE: Final = Quantity(Decimal(1))


class Place(IntEnum):
    """The columns of the ledger, from the left."""

    NUMBER = 0
    ITEM = 1
    ORIGIN = 2
    ACCOUNT = 3
    QUANTITY = 4
    MEASURE = 5
    LIST_PRICE = 6
    PRICE = 7
    AMOUNT = 8


@dataclass(frozen=True, slots=True)
class Bad:
    """A text that could not be taken, and why; it stays in its cell."""

    text: str
    error: BejoError


@dataclass(frozen=True, slots=True)
class Row:
    """
    One row of the ledger as typed.

    Args:
        key: stays the same while rows come and go around it.
        product: code; "" in a row that waits for its product.
        unit_price: None takes the list price. budget_line: "" takes the order's.
        bad: cells whose text was refused; the values beside it are the last good ones.
        hit: what the search said of the product, shown until the store has answered.
    """

    key: int
    product: str = ""
    quantity: Quantity = ONE
    unit_price: Rupiah | None = None
    budget_line: str = ""
    note: str = ""
    bad: Mapping[Place, Bad] = field(default_factory=dict)
    hit: Hit | None = None
    standard: str = ""
    spread: tuple[Decimal, ...] = ()
    reasons: tuple[FlagReason, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was typed here."""
        return not self.product and not self.bad

    def marked(self, place: Place, text: str, error: BejoError) -> Row:
        """Return the row with a refused text in one cell."""
        return replace(self, bad={**self.bad, place: Bad(text, error)})

    def cleared(self, place: Place) -> Row:
        """Return the row without a refused text in one cell."""
        return replace(self, bad={at: bad for at, bad in self.bad.items() if at is not place})

    def line(self) -> DraftLineInput:
        """Return the line that is saved."""
        return DraftLineInput(
            product=self.product,
            quantity=self.quantity,
            unit_price=self.unit_price,
            budget_line=self.budget_line,
            note=self.note,
            standard=self.standard,
        )

    def goes_to(self, place: int) -> Decimal:
        """Return how much of the row goes to the place of delivery at `place`, from 0."""
        return self.spread[place] if place < len(self.spread) else NOTHING


@dataclass(frozen=True, slots=True)
class Sheet:
    """
    A whole draft as typed: `head` carries what belongs to the order, the rows all of a line.

    Reasons and quantities of a line stand with its row, so that they follow it when rows come
    and go.
    """

    head: DraftInput
    rows: tuple[Row, ...] = ()

    def wanted(self) -> DraftInput:
        """Return what is saved: all rows that have a product."""
        rows, head = self.saved_rows(), self.head
        of_rows = [
            replace(reason, line=position)
            for position, row in enumerate(rows, start=1)
            for reason in row.reasons
        ]
        return replace(
            head,
            lines=tuple(row.line() for row in rows),
            places=tuple(
                replace(place, quantities=tuple(row.goes_to(at) for row in rows))
                for at, place in enumerate(head.places)
            ),
            flag_reasons=(*head.flag_reasons, *of_rows),
        )

    def with_places(self, places: Sequence[Delivered]) -> Sheet:
        """Return the sheet with `places`, whose quantities are of the saved rows in their order."""
        head = replace(self.head, places=tuple(replace(one, quantities=()) for one in places))
        at = {row.key: position for position, row in enumerate(self.saved_rows())}
        rows = tuple(
            replace(row, spread=tuple(_at(one.quantities, at[row.key]) for one in places))
            if row.key in at
            else row
            for row in self.rows
        )
        return replace(self, head=head, rows=rows)

    def with_reason(self, key: int, reason: FlagReason, asked: Collection[str]) -> Sheet:
        """
        Return the sheet with a reason for a question of the row `key`, 0 of the order.

        Args:
            reason: without a text it takes the one that stood there away.
            asked: what the order asks by now (`Flag.about`); an older reason of the same code
                goes where its matter is not asked any more.
        """
        row = self.row(key)
        given = self.head.flag_reasons if row is None else row.reasons
        kept = tuple(
            one
            for one in given
            if one.code != reason.code or (one.about in asked and one.about != reason.about)
        )
        now = (*kept, reason) if reason.text else kept
        if row is None:
            return replace(self, head=replace(self.head, flag_reasons=now))
        return self.put(replace(row, reasons=now))

    def saved_rows(self) -> tuple[Row, ...]:
        """Return the rows that are lines of the draft, in their order."""
        return tuple(row for row in self.rows if row.product)

    def row(self, key: int) -> Row | None:
        """Return the row with `key`, None where it is gone."""
        return next((row for row in self.rows if row.key == key), None)

    def put(self, row: Row) -> Sheet:
        """Return the sheet with `row` in the place of the one with its key, or at the end."""
        if self.row(row.key) is None:
            return replace(self, rows=(*self.rows, row))
        return replace(self, rows=tuple(row if old.key == row.key else old for old in self.rows))

    def insert(self, row: Row, before: int) -> Sheet:
        """Return the sheet with `row` above the row with the key `before`, or at the end."""
        keys = [old.key for old in self.rows]
        place = keys.index(before) if before in keys else len(keys)
        return replace(self, rows=(*self.rows[:place], row, *self.rows[place:]))

    def drop(self, key: int) -> Sheet:
        """Return the sheet without the row with `key`."""
        return replace(self, rows=tuple(row for row in self.rows if row.key != key))

    def bad_cells(self) -> Iterator[tuple[Row, Place, Bad]]:
        """Yield every refused text with its place, from the top."""
        for row in self.rows:
            for place in sorted(row.bad):
                yield row, place, row.bad[place]


def sheet_of(wanted: DraftInput, before: Sheet | None, new_key: Callable[[], int]) -> Sheet:
    """Return the sheet of a saved draft; rows that `before` knows keep their keys and texts."""
    known: dict[str, deque[Row]] = defaultdict(deque)
    for row in before.rows if before else ():
        known[row.product].append(row)
    rows = []
    for at, line in enumerate(wanted.lines):
        old = known[line.product].popleft() if known[line.product] else Row(new_key())
        rows.append(
            replace(
                old,
                product=line.product,
                quantity=line.quantity,
                unit_price=line.unit_price,
                budget_line=line.budget_line,
                note=line.note,
                standard=line.standard,
                spread=tuple(_at(place.quantities, at) for place in wanted.places),
                reasons=tuple(one for one in wanted.flag_reasons if one.line == at + 1),
            )
        )
    waiting = known[""]
    head = replace(
        wanted,
        lines=(),
        places=tuple(replace(place, quantities=()) for place in wanted.places),
        flag_reasons=tuple(one for one in wanted.flag_reasons if not one.line),
    )
    return Sheet(head, (*rows, *waiting))


def _at(quantities: tuple[Decimal, ...], at: int) -> Decimal:
    return quantities[at] if at < len(quantities) else NOTHING
