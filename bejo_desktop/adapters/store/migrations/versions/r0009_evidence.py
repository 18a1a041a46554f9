"""Scans behind the orders, and what the flags compare an order with."""

from __future__ import annotations

from typing import Final

from alembic import op

from bejo_desktop.adapters.store.past_orders import note_all_past

revision: Final = "0009"
down_revision: Final = "0008"

_TABLES: Final = (
    """
    CREATE TABLE past_order (
        order_id BLOB NOT NULL PRIMARY KEY,
        ordered_on TEXT NOT NULL,
        vendor TEXT NOT NULL,
        number TEXT NOT NULL,
        platform TEXT NOT NULL,
        kind TEXT NOT NULL,
        procedure TEXT NOT NULL,
        form TEXT NOT NULL,
        total INTEGER NOT NULL,
        parts BLOB NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX past_order_by_vendor ON past_order (vendor, ordered_on)",
    "CREATE INDEX past_order_by_day ON past_order (ordered_on)",
    """
    CREATE TABLE past_line (
        order_id BLOB NOT NULL,
        position INTEGER NOT NULL,
        ordered_on TEXT NOT NULL,
        account TEXT NOT NULL,
        item_group TEXT NOT NULL,
        PRIMARY KEY (order_id, position)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX past_line_by_account ON past_line (account, ordered_on, order_id)",
    "CREATE INDEX past_line_by_group ON past_line (item_group, ordered_on, order_id)",
    """
    CREATE TABLE scan (
        sha256 TEXT NOT NULL PRIMARY KEY,
        ending TEXT NOT NULL,
        size INTEGER NOT NULL,
        added_at INTEGER NOT NULL,
        body BLOB NOT NULL
    ) STRICT
    """,
    "CREATE INDEX scan_by_size ON scan (size)",
)


def upgrade() -> None:
    """Make the tables and note the orders that are here."""
    for statement in _TABLES:
        op.execute(statement)
    note_all_past(op.get_bind())
