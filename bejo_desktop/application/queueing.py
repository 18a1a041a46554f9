"""Acts on their way to the centre: one intent an act, in the transaction that did it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec import UNSET

from bejo_desktop.contract.content import to_wire
from bejo_desktop.contract.intents import Intent, TakeBack
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.mandating import judged_on, mandate_for
from bejo_desktop.domain.order import Act as OrderAct
from bejo_desktop.domain.order import OrderState

if TYPE_CHECKING:
    from datetime import datetime

    from msgspec import UnsetType

    from bejo_desktop.application.ports.store import Work
    from bejo_desktop.contract.intents import Argument
    from bejo_desktop.domain.numbering import Number
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.parties import Mandate, Officer


@dataclass(frozen=True, slots=True)
class Act:
    """Who does something, under which mandate, and when (the desk's clock, UTC)."""

    officer: Officer
    now: datetime


def queue(
    work: Work,
    order: Order,
    argument: Argument,
    act: Act,
    *,
    base: int,
    mandate: Mandate | None = None,
) -> None:
    """
    Save the order and queue its act in the open transaction.

    Args:
        base: revision of the order that the officer saw.
        mandate: under which it was allowed, where its use case chose that one; None: the one
            that `domain.mandating.mandate_for` chooses.

    Raises:
        AccessDenied: where no mandate of the officer covers it, as `domain.mandating.mandate_for`.
    """
    name = OrderAct(str(argument.__struct_config__.tag))
    today = wib_day(act.now)
    paper_on = judged_on(
        name, ordered_on=order.content.ordered_on, own_day=getattr(argument, "on", None) or today
    )
    figures = order.content.figures
    total = figures.total if figures else None
    mandate = mandate or mandate_for(act.officer, name, paper_on=paper_on, today=today, total=total)
    intent = Intent(
        s=work.outbox.head() + 1,
        e=str(order.order_id),
        b=base,
        by=act.officer.nip,
        mandate=mandate.sk,
        t=act.now,
        a=argument,
    )
    content = to_wire(order.content) if order.content_hash else None
    work.outbox.append(intent, content, order.content_hash)


def take_back(work: Work, order: Order, act: Act) -> None:
    """Queue that an order which was handed in is about to be edited; nothing for a draft."""
    if order.state is OrderState.SUBMITTED:
        queue(work, order, TakeBack(content=digest_of(order)), act, base=order.revision)


def record(work: Work, order: Order, name: str, act: Act, **facts: object) -> None:
    """Write who did what to the order into the desk's audit chain."""
    work.audit.add(
        name, by=act.officer.nip, at=act.now, subject=str(order.order_id), facts=dict(facts)
    )


def digest_of(order: Order) -> str:
    """Return the content hash of an order that has been handed in."""
    assert order.content_hash is not None
    return order.content_hash


def number_of(order: Order) -> Number:
    """Return the number of an order that has one."""
    assert order.number is not None
    return order.number


def running_of(number: Number) -> int | UnsetType:
    """Return the running number as the wire carries it."""
    return UNSET if number.running is None else number.running


def lease_of(number: Number) -> str | UnsetType:
    """Return the lease as the wire carries it; absent for the agenda book."""
    return UNSET if number.lease_id is None else number.lease_id
