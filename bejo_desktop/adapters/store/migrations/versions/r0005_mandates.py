"""Mandates of the officers, each with its SK and the centre's signature."""

from __future__ import annotations

from typing import Final

from alembic import op

revision: Final = "0005"
down_revision: Final = "0004"

_MANDATE: Final = """
    CREATE TABLE mandate (
        id TEXT NOT NULL PRIMARY KEY,
        rev INTEGER NOT NULL,
        unit TEXT NOT NULL,
        nip TEXT NOT NULL,
        sk TEXT NOT NULL,
        roles BLOB NOT NULL,
        since TEXT NOT NULL,
        until TEXT NOT NULL,
        sk_on TEXT,
        acting TEXT NOT NULL,
        stands_for TEXT NOT NULL,
        order_limit INTEGER,
        may_issue INTEGER NOT NULL,
        signature TEXT NOT NULL,
        CONSTRAINT mandate_is_signed CHECK (length(signature) = 86),
        CONSTRAINT mandate_days_are_in_order CHECK (since <= until),
        CONSTRAINT mandate_acting_is_known CHECK (acting IN ('DEFINITIVE', 'PLT', 'PLH')),
        CONSTRAINT mandate_may_issue_is_a_bit CHECK (may_issue IN (0, 1))
    ) STRICT
"""
_OFFICER: Final = """
    CREATE TABLE officer_new (
        id TEXT NOT NULL PRIMARY KEY,
        rev INTEGER NOT NULL,
        name TEXT NOT NULL,
        rank TEXT NOT NULL,
        position TEXT NOT NULL,
        roles BLOB NOT NULL,
        sk TEXT NOT NULL,
        since TEXT,
        until TEXT
    ) STRICT
"""


def upgrade() -> None:
    """
    Make the table; an officer may come without the one mandate of before.

    Until the centre's rows of mandates come, what older centres told goes on to hold.
    """
    op.execute(_MANDATE)
    op.execute("CREATE INDEX mandate_by_officer ON mandate (nip)")
    op.execute(_OFFICER)
    op.execute("INSERT INTO officer_new SELECT * FROM officer")
    op.execute("DROP TABLE officer")
    op.execute("ALTER TABLE officer_new RENAME TO officer")
