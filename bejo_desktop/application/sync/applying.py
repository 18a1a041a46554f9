"""Taking a reply over: every function works in one open transaction of the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

from bejo_desktop.application.changes import Kind
from bejo_desktop.application.sync.orders import (
    causes,
    keep_refusal,
    own_copy,
    refuse_beaten,
    stands,
    taken_over,
    was_beaten,
    was_refused,
)
from bejo_desktop.application.views import OrderFilter, OutcomeView
from bejo_desktop.contract.content import to_wire
from bejo_desktop.contract.exchange import OpenLease
from bejo_desktop.contract.intents import Intent, Skip
from bejo_desktop.contract.rows import (
    BudgetRow,
    GoneRow,
    MandateRow,
    OfficerRow,
    OrderRow,
    RulesRow,
    UnitRow,
    YearRow,
)
from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.errors import BadInput, NotFound
from bejo_desktop.domain.numbering import RUNNING_MAX, Lease, Series
from bejo_desktop.domain.order import Act, Cause, OrderState, SyncState, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from bejo_desktop.application.ports.store import Orders, Queued, Reading, Work
    from bejo_desktop.contract.content import Content
    from bejo_desktop.contract.exchange import LeaseRow, OutcomeRow, Page
    from bejo_desktop.contract.rows import Row
    from bejo_desktop.domain.order import Order

CENTRE: Final = "centre"
"""Who acts in the audit when the centre gave a verdict."""
_ALL: Final = 1_000_000
_ROOM: Final = 500
_ORDER_COST: Final = 100
"""An order costs as much of the write lane as a hundred products."""


def settle(
    work: Work, rows: Iterable[OutcomeRow], sent: Mapping[int, str], *, now: datetime
) -> list[OutcomeView]:
    """
    Keep the verdicts and show them on their orders; those already known are left out.

    Args:
        sent: order id (or "") by sequence, of what this exchange carried.
    """
    new = [row for row in rows if row.s in sent and work.outbox.settle(row, now=now)]
    return [_settle_one(work, row, row.e or sent[row.s], now=now) for row in new]


def _settle_one(work: Work, row: OutcomeRow, order_id: str, *, now: datetime) -> OutcomeView:
    reasons, findings = causes(row.why), causes(row.findings)
    order = _find(work.orders, order_id)
    if order is not None:
        order.settle(
            Verdict(row.r),
            reasons,
            findings,
            revision=row.rev,
            more_waiting=work.outbox.waits_for(order.order_id) > 0,
        )
        work.orders.save(order, now=now)
    facts: dict[str, object] = {"seq": row.s, "verdict": row.r, "why": [x.c for x in row.why]}
    work.audit.add("sync.outcome", by=CENTRE, at=now, subject=order_id, facts=facts)
    return OutcomeView(
        order=order_id,
        number=order.number_text or None if order else None,
        package=order.content.package if order else "",
        seq=row.s,
        verdict=row.r,
        reasons=reasons,
        findings=findings,
    )


def grant(work: Work, rows: Iterable[LeaseRow]) -> None:
    """Keep the ranges of numbers that the centre gave."""
    for row in rows:
        if row.series in set(Series) and row.first <= row.last <= RUNNING_MAX:
            series = Series(row.series)
            work.numbers.grant(
                Lease(
                    row.id,
                    series,
                    row.unit,
                    row.year,
                    row.first,
                    row.last,
                    row.first,
                    row.expires_on,
                )
            )


def fits(reading: Reading, page: Page) -> bool:
    """Tell whether a page goes on from where the desk is."""
    return page.frm <= reading.sync.cursors().get(page.sc, 0) < page.to


def parts_of(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Cut rows into what one transaction takes: 500 plain rows, or a few orders; at least one."""
    part: list[Row] = []
    room = _ROOM
    for row in rows:
        cost = _ORDER_COST if isinstance(row, OrderRow) else 1
        if part and cost > room:
            yield part
            part, room = [], _ROOM
        part.append(row)
        room -= cost
    yield part


def must_wait(reading: Reading, rows: Iterable[Row]) -> bool:
    """Tell whether an order of the rows still has acts that wait: its row would lose them."""
    ids = (row.id for row in rows if _is_orders(row))
    return any(reading.outbox.waits_for(UUID(order_id)) for order_id in ids)


def apply_rows(work: Work, rows: Sequence[Row], *, now: datetime) -> set[Kind]:
    """
    Take rows over and return what they touched.

    A row is the whole of its document and never older than what is here, so that rows may be
    ahead of the cursor: a page that breaks off is taken again.
    """
    plain = [row for row in rows if not _is_orders(row)]
    work.reference.apply(plain)
    for row in rows:
        if isinstance(row, OrderRow):
            _apply_order(work, row, now=now)
        elif isinstance(row, GoneRow) and row.kind == "order":
            _forget(work.orders, row, now=now)
    return {_kind(row) for row in rows}


