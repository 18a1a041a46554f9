"""
Engines for the database's address: the one module that knows one database from another.

SQLite is the file for one office or a demonstration, PostgreSQL the centre of a province.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import sqlcipher3.dbapi2
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from bejo_desktop.domain.errors import BadInput, EnvironmentFailed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, Table

SQLITE_MIN: Final = (3, 51, 3)
"""Older libraries from 3.7.0 on can corrupt a file when the WAL is reset."""
BUSY_MS: Final = 15_000
"""How long a writer waits for another one, in milliseconds."""

_BUSY_WORDS: Final = ("database is locked", "database table is locked", "could not obtain lock")


def open_engine(address: str, *, writes: bool) -> Engine:
    """
    Open `address` for writers (each transaction alone) or for readers (which never write).

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
            return _open_sqlite(address, writes=writes)
        return create_engine(address, pool_pre_ping=True)
    except (ArgumentError, ImportError) as error:
        raise BadInput("database.address", field="database") from error


def upsert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert each row, or replace what stands under its primary key."""
    if not rows:
        return
    build = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = build(table)
    keys = [column.name for column in table.primary_key]
    changed = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    connection.execute(
        statement.on_conflict_do_update(index_elements=keys, set_=changed)
        if changed
        else statement.on_conflict_do_nothing(index_elements=keys),
        list(rows),
    )


def forbid_changes(connection: Connection, table: str) -> None:
    """Make rows of `table` unchangeable: what is written there stays (append-only)."""
    if connection.dialect.name != "sqlite":
        return  # PostgreSQL withholds the right from the service's role instead
    for verb in ("UPDATE", "DELETE"):
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def is_busy(error: BaseException) -> bool:
    """Tell whether a database error only says that another writer was faster."""
    return any(words in str(error) for words in _BUSY_WORDS)


def _open_sqlite(address: str, *, writes: bool) -> Engine:
    version = sqlcipher3.dbapi2.sqlite_version_info
    if version < SQLITE_MIN:
        raise EnvironmentFailed(
            "database.sqlite_old",
            version=".".join(map(str, version)),
            least=".".join(map(str, SQLITE_MIN)),
        )
    engine = create_engine(
        address,
        module=sqlcipher3.dbapi2,
        poolclass=QueuePool,
        connect_args={"check_same_thread": False},
    )
    pragmas = ["foreign_keys = ON", f"busy_timeout = {BUSY_MS}"]
    if writes:
        pragmas += ["journal_mode = WAL", "synchronous = FULL", "journal_size_limit = 8388608"]
    else:
        pragmas.append("query_only = ON")
    begin = "BEGIN IMMEDIATE" if writes else "BEGIN"

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: object) -> None:
        # None, or the DDL of a migration that failed half-way would stay.
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
