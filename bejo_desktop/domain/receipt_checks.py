"""What makes a receipt implausible that fits its order: its place, and what was rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.errors import BadInput, RuleBroken
from bejo_desktop.domain.fulfilment import left_at_places, outstanding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bejo_desktop.domain.content import OrderContent, Place
    from bejo_desktop.domain.fulfilment import GoodsReturned, Outstanding, Receipt


def require_plausible(
    content: OrderContent,
    receipts: Sequence[Receipt],
    receipt: Receipt,
    returns: Sequence[GoodsReturned] = (),
) -> None:
    """
    Refuse a receipt that fits the order as a whole and yet cannot be right.

    The desk refuses it, so that it is typed anew; the centre finds it, for a BAST is ink.

    Raises:
        BadInput: `receipt.place_missing`, `receipt.place_unknown`.
        RuleBroken: `receipt.place_too_much` (facts: `line`, `left`, `accepted`) above what is to
            come at the place; `receipt.came_too_much` (facts: `line`, `left`, `came`) where what
            was rejected, too, is counted; `receipt.nothing_accepted` where all three statements
            are said of goods of which none was accepted.
    """
    before = outstanding(content.lines, receipts, returns)
    _require_place(content.places, receipts, receipt, before)
    for row in receipt.lines:
        left, came = before[row.line - 1].left, row.accepted + row.rejected
        if came > left:
            facts = {"left": str(left), "came": str(came)}
            raise RuleBroken("receipt.came_too_much", line=row.line, **facts)
    said = receipt.statements
    if not receipt.accepts and said.function and said.amount and said.time:
        raise RuleBroken("receipt.nothing_accepted")


def _require_place(
    places: Sequence[Place],
    receipts: Sequence[Receipt],
    receipt: Receipt,
    before: Sequence[Outstanding],
) -> None:
    if receipt.place > len(places):
        raise BadInput("receipt.place_unknown", field="place", place=receipt.place)
    if not places:
        return
    if not receipt.place:
        raise BadInput("receipt.place_missing", field="place", places=len(places))
    here = left_at_places(places, receipts, before)[receipt.place - 1]
    for row in receipt.lines:
        if row.accepted > here[row.line - 1]:
            facts = {"left": str(here[row.line - 1]), "accepted": str(row.accepted)}
            raise RuleBroken("receipt.place_too_much", line=row.line, **facts)
