"""What the drawer shows of one order: the order, what is payable of it, how whole its file is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_desktop.domain.completeness.checking import Standing
from bejo_desktop.domain.order import AFTER_INK, MOVES, Act

if TYPE_CHECKING:
    from uuid import UUID

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import OrderDetail


@dataclass(frozen=True, slots=True)
class Looked:
    """
    One order as it was read.

    Args:
        payable: whether something received is not paid yet.
        needed, missing: papers of its payment file, 0 while there is none.
    """

    detail: OrderDetail
    payable: bool = False
    needed: int = 0
    missing: int = 0


def look_at(core: Core, order_id: UUID) -> Looked:
    """Read one order; belongs on the read lane."""
    detail = core.orders.detail(order_id)
    state = detail.row.state
    if state not in AFTER_INK:
        return Looked(detail)
    paid_from = state in MOVES[Act.PAY].sources and bool(detail.receipts)
    papers = [one.standing for one in core.evidence.completeness(order_id)]
    return Looked(
        detail,
        payable=paid_from and bool(core.paying.due(order_id).open.amount),
        needed=len(papers) - papers.count(Standing.NOT_NEEDED),
        missing=papers.count(Standing.MISSING),
    )
