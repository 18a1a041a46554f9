"""Carries out what a verdict changes: the order, its number, the budget that it binds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from bejo_central.judging.case import Binding, Booking
from bejo_central.judging.trust import booked_minutes, op, taken_number
from bejo_central.store import commitments, numbers, orders
from bejo_central.store.commitments import PaidPart
from bejo_central.store.numbers import NumberRecord
from bejo_central.store.orders import ActRecord, OrderRecord
from bejo_desktop.contract.intents import (
    AddEvidence,
    AllowBudget,
    Amend,
    Arrive,
    Buy,
    Cancel,
    Deposit,
    HandOver,
    Pay,
    Receive,
    SendBack,
    Void,
)
from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.days import add_working_days, wib_day
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.order import OrderState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bejo_central.judging.case import Case, Decision, Effect
    from bejo_central.store.database import Session
    from bejo_desktop.domain.content import OrderContent

_AHEAD: Final = (
    Arrive,
    Receive,
    SendBack,
    Pay,
    Buy,
    Deposit,
    AddEvidence,
    Amend,
    Cancel,
    HandOver,
    AllowBudget,
)
"""Acts with which a desk goes ahead of the centre: where they are not taken it is told."""


def apply(session: Session, case: Case, decision: Decision) -> OrderRecord | None:
    """Carry out what a verdict changes; return the order as it stands then."""
    order, effect = case.order, decision.effect
    if effect.fields is not None:
        order = _changed(session, case, effect)
        orders.save(session, order)
        orders.add_act(session, order.unit, order.order_id, _act(session, case, order))
    elif order is not None and _is_shown_again(case, decision):
        orders.show_again(session, order)
    _book(session, case, effect.booking)
    if effect.fields is not None or effect.booking is Booking.USED:
        _book_minutes(session, case)
    _bind(session, case, effect)
    if effect.lease_from:
        assert case.paper.lease is not None
        numbers.give_back(session, case.unit.code, case.paper.lease.lease, effect.lease_from)
    return order


def _is_shown_again(case: Case, decision: Decision) -> bool:
    """
    Tell whether the desk may have passed over the order's row, in favour of what it had itself.

    It was told no because of another desk's act; it gave up a number that the order does not
    bear; or what it did was not taken, so that the order is behind it.
    """
    overtaken = {Reason.STALE_BASE, Reason.OWNER_CHANGED} & {why.c for why in decision.why}
    went_ahead = isinstance(case.intent.a, _AHEAD) and bool(decision.why)
    return bool(overtaken) or went_ahead or isinstance(case.intent.a, Void)


def _changed(session: Session, case: Case, effect: Effect) -> OrderRecord:
    intent = case.intent
    order = case.order or _new(session, case)
    fields: dict[str, Any] = dict(effect.fields or {})
    if effect.takes_number:
        fields |= _number_fields(case)
    if effect.submits:
        fields |= {"submitted_at": session.now, "deadline": _deadline(session, case)}
    if "hash" in fields and case.content is not None and case.content.figures is not None:
        fields["total"] = case.content.figures.total.amount
        fields["vendor"] = case.content.vendor
        fields["ordered_on"] = case.content.ordered_on
    return replace(
        order,
        **fields,
        device=case.device,
        seq=intent.s,
        rev=order.rev + 1,
        received_at=session.now,
    )


def _new(session: Session, case: Case) -> OrderRecord:
    content = case.content
    assert content is not None
    return OrderRecord(
        unit=case.unit.code,
        order_id=case.intent.e,
        device=case.device,
        state="draft",
        sync="accepted",
        hash="",
        vendor=content.vendor,
        total=content.figures.total.amount if content.figures else 0,
        author=case.intent.by,
        ordered_on=content.ordered_on,
        received_at=session.now,
    )


def _number_fields(case: Case) -> dict[str, object]:
    act = case.intent.a
    running, lease = getattr(act, "running", None), getattr(act, "lease", "")
    return {
        "no": taken_number(case.intent),
        "series": getattr(act, "series", ""),
        "year": getattr(act, "year", 0),
        "running": running if isinstance(running, int) else None,
        "lease": lease if isinstance(lease, str) else "",
    }


def _act(session: Session, case: Case, order: OrderRecord) -> ActRecord:
    return ActRecord(
        rev=order.rev,
        device=case.device,
        seq=case.intent.s,
        op=op(case),
        hash=order.hash,
        by_nip=case.intent.by,
        at=session.now,
        note=_note(case),
    )


def _note(case: Case) -> str:
    """What the history tells of an act: its reason, or the paper that it stands for."""
    match case.intent.a:
        case Receive() | Pay() | Buy() | Amend():
            return taken_number(case.intent)
        case AddEvidence(kind=kind):
            return kind.value
        case HandOver(sk=sk):
            return sk
        case act:
            return str(getattr(act, "reason", ""))


def _deadline(session: Session, case: Case) -> date | None:
    """
    Return until when a submitted order waits for its PPK, from the day the centre knows of it.

    Rule: `deadline.ppk_days`, in working days.
    """
    today = wib_day(session.now)
    region = case.unit.region
    try:
        days = case.rules.on("deadline.ppk_days", today, region).number
        return add_working_days(today, days)
    except RuleBroken:  # the holidays of that year are not known: no deadline is guessed
        return None


def _book(session: Session, case: Case, booking: Booking) -> None:
    if booking is Booking.NONE:
        return
    holder = case.paper.holder
    mine = holder is not None and holder.is_of(case.unit.code, case.intent.e)
    if booking is Booking.VOID:
        if holder is not None and mine:
            numbers.book(session, replace(holder, state=numbers.VOID))
        return
    named = _number_fields(case)
    if holder is not None and not (mine and holder.no == named["no"]):
        numbers.add_rival(session, case.unit.code, holder.no, case.intent.e)
        return
    numbers.book(
        session,
        NumberRecord(
            unit=case.unit.code,
            series=str(named["series"]),
            year=int(str(named["year"])),
            no=str(named["no"]),
            running=getattr(case.intent.a, "running", None) or None,
            state=numbers.USED,
            order_id=case.intent.e,
            lease=str(named["lease"]),
        ),
    )


def _book_minutes(session: Session, case: Case) -> None:
    """Book the number of the berita acara negosiasi that the content carries."""
    number = booked_minutes(case)
    if number is None:
        return
    assert case.minutes is not None
    unit, order_id, standing = case.unit.code, case.intent.e, case.minutes.holder
    if standing is None:
        named = (unit, number.series, number.year, number.text, number.running)
        numbers.book(session, NumberRecord(*named, numbers.USED, order_id, number.lease_id or ""))
    elif not standing.is_of(unit, order_id):
        numbers.add_rival(session, unit, standing.no, order_id)


def _bind(session: Session, case: Case, effect: Effect) -> None:
    unit, order_id, binding = case.unit.code, case.intent.e, effect.binding
    if binding is Binding.RELEASE:
        commitments.release(session, unit, order_id)
    elif binding is Binding.REALISE:
        _realise(session, case, effect)
    elif binding is Binding.BIND and case.content is not None:
        content = case.content
        amounts = _to_bind(case, content, effect)
        year, route = content.ordered_on.year, content.payment.value
        commitments.bind(session, unit, year, order_id, amounts, route)


def _to_bind(case: Case, content: OrderContent, effect: Effect) -> Mapping[str, Rupiah]:
    """Return what is bound beside what payments used already."""
    if effect.amounts is not None:
        return effect.amounts
    used = case.market.used
    whole = content.shares.items()
    return {code: max(amount - used.get(code, ZERO), ZERO) for code, amount in whole}


def _realise(session: Session, case: Case, effect: Effect) -> None:
    """Use of the budget what was paid; with the last payment nothing stays bound."""
    order, act = case.order, case.intent.a
    assert order is not None
    assert isinstance(act, Pay)
    part = PaidPart(len(order.later.payments) + 1, act.on, Rupiah(act.amount), act.kind)
    commitments.realise(session, case.unit.code, order.order_id, part)
    if dict(effect.fields or {}).get("state") == OrderState.PAID.value:
        commitments.release(session, case.unit.code, order.order_id)
