"""Orders as the flags look at them: noted when an order is saved, found by day and likeness."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import msgspec
from sqlalchemy import bindparam, delete, insert, select

from bejo_desktop.adapters.store.history_tables import past_line, past_order
from bejo_desktop.adapters.store.prepared import Prepared, run_on_driver
from bejo_desktop.adapters.store.reference_tables import product
from bejo_desktop.adapters.store.tables import purchase_order
from bejo_desktop.contract.content import Content, from_wire
from bejo_desktop.domain.codes import Kind, Platform
from bejo_desktop.domain.content import Procedure
from bejo_desktop.domain.flags.past import PastOrder, account_of, as_past
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.order import OrderState

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from sqlalchemy import Connection

    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.flags.past import Windows
    from bejo_desktop.domain.order import Order


class Parts(msgspec.Struct, frozen=True):
    """What of an order is compared: shares of the total in rupiah, products by code, the nota."""

    accounts: dict[str, int]
    item_groups: dict[str, int]
    products: list[str]
    vendor_note: str = ""


_PARTS: Final = msgspec.json.Decoder(Parts)
_LEFT_OUT: Final = frozenset({OrderState.DRAFT, OrderState.VOID, OrderState.CANCELLED})

_FORGET_LINES: Final = Prepared(
    delete(past_line).where(past_line.c.order_id == bindparam("order_id"))
)
_FORGET: Final = Prepared(delete(past_order).where(past_order.c.order_id == bindparam("order_id")))


def note_past(connection: Connection, order: Order) -> None:
    """Bring what the flags look at up to date with an order that was just saved."""
    if order.state is OrderState.DRAFT and not order.history:
        return  # it never was anything else: a keystroke pays nothing
    _FORGET_LINES.run(connection, order_id=order.order_id)
    _FORGET.run(connection, order_id=order.order_id)
    if order.state not in _LEFT_OUT:
        _keep(connection, order.order_id, order.content, order.number_text)


def note_all_past(connection: Connection) -> None:
    """Note the orders of an older store, which noted none."""
    known = purchase_order.c
    rows = connection.execute(
        select(known.order_id, known.content, known.number).where(
            known.state.not_in([state.value for state in _LEFT_OUT])
        )
    ).all()
    for row in rows:
        content = from_wire(msgspec.json.decode(row.content, type=Content))
        _keep(connection, row.order_id, content, row.number or "")


def _keep(connection: Connection, order_id: UUID, content: OrderContent, number: str) -> None:
    codes = {line.product for line in content.lines}
    wanted = select(product.c.id, product.c.category).where(product.c.id.in_(codes))
    groups = {found.id: found.category for found in connection.execute(wanted)}
    order = as_past(content, groups, "", number)
    parts = Parts(
        accounts={name: share.amount for name, share in order.accounts.items()},
        item_groups={name: share.amount for name, share in order.item_groups.items()},
        products=sorted(order.products),
        vendor_note=order.vendor_note,
    )
    row: dict[str, Any] = {
        "order_id": order_id,
        "ordered_on": order.on,
        "vendor": order.vendor,
        "number": number,
        "platform": order.platform.value,
        "kind": order.kind.value,
        "procedure": order.procedure.value,
        "form": order.form,
        "total": order.total,
        "parts": msgspec.json.encode(parts),
    }
    connection.execute(insert(past_order), row)
    found_by = dict.fromkeys(
        (account_of(line.budget_line), groups.get(line.product, "")) for line in content.lines
    )
    lines: list[dict[str, Any]] = [
        {
            "order_id": order_id,
            "position": position,
            "ordered_on": order.on,
            "account": account,
            "item_group": group,
        }
        for position, (account, group) in enumerate(found_by, start=1)
    ]
    if lines:
        connection.execute(insert(past_line), lines)


_NEAR: Final = """
SELECT past_order.ordered_on, past_order.vendor, coalesce(vendor.name, ''), past_order.number,
    past_order.platform, past_order.kind, past_order.procedure, past_order.form,
    past_order.total, past_order.parts
FROM (
    SELECT order_id FROM past_order WHERE vendor = ? AND ordered_on BETWEEN ? AND ?
    UNION
    SELECT order_id FROM past_order WHERE ordered_on BETWEEN ? AND ?
    UNION
    SELECT order_id FROM past_line
    WHERE account IN (SELECT value FROM json_each(?)) AND ordered_on BETWEEN ? AND ?
    UNION
    SELECT order_id FROM past_line
    WHERE item_group IN (SELECT value FROM json_each(?)) AND ordered_on BETWEEN ? AND ?
) AS near
JOIN past_order ON past_order.order_id = near.order_id
LEFT JOIN vendor ON vendor.id = past_order.vendor
WHERE past_order.order_id <> ?
ORDER BY past_order.ordered_on, past_order.order_id
"""
"""Each part is found by an index of its own."""
_NO_ORDER: Final = b""


class SqlHistory:
    """The port `History` over one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def near(self, order: PastOrder, windows: Windows, without: UUID | None) -> Sequence[PastOrder]:
        given = (
            order.vendor,
            *_span(order.on, windows.same_vendor),
            *_span(order.on, windows.all_orders),
            _array(one for one in order.accounts if one),
            *_span(order.on, windows.same_need),
            _array(order.item_groups),
            *_span(order.on, windows.same_need),
            _NO_ORDER if without is None else without.bytes,
        )
        return [_past(*cells) for cells in run_on_driver(self._connection, _NEAR, given)]


def _span(on: date, days: int) -> tuple[str, str]:
    span = timedelta(days=days)
    return (on - span).isoformat(), (on + span).isoformat()


def _array(names: Iterable[str]) -> str:
    return msgspec.json.encode(list(names)).decode()


def _past(on: str, vendor: str, vendor_name: str, number: str, *rest: Any) -> PastOrder:
    platform, kind, procedure, form, total, encoded = rest
    parts = _PARTS.decode(encoded)
    return PastOrder(
        number=number,
        on=date.fromisoformat(on),
        vendor=vendor,
        vendor_name=vendor_name,
        platform=Platform(platform),
        kind=Kind(kind),
        procedure=Procedure(procedure),
        form=form,
        total=Rupiah(total),
        accounts={name: Rupiah(share) for name, share in parts.accounts.items()},
        item_groups={name: Rupiah(share) for name, share in parts.item_groups.items()},
        products=frozenset(parts.products),
        vendor_note=parts.vendor_note,
    )
