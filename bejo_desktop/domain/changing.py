"""The acts that change or end a signed order: addendum, cancellation, hand-over, a guarantee."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bejo_desktop.domain.authority import addendum_limit
from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.contract_changes import AMENDMENTS_MAX, CHARGES_MAX
from bejo_desktop.domain.due import Fulfilled
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.fulfilment import outstanding
from bejo_desktop.domain.order import Act, OrderState, held_only_for, require_reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.contract_changes import Amendment, Cancellation, Charge
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.rules.book import RuleBook


def amend(
    order: Order, amendment: Amendment, *, now: datetime, paid_off: bool = False
) -> Amendment:
    """
    Let a new version of the content hold from the addendum on; the first one stays readable.

    Returns the addendum as the order keeps it, with its reason trimmed.

    Args:
        paid_off: with it all goods are here and paid (`due.is_paid_off`): the order is done.

    Raises:
        RuleBroken: the first of `addendum_faults`.
    """
    order.require_state(Act.AMEND)
    for fault in addendum_faults(Fulfilled.of(order), amendment, len(order.amendments)):
        raise fault
    amendment = replace(amendment, reason=require_reason(amendment.reason))
    order.first_content = order.first_content or order.content
    order.amendments = (*order.amendments, amendment)
    order.content, order.content_hash = amendment.content, amendment.content_hash
    to = OrderState.PAID if paid_off else None
    order.move(Act.AMEND, amendment.by, now, amendment.number.text, to=to)
    return amendment


def cancel(order: Order, cancellation: Cancellation, *, today: date, now: datetime) -> Cancellation:
    """
    End a signed order before all of it came; return the end as the order keeps it.

    Raises:
        RuleBroken: `cancel.complete` when all was received; `cancel.on` before the signature or
            after `today` (WIB); `order.reason_short`.
    """
    order.require_state(Act.CANCEL)
    if order.is_complete:
        raise RuleBroken("cancel.complete")
    on, since = cancellation.on, order.binds_since
    if not since <= on <= today:
        raise RuleBroken("cancel.on", on=on.isoformat(), since=since.isoformat())
    cancellation = replace(cancellation, reason=require_reason(cancellation.reason))
    order.cancellation = cancellation
    order.move(Act.CANCEL, cancellation.by, now, cancellation.reason)
    return cancellation


def hand_over(order: Order, charge: Charge, *, now: datetime) -> Charge:
    """
    Give a running order to the next PPK, with the SK that says so; return what the order keeps.

    Raises:
        RuleBroken: `charge.same`, `charge.too_many`, `order.reason_short`.
    """
    order.require_state(Act.HAND_OVER)
    charge = replace(charge, reason=require_reason(charge.reason))
    if order.charges and order.charges[-1].nip == charge.nip:
        raise RuleBroken("charge.same")
    if len(order.charges) >= CHARGES_MAX:
        raise RuleBroken("charge.too_many", most=CHARGES_MAX)
    order.charges = (*order.charges, charge)
    order.move(Act.HAND_OVER, charge.by, now, charge.sk)
    return charge


def allow_budget(order: Order, reason: str, *, by: str, now: datetime) -> None:
    """
    Let the PA/KPA answer for an order that the centre holds for its budget alone.

    Raises:
        RuleBroken: `order.not_held_for_budget` when something else holds it, too.
    """
    codes = (cause.code for cause in order.reasons)
    if not held_only_for(order.sync, codes, Reason.BUDGET_SHORT):
        raise RuleBroken("order.not_held_for_budget")
    order.move(Act.ALLOW_BUDGET, by, now, require_reason(reason))


def addendum_faults(so_far: Fulfilled, amendment: Amendment, made: int) -> Iterator[RuleBroken]:
    """
    Yield what forbids an addendum to what holds; desk and centre judge by this.

    Codes: `amend.nothing_changed`, `amend.other_vendor`, `amend.ordered_on` with `on`,
    `amend.too_many`, `order.reason_short`, `order.reason_long`, and `amend.below_accepted` with
    `line` and `accepted`: a line of which goods were accepted stays, with at least as many.

    Args:
        so_far: the content that holds before it, with what came and went back; made: how many
            addenda there are.
    """
    before, after = so_far.content, amendment.content
    if amendment.content_hash == amendment.previous:
        yield RuleBroken("amend.nothing_changed")
    if (before.vendor, before.unit) != (after.vendor, after.unit):
        yield RuleBroken("amend.other_vendor")
    if before.ordered_on != after.ordered_on:
        yield RuleBroken("amend.ordered_on", field="ordered_on", on=before.ordered_on.isoformat())
    if made >= AMENDMENTS_MAX:
        yield RuleBroken("amend.too_many", most=AMENDMENTS_MAX)
    try:
        require_reason(amendment.reason)
    except RuleBroken as short:
        yield short
    for row in outstanding(before.lines, so_far.receipts, so_far.returns):
        now = after.lines[row.line - 1] if row.line <= len(after.lines) else None
        same = now is not None and now.product == before.lines[row.line - 1].product
        if row.accepted and (now is None or not same or now.quantity.value < row.accepted):
            yield RuleBroken("amend.below_accepted", line=row.line, accepted=str(row.accepted))
            return


def require_addendum_limit(
    first: OrderContent, after: OrderContent, on: date, rules: RuleBook
) -> None:
    """
    Refuse an addendum that raises the order's first value, before taxes, beyond what may be.

    The desk refuses it; at the centre, where it is ink, it is found. Rule: `addendum.increase`.

    Args:
        first: the content before any addendum; on: day of the addendum.

    Raises:
        RuleBroken: `amend.above_limit` (facts: `base`, `limit`).
    """
    assert first.figures is not None
    assert after.figures is not None
    limit, base = addendum_limit(first.figures.base, on, rules), after.figures.base
    if base > limit:
        raise RuleBroken("amend.above_limit", field="lines", base=base.amount, limit=limit.amount)
