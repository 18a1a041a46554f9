"""The open database: transactions that write, consistent looks that do not, and its schema."""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import inspect, select
from sqlalchemy.exc import DBAPIError, OperationalError

from bejo_central.store import migrations
from bejo_central.store.engine import is_busy, open_engine, upsert
from bejo_central.store.feed import Feed
from bejo_central.store.reference_tables import META
from bejo_desktop.domain.errors import EnvironmentFailed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Session:
    """One transaction that writes: the connection, its moment (UTC), and what it changed."""

    connection: Connection
    now: datetime
    feed: Feed


class Database:
    """
    The centre's database.

    Raises (all methods):
        EnvironmentFailed: `database.missing` before `init`, `database.outdated` before
            `upgrade`, `database.busy`, `database.failed`.
    """

    def __init__(self, address: str) -> None:
        self._writer = open_engine(address, writes=True)
        self._reader = open_engine(address, writes=False)

    def close(self) -> None:
        """Close every connection."""
        self._reader.dispose()
        self._writer.dispose()

    @contextmanager
    def write(self, now: datetime) -> Iterator[Session]:
        """Begin a transaction: its changes stand, and are published, when the block ends."""
        with _named_failures(), self._writer.begin() as connection:
            session = Session(connection, now, Feed(connection))
            yield session
            session.feed.publish()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Begin a consistent look."""
        with _named_failures(), self._reader.begin() as connection:
            yield connection

    def initialise(self, *, private_key: str, name: str) -> bool:
        """
        Make the schema and the centre's identity; False when they stand already.

        Args:
            private_key: of the centre, as `meta` keeps it.
            name: how the centre calls itself towards desks.
        """
        with _named_failures(), self._writer.begin() as connection:
            fresh = not inspect(connection).has_table("meta")
            migrations.upgrade(connection)
            if fresh:
                upsert(
                    connection,
                    META,
                    [
                        {"name": "timeline", "value": secrets.token_hex(16)},
                        {"name": "private_key", "value": private_key},
                        {"name": "name", "value": name},
                    ],
                )
        return fresh

    def upgrade(self) -> None:
        """Bring the schema to the version of this program."""
        with _named_failures(), self._writer.begin() as connection:
            if not inspect(connection).has_table("meta"):
                raise EnvironmentFailed("database.missing")
            migrations.upgrade(connection)

    def require_schema(self) -> None:
        """Refuse to work on a database that was not made or that is of another version."""
        with self.read() as connection:
            if not inspect(connection).has_table("meta"):
                raise EnvironmentFailed("database.missing")
            if not migrations.is_current(connection):
                raise EnvironmentFailed("database.outdated")


def meta(connection: Connection, name: str) -> str:
    """Return one of the centre's own values: `timeline`, `private_key`, `name`."""
    return str(connection.execute(select(META.c.value).where(META.c.name == name)).scalar_one())


@contextmanager
def _named_failures() -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        code = "database.busy" if is_busy(error) else "database.failed"
        raise EnvironmentFailed(code, detail=str(error.orig)) from error
    except DBAPIError as error:
        raise EnvironmentFailed("database.failed", detail=str(error.orig)) from error
