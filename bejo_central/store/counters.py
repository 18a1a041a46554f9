"""Numbers that the centre counts up, each under the lock of its row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import update

from bejo_central.store.engine import insert_missing
from bejo_central.store.reference_tables import COUNTER

if TYPE_CHECKING:
    from sqlalchemy import Connection


def next_value(connection: Connection, name: str) -> int:
    """Raise the counter `name` under its row's lock and return it; the first is 1."""
    raised = (
        update(COUNTER)
        .where(COUNTER.c.name == name)
        .values(value=COUNTER.c.value + 1)
        .returning(COUNTER.c.value)
    )
    value = connection.execute(raised).scalar_one_or_none()
    if value is None:
        insert_missing(connection, COUNTER, [{"name": name, "value": 0}])
        value = connection.execute(raised).scalar_one()
    return int(value)
