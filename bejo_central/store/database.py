"""The open database: transactions that write, consistent looks that do not, and its schema."""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import inspect, select
from sqlalchemy.exc import DBAPIError, PendingRollbackError
from sqlalchemy.exc import TimeoutError as PoolExhausted

from bejo_central.store import migrations
from bejo_central.store.engine import (
    NO_UNIT,
    begin_migration,
    failure_code,
    grant_service,
    open_engine,
    require_service_role,
    see_unit,
    upsert,
)
from bejo_central.store.feed import Feed
from bejo_central.store.reference_tables import META
from bejo_desktop.domain.errors import EnvironmentFailed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import Connection


TRAINING = "training"
"""Name of the centre's own value that says: nothing here is real."""


@dataclass(frozen=True, slots=True)
class Session:
    """One transaction that writes: the connection, its moment (UTC), and what it changed."""

    connection: Connection
    now: datetime
    feed: Feed

    def keep_to(self, unit: str) -> None:
        """Let the rest of the transaction see and write the rows of `unit` alone."""
        see_unit(self.connection, unit)


class Database:
    """
    The centre's database.

    Each transaction names the unit whose rows it sees and writes: a unit's code, or `EVERY_UNIT`
    or `NO_UNIT` of the engine.

    Raises (all methods):
        EnvironmentFailed: `database.missing` before `init`, `database.outdated` before
            `upgrade`, `database.busy`, `database.gone`, `database.failed`.
    """

    def __init__(self, address: str) -> None:
        self._writer = open_engine(address, writes=True)
        self._reader = open_engine(address, writes=False)

    def close(self) -> None:
        """Close every connection."""
        self._reader.dispose()
        self._writer.dispose()

    @contextmanager
    def write(self, now: datetime, unit: str) -> Iterator[Session]:
        """Begin a transaction: its changes stand, and are published, when the block ends."""
        with _named_failures(), self._writer.begin() as connection:
            see_unit(connection, unit)
            session = Session(connection, now, Feed(connection))
            yield session
            session.feed.publish()

    @contextmanager
    def read(self, unit: str) -> Iterator[Connection]:
        """Begin a consistent look."""
        with _named_failures(), self._reader.begin() as connection:
            see_unit(connection, unit)
            yield connection

    def initialise(self, *, private_key: str, name: str, service_role: str | None = None) -> bool:
        """
        Make the schema and the centre's identity; False when they stand already.

        Args:
            private_key: of the centre, as `meta` keeps it.
            name: how the centre calls itself towards desks.
            service_role: of PostgreSQL, as which `serve` will run.
        """
        with self._migrating() as connection:
            fresh = not inspect(connection).has_table("meta")
            migrations.upgrade(connection)
            if fresh:
                identity = {
                    "timeline": secrets.token_hex(16),
                    "private_key": private_key,
                    "name": name,
                }
                _keep_meta(connection, identity)
            _grant(connection, service_role)
        return fresh

    def upgrade(self, service_role: str | None = None) -> None:
        """Bring the schema to the version of this program; the service's role stays known."""
        with self._migrating() as connection:
            if not inspect(connection).has_table("meta"):
                raise EnvironmentFailed("database.missing")
            migrations.upgrade(connection)
            _grant(connection, service_role)

    def require_schema(self) -> None:
        """Refuse to work on a database that was not made or that is of another version."""
        with self.read(NO_UNIT) as connection:
            if not inspect(connection).has_table("meta"):
                raise EnvironmentFailed("database.missing")
            if not migrations.is_current(connection):
                raise EnvironmentFailed("database.outdated")

    def require_service_role(self) -> None:
        """Refuse a role with rights that serving does not need: `database.role_too_strong`."""
        with self.read(NO_UNIT) as connection:
            require_service_role(connection)

    @contextmanager
    def _migrating(self) -> Iterator[Connection]:
        with _named_failures(), self._writer.begin() as connection:
            begin_migration(connection)
            yield connection


def meta(connection: Connection, name: str) -> str:
    """Return one of the centre's own values: `timeline`, `private_key`, `name`."""
    return str(connection.execute(select(META.c.value).where(META.c.name == name)).scalar_one())


def is_training(connection: Connection) -> bool:
    """Tell whether the centre was filled with invented data."""
    found = select(META.c.value).where(META.c.name == TRAINING)
    return connection.execute(found).scalar() is not None


def _keep_meta(connection: Connection, values: dict[str, str]) -> None:
    upsert(connection, META, [{"name": name, "value": value} for name, value in values.items()])


def _grant(connection: Connection, service_role: str | None) -> None:
    """Give the service's role its rights, on new tables too; a role that was named stays."""
    known = connection.execute(select(META.c.value).where(META.c.name == "service_role")).scalar()
    role = service_role or known
    if role:
        grant_service(connection, role)
        _keep_meta(connection, {"service_role": role})


@contextmanager
def _named_failures() -> Iterator[None]:
    try:
        yield
    except (DBAPIError, PoolExhausted, PendingRollbackError) as error:
        said = str(getattr(error, "orig", error)).strip().partition("\n")[0]
        raise EnvironmentFailed(failure_code(error), detail=said) from error
