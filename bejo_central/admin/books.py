"""Orders and numbers as they stand at the centre, for who looks after them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from bejo_central.store import devices, numbers, orders, outcomes, reference
from bejo_desktop.domain.errors import BadInput, NotFound
from bejo_desktop.domain.numbering import Fate, FatedRange, NumberMask, NumberRange, Register
from bejo_desktop.domain.order import SETTLED, OrderState, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from bejo_central.store.numbers import LeaseRecord, NumberRecord
    from bejo_central.store.orders import OrderRecord
    from bejo_central.store.outcomes import OutcomeRecord
    from bejo_desktop.contract.rows import CauseRow
    from bejo_desktop.domain.parties import Unit

_FATES: Final = {numbers.USED: Fate.USED, numbers.VOID: Fate.VOID}


def list_orders(connection: Connection, unit: str | None) -> list[dict[str, Any]]:
    """Return every order of which an act came, whatever its verdict; the newest first."""
    stand = [_order(order) for order in orders.all_of(connection, unit)]
    known = {order["id"] for order in stand}
    latest = outcomes.latest_by_order(connection, unit)
    never = [
        _refused_order(connection, outcome)
        for order_id, outcome in latest.items()
        if order_id not in known
    ]
    return sorted([*stand, *never], key=lambda order: order["received_at"], reverse=True)


def show_order(connection: Connection, wanted: str) -> dict[str, Any]:
    """
    Return one order with its acts and verdicts, by id, the start of its id, or its number.

    Raises:
        NotFound: `order.unknown`. BadInput: `order.ambiguous`.
    """
    found = [
        order
        for order in list_orders(connection, None)
        if order["id"].startswith(wanted) or order["number"] == wanted
    ]
    if not found:
        raise NotFound("order.unknown", order=wanted)
    if len(found) > 1:
        raise BadInput("order.ambiguous", order=wanted, count=len(found), field="order")
    order = found[0]
    unit, order_id = order["unit"], order["id"]
    content = orders.content(connection, order["content_hash"])
    return {
        **order,
        "content": None if content is None else msgspec.to_builtins(content),
        "history": [
            {"act": act.op, "at": act.at, "by": act.by_nip, "device": act.device, "note": act.note}
            for act in orders.acts(connection, unit, order_id)
        ],
        "outcomes": [_outcome(one) for one in outcomes.of_order(connection, unit, order_id)],
    }


def register(connection: Connection, unit: str, series: str, year: int) -> dict[str, Any]:
    """Account for every number of a series (NotFound `unit.unknown`)."""
    office = reference.unit(connection, unit)
    leases = numbers.leases_of_series(connection, unit, series, year)
    booked = _with_running(office, numbers.numbers_of(connection, unit, series, year))
    leased = [NumberRange(lease.first, lease.last) for lease in leases]
    outside = [
        NumberRange(running, running)
        for running in booked
        if not any(part.first <= running <= part.last for part in leased)
    ]
    fates = [
        FatedRange(running, running, _FATES[number.state]) for running, number in booked.items()
    ]
    for lease in leases:
        fates += _unbooked(connection, lease, set(booked))
    account = Register.of([*leased, *outside], fates)
    return {
        "unit": unit,
        "series": series,
        "year": year,
        "issued": account.issued,
        **{fate.value: count for fate, count in account.counts.items()},
        "sum_ok": account.sum_ok,
        "gaps": [
            {"first": gap.first, "last": gap.last, "reason": gap.fate.value} for gap in account.gaps
        ],
        "second_papers": [
            {"number": no, "order": order} for no, order in numbers.rivals_of(connection, unit)
        ],
    }


def _with_running(unit: Unit, booked: Iterable[NumberRecord]) -> dict[int, NumberRecord]:
    mask = NumberMask(unit.mask, unit.classification)
    found: dict[int, NumberRecord] = {}
    for number in booked:
        running = number.running
        if running is None:
            running = mask.running(number.no, number.series, number.unit, number.year)
        found[running] = number
    return found


def _unbooked(connection: Connection, lease: LeaseRecord, booked: set[int]) -> Iterator[FatedRange]:
    """What became of the numbers of a range that stand on no paper."""
    device = devices.get(connection, lease.device)
    rest = Fate.LOST if device.revoked_at else Fate.OPEN
    for running in range(lease.first, lease.last + 1):
        if running not in booked:
            returned = lease.returned_from is not None and running >= lease.returned_from
            yield FatedRange(running, running, Fate.RETURNED if returned else rest)


def _order(order: OrderRecord) -> dict[str, Any]:
    return {
        "id": order.order_id,
        "number": order.no,
        "state": order.state,
        "sync": order.sync,
        "reasons": _causes(order.why),
        "findings": _causes(order.findings),
        "vendor": order.vendor,
        "total": order.total,
        "content_hash": order.hash,
        "unit": order.unit,
        "device": order.device,
        "seq": order.seq,
        "received_at": order.received_at,
        "signed_on": order.signed_on,
        "arrived_on": order.arrived_on,
        "receipts": msgspec.to_builtins(order.receipts),
        "paid": msgspec.to_builtins(order.later.payments),
        "dropped": order.dropped,
    }


def _refused_order(connection: Connection, outcome: OutcomeRecord) -> dict[str, Any]:
    """An order of which the centre has nothing but a no."""
    content = orders.content(connection, outcome.hash)
    figures = content.figures if content else None
    return {
        "id": outcome.order_id,
        "number": outcome.no or None,
        "state": OrderState.DRAFT.value,
        "sync": SETTLED[Verdict(outcome.verdict)].value,
        "reasons": _causes(outcome.why),
        "findings": [],
        "vendor": content.vendor if content else None,
        "total": figures.total if figures else 0,
        "content_hash": outcome.hash or None,
        "unit": outcome.unit,
        "device": outcome.device,
        "seq": outcome.seq,
        "received_at": outcome.at,
        "signed_on": None,
        "arrived_on": None,
        "receipts": [],
        "paid": None,
        "dropped": False,
    }


def _outcome(outcome: OutcomeRecord) -> dict[str, Any]:
    return {
        "device": outcome.device,
        "seq": outcome.seq,
        "act": outcome.op,
        "verdict": outcome.verdict,
        "reasons": _causes(outcome.why),
        "findings": _causes(outcome.findings),
        "by": outcome.by_nip,
        "at": outcome.at,
    }


def _causes(causes: Iterable[CauseRow]) -> list[dict[str, Any]]:
    return [{"code": cause.c, **cause.f} for cause in causes]
