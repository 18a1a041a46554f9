"""Desks that are used only through `bejo`, and centres that serve them from a process of their own."""

import contextlib
import io
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from bejo_desktop.adapters.system.embedded_centre import EmbeddedCentre
from bejo_desktop.bootstrap.training import SEED, TrainingCentre
from bejo_desktop.cli import main
from tests.clusters import OWNER

ROOT = Path(__file__).parents[2]
PRODUCTS = 600
GROUPS = {"order", "officer", "budget", "config", "rules"}
"""Words that begin the names of several commands."""


@dataclass(frozen=True)
class Done:
    """A command that ended."""

    code: int
    document: Any

    @property
    def error(self) -> dict:
        return self.document["error"]

    @property
    def order(self) -> dict:
        return self.document["order"]


class Desk:
    """
    One home, and the commands of the people who share it.

    Each command runs as a process of its own when it is first used, and in this process when
    it is used again: starting Python a hundred times would cost minutes.
    """

    proven: ClassVar[set[str]] = set()

    def __init__(self, home: Path) -> None:
        self.home = home
        self.officers: dict[str, str] = {}

    def run(self, *arguments, role="PP") -> Done:
        """Run `bejo … --json`, acting as `role`."""
        officer = ("--officer", self.officers[role]) if role in self.officers else ()
        words = [str(x) for x in ("--home", self.home, *officer, *arguments, "--json")]
        name = " ".join(map(str, arguments[:2] if arguments[0] in GROUPS else arguments[:1]))
        if name in self.proven:
            return in_this_process(words)
        self.proven.add(name)
        done = subprocess.run(
            [sys.executable, "-m", "bejo_desktop.cli", *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            cwd=ROOT,
            timeout=120,
            check=False,
        )
        (line,) = done.stdout.decode().splitlines() or [done.stderr.decode()]
        return Done(done.returncode, json.loads(line))

    def ok(self, *arguments, role="PP") -> Any:
        """Run a command that must succeed and return its document."""
        done = self.run(*arguments, role=role)
        assert done.code == 0, done.document
        return done.document

    def orders(self) -> dict[str, dict]:
        """Return all orders by id."""
        return {order["id"]: order for order in self.ok("order", "list")["orders"]}


def in_this_process(words) -> Done:
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        code = main(words)
    return Done(code, json.loads(told.getvalue()))


class OnServer(EmbeddedCentre):
    """The same child process over a database of a server."""

    database = ""

    def _called(self, *arguments):
        return (*self._command, "--database", self.database, *arguments)


class ServedCentre(TrainingCentre):
    """A training centre whose database lies on a server: made by its owner, then served."""

    def __init__(self, folder: Path, cluster) -> None:
        super().__init__(folder)
        self._centre = OnServer(folder)
        self._name = cluster.made()
        self._cluster = cluster
        self._is_filled = False

    def start(self, products: int | None = None) -> str:
        if not self._is_filled:
            self._is_filled = True
            self._centre.database = self._cluster.address(self._name, OWNER)
            self._centre.run_admin("seed-demo", "--seed", str(SEED), "--products", str(products))
            self._centre.database = self._cluster.address(self._name)
        return self._centre.start()
