"""The program on a centre of its own with invented data: `make run`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bejo_desktop.bootstrap.surroundings import clock_of, home_of
from bejo_desktop.bootstrap.training import TrainingCentre, demo_people
from ui.access.doors import Hint
from ui.access.words import role_name
from ui.app import WindowDoors, run
from ui.launch import Launch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bejo_desktop.application.core import Core

FOLDER: Final = Path("build") / "demo"
PICTURES: Final = Path("build") / "walk"
ORDERS: Final = 800
"""Of other offices, so that the board has something to show."""


class DemoDoors(WindowDoors):
    """
    The doors of a desk whose centre is a child of this program.

    The centre is made and filled at its first start; codes and passphrases are filled in,
    and with the first officer the other two come onto the desk by their own codes.
    """

    def __init__(self, launch: Launch, centre: TrainingCentre, products: int | None) -> None:
        super().__init__(launch)
        self._centre, self._products = centre, products
        self._address = ""
        self._hint = Hint()

    @property
    def hint(self) -> Hint:
        return self._hint

    @property
    def centre(self) -> TrainingCentre:
        """The centre, for what its administrator does meanwhile."""
        return self._centre

    def make(self) -> None:
        super().make()
        self._address = self._centre.start(self._products)
        people = demo_people()
        first = people[0]
        code = "" if self.holders() else self._centre.code_for(first.nip)
        self._hint = Hint(
            address=self._address,
            code=code,
            passphrase=first.passphrase,
            people=tuple(
                (one.name, role_name((one.role,)), one.nip, one.passphrase) for one in people
            ),
        )

    def unlock(self, nip: str, passphrase: str) -> Core:
        core = super().unlock(nip, passphrase)
        if core.desk.setting("centre") != self._address:
            core.desk.choose("centre", self._address)  # its port is another one at each start
        return core

    def enrol(self, address: str, code: str, passphrase: str) -> Core:
        core = super().enrol(address, code, passphrase)
        for one in demo_people()[1:]:
            self.add_officer(core, self._centre.code_for(one.nip), one.passphrase)
        return core


def has_display() -> bool:
    """Tell whether a window can be shown; on Windows and macOS always."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main(arguments: Sequence[str] | None = None) -> int:
    """`python -m ui.demo [--folder DIR] [--pictures DIR [--all]] [--products N] [--now MOMENT]`."""
    parser = argparse.ArgumentParser(prog="ui.demo", description="Bejo Desktop, latihan")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="centre and desk of the demo")
    parser.add_argument("--pictures", type=Path, help="walk the journey and leave its pictures")
    parser.add_argument("--all", action="store_true", help="light and dark, small and large")
    parser.add_argument("--products", type=int, help="how many invented goods")
    parser.add_argument("--now", type=datetime.fromisoformat, help="moment to start at")
    asked = parser.parse_args(arguments)
    if asked.pictures is not None or not has_display():
        return walk_offscreen(asked)
    folder = asked.folder.absolute()
    launch = Launch(home_of(folder / "home"), clock_of(asked.now), training=True)
    centre = TrainingCentre(folder / "centre", now=asked.now, orders=ORDERS)
    try:
        return run(launch, DemoDoors(launch, centre, asked.products))
    finally:
        centre.stop()


def walk_offscreen(asked: argparse.Namespace) -> int:
    """Walk the journey on a centre and a desk that are gone afterwards; see `ui.walk.journey`."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from ui.walk.journey import walk  # noqa: PLC0415 - only without a window

    pictures = (asked.pictures or PICTURES).absolute()
    with tempfile.TemporaryDirectory(prefix="bejo-") as name:
        launch = Launch(home_of(Path(name) / "home"), clock_of(asked.now), training=True)
        centre = TrainingCentre(Path(name) / "centre", now=asked.now, orders=ORDERS)
        doors = DemoDoors(launch, centre, asked.products)
        try:
            return walk(pictures, launch, doors, centre.administer, every_look=asked.all)
        finally:
            centre.stop()


if __name__ == "__main__":
    sys.exit(main())
