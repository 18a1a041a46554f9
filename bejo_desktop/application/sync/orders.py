"""How an order of the feed and the order on the desk become one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid5

from bejo_desktop.contract.canonical import content_hash
from bejo_desktop.contract.content import from_wire
from bejo_desktop.contract.fulfilment import receipt_from_wire
from bejo_desktop.contract.later import later_from_wire
from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.numbering import Number
from bejo_desktop.domain.order import AFTER_INK, Cause, Event, Order, OrderState, SyncState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bejo_desktop.contract.rows import CauseRow, OrderRow

EDITED: Final = "order.edit"
"""The one step of an order that stays on the desk where it was made."""
_SAID_NO: Final = frozenset({SyncState.REFUSED, SyncState.BLOCKED})


def causes(rows: Iterable[CauseRow]) -> tuple[Cause, ...]:
    """Return reasons as the desk keeps them; one that a newer centre invented becomes `RULE`."""
    return tuple(_cause(row) for row in rows)


def _cause(row: CauseRow) -> Cause:
    if row.c in set(Reason):
        return Cause(Reason(row.c), dict(row.f))
    return Cause(Reason.RULE, {**row.f, "reason": row.c})


def stands(local: Order, row: OrderRow) -> bool:
    """
    Tell whether the order on the desk stays as it is; none of its acts waits any more.

    It stays when the row is older than the last verdict; when a draft is being typed anew, unless
    the centre did not let it be taken back; and when it has a number that the row does not have:
    no number is ever forgotten. Only where that number is void does the row's own take its place.
    """
    if row.rev < local.revision:
        return True
    if local.state is OrderState.DRAFT and local.content_hash is None:
        return local.sync not in _SAID_NO
    if local.number is None or local.number.text == row.no:
        return False
    return local.state is not OrderState.VOID or not row.no


def taken_over(row: OrderRow, local: Order | None, *, now: datetime) -> Order:
    """
    Return the order as the centre holds it.

    Args:
        local: the same order on the desk, None where it is new here.
        now: when a new order came that does not say when it was handed in.

    Raises:
        ValueError: a state that this program does not know.
        BadInput: a quantity that is none.
    """
    return Order(
        order_id=UUID(row.id),
        content=from_wire(row.content),
        author=row.author,
        created_at=local.created_at if local else (row.submitted_at or now),
        state=OrderState(row.state),
        sync=SyncState(row.sync),
        content_hash=row.hash,
        number=_number(row),
        revision=row.rev,
        signed_on=row.signed_on,
        arrived_on=row.arrived_on,
        receipts=tuple(map(receipt_from_wire, row.receipts)),
        **later_from_wire(row.later),
        reasons=causes(row.why),
        findings=causes(row.findings),
        history=_history(row, local),
        copied_from=local.copied_from if local else None,
        known_at_centre=True,
    )


def keep_refusal(order: Order, local: Order) -> None:
    """
    Let a signed order taken over still say that the act after its signature was refused.

    The order stands as the centre has it, so that the act can be done again, rightly. What was
    refused before the ink (a void that it beat) leaves no trace: there is nothing to decide.
    """
    refused = local.sync in {SyncState.REFUSED, SyncState.BLOCKED} and local.state in AFTER_INK
    if refused and order.state in AFTER_INK and order.revision == local.revision:
        order.sync, order.reasons = local.sync, local.reasons


def was_beaten(local: Order, row: OrderRow) -> bool:
    """Tell whether the order went on at the centre under another number, by ink."""
    taken = {SyncState.ACCEPTED, SyncState.HELD}
    return local.state is OrderState.FINAL and local.sync in taken and row.rev > local.revision


def refuse_beaten(local: Order, row: OrderRow) -> None:
    """Let a person decide on the number of this desk: it can only be given up."""
    local.sync = SyncState.REFUSED
    local.reasons = (Cause(Reason.OWNER_CHANGED, {"no": row.no}),)
    local.revision = row.rev


def was_refused(local: Order, row: OrderRow) -> bool:
    """Tell whether the centre did not take what was handed in here, because it has another text."""
    return local.number is None and local.sync in _SAID_NO and local.content_hash != row.hash


def own_copy(local: Order, *, now: datetime) -> Order:
    """Return a draft with the text that the centre did not take: nothing that was typed is lost."""
    copy_id = uuid5(local.order_id, local.content_hash or content_hash(local.content))
    return local.copy(copy_id, local.content, by=local.author, now=now)


def _number(row: OrderRow) -> Number | None:
    if not row.no:
        return None
    return Number(row.no, row.series, row.year, row.running or None, row.lease or None)


def _history(row: OrderRow, local: Order | None) -> list[Event]:
    kept = local.history if local else []
    if not row.history:
        return list(kept)
    known = [Event(act, at, by, note) for act, at, by, note in row.history]
    known += [event for event in kept if event.act == EDITED]
    return sorted(known, key=lambda event: event.at)
