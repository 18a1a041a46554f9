"""Versions of the budget and what SIPD says was realised."""

from __future__ import annotations

from typing import Final

from alembic import op

revision: Final = "0006"
down_revision: Final = "0005"

_COLUMNS: Final = (
    "fund TEXT NOT NULL DEFAULT ''",
    "version TEXT NOT NULL DEFAULT ''",
    "version_on TEXT",
    "version_no TEXT NOT NULL DEFAULT ''",
    "paid INTEGER NOT NULL DEFAULT 0",
    "corrected INTEGER NOT NULL DEFAULT 0",
    "sipd_as_of TEXT",
)


def upgrade() -> None:
    """Add the columns, and the table of what holds for the unit in a year."""
    for column in _COLUMNS:
        op.execute(f"ALTER TABLE budget ADD COLUMN {column}")
    op.execute(
        """
        CREATE TABLE fiscal_year (
            id TEXT NOT NULL PRIMARY KEY,
            rev INTEGER NOT NULL,
            desks INTEGER NOT NULL,
            up_limit INTEGER,
            up_kkpd INTEGER NOT NULL,
            up_open INTEGER NOT NULL,
            ls_until TEXT,
            gu_until TEXT
        ) STRICT
        """
    )
