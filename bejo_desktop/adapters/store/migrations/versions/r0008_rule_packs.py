"""Rule packs that came after the program."""

from __future__ import annotations

from typing import Final

from alembic import op

revision: Final = "0008"
down_revision: Final = "0007"


def upgrade() -> None:
    """Make the table; a pack is never changed, so that old orders find the rules they used."""
    op.execute(
        """
        CREATE TABLE rule_pack (
            version TEXT NOT NULL PRIMARY KEY,
            origin TEXT NOT NULL CHECK (origin IN ('program', 'centre')),
            taken_at INTEGER NOT NULL,
            pack BLOB NOT NULL
        ) STRICT
        """
    )
