"""Tables of desks, their verdicts, the feed, snapshots and the audit chain."""

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

from bejo_central.store.columns import WHOLE, Json, Moment, metadata, text, whole

DEVICE: Final = Table(
    "device",
    metadata,
    whole("device", primary_key=True, autoincrement=False),
    text("unit"),
    text("pubkey"),
    text("incarnation"),
    text("host"),
    whole("last_seq"),
    text("last_link"),
    whole("counter"),
    text("last_request"),
    Column("enrolled_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Column("revoked_at", Moment),
    ForeignKeyConstraint(["unit"], ["unit.code"]),
    UniqueConstraint("pubkey"),
    sqlite_strict=True,
)

DEVICE_OFFICER: Final = Table(
    "device_officer",
    metadata,
    whole("device", primary_key=True, autoincrement=False),
    text("nip", primary_key=True),
    ForeignKeyConstraint(["device"], ["device.device"]),
    sqlite_strict=True,
)

ENROLMENT_CODE: Final = Table(
    "enrolment_code",
    metadata,
    text("digest", primary_key=True),
    text("unit"),
    text("nip"),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
    Column("device", WHOLE),
    ForeignKeyConstraint(["unit", "nip"], ["officer.unit", "officer.nip"]),
    sqlite_strict=True,
)

OUTCOME: Final = Table(
    "outcome",
    metadata,
    whole("device", primary_key=True, autoincrement=False),
    whole("seq", primary_key=True, autoincrement=False),
    text("link"),
    text("unit"),
    text("order_id"),
    text("op"),
    text("hash"),
    text("no"),
    text("verdict"),
    Column("why", Json, nullable=False),
    Column("findings", Json, nullable=False),
    whole("rev"),
    whole("blocked_by"),
    text("by_nip"),
    Column("at", Moment, nullable=False),
    ForeignKeyConstraint(["device"], ["device.device"]),
    CheckConstraint("verdict IN ('ok', 'held', 'rej', 'blk')", name="verdict"),
    Index(None, "unit", "order_id"),
    sqlite_strict=True,
)

SCOPE: Final = Table(
    "scope",
    metadata,
    text("scope", primary_key=True),
    whole("head"),
    whole("floor"),
    sqlite_strict=True,
)

FEED: Final = Table(
    "feed",
    metadata,
    text("scope", primary_key=True),
    text("kind", primary_key=True),
    text("id", primary_key=True),
    whole("seq"),
    whole("deleted"),
    ForeignKeyConstraint(["scope"], ["scope.scope"]),
    UniqueConstraint("scope", "seq"),
    sqlite_strict=True,
)

SNAPSHOT: Final = Table(
    "snapshot",
    metadata,
    text("scope", primary_key=True),
    whole("at", primary_key=True),
    Column("manifest", LargeBinary, nullable=False),
    Column("made_at", Moment, nullable=False),
    sqlite_strict=True,
)

BLOB: Final = Table(
    "blob",
    metadata,
    text("sha", primary_key=True),
    Column("body", LargeBinary, nullable=False),
    sqlite_strict=True,
)

AUDIT: Final = Table(
    "audit",
    metadata,
    whole("entry", primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    text("act"),
    text("by_name"),
    text("subject"),
    Column("facts", Text, nullable=False),
    text("link_before"),
    text("link"),
    sqlite_strict=True,
)
