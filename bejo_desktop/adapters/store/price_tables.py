"""Tables of prices: the region's standards, what the unit paid, and what its orders spend."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, Integer, Table, Text

from bejo_desktop.adapters.store.column_types import DayText, JsonBlob, RupiahInteger, UuidBlob
from bejo_desktop.adapters.store.tables import metadata

standard_price: Final = Table(
    "standard_price",
    metadata,
    Column("id", Text, primary_key=True),
    Column("rev", Integer, nullable=False),
    Column("region", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("specification", Text, nullable=False),
    Column("measure", Text, nullable=False),
    Column("price", RupiahInteger, nullable=False),
    Column("accounts", JsonBlob, nullable=False),
    Column("folded", Text, nullable=False),
)
"""`folded` is name and specification in small letters without accents, for finding a row."""

paid_line: Final = Table(
    "paid_line",
    metadata,
    Column("order_id", UuidBlob, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("product", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Column("measure", Text, nullable=False),
    Column("ordered_on", DayText, nullable=False),
    Column("net", RupiahInteger, nullable=False),
    Column("number", Text, nullable=False),
    Column("vendor", Text, nullable=False),
)
"""Lines of the orders in `counted_order`; `net` is the price without tax, `number` "" for none."""

counted_order: Final = Table(
    "counted_order",
    metadata,
    Column("order_id", UuidBlob, primary_key=True),
    Column("year", Integer, nullable=False),
    Column("vendor", Text, nullable=False),
    Column("scale", Text, nullable=False),
    Column("total", RupiahInteger, nullable=False),
    Column("pdn", RupiahInteger, nullable=False),
)
"""Orders that count (`domain.meter`), with their total and what of it is domestic, with tax."""
