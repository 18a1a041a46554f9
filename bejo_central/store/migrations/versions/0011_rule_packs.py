"""Rule packs that the centre published, and those of the programs that it ran."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bejo_central.store.columns import WHOLE

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "rule_pack",
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.Column("pack", sa.LargeBinary(), nullable=False),
        sa.Column("kept_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_rule_pack")),
        sqlite_strict=True,
    )
