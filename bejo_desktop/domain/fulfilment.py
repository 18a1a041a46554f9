"""What follows a signed order: goods that arrive, are received by BAST, and may go back."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.errors import BadInput, RuleBroken
from bejo_desktop.domain.letters import is_printable
from bejo_desktop.domain.quantity import is_measured

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bejo_desktop.domain.content import OrderLine, Place
    from bejo_desktop.domain.numbering import Number

NOTHING: Final = Decimal(0)
RECEIPTS_MAX: Final = 50
"""More deliveries of one order than this are a slip; every border has a size."""
RETURNS_MAX: Final = 50
REASON_CHARS_MAX: Final = 200
"""Of why something was rejected: it stands in one cell of the BAST."""


@dataclass(frozen=True, slots=True)
class ReceivedLine:
    """
    What of one line came with a delivery.

    Args:
        line: position in the order, from 1.
        accepted, rejected: in the line's measure, zero or more, at most three places.
        reason: why some was rejected; "" where nothing was.
    """

    line: int
    accepted: Decimal
    rejected: Decimal
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Statements:
    """What the PPK states of the goods: they work, the amount is right, they came in time."""

    function: bool
    amount: bool
    time: bool


@dataclass(frozen=True, slots=True)
class Receipt:
    """
    One receiving by BAST.

    Args:
        number: of the BAST, from its own series.
        complete: whether with it all that was ordered has been accepted.
        by: NIP of the PPK.
        arrived_on: when these goods came; None where it was not noted for this part.
        place: position of the place of delivery in the order, from 1; 0 for the one address.
    """

    received_on: date
    complete: bool
    lines: tuple[ReceivedLine, ...]
    statements: Statements
    number: Number
    by: str
    arrived_on: date | None = None
    place: int = 0

    @property
    def accepts(self) -> bool:
        """Whether any of the goods was accepted; none was where all went away again."""
        return any(row.accepted > NOTHING for row in self.lines)


@dataclass(frozen=True, slots=True)
class ReturnedLine:
    """What of one line went back after it had been accepted, in the line's measure."""

    line: int
    quantity: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class GoodsReturned:
    """Goods that went back to the vendor to be replaced (retur); they count as still to come."""

    on: date
    lines: tuple[ReturnedLine, ...]
    by: str


@dataclass(frozen=True, slots=True)
class Outstanding:
    """What of one line is still to come: ordered less what was accepted so far."""

    line: int
    ordered: Decimal
    accepted: Decimal

    @property
    def left(self) -> Decimal:
        """Zero when the line is complete."""
        return self.ordered - self.accepted


def outstanding(
    lines: Sequence[OrderLine],
    receipts: Sequence[Receipt],
    returns: Sequence[GoodsReturned] = (),
) -> tuple[Outstanding, ...]:
    """Return what is still to come of every line, in the order of the lines."""
    accepted = [NOTHING] * len(lines)
    for receipt in receipts:
        for row in receipt.lines:
            accepted[row.line - 1] += row.accepted
    for given_back in returns:
        for gone in given_back.lines:
            accepted[gone.line - 1] -= gone.quantity
    return tuple(
        Outstanding(position, line.quantity.value, sum_)
        for position, (line, sum_) in enumerate(zip(lines, accepted, strict=True), start=1)
    )


def left_at_places(
    places: Sequence[Place], receipts: Sequence[Receipt], rows: Sequence[Outstanding]
) -> tuple[tuple[Decimal, ...], ...]:
    """
    Return what of each line is still to come at each place; never more than is left of it.

    A return does not say from which place it went: it may come again to each that had some.

    Args:
        rows: what is left of the whole order, what went back counted.
    """
    gone = {
        row.line: sum(
            (came.accepted for one in receipts for came in one.lines if came.line == row.line),
            -row.accepted,
        )
        for row in rows
    }
    found = []
    for at, place in enumerate(places, start=1):
        had = {row.line: NOTHING for row in rows}
        for receipt in receipts:
            for came in receipt.lines if receipt.place == at else ():
                had[came.line] += came.accepted
        left = [
            min(whole, whole - had[row.line] + gone[row.line], row.left)
            for whole, row in zip(place.quantities, rows, strict=True)
        ]
        found.append(tuple(max(amount, NOTHING) for amount in left))
    return tuple(found)


