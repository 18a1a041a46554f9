"""The acts that change or end a signed order: addendum, cancellation, hand-over, a guarantee."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.contract_changes import AMENDMENTS_MAX, CHARGES_MAX
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.fulfilment import is_complete, outstanding
from bejo_desktop.domain.order import Act, SyncState, require_reason

if TYPE_CHECKING:
    from datetime import date, datetime

    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.contract_changes import Amendment, Cancellation, Charge
    from bejo_desktop.domain.order import Order


def amend(order: Order, amendment: Amendment, *, now: datetime) -> None:
    """
    Let a new version of the content hold from the addendum on; the first one stays readable.

    Raises:
        RuleBroken: `amend.nothing_changed`, `amend.other_vendor`, `amend.below_accepted` (facts:
            `line`, `accepted`), `amend.too_many`, `order.reason_short`.
    """
    order.require_state(Act.AMEND)
    before, after = order.content, amendment.content
    if amendment.content_hash == order.content_hash:
        raise RuleBroken("amend.nothing_changed")
    if (before.vendor, before.unit) != (after.vendor, after.unit):
        raise RuleBroken("amend.other_vendor")
    if len(order.amendments) >= AMENDMENTS_MAX:
        raise RuleBroken("amend.too_many", most=AMENDMENTS_MAX)
    require_reason(amendment.reason)
    _require_accepted_stays(order, after)
    order.first_content = order.first_content or before
    order.amendments = (*order.amendments, amendment)
    order.content, order.content_hash = after, amendment.content_hash
    order.move(Act.AMEND, amendment.by, now, amendment.number.text)


def cancel(order: Order, cancellation: Cancellation, *, today: date, now: datetime) -> None:
    """
    End a signed order before all of it came.

    Raises:
        RuleBroken: `cancel.complete` when all was received; `cancel.on` before the signature or
            after `today` (WIB); `order.reason_short`.
    """
    order.require_state(Act.CANCEL)
    if is_complete(order.content.lines, order.receipts, order.returns):
        raise RuleBroken("cancel.complete")
    on, since = cancellation.on, order.signed_on or order.content.ordered_on
    if not since <= on <= today:
        raise RuleBroken("cancel.on", on=on.isoformat(), since=since.isoformat())
    reason = require_reason(cancellation.reason)
    order.cancellation = cancellation
    order.move(Act.CANCEL, cancellation.by, now, reason)


def hand_over(order: Order, charge: Charge, *, now: datetime) -> None:
    """
    Give a running order to the next PPK, with the SK that says so.

    Raises:
        RuleBroken: `charge.same`, `charge.too_many`, `order.reason_short`.
    """
    order.require_state(Act.HAND_OVER)
    require_reason(charge.reason)
    if order.charges and order.charges[-1].nip == charge.nip:
        raise RuleBroken("charge.same")
    if len(order.charges) >= CHARGES_MAX:
        raise RuleBroken("charge.too_many", most=CHARGES_MAX)
    order.charges = (*order.charges, charge)
    order.move(Act.HAND_OVER, charge.by, now, charge.sk)


def allow_budget(order: Order, reason: str, *, by: str, now: datetime) -> None:
    """
    Let the PA/KPA answer for an order that the centre holds for its budget alone.

    Raises:
        RuleBroken: `order.not_held_for_budget` when something else holds it, too.
    """
    codes = {cause.code for cause in order.reasons}
    if order.sync is not SyncState.HELD or codes != {Reason.BUDGET_SHORT}:
        raise RuleBroken("order.not_held_for_budget")
    order.move(Act.ALLOW_BUDGET, by, now, require_reason(reason))


def _require_accepted_stays(order: Order, after: OrderContent) -> None:
    """A line from which goods were accepted stays at its place, with at least as many."""
    for row in outstanding(order.content.lines, order.receipts, order.returns):
        if not row.accepted:
            continue
        was = order.content.lines[row.line - 1]
        now = after.lines[row.line - 1] if row.line <= len(after.lines) else None
        if now is None or now.product != was.product or now.quantity.value < row.accepted:
            raise RuleBroken("amend.below_accepted", line=row.line, accepted=str(row.accepted))
