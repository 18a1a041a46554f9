"""Standard prices of each region, in a scope of the feed that all its desks read."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

from bejo_central.store.columns import WHOLE
from bejo_central.store.engine import keep_apart

revision = "0010"
down_revision = "0009"

_OWN_SCOPE: Final = "scope = 'u:' || {unit}"


def upgrade() -> None:
    """Make the table; let every unit read the feeds of regions, as it reads the catalogue's."""
    op.create_table(
        "standard_price",
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("year", WHOLE, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("specification", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("price", WHOLE, nullable=False),
        sa.Column("accounts", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('ssh', 'sbu')", name=op.f("ck_standard_price_kind")),
        sa.CheckConstraint("price > 0", name=op.f("ck_standard_price_price")),
        sa.ForeignKeyConstraint(["region"], ["region.code"], name=op.f("fk_standard_price_region")),
        sa.PrimaryKeyConstraint("region", "year", "kind", "code", name=op.f("pk_standard_price")),
        sqlite_strict=True,
    )
    connection = op.get_bind()
    for table in ("scope", "feed"):
        keep_apart(
            connection,
            table,
            f"scope = 'g' OR substr(scope, 1, 2) = 'r:' OR {_OWN_SCOPE}",
            _OWN_SCOPE,
        )
