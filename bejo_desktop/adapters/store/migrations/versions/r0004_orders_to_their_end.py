"""
What orders carry since they are followed to their end.

One column for all that happens after the number, one for the day on which they were handed in.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0004"
down_revision: Final = "0003"

_WIB: Final = timezone(timedelta(hours=7))

_ONE_CONTENT: Final = """
    CREATE TRIGGER order_number_means_one_content
    BEFORE UPDATE ON purchase_order
    WHEN OLD.number = NEW.number AND OLD.content <> NEW.content
        AND coalesce(json_array_length(CAST(NEW.later AS TEXT), '$.amendments'), 0)
            <= coalesce(json_array_length(CAST(OLD.later AS TEXT), '$.amendments'), 0)
    BEGIN SELECT RAISE(ABORT, 'a number means one set of figures for ever'); END
"""
"""Only an addendum, which points back to what held before, lets another content hold."""


def upgrade() -> None:
    """Add the columns, take the one payment of before over, and drop that one's column."""
    op.execute("ALTER TABLE purchase_order ADD COLUMN later BLOB NOT NULL DEFAULT x'7b7d'")
    op.execute("ALTER TABLE purchase_order ADD COLUMN submitted_on TEXT")
    connection = op.get_bind()
    _take_payments(connection)
    _tell_when_submitted(connection)
    op.execute("ALTER TABLE purchase_order DROP COLUMN payment")
    op.execute("DROP TRIGGER order_number_means_one_content")
    op.execute(_ONE_CONTENT)


def _tell_when_submitted(connection: sa.Connection) -> None:
    rows = connection.execute(
        sa.text("SELECT order_id, history FROM purchase_order WHERE state <> 'draft'")
    ).all()
    for order_id, history in rows:
        moments = [at for act, at, *_ in json.loads(history) if act == "order.submit"]
        if moments:
            day = datetime.fromisoformat(moments[-1]).astimezone(_WIB).date().isoformat()
            connection.execute(
                sa.text("UPDATE purchase_order SET submitted_on = :day WHERE order_id = :order_id"),
                {"day": day, "order_id": order_id},
            )


def _take_payments(connection: sa.Connection) -> None:
    paid = connection.execute(
        sa.text(
            "SELECT order_id, total, receipts, payment FROM purchase_order"
            " WHERE payment IS NOT NULL"
        )
    ).all()
    for order_id, total, receipts, payment in paid:
        made = {
            **json.loads(payment),
            "amount": total,
            "receipts": list(range(1, len(json.loads(receipts)) + 1)),
        }
        later = json.dumps({"payments": [made]}, separators=(",", ":")).encode()
        connection.execute(
            sa.text("UPDATE purchase_order SET later = :later WHERE order_id = :order_id"),
            {"later": later, "order_id": order_id},
        )
