"""From which delivery goods went back: what of each receipt was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.fulfilment import NOTHING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from bejo_desktop.domain.content import OrderLine
    from bejo_desktop.domain.fulfilment import GoodsReturned, Receipt


def kept_of_receipts(
    lines: Sequence[OrderLine], receipts: Sequence[Receipt], returns: Sequence[GoodsReturned]
) -> tuple[dict[int, Decimal], ...]:
    """
    Return what of each receipt was kept, by line: what went back is taken off the newest first.

    A return lies before a receipt of a later day, and before one that does not fit without it.
    """
    kept: list[dict[int, Decimal]] = []
    waiting = sorted(returns, key=lambda gone: gone.on)
    for receipt in receipts:
        while waiting and _covers(kept, waiting[0]):
            if waiting[0].on >= receipt.received_on and _fits(lines, kept, receipt):
                break
            _take_off(kept, waiting.pop(0))
        kept.append({row.line: row.accepted for row in receipt.lines})
    for gone in waiting:
        _take_off(kept, gone)
    return tuple(kept)


def _fits(
    lines: Sequence[OrderLine], kept: Sequence[Mapping[int, Decimal]], receipt: Receipt
) -> bool:
    return all(
        _sum_of(kept, row.line) + row.accepted <= lines[row.line - 1].quantity.value
        for row in receipt.lines
    )


def _covers(kept: Sequence[Mapping[int, Decimal]], gone: GoodsReturned) -> bool:
    return all(row.quantity <= _sum_of(kept, row.line) for row in gone.lines)


def _sum_of(kept: Sequence[Mapping[int, Decimal]], line: int) -> Decimal:
    return sum((one.get(line, NOTHING) for one in kept), NOTHING)


def _take_off(kept: Sequence[dict[int, Decimal]], gone: GoodsReturned) -> None:
    for row in gone.lines:
        left = row.quantity
        for one in reversed(kept):
            taken = min(left, one.get(row.line, NOTHING))
            if taken:
                one[row.line] -= taken
                left -= taken
