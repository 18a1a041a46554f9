"""Carries out what a verdict changes: the order, its number, the budget that it binds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from bejo_central.judging.business import amounts_by_budget_line
from bejo_central.judging.case import Binding, Booking
from bejo_central.judging.trust import op, taken_number
from bejo_central.store import budget, numbers, orders
from bejo_central.store.numbers import NumberRecord
from bejo_central.store.orders import ActRecord, OrderRecord
from bejo_desktop.contract.intents import Arrive, Pay, Receive, Void
from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.days import add_working_days, wib_day
from bejo_desktop.domain.errors import RuleBroken

if TYPE_CHECKING:
    from datetime import date

    from bejo_central.judging.case import Case, Decision, Effect
    from bejo_central.store.database import Session

DEADLINE_WORKING_DAYS: Final = 3
"""A submitted order waits so long for its PPK, from the day the centre knows of it."""


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
    _bind(session, case, effect.binding)
    if effect.lease_from:
        assert case.paper.lease is not None
        numbers.give_back(session, case.unit.code, case.paper.lease.lease, effect.lease_from)
    return order


def _is_shown_again(case: Case, decision: Decision) -> bool:
    """
    Tell whether the desk may have passed over the order's row, in favour of what it had itself.

    It was told no because of another desk's act; it gave up a number that the order does not
    bear; or what it said of goods and money was not taken, so that the order is behind it.
    """
    overtaken = {Reason.STALE_BASE, Reason.OWNER_CHANGED} & {why.c for why in decision.why}
    went_ahead = isinstance(case.intent.a, (Arrive, Receive, Pay)) and bool(decision.why)
    return bool(overtaken) or went_ahead or isinstance(case.intent.a, Void)


def _changed(session: Session, case: Case, effect: Effect) -> OrderRecord:
    intent = case.intent
    order = case.order or _new(session, case)
    fields: dict[str, Any] = dict(effect.fields or {})
    if effect.takes_number:
        fields |= _number_fields(case)
    if effect.submits:
        fields |= {"submitted_at": session.now, "deadline": _deadline(session)}
    if case.content is not None and case.content.figures is not None:
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
    if isinstance(case.intent.a, (Receive, Pay)):
        return taken_number(case.intent)
    return str(getattr(case.intent.a, "reason", ""))


def _deadline(session: Session) -> date | None:
    try:
        return add_working_days(wib_day(session.now), DEADLINE_WORKING_DAYS)
    except RuleBroken:  # the holidays of that year are not known: no deadline is guessed
        return None


def _book(session: Session, case: Case, booking: Booking) -> None:
    if booking is Booking.NONE:
        return
    holder = case.paper.holder
    mine = holder is not None and (holder.unit, holder.order_id) == (
        case.unit.code,
        case.intent.e,
    )
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


def _bind(session: Session, case: Case, binding: Binding) -> None:
    unit, order_id = case.unit.code, case.intent.e
    if binding is Binding.RELEASE:
        budget.release(session, unit, order_id)
    elif binding is Binding.REALISE:
        budget.realise(session, unit, order_id)
    elif binding is Binding.BIND and case.content is not None:
        amounts = amounts_by_budget_line(case.content)
        budget.bind(session, unit, case.content.ordered_on.year, order_id, amounts)
