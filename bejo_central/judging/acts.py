"""The verdict on one act: what it asks for, what else happened to the order, what it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_central.judging import business, trust
from bejo_central.judging.buy import judge_buy
from bejo_central.judging.case import Decision, Effect, accepted, blocked, cause, refused
from bejo_central.judging.changing import (
    judge_amendment,
    judge_cancellation,
    short_reason,
)
from bejo_central.judging.final import judge_final, waits
from bejo_central.judging.fulfil import judge_arrival, judge_receipt, judge_return
from bejo_central.judging.handing_over import judge_hand_over
from bejo_central.judging.held import judge_held
from bejo_central.judging.paying import judge_deposit, judge_evidence, judge_payment
from bejo_central.judging.sign import judge_sign
from bejo_central.judging.void import judge_void
from bejo_desktop.contract.intents import (
    AddEvidence,
    AllowBudget,
    Amend,
    Arrive,
    Buy,
    Cancel,
    Deposit,
    Drop,
    Final,
    HandOver,
    KeepPrice,
    LeaseReturn,
    Pay,
    Receive,
    Recheck,
    Return,
    SendBack,
    Sign,
    Skip,
    Submit,
    TakeBack,
    Void,
)
from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.order import OrderState, SyncState

if TYPE_CHECKING:
    from bejo_central.judging.case import Case

_DEPENDENT = (Return, KeepPrice, Recheck, AllowBudget, Drop)
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
        case Buy():
            return judge_buy(case, act)
        case KeepPrice() | Recheck() | AllowBudget():
            return judge_held(case, act)
        case Amend() | Cancel() | HandOver():
            return _judge_change(case, act)
        case Arrive() | Receive() | SendBack() | Pay() | Deposit() | AddEvidence():
            return _judge_fulfilment(case, act)
        case Submit() | TakeBack() | Return() | Drop() | LeaseReturn() | Skip():
            return _judge_plain(case, act)


def _judge_change(case: Case, act: Amend | Cancel | HandOver) -> Decision:
    match act:
        case Amend():
            return judge_amendment(case, act)
        case Cancel():
            return judge_cancellation(case, act)
        case HandOver():
            return judge_hand_over(case, act)


def _judge_fulfilment(
    case: Case, act: Arrive | Receive | SendBack | Pay | Deposit | AddEvidence
) -> Decision:
    match act:
        case Arrive():
            return judge_arrival(case, act)
        case Receive():
            return judge_receipt(case, act)
        case SendBack():
            return judge_return(case, act)
        case Pay():
            return judge_payment(case, act)
        case Deposit():
            return judge_deposit(case, act)
        case AddEvidence():
            return judge_evidence(case, act)


def _judge_plain(  # noqa: PLR0911 - one line an act
    case: Case, act: Submit | TakeBack | Return | Drop | LeaseReturn | Skip
) -> Decision:
    if isinstance(act, Skip):
        return accepted()
    if distrust := trust.role(case) or trust.content(case):
        return refused(distrust)
    match act:
        case Submit():
            return _submit(case, act)
        case TakeBack():
            return _take_back(case, act)
        case Return():
            return _return(case, act)
        case Drop():
            return _drop(case)
        case LeaseReturn():
            return _lease_return(case, act)


def _submit(case: Case, act: Submit) -> Decision:
    order, content = case.order, case.content
    assert content is not None
    if no := trust.official(case, content) or trust.mandate_of_the_day(case, content.ordered_on):
        return refused(no)
    if others := tuple(business.others_reasons(case, content)):
        return refused(*others)
    if order is not None and not order.dropped:
        same = order.hash == act.content and order.state != OrderState.DRAFT
        if trust.rivals(case):
            return accepted() if same else refused(cause(Reason.OWNER_CHANGED))
        if order.state not in {OrderState.DRAFT, OrderState.SUBMITTED}:
            return accepted() if same else refused(cause(Reason.STALE_BASE))
        if same and order.device == case.device:
            return accepted()
    found = tuple(business.minutes_taken(case))
    fields = {
        "state": OrderState.SUBMITTED.value,
        "sync": SyncState.ACCEPTED.value,
        "hash": act.content,
        "dropped": False,
        "why": (),
        "findings": found,
    }
    return accepted(Effect(fields, submits=True), found)


def _take_back(case: Case, act: TakeBack) -> Decision:
    """
    Judge that what was handed in is being edited again: nobody approves it any more.

    What another desk's approval made final meanwhile is not taken back.
    """
    order = case.order
    if order is None or order.dropped:
        return accepted()
    if waits(order, case) and order.hash == act.content:
        fields = {"state": OrderState.DRAFT.value, "sync": SyncState.ACCEPTED.value}
        return accepted(Effect(fields | {"deadline": None}))
    if order.state == OrderState.DRAFT:
        return accepted()
    return refused(cause(Reason.OWNER_CHANGED if trust.rivals(case) else Reason.STALE_BASE))


def _return(case: Case, act: Return) -> Decision:
    order = case.order
    if order is None or order.dropped or order.hash != act.content:
        return refused(cause(Reason.OWNER_CHANGED if trust.rivals(case) else Reason.STALE_BASE))
    if trust.rivals(case):
        return refused(cause(Reason.OWNER_CHANGED))
    if order.state == OrderState.DRAFT:
        return accepted()
    if order.state != OrderState.SUBMITTED:
        return refused(cause(Reason.STALE_BASE))
    if no := trust.in_charge(case) or short_reason(act.reason):
        return refused(no)
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
