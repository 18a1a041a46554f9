"""The verdict on a number: `order.final`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_central.judging import business, trust
from bejo_central.judging.case import (
    Binding,
    Booking,
    Decision,
    Effect,
    accepted,
    cause,
    refused,
)
from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.order import SETTLED, OrderState, SyncState, Verdict

if TYPE_CHECKING:
    from bejo_central.judging.case import Case
    from bejo_central.store.orders import OrderRecord
    from bejo_desktop.contract.intents import Final
    from bejo_desktop.contract.rows import CauseRow
    from bejo_desktop.domain.content import OrderContent


def judge_final(case: Case, act: Final) -> Decision:
    """
    Judge an order that takes its number.

    The number of a refused final counts as used until it is voided: it is on a paper.
    """
    if unknown := trust.lease(case):
        return refused(unknown)
    if distrust := trust.role(case) or trust.content(case) or _stale(case, act):
        return refused(distrust, booking=Booking.USED)
    order = case.order
    if order is not None and order.state != OrderState.SUBMITTED:
        return standing(order)
    content = case.content
    assert content is not None
    return _judge_content(case, act, content)


def standing(order: OrderRecord) -> Decision:
    """Return the verdict that an order has already; nothing changes."""
    match order.sync:
        case SyncState.HELD:
            return Decision(Verdict.HELD, order.why)
        case SyncState.REFUSED:
            return Decision(Verdict.REFUSED, order.why)
        case _:
            return accepted(findings=order.findings)


def verdict_on(why: tuple[CauseRow, ...], held_by: tuple[CauseRow, ...]) -> Verdict:
    """Return what refusals and holds come to."""
    if why:
        return Verdict.REFUSED
    return Verdict.HELD if held_by else Verdict.OK


def _stale(case: Case, act: Final) -> CauseRow | None:
    """Refuse what was overtaken, unless it asks for what already is."""
    order = case.order
    if order is None:
        return None
    is_so_already = (
        order.no == act.no
        and order.hash == act.content
        and order.state not in {OrderState.SUBMITTED, OrderState.DRAFT, OrderState.VOID}
    )
    if is_so_already:
        return None
    if trust.rivals(case):
        return cause(Reason.OWNER_CHANGED)
    if order.state != OrderState.SUBMITTED or order.hash != act.content:
        return cause(Reason.STALE_BASE)
    return None


def _judge_content(case: Case, act: Final, content: OrderContent) -> Decision:
    why = business.refusals(case, content, year=act.year)
    held_by = () if why else business.holds(case, content, price_kept=False, in_time=False)
    verdict = verdict_on(why, held_by)
    causes = why or held_by
    fields = {
        "state": OrderState.FINAL.value,
        "sync": SETTLED[verdict].value,
        "hash": act.content,
        "why": causes,
        "price_kept": False,
        "dropped": False,
    }
    effect = Effect(
        fields,
        takes_number=True,
        booking=Booking.USED,
        binding=Binding.BIND if verdict is Verdict.OK else Binding.KEEP,
    )
    return Decision(verdict, causes, (), effect)
