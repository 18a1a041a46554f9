"""Whole numbers that only rise: counters, versions and moments of the store itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select
from sqlalchemy.dialects.sqlite import insert

from bejo_desktop.adapters.store.tables import mark

if TYPE_CHECKING:
    from sqlalchemy import Connection

COUNTER: Final = "request_counter"
CATALOGUE: Final = "catalogue_version"
BUDGET_SEEN: Final = "budget_seen_at"
SYNCED: Final = "synced_at"


def raise_by_one(connection: Connection, name: str) -> int:
    """Return the mark after it rose by one; the first is 1."""
    statement = insert(mark).values(name=name, value=1)
    risen = statement.on_conflict_do_update(["name"], set_={"value": mark.c.value + 1})
    return int(connection.execute(risen.returning(mark.c.value)).scalar_one())


def raise_to(connection: Connection, name: str, value: int) -> None:
    """Lift the mark to `value`; one that is already higher stays."""
    statement = insert(mark).values(name=name, value=value)
    higher = func.max(mark.c.value, statement.excluded.value)
    connection.execute(statement.on_conflict_do_update(["name"], set_={"value": higher}))


def value_of(connection: Connection, name: str) -> int:
    """Return the mark; 0 before it was ever set."""
    found = connection.execute(select(mark.c.value).where(mark.c.name == name))
    return found.scalar_one_or_none() or 0
