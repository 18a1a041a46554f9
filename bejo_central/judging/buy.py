"""The verdict on a small purchase: `order.buy`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_central.judging import business, trust
from bejo_central.judging.case import (
    Binding,
    Booking,
    Effect,
    accepted,
    broken,
    broken_by,
    cause,
    refused,
)
from bejo_central.judging.following import implausible, no_series, number_row
from bejo_desktop.contract.fulfilment import receipt_to_wire
from bejo_desktop.contract.numbers import number_from_wire
from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.numbering import Series
from bejo_desktop.domain.order import OrderState, SyncState
from bejo_desktop.domain.small_purchase import require_note_day, require_small, whole_receipt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bejo_central.judging.case import Case, Decision
    from bejo_central.store.orders import OrderRecord
    from bejo_desktop.contract.intents import Buy
    from bejo_desktop.contract.rows import CauseRow
    from bejo_desktop.domain.content import OrderContent

_BEFORE = frozenset({OrderState.DRAFT, OrderState.SUBMITTED})
"""A desk that has not heard of a submit of another desk may buy what it holds as a draft."""


def judge_buy(case: Case, act: Buy) -> Decision:
    """
    Judge what was bought at once: it has its number and is received whole.

    The goods are there and the vendor has the money or the promise of it: a short budget, a
    closed year and a withdrawn product are found, not held.
    """
    if unknown := trust.lease(case):
        return refused(unknown)
    if no := trust.role(case) or trust.content(case) or _not_entitled(case):
        return refused(no, booking=Booking.USED)
    order, content = case.order, case.content
    assert content is not None
    if order is not None and _is_bought(order, act):
        return accepted(findings=order.findings)
    why = tuple(_out_of_turn(case)) or (
        *_not_small(case, content, act),
        *business.refusals(case, content, year=act.year),
    )
    if why:
        return refused(*why, booking=Booking.USED)
    findings = (
        *business.holds(case, content, price_kept=True, in_time=True),
        *implausible(case, "small.bought_on", act.on, since=content.ordered_on),
    )
    number = number_from_wire(number_row(act, act.no))
    receipt = receipt_to_wire(whole_receipt(content, number, by=case.intent.by))
    fields = {
        "state": OrderState.RECEIVED.value,
        "sync": SyncState.ACCEPTED.value,
        "hash": act.content,
        "why": (),
        "findings": findings,
        "receipts": (receipt,),
        "dropped": False,
    }
    effect = Effect(fields, takes_number=True, booking=Booking.USED, binding=Binding.BIND)
    return accepted(effect, findings)


def _not_entitled(case: Case) -> CauseRow | None:
    """Refuse who buys what was typed for another, or for more than the mandate covers."""
    content = case.content
    assert content is not None
    return trust.official(case, content) or trust.over_the_mandate(case, content)


def _is_bought(order: OrderRecord, act: Buy) -> bool:
    """Tell whether this very purchase stands already."""
    return (
        not order.dropped
        and order.no == act.no
        and order.hash == act.content
        and bool(order.receipts)
    )


def _out_of_turn(case: Case) -> Iterator[CauseRow]:
    order = case.order
    if order is None or order.dropped:
        return
    if trust.rivals(case):
        yield cause(Reason.OWNER_CHANGED)
    elif order.state not in _BEFORE:
        yield cause(Reason.STALE_BASE)


def _not_small(case: Case, content: OrderContent, act: Buy) -> Iterator[CauseRow]:
    if rule := no_series(act.series, Series.NP):
        yield broken(rule)
    if content.figures is None:  # which the rules on every content name
        return
    try:
        require_small(content, case.rules)
        require_note_day(content, case.latest_day)
    except BejoError as error:
        yield broken_by(error)
