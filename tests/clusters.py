"""A PostgreSQL server of one's own for the tests: made, used, thrown away."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier

from bejo_central.keys import CentreKey
from bejo_central.store.database import Database

OWNER, SERVICE = "bejo_owner", "bejo_service"
"""Who owns the tables, and who serves."""
_BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
_ACCOUNT = "postgres"
_UP_WITHIN_S = 30
_LOOK_EVERY_S = 0.02
_QUICK = ("fsync=off", "full_page_writes=off", "listen_addresses=", "max_connections=60")
"""Losing the computer's power may lose a test's data; losing the server may not."""


def missing() -> str:
    """Why no server can be made here; empty where one can."""
    if not _BINARIES:
        return "PostgreSQL is not installed"
    if os.getuid() == 0:
        try:
            pwd.getpwnam(_ACCOUNT)
        except KeyError:
            return f"PostgreSQL does not run as root, and there is no account {_ACCOUNT}"
    return ""


@dataclass
class Cluster:
    """
    A server on a socket in a folder of its own; it dies with this process.

    Its databases belong to `OWNER`; `SERVICE` has what `init --service-role` gave it.
    """

    folder: Path
    _server: subprocess.Popen | None = None
    _made: int = 0

    def start(self) -> None:
        """Serve, from where the last end left the data; wait for an end that is under way."""
        if self._server is not None:
            self._server.wait(_UP_WITHIN_S)
        options = [part for one in _QUICK for part in ("-c", one)]
        log = self.folder / "log"
        with log.open("ab") as told:
            self._server = subprocess.Popen(
                [
                    *("setpriv", "--pdeathsig", "QUIT", str(_BINARIES[0] / "postgres")),
                    *("-D", str(self.folder / "data"), "-k", str(self.folder), *options),
                ],
                stdout=subprocess.DEVNULL,
                stderr=told,
                **_as_account(),
            )
        until = time.monotonic() + _UP_WITHIN_S
        while True:
            try:
                with self.asking():
                    return
            except psycopg.OperationalError:
                assert time.monotonic() < until, log.read_text(encoding="utf-8")
                time.sleep(_LOOK_EVERY_S)

    def kill(self) -> None:
        """As when the server crashes: no connection is told, nothing is written any more."""
        subprocess.run(
            [
                *(str(_BINARIES[0] / "pg_ctl"), "stop", "-s", "-m", "immediate"),
                *("-D", str(self.folder / "data")),
            ],
            check=True,
            **_as_account(),
        )
        self._server.wait()

    @property
    def pid_file(self) -> Path:
        """Where the server's process id stands in the first line."""
        return self.folder / "data" / "postmaster.pid"

    def stop(self) -> None:
        """End it and forget all it held."""
        if self._server.poll() is None:
            self.kill()
        shutil.rmtree(self.folder)

    def new(self, template: str = "template1") -> str:
        """Make a database, as a copy where a template is named; return its name."""
        self._made += 1
        name = f"centre{self._made}"
        with self.asking() as connection:
            connection.execute(
                SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
                    Identifier(name), Identifier(OWNER), Identifier(template)
                )
            )
        return name

    def drop(self, name: str) -> None:
        """Forget a database, whoever still has it open."""
        with self.asking() as connection:
            connection.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))

    def made(self) -> str:
        """Make a centre's database as its owner does with `init`; return its name."""
        name = self.new()
        database = Database(self.address(name, OWNER))
        key = CentreKey.generate().text
        database.initialise(private_key=key, name="Pusat Uji", service_role=SERVICE)
        database.close()
        return name

    def address(self, name: str, role: str = SERVICE) -> str:
        """Return the address of a database as the program takes it."""
        return f"postgresql+psycopg://{role}@/{name}?host={self.folder}"

    @contextlib.contextmanager
    def asking(self, name: str = "postgres"):
        """Be the administrator of the server, behind the program's back."""
        place = {"host": str(self.folder), "dbname": name, "user": _ACCOUNT}
        with psycopg.connect(**place, autocommit=True) as connection:
            yield connection


@contextlib.contextmanager
def running():
    """Make a cluster, with the two roles, for as long as the block lasts."""
    folder = Path(tempfile.mkdtemp(prefix="bejo-pg-"))
    folder.chmod(0o755)
    if os.getuid() == 0:
        shutil.chown(folder, _ACCOUNT, _ACCOUNT)
    subprocess.run(
        [
            *(str(_BINARIES[0] / "initdb"), "-D", str(folder / "data"), "-U", _ACCOUNT),
            *("-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        **_as_account(),
    )
    cluster = Cluster(folder)
    cluster.start()
    try:
        with cluster.asking() as connection:
            for role in (OWNER, SERVICE):
                connection.execute(SQL("CREATE ROLE {} LOGIN").format(Identifier(role)))
        yield cluster
    finally:
        cluster.stop()


def _as_account() -> dict:
    """PostgreSQL refuses to run as root."""
    if os.getuid() != 0:
        return {"cwd": "/"}
    return {"user": _ACCOUNT, "group": _ACCOUNT, "extra_groups": [], "cwd": "/"}
