"""Tables of the acts: orders, outbox, numbers, audit, sync; the migrations make them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Boolean, Column, Integer, LargeBinary, MetaData, Table, Text

from bejo_desktop.adapters.store.column_types import (
    DayText,
    JsonBlob,
    MomentInteger,
    RupiahInteger,
    UuidBlob,
)

metadata: Final = MetaData()

BY_HASH: Final = "by_hash"
"""Marks a table (`info`) whose rows are checked by their own hash when they are read."""

purchase_order: Final = Table(
    "purchase_order",
    metadata,
    Column("order_id", UuidBlob, primary_key=True),
    Column("state", Text, nullable=False),
    Column("sync", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("content_hash", Text),
    Column("author", Text, nullable=False),
    Column("created_at", MomentInteger, nullable=False),
    Column("changed_at", MomentInteger, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("number", Text),
    Column("series", Text),
    Column("year", Integer),
    Column("running", Integer),
    Column("lease_id", Text),
    Column("signed_on", DayText),
    Column("reasons", JsonBlob, nullable=False),
    Column("findings", JsonBlob, nullable=False),
    Column("history", JsonBlob, nullable=False),
    Column("copied_from", UuidBlob),
    Column("known_at_centre", Boolean, nullable=False),
    Column("committed", Boolean, nullable=False),
    Column("ordered_on", DayText, nullable=False),
    Column("package", Text, nullable=False),
    Column("vendor", Text, nullable=False),
    Column("total", RupiahInteger, nullable=False),
    Column("line_count", Integer, nullable=False),
    Column("returned_reason", Text, nullable=False),
    Column("arrived_on", DayText),
    Column("receipts", LargeBinary, nullable=False),
    Column("later", LargeBinary, nullable=False),
    Column("submitted_on", DayText),
)

rule_pack: Final = Table(
    "rule_pack",
    metadata,
    Column("version", Text, primary_key=True),
    Column("origin", Text, nullable=False),
    Column("taken_at", MomentInteger, nullable=False),
    Column("pack", LargeBinary, nullable=False),
)

content: Final = Table(
    "content",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

outbox: Final = Table(
    "outbox",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("order_id", UuidBlob),
    Column("op", Text, nullable=False),
    Column("intent", LargeBinary, nullable=False),
    Column("content_hash", Text),
    Column("link", Text, nullable=False),
)

quarantine: Final = Table(
    "quarantine",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("intent", LargeBinary, nullable=False),
    Column("content_hash", Text),
    Column("link", Text, primary_key=True),
)
"""Acts that the centre could not read, as they were; `sys.skip` stands in their place."""

outcome: Final = Table(
    "outcome",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("verdict", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("settled_at", MomentInteger, nullable=False),
)

lease: Final = Table(
    "lease",
    metadata,
    Column("lease_id", Text, primary_key=True),
    Column("series", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("next_number", Integer, nullable=False),
    Column("expires_on", DayText, nullable=False),
)

number_use: Final = Table(
    "number_use",
    metadata,
    Column("text", Text, primary_key=True),
    Column("series", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("running", Integer),
    Column("lease_id", Text),
    Column("order_id", UuidBlob, nullable=False),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("recorded_at", MomentInteger, nullable=False),
)

audit: Final = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("act", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", MomentInteger, nullable=False),
    Column("subject", Text, nullable=False),
    Column("facts", JsonBlob, nullable=False),
    Column("link", Text, nullable=False),
)

device: Final = Table(
    "device",
    metadata,
    Column("only", Integer, primary_key=True),
    Column("device", Integer, nullable=False),
    Column("incarnation", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("timeline", Text, nullable=False),
    Column("centre_key", Text, nullable=False),
    Column("private_key", LargeBinary, nullable=False),
)

cursor: Final = Table(
    "cursor",
    metadata,
    Column("scope", Text, primary_key=True),
    Column("at", Integer, nullable=False),
)

mark: Final = Table(
    "mark",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Integer, nullable=False),
)
"""Whole numbers that only rise: the request counter, the catalogue's version, last moments."""

chunk_part: Final = Table(
    "chunk_part",
    metadata,
    Column("sha", Text, primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("part", LargeBinary, nullable=False),
)

run: Final = Table(
    "run",
    metadata,
    Column("run_id", Integer, primary_key=True),
    Column("started_at", MomentInteger, nullable=False),
    Column("ended_at", MomentInteger, nullable=False),
    Column("requests", Integer, nullable=False),
    Column("bytes_up", Integer, nullable=False),
    Column("bytes_down", Integer, nullable=False),
    Column("pushed", Integer, nullable=False),
    Column("pulled", Integer, nullable=False),
    Column("error", Text, nullable=False),
)

setting: Final = Table(
    "setting",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

board: Final = Table(
    "board",
    metadata,
    Column("year", Integer, primary_key=True),
    Column("as_of", MomentInteger, nullable=False),
    Column("figures", LargeBinary, nullable=False),
)
