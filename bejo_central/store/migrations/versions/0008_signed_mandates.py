"""Mandates that travel, each signed by the centre."""

from __future__ import annotations

from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from alembic import op

if TYPE_CHECKING:
    from sqlalchemy import Connection

revision = "0008"
down_revision = "0007"

WHOLE: Final = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_SK_CHARS: Final = 16


def upgrade() -> None:
    """Add what a mandate tells besides its days, and put every mandate into its unit's feed."""
    for column in (
        sa.Column("sk_on", sa.Text(), nullable=True),
        sa.Column("acting", sa.Text(), nullable=False, server_default="DEFINITIVE"),
        sa.Column("stands_for", sa.Text(), nullable=False, server_default=""),
        sa.Column("order_limit", WHOLE, nullable=True),
        sa.Column("may_issue", sa.Integer(), nullable=False, server_default="0"),
    ):
        op.add_column("mandate", column)
    _publish(op.get_bind())


def _publish(connection: Connection) -> None:
    """Give every mandate its number in the feed: desks know them only by their officers yet."""
    rows = connection.execute(sa.text("SELECT unit, nip, sk FROM mandate ORDER BY unit, nip, sk"))
    for unit, mandates in groupby(rows.all(), key=lambda row: str(row.unit)):
        scope = f"u:{unit}"
        head = connection.execute(
            sa.text("SELECT head FROM scope WHERE scope = :scope"), {"scope": scope}
        ).scalar()
        if head is None:
            connection.execute(
                sa.text("INSERT INTO scope (scope, head, floor) VALUES (:scope, 0, 0)"),
                {"scope": scope},
            )
        entries = [
            {"scope": scope, "id": _id(row.nip, row.sk), "seq": seq}
            for seq, row in enumerate(mandates, start=(head or 0) + 1)
        ]
        connection.execute(
            sa.text(
                "INSERT INTO feed (scope, kind, id, seq, deleted)"
                " VALUES (:scope, 'mandate', :id, :seq, 0)"
            ),
            entries,
        )
        connection.execute(
            sa.text("UPDATE scope SET head = :head WHERE scope = :scope"),
            {"scope": scope, "head": entries[-1]["seq"]},
        )


def _id(nip: str, sk: str) -> str:
    """Return what `contract.mandates` names it today; a migration stays as it was written."""
    return f"{nip}-{sha256(sk.encode()).hexdigest()[:_SK_CHARS]}"
