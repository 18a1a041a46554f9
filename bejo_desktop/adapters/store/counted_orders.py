"""Keeps beside the orders what of them counts: prices that were paid, and what was spent."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import msgspec
from sqlalchemy import bindparam, delete, insert, select

from bejo_desktop.adapters.store.prepared import Prepared
from bejo_desktop.adapters.store.price_tables import counted_order, paid_line
from bejo_desktop.adapters.store.search_words import folded, words_of
from bejo_desktop.adapters.store.tables import purchase_order
from bejo_desktop.contract.content import Content, from_wire
from bejo_desktop.domain.board import COUNTED
from bejo_desktop.domain.meter import counts, spent_on
from bejo_desktop.domain.net_price import net_prices
from bejo_desktop.domain.order import UNNUMBERED, OrderState, SyncState

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Connection

    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.order import Order

_TYPED: Final = frozenset({OrderState.DRAFT, OrderState.SUBMITTED})
"""Of an order that never had a number or a receipt nothing is kept: a keystroke pays nothing."""

_FORGET_LINES: Final = Prepared(
    delete(paid_line).where(paid_line.c.order_id == bindparam("order_id"))
)
_FORGET: Final = Prepared(
    delete(counted_order).where(counted_order.c.order_id == bindparam("order_id"))
)
_COMMITTED: Final = Prepared(
    select(purchase_order.c.committed).where(purchase_order.c.order_id == bindparam("order_id"))
)


@lru_cache(maxsize=4_096)
def name_key(name: str) -> str:
    """Return what is the same in all spellings of a product's name."""
    return " ".join(words_of(folded(name)))


def note_order(connection: Connection, order: Order) -> None:
    """Bring what is kept beside an order that was just saved up to date."""
    if order.state in UNNUMBERED:
        return
    _FORGET_LINES.run(connection, order_id=order.order_id)
    _FORGET.run(connection, order_id=order.order_id)
    if _is_counted(connection, order):
        _keep(connection, order.order_id, order.content, order.number_text)


def count_anew(connection: Connection) -> None:
    """Keep it for the orders of an older store, which kept none."""
    known = purchase_order.c
    rows = connection.execute(
        select(known.order_id, known.content, known.number, known.state, known.sync).where(
            known.state.in_([state.value for state in COUNTED])
        )
    ).all()
    for row in rows:
        if counts(OrderState(row.state), SyncState(row.sync)):
            content = from_wire(msgspec.json.decode(row.content, type=Content))
            _keep(connection, row.order_id, content, row.number or "")


def _is_counted(connection: Connection, order: Order) -> bool:
    """
    Tell whether the order counts.

    What the centre has accepted goes on counting while a later act of it waits or was refused.
    """
    if counts(order.state, order.sync):
        return True
    row = _COMMITTED.row(connection, order_id=order.order_id)
    return order.state in COUNTED and row is not None and bool(row.committed)


def _keep(connection: Connection, order_id: UUID, content: OrderContent, number: str) -> None:
    # An order that does not say what its vendor was counts by the centre's newest row.
    spent = spent_on(content, small=False)
    connection.execute(
        insert(counted_order),
        {
            "order_id": order_id,
            "year": content.ordered_on.year,
            "vendor": content.vendor,
            "scale": content.vendor_scale.value,
            "total": spent.total,
            "pdn": spent.pdn,
        },
    )
    lines: list[dict[str, Any]] = [
        {
            "order_id": order_id,
            "position": position,
            "product": line.product,
            "name_key": name_key(line.name),
            "measure": line.measure,
            "ordered_on": content.ordered_on,
            "net": net,
            "number": number,
            "vendor": content.vendor,
        }
        for position, (line, net) in enumerate(
            zip(content.lines, net_prices(content), strict=True), start=1
        )
    ]
    if lines:
        connection.execute(insert(paid_line), lines)
