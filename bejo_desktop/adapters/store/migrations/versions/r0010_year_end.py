"""When a year was closed, and what was paid by UP since it was filled up."""

from __future__ import annotations

from typing import Final

from alembic import op

revision: Final = "0010"
down_revision: Final = "0009"


def upgrade() -> None:
    """Add columns; the centre tells each year anew."""
    op.execute("ALTER TABLE fiscal_year ADD COLUMN up_paid INTEGER NOT NULL DEFAULT 0")
    for name in ("up_refilled_on", "closed_on"):
        op.execute(f"ALTER TABLE fiscal_year ADD COLUMN {name} TEXT")
