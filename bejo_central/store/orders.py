"""Orders of the units as the centre holds them, their acts, and the contents they name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import insert, select

from bejo_central.store.engine import insert_missing, upsert
from bejo_central.store.feed import unit_scope
from bejo_central.store.order_tables import CONTENT, ORDER, ORDER_ACT
from bejo_desktop.contract.canonical import canonical, digest
from bejo_desktop.contract.content import Content
from bejo_desktop.contract.fulfilment import ReceiptRow
from bejo_desktop.contract.later import Later
from bejo_desktop.contract.rows import CauseRow
from bejo_desktop.domain.order import OrderState

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date, datetime

    from sqlalchemy import Connection, Row

    from bejo_central.store.database import Session


@dataclass(frozen=True, slots=True)
class OrderRecord:
    """
    An order as it stands at the centre; money in whole rupiah.

    Args:
        device, seq: the desk that wrote last, and its act.
        ordered_on: as its content says; kept beside it for the board, which counts by it.
        rev: how many acts had an effect; `price_kept`: the vendor stood by the price.
        dropped: a returned draft that was thrown away; kept for the audit, seen by no desk.
    """

    unit: str
    order_id: str
    device: int
    state: str
    sync: str
    hash: str
    vendor: str
    total: int
    author: str
    received_at: datetime
    no: str | None = None
    series: str = ""
    year: int = 0
    running: int | None = None
    lease: str = ""
    rev: int = 0
    submitted_at: datetime | None = None
    deadline: date | None = None
    signed_on: date | None = None
    arrived_on: date | None = None
    receipts: tuple[ReceiptRow, ...] = ()
    later: Later = field(default_factory=Later)
    ordered_on: date | None = None
    why: tuple[CauseRow, ...] = ()
    findings: tuple[CauseRow, ...] = ()
    price_kept: bool = False
    dropped: bool = False
    seq: int = 0


@dataclass(frozen=True, slots=True)
class ActRecord:
    """One act that had an effect on an order."""

    rev: int
    device: int
    seq: int
    op: str
    hash: str
    by_nip: str
    at: datetime
    note: str


def find(connection: Connection, unit: str, order_id: str) -> OrderRecord | None:
    """Return an order of a unit."""
    row = connection.execute(
        select(ORDER).where(ORDER.c.unit == unit, ORDER.c.order_id == order_id)
    ).one_or_none()
    return None if row is None else _order(row)


def of_unit(connection: Connection, unit: str, ids: Collection[str]) -> dict[str, OrderRecord]:
    """Return those of `ids` that are orders of a unit."""
    rows = connection.execute(
        select(ORDER).where(ORDER.c.unit == unit, ORDER.c.order_id.in_(sorted(ids)))
    )
    return {row.order_id: _order(row) for row in rows}


def all_of(connection: Connection, unit: str | None) -> Sequence[OrderRecord]:
    """Return the orders of a unit, or all, the newest act first."""
    wanted = select(ORDER).order_by(ORDER.c.received_at.desc(), ORDER.c.order_id)
    if unit is not None:
        wanted = wanted.where(ORDER.c.unit == unit)
    return [_order(row) for row in connection.execute(wanted)]


def overdue(connection: Connection, unit: str, today: date) -> Sequence[OrderRecord]:
    """Return the submitted orders of a unit whose deadline is before `today`, the oldest first."""
    rows = connection.execute(
        select(ORDER)
        .where(
            ORDER.c.unit == unit,
            ORDER.c.state == OrderState.SUBMITTED.value,
            ORDER.c.deadline < today,
            ORDER.c.dropped == 0,
        )
        .order_by(ORDER.c.deadline, ORDER.c.order_id)
    )
    return [_order(row) for row in rows]


def save(session: Session, order: OrderRecord) -> None:
    """Keep an order, new or changed, and tell the desks of its unit."""
    upsert(session.connection, ORDER, [row_of(order)])
    show_again(session, order)


def row_of(order: OrderRecord) -> dict[str, Any]:
    """Return an order as the values of its row."""
    values = {column.name: getattr(order, column.name) for column in ORDER.columns}
    for name in ("why", "findings", "receipts", "later"):
        values[name] = msgspec.to_builtins(values[name])
    return values


def show_again(session: Session, order: OrderRecord) -> None:
    """Tell the desks of its unit how an order stands."""
    scope = unit_scope(order.unit)
    if order.dropped:
        session.feed.remove(scope, "order", order.order_id)
    else:
        session.feed.touch(scope, "order", order.order_id)


def add_act(session: Session, unit: str, order_id: str, act: ActRecord) -> None:
    """Note an act that had an effect."""
    values = {column.name: getattr(act, column.name) for column in ORDER_ACT.columns[2:]}
    session.connection.execute(insert(ORDER_ACT).values(unit=unit, order_id=order_id, **values))


def acts(connection: Connection, unit: str, order_id: str) -> Sequence[ActRecord]:
    """Return the acts that had an effect on an order, oldest first."""
    rows = connection.execute(
        select(ORDER_ACT)
        .where(ORDER_ACT.c.unit == unit, ORDER_ACT.c.order_id == order_id)
        .order_by(ORDER_ACT.c.rev)
    )
    return [
        ActRecord(row.rev, row.device, row.seq, row.op, row.hash, row.by_nip, row.at, row.note)
        for row in rows
    ]


def keep_content(session: Session, content: Content) -> str:
    """Keep a content under its hash, whatever becomes of its order; return the hash."""
    key = digest(content)
    insert_missing(session.connection, CONTENT, [{"hash": key, "body": canonical(content)}])
    return key


def content(connection: Connection, key: str) -> Content | None:
    """Return the content with a hash."""
    body = connection.execute(select(CONTENT.c.body).where(CONTENT.c.hash == key)).scalar()
    return None if body is None else msgspec.json.decode(body, type=Content)


def contents(connection: Connection, keys: Collection[str]) -> dict[str, Content]:
    """Return the contents with these hashes that are here."""
    rows = connection.execute(select(CONTENT).where(CONTENT.c.hash.in_(sorted(keys))))
    return {row.hash: msgspec.json.decode(row.body, type=Content) for row in rows}


def _order(row: Row[*tuple[Any, ...]]) -> OrderRecord:
    values = {column.name: getattr(row, column.name) for column in ORDER.columns}
    values["why"] = msgspec.convert(row.why, tuple[CauseRow, ...])
    values["findings"] = msgspec.convert(row.findings, tuple[CauseRow, ...])
    values["receipts"] = msgspec.convert(row.receipts, tuple[ReceiptRow, ...])
    values["later"] = msgspec.convert(row.later, Later)
    return OrderRecord(**values)
