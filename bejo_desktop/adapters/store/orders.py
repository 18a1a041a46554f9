"""Orders in the local store."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Text,
    bindparam,
    cast,
    delete,
    func,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert

from bejo_desktop.adapters.store.counted_orders import note_order
from bejo_desktop.adapters.store.order_rows import (
    to_list_row,
    to_order,
    to_order_with,
    to_row,
)
from bejo_desktop.adapters.store.past_orders import note_past
from bejo_desktop.adapters.store.prepared import Prepared
from bejo_desktop.adapters.store.reference_tables import vendor
from bejo_desktop.adapters.store.tables import outbox, outcome, purchase_order
from bejo_desktop.application.views import StateCount
from bejo_desktop.domain.errors import BadInput, NotFound
from bejo_desktop.domain.order import (
    BINDING_ACTS,
    BINDING_STATES,
    Order,
    OrderState,
    SyncState,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Select, Update
    from sqlalchemy.dialects.sqlite import Insert

    from bejo_desktop.adapters.store.remembered import NewestContent
    from bejo_desktop.application.views import OrderFilter, OrderRow

_UUID_HEX: Final = 32
_HEX: Final = re.compile(r"[0-9a-f]{1,32}")
_PREFIX_LEAST: Final = 4
"""Fewer digits than this name an order by accident only."""
_LIST: Final = tuple(
    purchase_order.c[name]
    for name in (
        "order_id",
        "number",
        "state",
        "sync",
        "ordered_on",
        "package",
        "vendor",
        "total",
        "line_count",
        "content_hash",
        "reasons",
        "findings",
        "returned_reason",
        "changed_at",
        "submitted_on",
        "series",
    )
)
_ROWS: Final = select(*_LIST, vendor.c.name.label("vendor_name")).join(
    vendor, vendor.c.id == purchase_order.c.vendor, isouter=True
)


class SqlOrders:
    """The port `Orders` over one open transaction; it never commits."""

    def __init__(self, connection: Connection, newest: NewestContent) -> None:
        self._connection = connection
        self._newest = newest

    def get(self, order_id: UUID) -> Order:
        row = _BY_ID.row(self._connection, order_id=order_id)
        if row is None:
            raise NotFound("order.unknown", order=str(order_id))
        known = self._newest.content_of(row.content)
        return to_order(row) if known is None else to_order_with(known, row)

    def find(self, prefix: str) -> Order:
        wanted = purchase_order.c.number == prefix.strip()
        digits = prefix.strip().lower().replace("-", "")
        if _HEX.fullmatch(digits) and len(digits) >= _PREFIX_LEAST:
            wanted = or_(wanted, _starts_with(digits))
        rows = self._connection.execute(select(purchase_order).where(wanted).limit(2)).all()
        if not rows:
            raise NotFound("order.unknown", order=prefix)
        if len(rows) > 1:
            raise BadInput("order.ambiguous", field="order", order=prefix)
        return to_order(rows[0])

    def save(self, order: Order, *, now: datetime) -> None:
        row = to_row(order, now)
        if not _STAY.run(self._connection, **row):
            _SAVE.run(self._connection, **row)
        note_order(self._connection, order)
        note_past(self._connection, order)
        self._newest.keep(row["content"], order.content)

    def delete(self, order_id: UUID) -> None:
        drafts = delete(purchase_order).where(
            purchase_order.c.order_id == order_id,
            purchase_order.c.state == OrderState.DRAFT.value,
        )
        if not self._connection.execute(drafts).rowcount:
            raise NotFound("order.unknown", order=str(order_id))

    def row(self, order_id: UUID) -> OrderRow:
        found = self._connection.execute(_ROWS.where(purchase_order.c.order_id == order_id))
        row = found.one_or_none()
        if row is None:
            raise NotFound("order.unknown", order=str(order_id))
        return to_list_row(row)

    def rows(self, wanted: OrderFilter) -> Sequence[OrderRow]:
        newest = (purchase_order.c.created_at.desc(), purchase_order.c.order_id.desc())
        query = _ROWS.order_by(*newest).limit(wanted.limit)
        if wanted.states:
            states = [state.value for state in wanted.states]
            query = query.where(purchase_order.c.state.in_(states))
        if wanted.syncs:
            query = query.where(purchase_order.c.sync.in_([sync.value for sync in wanted.syncs]))
        if wanted.numbered is not None:
            query = query.where(purchase_order.c.year == wanted.numbered)
        for word in wanted.text.split():
            query = query.where(_mentions(word))
        return [to_list_row(row) for row in self._connection.execute(query)]

    def counts(self) -> Sequence[StateCount]:
        state, sync = purchase_order.c.state, purchase_order.c.sync
        rows = self._connection.execute(
            select(state, sync, func.count(), func.sum(purchase_order.c.total, type_=_TOTAL))
            .group_by(state, sync)
            .order_by(state, sync)
        )
        return [
            StateCount(OrderState(state), SyncState(sync), count, total)
            for state, sync, count, total in rows
        ]

    def has_platform_ref(self, platform: str, ref: str) -> bool:
        text = cast(purchase_order.c.content, Text)
        found = (
            select(literal(1))
            .select_from(purchase_order)
            .where(
                func.json_extract(text, "$.platform_ref") == ref,
                func.json_extract(text, "$.platform") == platform,
            )
            .limit(1)
        )
        return self._connection.execute(found).scalar() is not None

    def waiting_commitment(self) -> Sequence[Order]:
        return [to_order(row) for row in _WAITING.rows(self._connection)]


_TOTAL: Final = purchase_order.c.total.type


_INDEXED: Final = ("state", "sync", "number", "created_at")


def _staying() -> Update:
    """
    Replace an order that stays where every index has it, as one does that is being typed.

    SQLite writes each index anew whose columns are set, though to the same values: pages that a
    keystroke would encrypt and wait for.
    """
    same = (purchase_order.c[name].is_not_distinct_from(bindparam(name)) for name in _INDEXED)
    values: dict[str, Any] = {
        name: bindparam(name, type_=column.type)
        for name, column in purchase_order.c.items()
        if name not in {"order_id", *_INDEXED}
    }
    values["committed"] = func.max(purchase_order.c.committed, values["committed"])
    at_home = purchase_order.c.order_id == bindparam("order_id")
    return update(purchase_order).where(at_home, *same).values(values)


def _saving() -> Insert:
    """Insert or replace; what the centre once committed stays so while later acts wait."""
    statement = insert(purchase_order)
    values: dict[str, ColumnElement[Any]] = dict(statement.excluded.items())
    values["committed"] = func.max(purchase_order.c.committed, values["committed"])
    del values["order_id"]
    return statement.on_conflict_do_update(["order_id"], set_=values)


def _waiting() -> Select[Any]:
    """Orders that bind, none of whose binding acts the centre has accepted yet."""
    accepted = (
        select(outbox.c.seq)
        .join(outcome, outcome.c.seq == outbox.c.seq)
        .where(
            outbox.c.order_id == purchase_order.c.order_id,
            outbox.c.op.in_([literal(act.value) for act in BINDING_ACTS]),
            outcome.c.verdict == Verdict.OK.value,
        )
        .exists()
    )
    return (
        select(purchase_order)
        .where(
            purchase_order.c.state.in_([literal(state.value) for state in BINDING_STATES]),
            ~purchase_order.c.committed,
            ~accepted,
        )
        .order_by(purchase_order.c.created_at)
    )


_BY_ID: Final = Prepared(
    select(purchase_order).where(purchase_order.c.order_id == bindparam("order_id"))
)
_STAY: Final = Prepared(_staying())
_SAVE: Final = Prepared(_saving())
_WAITING: Final = Prepared(_waiting())


def _starts_with(digits: str) -> ColumnElement[bool]:
    """Every UUID between the digits with noughts and with f after them."""
    least, most = (UUID(digits.ljust(_UUID_HEX, fill)) for fill in "0f")
    return purchase_order.c.order_id.between(least, most)


def _mentions(word: str) -> ColumnElement[bool]:
    texts = (
        purchase_order.c.number,
        purchase_order.c.package,
        vendor.c.name,
        purchase_order.c.vendor,
    )
    return or_(*(text.icontains(word, autoescape=True) for text in texts))
