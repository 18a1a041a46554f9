"""The verdict on giving up a number: `order.void`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_central.judging import trust
from bejo_central.judging.case import Binding, Booking, Decision, Effect, accepted, cause, refused
from bejo_central.judging.changing import short_reason
from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.order import Act, OrderState, SyncState, Verdict

if TYPE_CHECKING:
    from bejo_central.judging.case import Case
    from bejo_desktop.contract.intents import Void


def judge_void(case: Case, act: Void) -> Decision:
    """Judge a void; it is `ok` only where the centre holds that number or its refused final."""
    if distrust := trust.role(case):
        return refused(distrust)
    if short := short_reason(act.reason):
        return refused(short)
    order = case.order
    if order is not None and order.no == act.no:
        return _void_order(case, act)
    return _void_number(case, act)


def _void_order(case: Case, act: Void) -> Decision:
    order = case.order
    assert order is not None
    if order.state == OrderState.VOID:
        return accepted()
    if other := trust.in_charge(case):
        return refused(other)
    if order.state != OrderState.FINAL or order.hash != act.content or trust.rivals(case):
        return refused(cause(Reason.STALE_BASE))
    fields = {"state": OrderState.VOID.value, "sync": SyncState.ACCEPTED.value, "why": ()}
    return accepted(Effect(fields, booking=Booking.VOID, binding=Binding.RELEASE))


def _void_number(case: Case, act: Void) -> Decision:
    """The number alone: its final was refused, so that no order here bears it."""
    holder = case.paper.holder
    if holder is not None and holder.is_of(case.unit.code, case.intent.e):
        return accepted(Effect(booking=Booking.VOID))
    if case.paper.is_rival:
        return accepted()
    was_refused = any(
        past.op == Act.FINAL
        and past.no == act.no
        and past.verdict in {Verdict.REFUSED, Verdict.BLOCKED}
        for past in case.past
    )
    if was_refused:
        return accepted()
    return refused(cause(Reason.STALE_BASE))
