"""Whether an order is settled: all paid, nothing beyond what is due, and no denda left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.delivery_shares import Deliveries
from bejo_desktop.domain.due import due_of
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.fulfilment import is_complete
from bejo_desktop.domain.money import ZERO, Rupiah

if TYPE_CHECKING:
    from bejo_desktop.domain.due import Fulfilled
    from bejo_desktop.domain.rules.book import RuleBook


def is_paid_off(done: Fulfilled, rules: RuleBook) -> bool:
    """
    Tell whether all goods are here and paid, so that nothing is left to be done with the order.

    Raises:
        BadInput, RuleBroken: as `due_of`.
    """
    if not done.payments or not is_complete(done.content.lines, done.receipts, done.returns):
        return False
    return due_of(done, rules).open == ZERO


def require_above_paid(done: Fulfilled, rules: RuleBook) -> None:
    """
    Refuse an addendum after which less is due than was paid, or nothing for what is to come.

    The desk refuses it; at the centre, where it is ink, it is found.

    Args:
        done: with the content that would hold from the addendum on.

    Raises:
        RuleBroken: `amend.below_paid` (facts: `total`, `paid`).
        BadInput, RuleBroken: as `due_of`.
    """
    if not done.payments:
        return
    came = Deliveries(done.content, done.receipts, done.returns, rules)
    whole = is_complete(done.content.lines, done.receipts, done.returns)
    received = Rupiah(came.together(range(1, len(done.receipts) + 1)).gross)
    total = received if whole else came.figures.total
    if total < done.paid or (total == done.paid and not whole):
        facts = {"total": total.amount, "paid": done.paid.amount}
        raise RuleBroken("amend.below_paid", field="lines", **facts)


def owed_by_vendor(done: Fulfilled, rules: RuleBook) -> Rupiah:
    """
    Return the penalty that no payment bore once all is paid: the vendor deposits it himself.

    Raises:
        BadInput, RuleBroken: as `due_of`.
    """
    if not done.payments or not done.nothing_comes:
        return ZERO
    due = due_of(done, rules)
    return ZERO if due.open > ZERO else due.owed_by_vendor
