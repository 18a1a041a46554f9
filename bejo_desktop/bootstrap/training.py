"""A centre of one's own with invented data: for the demo, for training, for nothing else."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import resources
from bejo_desktop.adapters.system.embedded_centre import EmbeddedCentre, centre_command

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

SEED = 1
"""The same seed makes the same offices, vendors and goods each time."""


@dataclass(frozen=True, slots=True)
class Person:
    """One of the demo's three people, as README introduces them."""

    nip: str
    name: str
    role: str
    passphrase: str


def demo_people() -> tuple[Person, ...]:
    """Return the Pejabat Pengadaan, the PPK and the Bendahara of the demo's main office."""
    text = resources.path("demo", "people.toml").read_text(encoding="utf-8")
    return tuple(
        Person(one["nip"], one["name"], one["role"], one["passphrase"])
        for one in tomllib.loads(text)["people"]
    )


class TrainingCentre:
    """
    An embedded centre in a folder: made and filled at its first start.

    Args:
        now: moment from which its clock runs; None for the computer's own.
        orders: how many invented orders of other offices fill the board.
    """

    def __init__(self, folder: Path, *, now: datetime | None = None, orders: int = 0) -> None:
        started = ("--now", now.isoformat()) if now else ()
        self._folder = folder
        self._orders = orders
        self._centre = EmbeddedCentre(folder, (*centre_command(), *started))

    def start(self, products: int | None = None) -> str:
        """
        Make and fill the centre where that was not done, serve, and return its address.

        Args:
            products: how many invented goods; None for all of them.

        Raises:
            EnvironmentFailed: `centre.not_started`, `centre.refused`.
        """
        if not (self._folder / "centre.db").exists():
            self._centre.run_admin("init")
            amount = () if products is None else ("--products", str(products))
            orders = ("--orders", str(self._orders))
            self._centre.run_admin("seed-demo", "--seed", str(SEED), *amount, *orders)
        return self._centre.start()

    def code_for(self, nip: str) -> str:
        """Return a one-time code for an officer."""
        code: str = self._centre.run_admin("device", "code", "--officer", nip)["code"]
        return code

    def administer(self, *arguments: str) -> dict[str, Any]:
        """Do what an administrator of the centre does: `price set …`, `vendor suspend …`."""
        return self._centre.run_admin(*arguments)

    def stop(self) -> None:
        """End it; nothing happens where none runs."""
        self._centre.stop()
