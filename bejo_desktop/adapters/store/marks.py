"""Whole numbers that only rise: counters, versions and moments of the store itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import func, or_, select
from sqlalchemy.dialects.sqlite import insert

from bejo_desktop.adapters.store.prepared import Prepared
from bejo_desktop.adapters.store.tables import mark

if TYPE_CHECKING:
    from sqlalchemy import Connection

COUNTER: Final = "request_counter"
CATALOGUE: Final = "catalogue_version"
BUDGET_SEEN: Final = "budget_seen_at"
SYNCED: Final = "synced_at"

_BUDGET_SEEN: Final = Prepared(
    select(func.max(mark.c.value).label("at")).where(
        or_(mark.c.name == SYNCED, mark.c.name == BUDGET_SEEN)
    )
)
_SYNCED: Final = Prepared(select(mark.c.value).where(mark.c.name == SYNCED))


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


def budget_seen(connection: Connection) -> int:
    """Return when the centre last said how the budget lines stand, in microseconds; 0: never."""
    row = _BUDGET_SEEN.row(connection)
    return 0 if row is None else row.at or 0


def synced(connection: Connection) -> int:
    """Return when the last sync that succeeded ended, in microseconds; 0 before the first."""
    row = _SYNCED.row(connection)
    return 0 if row is None else row.value


def value_of(connection: Connection, name: str) -> int:
    """Return the mark; 0 before it was ever set."""
    found = connection.execute(select(mark.c.value).where(mark.c.name == name))
    return found.scalar_one_or_none() or 0
