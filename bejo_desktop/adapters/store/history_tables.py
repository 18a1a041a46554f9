"""Tables beside the orders: what the flags compare with, and the scans behind them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, Integer, LargeBinary, Table, Text

from bejo_desktop.adapters.store.column_types import (
    DayText,
    MomentInteger,
    RupiahInteger,
    UuidBlob,
)
from bejo_desktop.adapters.store.tables import BY_HASH, metadata

past_order: Final = Table(
    "past_order",
    metadata,
    Column("order_id", UuidBlob, primary_key=True),
    Column("ordered_on", DayText, nullable=False),
    Column("vendor", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("platform", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("procedure", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("total", RupiahInteger, nullable=False),
    Column("parts", LargeBinary, nullable=False),
)
"""Orders from `submitted` on that were neither voided nor cancelled; `number` "" for none; `parts` as `Parts`."""

past_line: Final = Table(
    "past_line",
    metadata,
    Column("order_id", UuidBlob, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("ordered_on", DayText, nullable=False),
    Column("account", Text, nullable=False),
    Column("item_group", Text, nullable=False),
)
"""
By what an order is found: each pair of rekening and item group of its lines once.

`item_group` is the product's category, "" where the catalogue knew none.
"""

scan: Final = Table(
    "scan",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("ending", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("added_at", MomentInteger, nullable=False),
    Column("body", LargeBinary, nullable=False),
    info={BY_HASH: True},
)
"""Pictures and PDFs; each is checked by its hash when it is read, not page by page at a start."""
