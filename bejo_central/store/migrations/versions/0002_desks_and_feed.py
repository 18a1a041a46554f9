"""Desks, their verdicts, the feed, snapshots, the audit log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bejo_central.store.engine import forbid_changes

revision = "0002"
down_revision = "0001"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    _make_desks()
    _make_outcomes()
    _make_feed()
    _make_audit()
    forbid_changes(op.get_bind(), "audit")
    forbid_changes(op.get_bind(), "outcome")


def _make_desks() -> None:
    op.create_table(
        "device",
        sa.Column("device", WHOLE, autoincrement=False, nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("pubkey", sa.Text(), nullable=False),
        sa.Column("incarnation", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("last_seq", WHOLE, nullable=False),
        sa.Column("last_link", sa.Text(), nullable=False),
        sa.Column("counter", WHOLE, nullable=False),
        sa.Column("last_request", sa.Text(), nullable=False),
        sa.Column("enrolled_at", WHOLE, nullable=False),
        sa.Column("seen_at", WHOLE, nullable=False),
        sa.Column("revoked_at", WHOLE, nullable=True),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("fk_device_unit")),
        sa.PrimaryKeyConstraint("device", name=op.f("pk_device")),
        sa.UniqueConstraint("pubkey", name=op.f("uq_device_pubkey")),
        sqlite_strict=True,
    )
    op.create_table(
        "device_officer",
        sa.Column("device", WHOLE, autoincrement=False, nullable=False),
        sa.Column("nip", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["device"], ["device.device"], name=op.f("fk_device_officer_device")
        ),
        sa.PrimaryKeyConstraint("device", "nip", name=op.f("pk_device_officer")),
        sqlite_strict=True,
    )
    op.create_table(
        "enrolment_code",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("nip", sa.Text(), nullable=False),
        sa.Column("expires_at", WHOLE, nullable=False),
        sa.Column("used_at", WHOLE, nullable=True),
        sa.Column("device", WHOLE, nullable=True),
        sa.ForeignKeyConstraint(
            ["unit", "nip"],
            ["officer.unit", "officer.nip"],
            name=op.f("fk_enrolment_code_unit_nip"),
        ),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_enrolment_code")),
        sqlite_strict=True,
    )


def _make_outcomes() -> None:
    op.create_table(
        "outcome",
        sa.Column("device", WHOLE, autoincrement=False, nullable=False),
        sa.Column("seq", WHOLE, autoincrement=False, nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("op", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("no", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("rev", WHOLE, nullable=False),
        sa.Column("blocked_by", WHOLE, nullable=False),
        sa.Column("by_nip", sa.Text(), nullable=False),
        sa.Column("at", WHOLE, nullable=False),
        sa.CheckConstraint(
            "verdict IN ('ok', 'held', 'rej', 'blk')", name=op.f("ck_outcome_verdict")
        ),
        sa.ForeignKeyConstraint(["device"], ["device.device"], name=op.f("fk_outcome_device")),
        sa.PrimaryKeyConstraint("device", "seq", name=op.f("pk_outcome")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_outcome_unit_order_id"), "outcome", ["unit", "order_id"], unique=False)


def _make_feed() -> None:
    op.create_table(
        "scope",
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("head", WHOLE, nullable=False),
        sa.Column("floor", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("scope", name=op.f("pk_scope")),
        sqlite_strict=True,
    )
    op.create_table(
        "feed",
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("seq", WHOLE, nullable=False),
        sa.Column("deleted", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["scope"], ["scope.scope"], name=op.f("fk_feed_scope")),
        sa.PrimaryKeyConstraint("scope", "kind", "id", name=op.f("pk_feed")),
        sa.UniqueConstraint("scope", "seq", name=op.f("uq_feed_scope_seq")),
        sqlite_strict=True,
    )
    op.create_table(
        "snapshot",
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("at", WHOLE, nullable=False),
        sa.Column("manifest", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("scope", "at", name=op.f("pk_snapshot")),
        sqlite_strict=True,
    )
    op.create_table(
        "blob",
        sa.Column("sha", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha", name=op.f("pk_blob")),
        sqlite_strict=True,
    )


def _make_audit() -> None:
    op.create_table(
        "audit",
        sa.Column("entry", WHOLE, autoincrement=False, nullable=False),
        sa.Column("at", WHOLE, nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("link_before", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("entry", name=op.f("pk_audit")),
        sqlite_strict=True,
    )
