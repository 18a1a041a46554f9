"""PostgreSQL shows the rows of a unit to the transactions of that unit alone."""

from __future__ import annotations

from typing import Final

from alembic import op

from bejo_central.store.engine import keep_apart

revision = "0005"
down_revision = "0004"

_WITH_UNIT: Final = (
    "officer",
    "mandate",
    "budget_line",
    "device",
    "enrolment_code",
    "outcome",
    "orders",
    "order_act",
    "commitment",
    "realisation",
    "number",
    "number_rival",
    "number_series",
    "lease",
)
_OWN_SCOPE: Final = "scope = 'u:' || {unit}"


def upgrade() -> None:
    """Set the policies; the feed of vendors and products is read by all, written by none."""
    connection = op.get_bind()
    for table in _WITH_UNIT:
        keep_apart(connection, table)
    keep_apart(connection, "unit", "code = {unit}")
    keep_apart(connection, "device_officer", "device IN (SELECT own.device FROM device AS own)")
    for table in ("scope", "feed"):
        keep_apart(connection, table, f"scope = 'g' OR {_OWN_SCOPE}", _OWN_SCOPE)
