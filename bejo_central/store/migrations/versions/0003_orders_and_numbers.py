"""Orders, what they bind of the budget, and their numbers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    _make_contents()
    _make_orders()
    _make_acts()
    _make_numbers()


def _make_contents() -> None:
    op.create_table(
        "content",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_content")),
        sqlite_strict=True,
    )


def _make_orders() -> None:
    op.create_table(
        "orders",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("device", WHOLE, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("sync", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("vendor", sa.Text(), nullable=False),
        sa.Column("total", WHOLE, nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("no", sa.Text(), nullable=True),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("year", WHOLE, nullable=False),
        sa.Column("running", WHOLE, nullable=True),
        sa.Column("lease", sa.Text(), nullable=False),
        sa.Column("rev", WHOLE, nullable=False),
        sa.Column("submitted_at", WHOLE, nullable=True),
        sa.Column("deadline", sa.Text(), nullable=True),
        sa.Column("signed_on", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("price_kept", sa.Integer(), nullable=False),
        sa.Column("dropped", sa.Integer(), nullable=False),
        sa.Column("seq", WHOLE, nullable=False),
        sa.Column("received_at", WHOLE, nullable=False),
        sa.CheckConstraint(
            "state IN ('draft', 'submitted') OR no IS NOT NULL", name=op.f("ck_orders_numbered")
        ),
        sa.CheckConstraint(
            "state IN ('draft', 'submitted', 'final', 'signed', 'delivering', 'received', 'paid', 'void', 'cancelled')",
            name=op.f("ck_orders_state"),
        ),
        sa.CheckConstraint("sync IN ('accepted', 'held', 'refused')", name=op.f("ck_orders_sync")),
        sa.ForeignKeyConstraint(["hash"], ["content.hash"], name=op.f("fk_orders_hash")),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("fk_orders_unit")),
        sa.PrimaryKeyConstraint("unit", "order_id", name=op.f("pk_orders")),
        sqlite_strict=True,
    )


def _make_acts() -> None:
    op.create_table(
        "order_act",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("rev", WHOLE, nullable=False),
        sa.Column("device", WHOLE, nullable=False),
        sa.Column("seq", WHOLE, nullable=False),
        sa.Column("op", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("by_nip", sa.Text(), nullable=False),
        sa.Column("at", WHOLE, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["unit", "order_id"],
            ["orders.unit", "orders.order_id"],
            name=op.f("fk_order_act_unit_order_id"),
        ),
        sa.PrimaryKeyConstraint("unit", "order_id", "rev", name=op.f("pk_order_act")),
        sqlite_strict=True,
    )
    op.create_table(
        "commitment",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("year", WHOLE, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("amount", WHOLE, nullable=False),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_commitment_amount")),
        sa.ForeignKeyConstraint(
            ["unit", "order_id"],
            ["orders.unit", "orders.order_id"],
            name=op.f("fk_commitment_unit_order_id"),
        ),
        sa.PrimaryKeyConstraint("unit", "year", "code", "order_id", name=op.f("pk_commitment")),
        sqlite_strict=True,
    )


def _make_numbers() -> None:
    op.create_table(
        "number",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("year", WHOLE, nullable=False),
        sa.Column("no", sa.Text(), nullable=False),
        sa.Column("running", WHOLE, nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("lease", sa.Text(), nullable=False),
        sa.Column("at", WHOLE, nullable=False),
        sa.CheckConstraint("state IN ('used', 'void')", name=op.f("ck_number_state")),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("fk_number_unit")),
        sa.PrimaryKeyConstraint("unit", "series", "year", "no", name=op.f("pk_number")),
        sa.UniqueConstraint("no", name=op.f("uq_number_no")),
        sa.UniqueConstraint(
            "unit", "series", "year", "running", name=op.f("uq_number_unit_series_year_running")
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "number_rival",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("no", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("unit", "no", "order_id", name=op.f("pk_number_rival")),
        sqlite_strict=True,
    )
    op.create_table(
        "number_series",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("year", WHOLE, nullable=False),
        sa.Column("next", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("fk_number_series_unit")),
        sa.PrimaryKeyConstraint("unit", "series", "year", name=op.f("pk_number_series")),
        sqlite_strict=True,
    )
    op.create_table(
        "lease",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("lease", sa.Text(), nullable=False),
        sa.Column("device", WHOLE, nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("year", WHOLE, nullable=False),
        sa.Column("first", WHOLE, nullable=False),
        sa.Column("last", WHOLE, nullable=False),
        sa.Column("expires_on", sa.Text(), nullable=False),
        sa.Column("granted_at", WHOLE, nullable=False),
        sa.Column("returned_from", WHOLE, nullable=True),
        sa.CheckConstraint("first >= 1 AND first <= last", name=op.f("ck_lease_bounds")),
        sa.ForeignKeyConstraint(["device"], ["device.device"], name=op.f("fk_lease_device")),
        sa.PrimaryKeyConstraint("unit", "lease", name=op.f("pk_lease")),
        sa.UniqueConstraint(
            "unit", "series", "year", "first", name=op.f("uq_lease_unit_series_year_first")
        ),
        sqlite_strict=True,
    )
