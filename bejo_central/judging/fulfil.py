"""
The verdict on what follows a signature: `order.arrive`, `order.receive`, `order.pay`.

These happened in the world, so that what is merely implausible becomes a finding. Refused is
what cannot be trusted, what another desk did before, and a receipt or payment that does not
fit what was ordered and received.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bejo_central.judging import trust
from bejo_central.judging.case import (
    Binding,
    Booking,
    Decision,
    Effect,
    accepted,
    blocked,
    cause,
    refused,
)
from bejo_desktop.contract.fulfilment import NumberRow, PaymentRow, ReceiptRow, receipt_from_wire
from bejo_desktop.contract.intents import Arrive, Pay, Receive
from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.fulfilment import is_complete, require_receivable
from bejo_desktop.domain.numbering import Series
from bejo_desktop.domain.order import MOVES, Act, OrderState, SyncState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bejo_central.judging.case import Case
    from bejo_central.store.orders import OrderRecord
    from bejo_desktop.contract.rows import CauseRow

_UNSEEN = {
    Act.ARRIVE: frozenset({Act.ARRIVE, Act.RECEIVE, Act.PAY}),
    Act.RECEIVE: frozenset({Act.RECEIVE, Act.PAY}),
    Act.PAY: frozenset({Act.PAY}),
}
"""Acts of another desk that an officer must have seen: an arrival changes no receipt."""


def judge_arrival(case: Case, act: Arrive) -> Decision:
    """Judge an arrival; it takes no number."""
    if distrust := trust.role(case) or trust.content(case):
        return refused(distrust)
    order = case.order
    if order is not None and _is_named(order, act) and order.arrived_on == act.on:
        return accepted(findings=order.findings)
    if no := _out_of_turn(case, act):
        return no
    assert order is not None
    late = _implausible(case, "order.arrived_on", act.on, since=order.signed_on)
    return _done(order, OrderState.DELIVERING, tuple(late), {"arrived_on": act.on})


def judge_receipt(case: Case, act: Receive) -> Decision:
    """Judge a receiving by BAST; what it accepts never exceeds what was ordered."""
    if distrust := trust.role(case) or trust.content(case) or trust.lease(case):
        return refused(distrust)
    order = case.order
    receipt = _receipt(case, act)
    if order is not None and _is_named(order, act) and receipt in order.receipts:
        return accepted(findings=order.findings)
    if no := _out_of_turn(case, act) or _not_receivable(case, act, receipt):
        return no
    assert order is not None
    late = _implausible(case, "receipt.received_on", act.on, since=order.arrived_on)
    findings = (*_number(case, act), *late, *_mandate(case, act.on))
    fields = {"receipts": (*order.receipts, receipt)}
    return _done(order, OrderState.RECEIVED, findings, fields, booking=Booking.USED)


def judge_payment(case: Case, act: Pay) -> Decision:
    """Judge the payment of the whole order: what it bound of the budget is realised."""
    if distrust := trust.role(case) or trust.content(case) or trust.lease(case):
        return refused(distrust)
    order = case.order
    payment = _payment(case, act)
    if order is not None and _is_named(order, act) and order.payment == payment:
        return accepted(findings=order.findings)
    if no := _out_of_turn(case, act) or _not_payable(case, act):
        return no
    assert order is not None
    last = max(receipt.on for receipt in order.receipts)
    late = _implausible(case, "payment.paid_on", act.on, since=last)
    findings = (*_number(case, act), *late, *_mandate(case, act.on))
    return _done(
        order,
        OrderState.PAID,
        findings,
        {"payment": payment},
        booking=Booking.USED,
        binding=Binding.REALISE,
    )


def _is_named(order: OrderRecord, act: Arrive | Receive | Pay) -> bool:
    return not order.dropped and order.no == act.no and order.hash == act.content


def _out_of_turn(case: Case, act: Arrive | Receive | Pay) -> Decision | None:
    """Refuse an act on an order that is not this one, or not so far; its number is used."""
    order, kind = case.order, Act(trust.op(case))
    booking = Booking.NONE if isinstance(act, Arrive) else Booking.USED
    unseen = [rival for rival in trust.rivals(case) if rival.op in _UNSEEN[kind]]
    if unseen:
        return refused(cause(Reason.OWNER_CHANGED), booking=booking)
    named = order is not None and _is_named(order, act)
    if order is not None and named and order.state in MOVES[kind].sources:
        return None
    if case.refused_before:
        return blocked(case.refused_before, booking=booking)
    return refused(cause(Reason.STALE_BASE), booking=booking)


def _not_receivable(case: Case, act: Receive, receipt: ReceiptRow) -> Decision | None:
    order, content = case.order, case.content
    assert order is not None
    assert content is not None
    known = [receipt_from_wire(row) for row in order.receipts]
    rule = _series(act.series, Series.BAST) or ("receipt.done" if is_complete(known) else "")
    if rule:
        return _broken(rule)
    try:
        require_receivable(content.lines, known, receipt_from_wire(receipt))
    except BejoError as error:
        line = error.facts.get("line")
        return _broken(error.code, line if isinstance(line, int) else None)
    return None


def _not_payable(case: Case, act: Pay) -> Decision | None:
    order = case.order
    assert order is not None
    if rule := _series(act.series, Series.KW):
        return _broken(rule)
    complete = bool(order.receipts) and order.receipts[-1].complete
    return None if complete else _broken("payment.incomplete")


def _series(found: str, wanted: Series) -> str:
    return "" if found == wanted else "number.series"


def _broken(rule: str, line: int | None = None) -> Decision:
    return refused(cause(Reason.RULE, rule=rule, line=line), booking=Booking.USED)


def _implausible(case: Case, rule: str, on: date, *, since: date | None) -> Iterator[CauseRow]:
    """Find a day before what it follows, or after the centre's own (a clock may run ahead)."""
    if not (since or on) <= on <= case.today + timedelta(days=1):
        yield cause(Reason.RULE, rule=rule, on=on.isoformat())


