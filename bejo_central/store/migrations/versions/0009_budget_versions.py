"""Versions of the budget, what SIPD says was realised, payments in parts, and petty cash."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from alembic import op

from bejo_central.store.engine import keep_apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

revision = "0009"
down_revision = "0008"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add columns and tables; what was paid before gets its day and its place."""
    connection = op.get_bind()
    _widen_lines()
    _route_commitments(connection)
    _part_realisations(connection)
    _add_tables()
    for table in ("realisation", "budget_ceiling", "budget_correction", "unit_year"):
        keep_apart(connection, table)
    _tell_desks(connection)


def _tell_desks(connection: Connection) -> None:
    """Let each desk see its budget lines and its years anew: their rows say more now."""
    lines = connection.execute(
        sa.text("SELECT unit, year, code FROM budget_line ORDER BY unit, year, code")
    ).all()
    things = [(row.unit, "budget", f"{row.year}/{row.code}") for row in lines]
    things += sorted({(row.unit, "year", str(row.year)) for row in lines})
    for unit, kind, key in things:
        scope = {"scope": f"u:{unit}"}
        told = {**scope, "kind": kind, "id": key}
        connection.execute(sa.text("UPDATE scope SET head = head + 1 WHERE scope = :scope"), scope)
        connection.execute(
            sa.text("DELETE FROM feed WHERE scope = :scope AND kind = :kind AND id = :id"), told
        )
        connection.execute(
            sa.text(
                "INSERT INTO feed (scope, kind, id, seq, deleted)"
                " SELECT scope, :kind, :id, head, 0 FROM scope WHERE scope = :scope"
            ),
            told,
        )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _widen_lines() -> None:
    empty, nought = sa.text("''"), sa.text("0")
    for name in ("fund", "version", "version_no"):
        op.add_column(
            "budget_line", sa.Column(name, sa.Text(), nullable=False, server_default=empty)
        )
    for name in ("version_on", "sipd_on"):
        op.add_column("budget_line", sa.Column(name, sa.Text(), nullable=True))
    for name in ("paid_after", "corrected"):
        op.add_column("budget_line", sa.Column(name, WHOLE, nullable=False, server_default=nought))
    op.execute("UPDATE budget_line SET paid_after = paid")
    op.add_column("commitment", sa.Column("route", sa.Text(), nullable=False, server_default=empty))


def _route_commitments(connection: Connection) -> None:
    """How an order is paid stands in its content."""
    rows = connection.execute(
        sa.text(
            "SELECT DISTINCT c.unit, c.order_id, t.body FROM commitment c"
            " JOIN orders o ON o.unit = c.unit AND o.order_id = c.order_id"
            " JOIN content t ON t.hash = o.hash"
        )
    )
    routes = [
        {"unit": row.unit, "order_id": row.order_id, "route": json.loads(row.body)["payment"]}
        for row in rows
    ]
    if routes:
        connection.execute(
            sa.text(
                "UPDATE commitment SET route = :route WHERE unit = :unit AND order_id = :order_id"
            ),
            routes,
        )


def _part_realisations(connection: Connection) -> None:
    """Make the table anew: SQLite cannot give an old one another key."""
    rows = connection.execute(
        sa.text(
            "SELECT r.unit, r.year, r.code, r.order_id, r.amount, o.later FROM realisation r"
            " JOIN orders o ON o.unit = r.unit AND o.order_id = r.order_id"
        )
    ).all()
    op.drop_table("realisation")
    table = op.create_table(
        "realisation",
        _text("unit"),
        sa.Column("year", WHOLE, nullable=False),
        _text("code"),
        _text("order_id"),
        sa.Column("part", WHOLE, nullable=False),
        sa.Column("amount", WHOLE, nullable=False),
        _text("paid_on"),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_realisation_amount")),
        sa.ForeignKeyConstraint(
            ["unit", "order_id"],
            ["orders.unit", "orders.order_id"],
            name=op.f("fk_realisation_unit_order_id"),
        ),
        sa.PrimaryKeyConstraint(
            "unit", "year", "code", "order_id", "part", name=op.f("pk_realisation")
        ),
        sqlite_strict=True,
    )
    op.bulk_insert(table, _parts(rows))


def _parts(rows: Sequence[sa.Row[Any]]) -> list[dict[str, Any]]:
    return [
        {
            "unit": row.unit,
            "year": row.year,
            "code": row.code,
            "order_id": row.order_id,
            "part": 1,
            "amount": row.amount,
            "paid_on": json.loads(row.later)["payments"][0]["on"],
        }
        for row in rows
    ]


def _add_tables() -> None:
    _of_unit(
        "budget_ceiling",
        ("code", "version"),
        sa.Column("version_on", sa.Text(), nullable=True),
        _text("version_no"),
        _text("fund"),
        sa.Column("ceiling", WHOLE, nullable=False),
        sa.Column("at", WHOLE, nullable=False),
        sa.CheckConstraint("ceiling >= 0", name=op.f("ck_budget_ceiling_ceiling")),
    )
    _of_unit(
        "budget_correction",
        ("code", "position"),
        sa.Column("amount", WHOLE, nullable=False),
        _text("reason"),
        _text("by"),
        _text("corrected_on"),
        sa.Column("at", WHOLE, nullable=False),
        sa.CheckConstraint("amount <> 0", name=op.f("ck_budget_correction_amount")),
    )
    _of_unit(
        "unit_year",
        (),
        sa.Column("up_limit", WHOLE, nullable=True),
        sa.Column("up_kkpd", WHOLE, nullable=False),
        sa.CheckConstraint(
            "up_kkpd >= 0 AND up_kkpd <= COALESCE(up_limit, 0)", name=op.f("ck_unit_year_up")
        ),
    )
    op.create_table(
        "year_end",
        _text("region"),
        sa.Column("year", WHOLE, nullable=False),
        sa.Column("ls_until", sa.Text(), nullable=True),
        sa.Column("gu_until", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["region"], ["region.code"], name=op.f("fk_year_end_region")),
        sa.PrimaryKeyConstraint("region", "year", name=op.f("pk_year_end")),
        sqlite_strict=True,
    )


def _of_unit(name: str, key: tuple[str, ...], *rest: sa.schema.SchemaItem) -> None:
    """Make a table of which every row belongs to a unit and a year."""
    kinds = {"position": WHOLE}
    op.create_table(
        name,
        _text("unit"),
        sa.Column("year", WHOLE, nullable=False),
        *(sa.Column(one, kinds.get(one, sa.Text()), nullable=False) for one in key),
        *rest,
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f(f"fk_{name}_unit")),
        sa.PrimaryKeyConstraint("unit", "year", *key, name=op.f(f"pk_{name}")),
        sqlite_strict=True,
    )
