"""The first schema."""

from __future__ import annotations

from alembic import op

from bejo_central.store import device_tables, order_tables, reference_tables

revision = "0001"
down_revision = None
MODULES = (device_tables, order_tables)


def upgrade() -> None:
    """Make all tables."""
    reference_tables.UNIT.metadata.create_all(op.get_bind())
