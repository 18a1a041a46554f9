"""What every command gets: the database, the moment, and who runs it."""

from __future__ import annotations

import getpass
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bejo_central.admin.account import Account
from bejo_central.store.database import Database
from bejo_central.store.engine import EVERY_UNIT

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Context:
    """
    One run of a command.

    Args:
        address: of the database.
        clock: the moment it is, UTC.
        arguments: as argparse read them.
    """

    address: str
    clock: Callable[[], datetime]
    arguments: argparse.Namespace

    @contextmanager
    def database(self) -> Iterator[Database]:
        """Open the database of this program's version."""
        database = Database(self.address)
        try:
            database.require_schema()
            yield database
        finally:
            database.close()

    @contextmanager
    def acting(self) -> Iterator[Account]:
        """Begin a transaction in which an administrator acts."""
        with self.database() as database, database.write(self.clock(), EVERY_UNIT) as session:
            yield Account(session, getpass.getuser())

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """Begin a consistent look."""
        with self.database() as database, database.read(EVERY_UNIT) as connection:
            yield connection


Document = dict[str, Any]
