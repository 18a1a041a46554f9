"""SQLite: the file of one office or of a demonstration; who opens it may do everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import sqlcipher3.dbapi2
from sqlalchemy import create_engine, event
from sqlalchemy.pool import QueuePool

from bejo_desktop.domain.errors import EnvironmentFailed

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine
    from sqlalchemy.exc import DBAPIError

LEAST: Final = (3, 51, 3)
"""Older libraries from 3.7.0 on can corrupt a file when the WAL is reset."""
BUSY_MS: Final = 15_000
"""How long a writer waits for another one, in milliseconds."""

_BUSY_WORDS: Final = ("database is locked", "database table is locked")


def open_engine(address: str, *, writes: bool) -> Engine:
    """
    Open a file for writers, each transaction alone, or for readers.

    Raises:
        EnvironmentFailed: `database.sqlite_old` with `version` and `least`.
    """
    version = sqlcipher3.dbapi2.sqlite_version_info
    if version < LEAST:
        raise EnvironmentFailed(
            "database.sqlite_old",
            version=".".join(map(str, version)),
            least=".".join(map(str, LEAST)),
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


def forbid_changes(connection: Connection, table: str) -> None:
    """Make rows of `table` unchangeable by triggers."""
    for verb in ("UPDATE", "DELETE"):
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def failure_code(error: DBAPIError) -> str:
    """Return the code of what the library said."""
    busy = any(words in str(error.orig) for words in _BUSY_WORDS)
    return "database.busy" if busy else "database.failed"
