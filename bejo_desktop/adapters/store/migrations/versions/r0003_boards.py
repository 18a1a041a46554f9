"""The board of each year, as the centre last sent it."""

from __future__ import annotations

from typing import Final

from alembic import op

revision: Final = "0003"
down_revision: Final = "0002"


def upgrade() -> None:
    """Make the table."""
    op.execute(
        """
        CREATE TABLE board (
            year INTEGER NOT NULL PRIMARY KEY,
            as_of INTEGER NOT NULL,
            figures BLOB NOT NULL
        ) STRICT
        """
    )
