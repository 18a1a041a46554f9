"""Standard prices of the region; what the unit paid, and what its orders spend, beside them."""

from __future__ import annotations

from typing import Final

from alembic import op

from bejo_desktop.adapters.store.counted_orders import count_anew

revision: Final = "0007"
down_revision: Final = "0006"

_TABLES: Final = (
    """
    CREATE TABLE standard_price (
        id TEXT NOT NULL PRIMARY KEY,
        rev INTEGER NOT NULL,
        region TEXT NOT NULL,
        year INTEGER NOT NULL,
        kind TEXT NOT NULL,
        code TEXT NOT NULL,
        name TEXT NOT NULL,
        specification TEXT NOT NULL,
        measure TEXT NOT NULL,
        price INTEGER NOT NULL,
        accounts BLOB NOT NULL,
        folded TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX standard_price_by_list ON standard_price (region, year, code)",
    """
    CREATE TABLE paid_line (
        order_id BLOB NOT NULL,
        position INTEGER NOT NULL,
        product TEXT NOT NULL,
        name_key TEXT NOT NULL,
        measure TEXT NOT NULL,
        ordered_on TEXT NOT NULL,
        net INTEGER NOT NULL,
        number TEXT NOT NULL,
        vendor TEXT NOT NULL,
        PRIMARY KEY (order_id, position)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE INDEX paid_line_by_product
    ON paid_line (product, ordered_on, net, number, vendor)
    """,
    """
    CREATE INDEX paid_line_by_name
    ON paid_line (name_key, measure, ordered_on, net, number, vendor)
    """,
    """
    CREATE TABLE counted_order (
        order_id BLOB NOT NULL PRIMARY KEY,
        year INTEGER NOT NULL,
        vendor TEXT NOT NULL,
        scale TEXT NOT NULL,
        total INTEGER NOT NULL,
        pdn INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX counted_order_by_year ON counted_order (year, vendor, scale, total, pdn)",
)


def upgrade() -> None:
    """Make the tables and fill those of the orders that are here."""
    for statement in _TABLES:
        op.execute(statement)
    count_anew(op.get_bind())
