"""What orders carry since they are followed to their end; when what decides a tax has changed."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the columns; take the one payment of before into its own, and drop that one's column."""
    op.add_column(
        "orders", sa.Column("later", sa.Text(), nullable=False, server_default=sa.text("'{}'"))
    )
    connection = op.get_bind()
    rows = connection.execute(
        sa.text(
            "SELECT unit, order_id, total, receipts, payment FROM orders"
            " WHERE payment IS NOT NULL AND payment <> 'null'"
        )
    )
    laters = [
        {"unit": row.unit, "order_id": row.order_id, "later": json.dumps(_later(row))}
        for row in rows
    ]
    if laters:
        connection.execute(
            sa.text("UPDATE orders SET later = :later WHERE unit = :unit AND order_id = :order_id"),
            laters,
        )
    op.drop_column("orders", "payment")
    for table in ("vendor", "product"):
        op.add_column(table, sa.Column("tax_on", sa.Text()))


def _later(row: sa.Row[Any]) -> dict[str, object]:
    count = len(json.loads(row.receipts))
    made = {
        **json.loads(row.payment),
        "amount": row.total,
        "receipts": list(range(1, count + 1)),
    }
    return {"payments": [made]}
