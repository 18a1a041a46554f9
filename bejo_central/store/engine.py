"""
The database behind its address: the one module that knows one database from another.

SQLite is the file for one office or a demonstration, PostgreSQL the centre of a province.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import make_url
from sqlalchemy.dialects import postgresql as postgresql_dialect
from sqlalchemy.dialects import sqlite as sqlite_dialect
from sqlalchemy.exc import ArgumentError, DBAPIError, PendingRollbackError
from sqlalchemy.exc import TimeoutError as PoolExhausted

from bejo_central.store import postgresql, sqlite
from bejo_desktop.domain.errors import BadInput, EnvironmentFailed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Engine, Table

EVERY_UNIT: Final = postgresql.EVERY_UNIT
"""A transaction for the whole province: administration, the board."""
NO_UNIT: Final = postgresql.NO_UNIT
"""A transaction that needs no unit's rows."""


def open_engine(address: str, *, writes: bool) -> Engine:
    """
    Open `address` for writers or for readers (which never write).

    Args:
        address: a URL of SQLAlchemy, or the path of an SQLite file.

    Raises:
        BadInput: `database.address`.
        EnvironmentFailed: `database.sqlite_old` with `version` and `least`.
    """
    if "://" not in address:
        address = f"sqlite:///{Path(address).expanduser().absolute()}"
    try:
        if address.startswith("sqlite"):
            return sqlite.open_engine(address, writes=writes)
        if address.startswith("postgresql"):
            return postgresql.open_engine(address, writes=writes)
    except (ArgumentError, ImportError) as error:
        raise BadInput("database.address", field="database") from error
    raise BadInput("database.address", field="database")


def without_password(address: str) -> str:
    """Return an address as it may be shown."""
    return make_url(address).render_as_string() if "://" in address else address


def upsert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert each row, or replace what stands under its primary key."""
    if not rows:
        return
    statement = _insert(connection, table)
    keys = [column.name for column in table.primary_key]
    changed = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    if not changed:
        insert_missing(connection, table, rows)
        return
    connection.execute(
        statement.on_conflict_do_update(index_elements=keys, set_=changed), list(rows)
    )


def insert_missing(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert each row of which nothing stands under its primary key; leave what stands."""
    if not rows:
        return
    keys = [column.name for column in table.primary_key]
    connection.execute(
        _insert(connection, table).on_conflict_do_nothing(index_elements=keys), list(rows)
    )


def see_unit(connection: Connection, unit: str) -> None:
    """
    Let the rest of the transaction see and write the rows of `unit` alone.

    On SQLite, which knows no such rule, every statement names its unit, and that is all.
    """
    if _is_postgresql(connection):
        postgresql.see_unit(connection, unit)


@contextmanager
def across_units(connection: Connection) -> Iterator[None]:
    """Look beyond the transaction's unit, for what may be only once in the whole province."""
    if not _is_postgresql(connection):
        yield
        return
    unit = postgresql.seen_unit(connection)
    postgresql.see_unit(connection, EVERY_UNIT)
    yield  # where this fails the database takes the setting back with the transaction
    postgresql.see_unit(connection, unit)


def begin_migration(connection: Connection) -> None:
    """Prepare a transaction that changes the schema and the rows of every unit."""
    if _is_postgresql(connection):
        postgresql.begin_migration(connection)


def forbid_changes(connection: Connection, table: str) -> None:
    """Make rows of `table` unchangeable: what is written there stays (append-only)."""
    if _is_postgresql(connection):
        postgresql.forbid_changes(connection, table)
    else:
        sqlite.forbid_changes(connection, table)


def keep_apart(
    connection: Connection, table: str, seen: str = "unit = {unit}", written: str | None = None
) -> None:
    """
    Show the rows of `table` to the transactions of their own unit alone.

    Args:
        seen: which rows those are, as SQL with `{unit}` for the unit of the transaction.
        written: which may be written; the same where left out.
    """
    if _is_postgresql(connection):
        postgresql.keep_apart(connection, table, seen, written or seen)


def grant_service(connection: Connection, role: str) -> None:
    """
    Let `role` serve: read and write rows, and nothing else.

    Raises:
        BadInput: `database.no_roles` on SQLite, `database.role_unknown`.
        EnvironmentFailed: `database.role_too_strong` with `role` and `rights`.
    """
    if not _is_postgresql(connection):
        raise BadInput("database.no_roles", field="service-role")
    rights = postgresql.rights_beyond_service(connection, role)
    if rights is None:
        raise BadInput("database.role_unknown", role=role, field="service-role")
    _require_no_more(role, rights)
    postgresql.grant_service(connection, role)


def require_service_role(connection: Connection) -> None:
    """Refuse a role with rights that serving does not need (`database.role_too_strong`)."""
    if _is_postgresql(connection):
        role = postgresql.current_role(connection)
        _require_no_more(role, postgresql.rights_beyond_service(connection, role) or ())


def failure_code(error: BaseException) -> str:
    """
    Return `database.busy`, `database.gone` or `database.failed` for what SQLAlchemy raised.

    The first two pass: who asks again later may be answered.
    """
    if isinstance(error, PoolExhausted):
        return "database.busy"
    if isinstance(error, PendingRollbackError):
        return "database.gone"
    if not isinstance(error, DBAPIError):
        return "database.failed"
    if error.connection_invalidated:
        return "database.gone"
    if type(error.orig).__module__.startswith("sqlcipher3"):
        return sqlite.failure_code(error)
    return postgresql.failure_code(error)


def _require_no_more(role: str, rights: Sequence[str]) -> None:
    if rights:
        raise EnvironmentFailed("database.role_too_strong", role=role, rights=", ".join(rights))


def _insert(
    connection: Connection, table: Table
) -> postgresql_dialect.Insert | sqlite_dialect.Insert:
    if _is_postgresql(connection):
        return postgresql_dialect.insert(table)
    return sqlite_dialect.insert(table)


def _is_postgresql(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"