def _apply_order(work: Work, row: OrderRow, *, now: datetime) -> None:
    local = _find(work.orders, row.id)
    if local is not None and stands(local, row):
        if was_beaten(local, row):
            refuse_beaten(local, row)
            work.orders.save(local, now=now)
        return
    try:
        order = taken_over(row, local, now=now)
    except (BadInput, ValueError):  # a newer centre: one odd order must not stop the rest
        facts: dict[str, object] = {"rev": row.rev, "state": row.state, "sync": row.sync}
        work.audit.add("sync.row_unreadable", by=CENTRE, at=now, subject=row.id, facts=facts)
        return
    if local is not None and was_refused(local, row):
        copy = own_copy(local, now=now)
        work.orders.save(copy, now=now)
        facts = {"of": row.id}
        work.audit.add("order.copy", by=CENTRE, at=now, subject=str(copy.order_id), facts=facts)
    if local is not None:
        keep_refusal(order, local)
    work.orders.save(order, now=now)
    if local is not None and _is_void(local) != _is_void(order):
        _account(work, order, now=now)


def _is_void(order: Order) -> bool:
    return order.state is OrderState.VOID


def _account(work: Work, order: Order, *, now: datetime) -> None:
    """Book a number of this desk that was given up at another one, or whose void ink has beaten."""
    if order.number is None or not work.numbers.is_taken(order.number.text):
        return
    reasons = [event.note for event in order.history if event.act == Act.VOID]
    state = "void" if _is_void(order) else "used"
    reason = reasons[-1] if reasons else ""
    work.numbers.record(order.order_id, order.number, state, now=now, reason=reason)


def _forget(orders: Orders, row: GoneRow, *, now: datetime) -> None:
    """An order that was dropped at another desk goes, unless it is being typed anew here."""
    local = _find(orders, row.id)
    if local is not None and local.number is None and local.content_hash is not None:
        local.state = OrderState.DRAFT  # it was given back before it was dropped
        orders.save(local, now=now)
        orders.delete(local.order_id)


def _find(orders: Orders, order_id: str) -> Order | None:
    if not order_id:
        return None
    try:
        return orders.get(UUID(order_id))
    except NotFound:
        return None


def _is_orders(row: Row) -> bool:
    return isinstance(row, OrderRow) or (isinstance(row, GoneRow) and row.kind == "order")


def _kind(row: Row) -> Kind:
    if _is_orders(row):
        return Kind.ORDERS
    if isinstance(row, BudgetRow | YearRow):
        return Kind.BUDGET
    if isinstance(row, OfficerRow | MandateRow | UnitRow):
        return Kind.OFFICERS
    return Kind.RULES if isinstance(row, RulesRow) else Kind.CATALOGUE


def open_leases(reading: Reading) -> tuple[OpenLease, ...]:
    """Return the ranges that still have numbers, as the centre wants to hear of them."""
    return tuple(
        OpenLease(id=lease.id, next=lease.next_number) for lease in reading.numbers.leases()
    )


def contents_for(
    reading: Reading, sent: Iterable[Queued], need: frozenset[str]
) -> dict[str, Content]:
    """Return the needed contents of what is sent: from the outbox, else from the order."""
    found: dict[str, Content] = {}
    for act in sent:
        digest = act.content_hash
        if digest is None or digest not in need:
            continue
        order = None if act.content else _find(reading.orders, act.intent.e)
        if act.content is not None:
            found[digest] = act.content
        elif order is not None and order.content_hash == digest:
            found[digest] = to_wire(order.content)
    return found


def seal(work: Work, *, now: datetime) -> None:
    """Mark every order with acts that wait: this device may not send them any more."""
    queued = OrderFilter(syncs=frozenset({SyncState.QUEUED}), limit=_ALL)
    for row in work.orders.rows(queued):
        order = work.orders.get(row.order_id)
        order.sync = SyncState.SEALED
        work.orders.save(order, now=now)
    work.audit.add("sync.sealed", by=CENTRE, at=now, subject="", facts={})


def skip_of(act: Queued, *, now: datetime) -> Intent:
    """Return what stands in the place of an act that the centre cannot read."""
    intent = act.intent
    return Intent(
        s=intent.s,
        e="",
        b=0,
        by=intent.by,
        mandate=intent.mandate,
        t=now,
        a=Skip(why=Reason.UNREADABLE.value),
    )


def refuse_unreadable(work: Work, act: Queued, *, now: datetime) -> None:
    """Show on the order that its act could not be read; its body is kept aside."""
    order = _find(work.orders, act.intent.e)
    if order is None:
        return
    order.settle(
        Verdict.REFUSED,
        (Cause(Reason.UNREADABLE, {"seq": act.intent.s}),),
        (),
        revision=order.revision,
        more_waiting=False,
    )
    work.orders.save(order, now=now)
