"""The verdict on one act: what it asks for, what else happened to the order, what it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_central.judging import trust
from bejo_central.judging.case import Decision, Effect, accepted, blocked, cause, refused
from bejo_central.judging.final import judge_final
from bejo_central.judging.fulfil import judge_arrival, judge_payment, judge_receipt
from bejo_central.judging.held import judge_held
from bejo_central.judging.sign import judge_sign
from bejo_central.judging.void import judge_void
from bejo_desktop.contract.intents import (
    Arrive,
    Drop,
    Final,
    KeepPrice,
    LeaseReturn,
    Pay,
    Receive,
    Recheck,
    Return,
    Sign,
    Skip,
    Submit,
    Void,
)
from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.order import OrderState, SyncState, require_reason

if TYPE_CHECKING:
    from bejo_central.judging.case import Case

_DEPENDENT = (Return, KeepPrice, Recheck, Drop)
"""Acts that mean nothing when the act before them was refused."""


def judge(case: Case) -> Decision:  # noqa: PLR0911 - one line an act
    """Return the verdict on one act."""
    act = case.intent.a
    if case.refused_before and isinstance(act, _DEPENDENT):
        return blocked(case.refused_before)
    match act:
        case Final():
            return judge_final(case, act)
        case Sign():
            return judge_sign(case, act)
        case Void():
            return judge_void(case, act)
        case KeepPrice() | Recheck():
            return judge_held(case, act)
        case Arrive():
            return judge_arrival(case, act)
        case Receive():
            return judge_receipt(case, act)
        case Pay():
            return judge_payment(case, act)
        case Submit() | Return() | Drop() | LeaseReturn() | Skip():
            return _judge_plain(case, act)


def _judge_plain(case: Case, act: Submit | Return | Drop | LeaseReturn | Skip) -> Decision:
    if isinstance(act, Skip):
        return accepted()
    if distrust := trust.role(case) or trust.content(case):
        return refused(distrust)
    match act:
        case Submit():
            return _submit(case, act)
        case Return():
            return _return(case, act)
        case Drop():
            return _drop(case)
        case LeaseReturn():
            return _lease_return(case, act)


def _submit(case: Case, act: Submit) -> Decision:
    order = case.order
    if order is not None and not order.dropped:
        same = order.hash == act.content and order.state != OrderState.DRAFT
        if trust.rivals(case):
            return accepted() if same else refused(cause(Reason.OWNER_CHANGED))
        if order.state not in {OrderState.DRAFT, OrderState.SUBMITTED}:
            return accepted() if same else refused(cause(Reason.STALE_BASE))
        if same and order.device == case.device:
            return accepted()
    fields = {
        "state": OrderState.SUBMITTED.value,
        "sync": SyncState.ACCEPTED.value,
        "hash": act.content,
        "dropped": False,
        "why": (),
    }
    return accepted(Effect(fields, submits=True))


def _return(case: Case, act: Return) -> Decision:
    order = case.order
    if order is None or order.dropped:
        return refused(cause(Reason.STALE_BASE))
    if trust.rivals(case):
        return refused(cause(Reason.OWNER_CHANGED))
    if order.hash == act.content and order.state == OrderState.DRAFT:
        return accepted()
    if order.hash != act.content or order.state != OrderState.SUBMITTED:
        return refused(cause(Reason.STALE_BASE))
    try:
        require_reason(act.reason)
    except BejoError as error:
        return refused(cause(Reason.RULE, rule=error.code, field="reason"))
    fields = {"state": OrderState.DRAFT.value, "sync": SyncState.ACCEPTED.value, "deadline": None}
    return accepted(Effect(fields))


def _drop(case: Case) -> Decision:
    order = case.order
    if order is None or order.dropped:
        return accepted()
    if trust.rivals(case):
        return refused(cause(Reason.OWNER_CHANGED))
    if order.state != OrderState.DRAFT:
        return refused(cause(Reason.STALE_BASE))
    return accepted(Effect({"dropped": True}))


def _lease_return(case: Case, act: LeaseReturn) -> Decision:
    lease = case.paper.lease
    if lease is None or lease.device != case.device or not lease.first <= act.first <= lease.last:
        return refused(cause(Reason.LEASE_UNKNOWN, lease=act.lease))
    if lease.returned_from is not None:
        return accepted()
    return accepted(Effect(lease_from=act.first))
