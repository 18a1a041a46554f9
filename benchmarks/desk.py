"""An enrolled desk with 60,000 products, made once by the program's own ways and kept."""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.progress import Unwatched
from bejo_desktop.bootstrap.doors import build_desk
from bejo_desktop.bootstrap.surroundings import clock_of
from bejo_desktop.bootstrap.training import Person, TrainingCentre, demo_people
from benchmarks.children import DATA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bejo_desktop.application.core import Core

PRODUCTS: Final = 60_000
LAYOUT: Final = "2"
"""Changed when a kept desk of an older run is of no use any more."""


@dataclass(frozen=True, slots=True)
class BenchDesk:
    """A desk of the demo's three people, loaded whole from a real centre."""

    home: Path
    centre: Path

    def core(self, person: Person) -> Core:
        """Open it as one of the demo's people."""
        doors = build_desk(self.home, clock=clock_of(None))
        return doors.unlock(person.nip, person.passphrase)


def bench_desk(products: int = PRODUCTS) -> BenchDesk:
    """Return the desk with so many products; a minute the first time, nothing after."""
    folder = DATA / f"desk-{products}"
    desk = BenchDesk(folder / "home", folder / "centre")
    done = folder / "done.json"
    if not done.exists() or json.loads(done.read_text())["layout"] != LAYOUT:
        shutil.rmtree(folder, ignore_errors=True)
        _make(desk, products)
        done.write_text(json.dumps({"layout": LAYOUT}))
    return desk


def _make(desk: BenchDesk, products: int) -> None:
    centre = TrainingCentre(desk.centre)
    address = centre.start(products)
    desk.home.mkdir(parents=True)
    try:
        doors = build_desk(desk.home, clock=clock_of(None))
        first, *others = demo_people()
        _, core = doors.enrol(address, centre.code_for(first.nip), first.passphrase)
        try:
            for person in others:
                doors.add_officer(core, centre.code_for(person.nip), person.passphrase)
            core.syncing.run(Unwatched())
        finally:
            core.close()
    finally:
        centre.stop()


@contextmanager
def changeable(desk: BenchDesk) -> Iterator[BenchDesk]:
    """Give a copy of the desk and its centre that may be changed, on the same disk."""
    with TemporaryDirectory(prefix="copy-", dir=DATA) as name:
        copy = replace(desk, home=Path(name) / "home", centre=Path(name) / "centre")
        shutil.copytree(desk.home, copy.home)
        shutil.copytree(desk.centre, copy.centre)
        yield copy
