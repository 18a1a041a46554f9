"""One encrypted file: the lock of its home, an engine that writes, one that only reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from filelock import FileLock, Timeout
from sqlalchemy import URL, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from bejo_desktop.adapters.store.prepared import run_on_driver
from bejo_desktop.domain.errors import EnvironmentFailed

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Engine

KEY_BYTES: Final = 32
SQLITE_LEAST: Final = (3, 51, 3)
"""SQLite 3.7.0 to 3.51.2 can corrupt a file when the WAL is reset (sqlite.org/wal.html)."""

_BUSY_MS: Final = 5_000
_READERS_MAX: Final = 4
_BOTH: Final = (
    "cipher_log_level = NONE",
    f"busy_timeout = {_BUSY_MS}",
    "foreign_keys = ON",
)
_READER: Final = (
    # A page that is not at hand is decrypted again: the longest lists of the search index, those
    # of one letter in a million products, must fit. A smaller catalogue takes what it needs.
    "cache_size = -64000",
    "query_only = ON",
)
_WRITER: Final = (
    "cache_size = -16000",
    "journal_mode = WAL",
    "synchronous = FULL",
    "journal_size_limit = 16777216",
)


def sqlite_version() -> tuple[int, ...]:
    """Return the version of the SQLite that the driver carries."""
    return tuple(int(part) for part in dbapi2.sqlite_version.split("."))


def lock_home(home: Path) -> FileLock:
    """
    Make the home if it is missing and hold its lock; the lock of a killed program is free.

    Raises:
        EnvironmentFailed: `store.locked`, `store.read_only` with the home.
    """
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FileLock(home / "lock")
        lock.acquire(timeout=0)
    except Timeout as busy:
        raise EnvironmentFailed("store.locked", home=str(home)) from busy
    except OSError as failure:
        raise EnvironmentFailed("store.read_only", home=str(home)) from failure
    return lock


def write_engine(file: Path, key: bytes) -> Engine:
    """Return the engine of the write lane: one connection, each transaction BEGIN IMMEDIATE."""
    return _engine(file, key, pragmas=(*_BOTH, *_WRITER), begin="BEGIN IMMEDIATE", most=1)


def read_engine(file: Path, key: bytes) -> Engine:
    """Return the engine of the read lane: it refuses to write; each look is one snapshot."""
    return _engine(file, key, pragmas=(*_BOTH, *_READER), begin="BEGIN", most=_READERS_MAX)


def _engine(file: Path, key: bytes, *, pragmas: tuple[str, ...], begin: str, most: int) -> Engine:
    assert len(key) == KEY_BYTES
    engine = create_engine(
        URL.create("sqlite", database=str(file)),
        module=dbapi2,
        poolclass=QueuePool,
        pool_size=most,
        max_overflow=0,
        connect_args={"check_same_thread": False},
    )

    def on_connect(connection: Any, _record: object) -> None:
        # The driver's own BEGIN would leave the tables of a failed migration behind.
        connection.isolation_level = None
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    def on_begin(connection: Connection) -> None:
        run_on_driver(connection, begin)

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", on_begin)
    return engine
