"""Tables of the standard prices of the regions."""

from __future__ import annotations

from typing import Final

from sqlalchemy import CheckConstraint, Column, ForeignKeyConstraint, Table

from bejo_central.store.columns import Json, metadata, text, whole

STANDARD_PRICE: Final = Table(
    "standard_price",
    metadata,
    text("region", primary_key=True),
    whole("year", primary_key=True),
    text("kind", primary_key=True),
    text("code", primary_key=True),
    text("name"),
    text("specification"),
    text("measure"),
    whole("price"),
    Column("accounts", Json, nullable=False),
    ForeignKeyConstraint(["region"], ["region.code"]),
    CheckConstraint("kind IN ('ssh', 'sbu')", name="kind"),
    CheckConstraint("price > 0", name="price"),
    sqlite_strict=True,
)