def require_receivable(
    lines: Sequence[OrderLine],
    receipts: Sequence[Receipt],
    receipt: Receipt,
    returns: Sequence[GoodsReturned] = (),
) -> None:
    """
    Refuse a receipt that does not fit the order; nothing is changed.

    Raises:
        BadInput: `receipt.line_unknown`, `receipt.line_twice`, `receipt.quantity`,
            `receipt.reason_missing`, `receipt.reason_long`, `receipt.reason_letters` (facts:
            `line`), `receipt.empty`.
        RuleBroken: `receipt.too_much` (facts: `line`, `ordered`, `accepted`),
            `receipt.complete` when it claims to be complete and is not, or the reverse,
            `receipt.statements` when a complete one lacks that of function or amount,
            `receipt.too_many`. That of time may lack: late goods are received, and called late.
    """
    if len(receipts) >= RECEIPTS_MAX:
        raise RuleBroken("receipt.too_many", most=RECEIPTS_MAX)
    _require_lines(receipt.lines, len(lines))
    after = outstanding(lines, [*receipts, receipt], returns)
    for row in after:
        if row.left < NOTHING:
            facts = {"ordered": str(row.ordered), "accepted": str(row.accepted)}
            raise RuleBroken("receipt.too_much", line=row.line, **facts)
    if receipt.complete != all(row.left == NOTHING for row in after):
        raise RuleBroken("receipt.complete", left=sum(row.left > NOTHING for row in after))
    said = receipt.statements
    if receipt.complete and not (said.function and said.amount):
        raise RuleBroken("receipt.statements")


def is_complete(
    lines: Sequence[OrderLine],
    receipts: Sequence[Receipt],
    returns: Sequence[GoodsReturned] = (),
) -> bool:
    """Tell whether all that was ordered has been accepted, and nothing of it went back."""
    left = outstanding(lines, receipts, returns)
    return bool(receipts) and all(row.left == NOTHING for row in left)


def require_returnable(
    lines: Sequence[OrderLine],
    receipts: Sequence[Receipt],
    returns: Sequence[GoodsReturned],
    going: GoodsReturned,
) -> None:
    """
    Refuse goods that cannot go back: they were never accepted.

    Raises:
        BadInput: `receipt.line_unknown`, `receipt.line_twice`, `receipt.quantity`,
            `receipt.reason_missing`, `receipt.reason_long`, `receipt.reason_letters`,
            `receipt.empty`, as for a receipt.
        RuleBroken: `receipt.return_too_much` (facts: `line`, `accepted`, `quantity`),
            `receipt.too_many`.
    """
    if len(returns) >= RETURNS_MAX:
        raise RuleBroken("receipt.too_many", most=RETURNS_MAX)
    rows = tuple(ReceivedLine(x.line, NOTHING, x.quantity, x.reason) for x in going.lines)
    _require_lines(rows, len(lines))
    kept = {row.line: row.accepted for row in outstanding(lines, receipts, returns)}
    for row in going.lines:
        if row.quantity > kept[row.line]:
            facts = {"accepted": str(kept[row.line]), "quantity": str(row.quantity)}
            raise RuleBroken("receipt.return_too_much", line=row.line, **facts)


def _require_lines(rows: Sequence[ReceivedLine], count: int) -> None:
    if not any(row.accepted > NOTHING or row.rejected > NOTHING for row in rows):
        raise BadInput("receipt.empty", field="lines")
    seen: set[int] = set()
    for row in rows:
        if not 1 <= row.line <= count:
            raise BadInput("receipt.line_unknown", line=row.line, field="line")
        if row.line in seen:
            raise BadInput("receipt.line_twice", line=row.line, field="line")
        if not (is_measured(row.accepted) and is_measured(row.rejected)):
            raise BadInput("receipt.quantity", line=row.line, field="accepted")
        _require_reason(row)
        seen.add(row.line)


def _require_reason(row: ReceivedLine) -> None:
    """It stands on the BAST: there where something was rejected, short, and in its letters."""
    where = {"line": row.line, "field": "reason"}
    if row.rejected > NOTHING and not row.reason.strip():
        raise BadInput("receipt.reason_missing", **where)
    if len(row.reason) > REASON_CHARS_MAX:
        raise BadInput("receipt.reason_long", **where, most=REASON_CHARS_MAX)
    if not is_printable(row.reason):
        raise BadInput("receipt.reason_letters", **where)
