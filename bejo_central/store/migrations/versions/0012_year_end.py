"""What was paid by UP, when it was filled up, and corrections that SIPD will hold one day."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from alembic import op

if TYPE_CHECKING:
    from sqlalchemy import Connection

revision = "0012"
down_revision = "0011"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add columns; corrections of before go on counting as they did, for nobody said otherwise."""
    connection = op.get_bind()
    one, empty = sa.text("1"), sa.text("''")
    kept = sa.Column("kept", WHOLE, nullable=False, server_default=one)
    op.add_column("budget_correction", kept)
    op.add_column("unit_year", sa.Column("refilled_on", sa.Text(), nullable=True))
    route = sa.Column("route", sa.Text(), nullable=False, server_default=empty)
    op.add_column("realisation", route)
    _route_payments(connection)
    _tell_desks(connection)


def _route_payments(connection: Connection) -> None:
    """How a part was paid stands in the order, else in its content."""
    rows = connection.execute(
        sa.text(
            "SELECT DISTINCT r.unit, r.order_id, r.part, o.later, t.body FROM realisation r"
            " JOIN orders o ON o.unit = r.unit AND o.order_id = r.order_id"
            " JOIN content t ON t.hash = o.hash"
        )
    ).all()
    parts = [
        {"unit": x.unit, "order_id": x.order_id, "part": x.part, "route": _route(x)} for x in rows
    ]
    if parts:
        connection.execute(
            sa.text(
                "UPDATE realisation SET route = :route"
                " WHERE unit = :unit AND order_id = :order_id AND part = :part"
            ),
            parts,
        )


def _route(row: sa.Row[Any]) -> str:
    payments = json.loads(row.later).get("payments", [])
    made = payments[row.part - 1] if row.part <= len(payments) else {}
    return str(made.get("kind") or json.loads(row.body)["payment"])


def _tell_desks(connection: Connection) -> None:
    """Let each desk see its years anew: their rows say more now."""
    years = connection.execute(
        sa.text("SELECT DISTINCT unit, year FROM budget_line ORDER BY unit, year")
    ).all()
    for row in years:
        told = {"scope": f"u:{row.unit}", "id": str(row.year)}
        connection.execute(sa.text("UPDATE scope SET head = head + 1 WHERE scope = :scope"), told)
        connection.execute(
            sa.text("DELETE FROM feed WHERE scope = :scope AND kind = 'year' AND id = :id"), told
        )
        connection.execute(
            sa.text(
                "INSERT INTO feed (scope, kind, id, seq, deleted)"
                " SELECT scope, 'year', :id, head, 0 FROM scope WHERE scope = :scope"
            ),
            told,
        )
