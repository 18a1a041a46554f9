"""Tables of orders, their contents, acts, numbers and what they bind of the budget."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)

from bejo_central.store.columns import WHOLE, Day, Flag, Json, Moment, metadata, text, whole

CONTENT: Final = Table(
    "content",
    metadata,
    text("hash", primary_key=True),
    Column("body", LargeBinary, nullable=False),
    sqlite_strict=True,
)

ORDER: Final = Table(
    "orders",
    metadata,
    text("unit", primary_key=True),
    text("order_id", primary_key=True),
    whole("device"),
    text("state"),
    text("sync"),
    text("hash"),
    text("vendor"),
    whole("total"),
    text("author"),
    Column("no", Text),
    text("series"),
    whole("year"),
    Column("running", WHOLE),
    text("lease"),
    whole("rev"),
    Column("submitted_at", Moment),
    Column("deadline", Day),
    Column("signed_on", Day),
    Column("why", Json, nullable=False),
    Column("findings", Json, nullable=False),
    Column("price_kept", Flag, nullable=False),
    Column("dropped", Flag, nullable=False),
    whole("seq"),
    Column("received_at", Moment, nullable=False),
    Column("arrived_on", Day),
    Column("receipts", Json, nullable=False, server_default="[]"),
    Column("later", Json, nullable=False, server_default="{}"),
    Column("ordered_on", Day),
    Index("ix_orders_board", "ordered_on", "sync", "state", "unit", "vendor", "total"),
    ForeignKeyConstraint(["unit"], ["unit.code"]),
    ForeignKeyConstraint(["hash"], ["content.hash"]),
    CheckConstraint(
        "state IN ('draft', 'submitted', 'final', 'signed', 'delivering', 'received', 'paid',"
        " 'void', 'cancelled')",
        name="state",
    ),
    CheckConstraint("sync IN ('accepted', 'held', 'refused')", name="sync"),
    CheckConstraint("state IN ('draft', 'submitted') OR no IS NOT NULL", name="numbered"),
    sqlite_strict=True,
)

ORDER_ACT: Final = Table(
    "order_act",
    metadata,
    text("unit", primary_key=True),
    text("order_id", primary_key=True),
    whole("rev", primary_key=True),
    whole("device"),
    whole("seq"),
    text("op"),
    text("hash"),
    text("by_nip"),
    Column("at", Moment, nullable=False),
    text("note"),
    ForeignKeyConstraint(["unit", "order_id"], ["orders.unit", "orders.order_id"]),
    sqlite_strict=True,
)

COMMITMENT: Final = Table(
    "commitment",
    metadata,
    text("unit", primary_key=True),
    whole("year", primary_key=True),
    text("code", primary_key=True),
    text("order_id", primary_key=True),
    whole("amount"),
    text("route", server_default=""),
    ForeignKeyConstraint(["unit", "order_id"], ["orders.unit", "orders.order_id"]),
    CheckConstraint("amount >= 0", name="amount"),
    sqlite_strict=True,
)
"""What an order binds of a budget line; `route` is how it is paid: UP, LS, TOP."""

REALISATION: Final = Table(
    "realisation",
    metadata,
    text("unit", primary_key=True),
    whole("year", primary_key=True),
    text("code", primary_key=True),
    text("order_id", primary_key=True),
    whole("part", primary_key=True),
    whole("amount"),
    Column("paid_on", Day, nullable=False),
    text("route"),
    ForeignKeyConstraint(["unit", "order_id"], ["orders.unit", "orders.order_id"]),
    CheckConstraint("amount >= 0", name="amount"),
    sqlite_strict=True,
)
"""What one payment of an order, counted from 1, used of a budget line."""

NUMBER: Final = Table(
    "number",
    metadata,
    text("unit", primary_key=True),
    text("series", primary_key=True),
    whole("year", primary_key=True),
    text("no", primary_key=True),
    Column("running", WHOLE),
    text("state"),
    text("order_id"),
    text("lease"),
    Column("at", Moment, nullable=False),
    UniqueConstraint("no"),
    UniqueConstraint("unit", "series", "year", "running"),
    ForeignKeyConstraint(["unit"], ["unit.code"]),
    CheckConstraint("state IN ('used', 'void')", name="state"),
    sqlite_strict=True,
)

NUMBER_RIVAL: Final = Table(
    "number_rival",
    metadata,
    text("unit", primary_key=True),
    text("no", primary_key=True),
    text("order_id", primary_key=True),
    Column("at", Moment, nullable=False),
    sqlite_strict=True,
)

NUMBER_SERIES: Final = Table(
    "number_series",
    metadata,
    text("unit", primary_key=True),
    text("series", primary_key=True),
    whole("year", primary_key=True),
    whole("next"),
    ForeignKeyConstraint(["unit"], ["unit.code"]),
    sqlite_strict=True,
)

LEASE: Final = Table(
    "lease",
    metadata,
    text("unit", primary_key=True),
    text("lease", primary_key=True),
    whole("device"),
    text("series"),
    whole("year"),
    whole("first"),
    whole("last"),
    Column("expires_on", Day, nullable=False),
    Column("granted_at", Moment, nullable=False),
    Column("returned_from", WHOLE),
    UniqueConstraint("unit", "series", "year", "first"),
    ForeignKeyConstraint(["device"], ["device.device"]),
    CheckConstraint("first >= 1 AND first <= last", name="bounds"),
    sqlite_strict=True,
)
