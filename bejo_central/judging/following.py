"""
What all acts after a signature have in common.

They happened in the world, so that what is merely implausible becomes a finding. Refused is
what cannot be trusted, what another desk did before, and what does not fit what was ordered,
received and paid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bejo_central.judging import trust
from bejo_central.judging.case import (
    Binding,
    Booking,
    Decision,
    Effect,
    accepted,
    blocked,
    broken,
    broken_by,
    cause,
    expired,
    refused,
)
from bejo_desktop.contract.fulfilment import receipt_from_wire
from bejo_desktop.contract.intents import (
    AddEvidence,
    Amend,
    Arrive,
    Buy,
    Cancel,
    Deposit,
    Pay,
    Receive,
    SendBack,
)
from bejo_desktop.contract.later import later_from_wire
from bejo_desktop.contract.numbers import NumberRow
from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.due import Fulfilled
from bejo_desktop.domain.order import MOVES, Act, SyncState

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from bejo_central.judging.case import Case
    from bejo_central.store.orders import OrderRecord
    from bejo_desktop.contract.rows import CauseRow
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.errors import BejoError
    from bejo_desktop.domain.order import OrderState

Following = Arrive | Receive | SendBack | Pay | Deposit | AddEvidence | Amend | Cancel
Numbered = Receive | Pay | Buy | Amend | Cancel

_CONTRACT: Final = frozenset({Act.AMEND, Act.CANCEL})
_GOODS: Final = frozenset({Act.RECEIVE, Act.SEND_BACK})
_UNSEEN: Final[Mapping[Act, frozenset[Act]]] = {
    Act.ARRIVE: _CONTRACT | _GOODS | {Act.ARRIVE},
    Act.RECEIVE: _CONTRACT | _GOODS,
    Act.SEND_BACK: _CONTRACT | _GOODS,
    Act.PAY: frozenset({Act.AMEND, Act.SEND_BACK, Act.PAY}),
    Act.DEPOSIT: frozenset(),
    Act.EVIDENCE: frozenset(),
    Act.AMEND: _CONTRACT | _GOODS,
    Act.CANCEL: _CONTRACT | _GOODS,
}
"""Acts of another desk that an officer must have seen: an arrival changes no receipt."""


def distrust(case: Case, *, of_the_charge: bool = False) -> CauseRow | None:
    """
    Return what stays refused whatever happened in the world.

    Args:
        of_the_charge: only the PPK in charge does it.
    """
    return (
        trust.role(case)
        or trust.content(case)
        or (trust.lease(case) if isinstance(case.intent.a, trust.NUMBERED) else None)
        or (trust.in_charge(case) if of_the_charge else None)
    )


def is_named(order: OrderRecord, act: Following) -> bool:
    """Tell whether an act means this order as it is; an addendum names what held before it."""
    content = act.previous if isinstance(act, Amend) else act.content
    return not order.dropped and order.no == act.no and order.hash == content


def was_named(order: OrderRecord, act: Following) -> bool:
    """Tell whether an act means this order as it is, or as it was before an addendum."""
    before = {amendment.previous for amendment in order.later.amendments}
    return not order.dropped and order.no == act.no and act.content in {order.hash, *before}


def out_of_turn(case: Case, act: Following) -> Decision | None:
    """Refuse an act on an order that is not this one, or not so far; its number is used."""
    order, kind = case.order, Act(trust.op(case))
    booking = booking_of(act)
    unseen = [rival for rival in trust.rivals(case) if rival.op in _UNSEEN[kind]]
    if unseen:
        return refused(cause(Reason.OWNER_CHANGED), booking=booking)
    any_version = isinstance(act, Deposit | AddEvidence)
    named = order is not None and (was_named if any_version else is_named)(order, act)
    if order is not None and named and order.state in MOVES[kind].sources:
        return None
    if case.refused_before:
        return blocked(case.refused_before, booking=booking)
    return refused(cause(Reason.STALE_BASE), booking=booking)


def booking_of(act: Following | Buy) -> Booking:
    """Return what becomes of the number of an act that is not taken: it stands on a paper."""
    return Booking.USED if isinstance(act, trust.NUMBERED) else Booking.NONE


def no_series(found: str, wanted: str) -> str:
    """Return the rule that a number of another series breaks, or ""."""
    return "" if found == wanted else "number.series"


def does_not_fit(act: Following | Buy, rule: str, /, **facts: str | int | bool | None) -> Decision:
    """Refuse an act that does not fit its order; its number is used."""
    return refused(broken(rule, **facts), booking=booking_of(act))


def of_error(act: Following, error: BejoError) -> Decision:
    """Refuse an act as the domain does."""
    return refused(broken_by(error), booking=booking_of(act))


def implausible(case: Case, rule: str, on: date, *, since: date | None) -> Iterator[CauseRow]:
    """Find a day before what it follows, or after the centre's own (a clock may run ahead)."""
    if not (since or on) <= on <= case.latest_day:
        yield broken(rule, on=on.isoformat())


def mandate_ended(case: Case, on: date) -> Iterator[CauseRow]:
    """Find a mandate that does not hold on the day of the act's paper."""
    mandate = case.mandate
    if mandate and not mandate.holds_on(on):
        yield expired(case, mandate, on)


def odd_number(case: Case, act: Numbered) -> Iterator[CauseRow]:
    """Find a number that stands on another paper, or that is of another year than its day."""
    holder = case.paper.holder
    if holder is not None:
        mine = holder.is_of(case.unit.code, case.intent.e)
        other = holder.order_id if holder.unit == case.unit.code and not mine else None
        yield cause(Reason.NUMBER_TAKEN, no=holder.no, order=other)
    if act.year != act.on.year:
        yield broken("number.year", field="year", year=act.on.year)


def done(
    order: OrderRecord,
    findings: tuple[CauseRow, ...],
    fields: dict[str, Any],
    *,
    state: OrderState | None = None,
    effect: Effect | None = None,
) -> Decision:
    """
    Accept the act; what was found of the order before stays found.

    Args:
        state: where it leads, None to stay; effect: what it does beside the order's fields.
    """
    effect = effect or Effect()
    known = (*order.findings, *findings)
    changed = {
        "state": order.state if state is None else state.value,
        "sync": SyncState.ACCEPTED.value,
        "why": (),
        "findings": known,
        **fields,
    }
    whole = Effect(changed, booking=effect.booking, binding=effect.binding, amounts=effect.amounts)
    return accepted(whole, known)


def on_paper(binding: Binding = Binding.KEEP) -> Effect:
    """Return what an act with a number of its own does beside the order's fields."""
    return Effect(booking=Booking.USED, binding=binding)


def fulfilled(order: OrderRecord, content: OrderContent) -> Fulfilled:
    """Return what came, went back and was paid of an order, as the domain reckons with it."""
    later = later_from_wire(order.later)
    receipts = tuple(receipt_from_wire(row) for row in order.receipts)
    ended = later["cancellation"] is not None
    return Fulfilled(content, receipts, later["returns"], later["payments"], ended)


def number_row(act: Numbered, no: str) -> NumberRow:
    """Return the number of an act's own paper."""
    return NumberRow(
        no=no,
        series=act.series,
        year=act.year,
        running=act.running if isinstance(act.running, int) else 0,
        lease=act.lease if isinstance(act.lease, str) else "",
    )