def _mandate(case: Case, on: date) -> Iterator[CauseRow]:
    mandate = case.mandate
    if mandate and not mandate.since <= on <= mandate.until:
        yield cause(
            Reason.MANDATE_EXPIRED,
            by=case.intent.by,
            mandate=mandate.sk,
            since=mandate.since.isoformat(),
            until=mandate.until.isoformat(),
            ordered_on=on.isoformat(),
        )


def _number(case: Case, act: Receive | Pay) -> Iterator[CauseRow]:
    """Find a number that stands on another paper, or that is of another year than its day."""
    holder = case.paper.holder
    if holder is not None:
        mine = (holder.unit, holder.order_id) == (case.unit.code, case.intent.e)
        other = holder.order_id if holder.unit == case.unit.code and not mine else None
        yield cause(Reason.NUMBER_TAKEN, no=holder.no, order=other)
    if act.year != act.on.year:
        yield cause(Reason.RULE, rule="number.year", field="year")


def _done(
    order: OrderRecord,
    state: OrderState,
    findings: tuple[CauseRow, ...],
    fields: dict[str, Any],
    *,
    booking: Booking = Booking.NONE,
    binding: Binding = Binding.KEEP,
) -> Decision:
    """Accept the act; what was found of the order before stays found."""
    known = (*order.findings, *findings)
    changed = {
        "state": state.value,
        "sync": SyncState.ACCEPTED.value,
        "why": (),
        "findings": known,
        **fields,
    }
    return accepted(Effect(changed, booking=booking, binding=binding), known)


def _receipt(case: Case, act: Receive) -> ReceiptRow:
    return ReceiptRow(
        on=act.on,
        complete=act.complete,
        lines=act.lines,
        states=act.states,
        bast=_number_row(act, act.bast),
        by=case.intent.by,
    )


def _payment(case: Case, act: Pay) -> PaymentRow:
    return PaymentRow(
        on=act.on,
        kind=act.kind,
        invoice=act.invoice,
        kw=_number_row(act, act.kw),
        by=case.intent.by,
        tax_invoice=act.tax_invoice,
    )


def _number_row(act: Receive | Pay, no: str) -> NumberRow:
    return NumberRow(
        no=no,
        series=act.series,
        year=act.year,
        running=act.running if isinstance(act.running, int) else 0,
        lease=act.lease if isinstance(act.lease, str) else "",
    )
