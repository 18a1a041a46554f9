"""The day of each order beside its content, for the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import sqlalchemy as sa
from alembic import op

if TYPE_CHECKING:
    from sqlalchemy import Connection

revision = "0006"
down_revision = "0005"


class _Dated(msgspec.Struct):
    ordered_on: str


def upgrade() -> None:
    """Add the column, fill it from the contents, and index what the board reads."""
    op.add_column("orders", sa.Column("ordered_on", sa.Text(), nullable=True))
    _fill(op.get_bind())
    op.create_index(
        "ix_orders_board", "orders", ["ordered_on", "sync", "state", "unit", "vendor", "total"]
    )


def _fill(connection: Connection) -> None:
    rows = connection.execute(
        sa.text("SELECT unit, order_id, body FROM orders JOIN content USING (hash)")
    )
    days = [
        {"unit": row.unit, "order_id": row.order_id, "ordered_on": _day_in(row.body)}
        for row in rows
    ]
    if days:
        connection.execute(
            sa.text(
                "UPDATE orders SET ordered_on = :ordered_on"
                " WHERE unit = :unit AND order_id = :order_id"
            ),
            days,
        )


def _day_in(content: bytes) -> str:
    return msgspec.json.decode(content, type=_Dated).ordered_on
