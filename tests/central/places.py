"""Where a centre's database lies, and what a test does to it behind the program's back."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from tests.clusters import OWNER, Cluster

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class FilePlace:
    """A file of SQLite."""

    file: Path

    @property
    def address(self) -> str:
        """As `serve` and the administrators use it."""
        return str(self.file)

    @property
    def owner_address(self) -> str:
        """As `init` and `upgrade` use it."""
        return self.address

    @contextlib.contextmanager
    def asking(self):
        """Open the database itself."""
        with contextlib.closing(dbapi2.connect(self.address, isolation_level=None)) as connection:
            yield connection

    def allow_changes(self, table: str) -> None:
        """Take the guard of a table away that keeps its rows as they are."""
        with self.asking() as connection:
            for verb in ("update", "delete"):
                connection.execute(f"DROP TRIGGER {table}_no_{verb}")

    def break_inserts(self, table: str, when: str) -> None:
        """Let the database fail at new rows of a table."""
        with self.asking() as connection:
            connection.execute(
                f"CREATE TRIGGER broken BEFORE INSERT ON {table} WHEN {when}"
                " BEGIN SELECT RAISE(ABORT, 'the disk is broken'); END"
            )

    def mend_inserts(self, table: str) -> None:
        """Let it work again."""
        with self.asking() as connection:
            connection.execute("DROP TRIGGER broken")

    def whole(self) -> bytes:
        """Return all that is kept."""
        return b"".join(part.read_bytes() for part in self.file.parent.glob(f"{self.file.name}*"))


@dataclass(frozen=True)
class ServerPlace:
    """A database of a PostgreSQL server."""

    cluster: Cluster
    name: str

    @property
    def address(self) -> str:
        """As `serve` and the administrators use it: by the role that owns nothing."""
        return self.cluster.address(self.name)

    @property
    def owner_address(self) -> str:
        """As `init` and `upgrade` use it."""
        return self.cluster.address(self.name, OWNER)

    def asking(self):
        """Open the database itself, as its server's administrator, whom no policy binds."""
        return self.cluster.asking(self.name)

    def allow_changes(self, table: str) -> None:
        """Take the guard of a table away that keeps its rows as they are."""
        with self.asking() as connection:
            for name in ("change", "truncate"):
                connection.execute(f"DROP TRIGGER {table}_no_{name} ON {table}")

    def break_inserts(self, table: str, when: str) -> None:
        """Let the database fail at new rows of a table."""
        with self.asking() as connection:
            connection.execute(
                "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS"
                " $$ BEGIN RAISE EXCEPTION 'the disk is broken'; END $$"
            )
            connection.execute(
                f"CREATE TRIGGER broken BEFORE INSERT ON {table}"
                f" FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION fail()"
            )

    def mend_inserts(self, table: str) -> None:
        """Let it work again."""
        with self.asking() as connection:
            connection.execute(f"DROP TRIGGER broken ON {table}")

    def whole(self) -> bytes:
        """Return all that is kept."""
        with self.asking() as connection:
            tables = connection.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            ).fetchall()
            rows = [
                str(row).encode()
                for (table,) in tables
                for row in connection.execute(f'SELECT * FROM "{table}"')
            ]
        return b"\n".join(rows)
