"""What follows a signed order: arrival, receipts and payment, and the budget that it realises."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the columns and the table."""
    op.add_column("orders", sa.Column("arrived_on", sa.Text(), nullable=True))
    op.add_column(
        "orders", sa.Column("receipts", sa.Text(), nullable=False, server_default=sa.text("'[]'"))
    )
    op.add_column("orders", sa.Column("payment", sa.Text(), nullable=True))
    op.add_column(
        "budget_line", sa.Column("paid", WHOLE, nullable=False, server_default=sa.text("0"))
    )
    op.create_table(
        "realisation",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("year", WHOLE, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("amount", WHOLE, nullable=False),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_realisation_amount")),
        sa.ForeignKeyConstraint(
            ["unit", "order_id"],
            ["orders.unit", "orders.order_id"],
            name=op.f("fk_realisation_unit_order_id"),
        ),
        sa.PrimaryKeyConstraint("unit", "year", "code", "order_id", name=op.f("pk_realisation")),
        sqlite_strict=True,
    )
