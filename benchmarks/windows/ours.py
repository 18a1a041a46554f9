"""
The program itself in a fresh process: `ours.py first|search|typist|idle HOME`.

It is run as `ui.app` runs it; only who sits before it is a script. Prints one JSON object.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ui import app
from ui.front import Front
from ui.launch import Launch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication

    from benchmarks.windows.driver import Officer, Script
    from ui.program import Program

WORDS: Final = "kertas a4"
KEY_EVERY_S: Final = 0.2
"""A typist's five keys a second."""
VISITED: Final = ("orders", "budget", "catalogue")
marks: dict[str, int] = {}
kept: list[Script] = []
real = app.program_behind


class WatchedFront(Front):
    """The window, which tells when it was painted before anything else follows."""

    def __init__(self, program: QApplication, home: Path) -> None:
        super().__init__(program, home)
        self.appeared.connect(self._note)

    def _note(self) -> None:
        marks["painted"] = time.monotonic_ns()
        marks["painted_cpu"] = time.process_time_ns()
        if sys.argv[1] == "first":
            print(json.dumps(marks), flush=True)
            os._exit(0)  # the peer makes nothing more, either


def behind(front: Front, launch: Launch, doors: app.WindowDoors) -> Program:
    """Set the officer before the program."""
    program = real(front, launch, doors)
    from benchmarks.windows.driver import Officer, Script  # noqa: PLC0415 - after the first paint

    officer = Officer(program, marks, KEY_EVERY_S if sys.argv[1] == "typist" else 0.0)
    script = _idle(officer) if sys.argv[1] == "idle" else _search(officer)
    kept.append(Script(script, front.app.quit))
    return program


def _search(officer: Officer) -> Iterator[Callable[[], object]]:
    yield from officer.sign_in(os.environ["BENCH_PASSPHRASE"])
    yield from officer.search(WORDS)


def _idle(officer: Officer) -> Iterator[Callable[[], object]]:
    yield from officer.sign_in(os.environ["BENCH_PASSPHRASE"])
    yield officer.at_rest
    marks.update({f"signed_in_{name}": kb for name, kb in _memory().items()})
    yield from officer.search(WORDS)
    for page in VISITED:
        officer.program.shell.show_page(page)
        yield officer.at_rest
    marks.update({f"visited_{name}": kb for name, kb in _memory().items()})


def _memory() -> dict[str, int]:
    """Return kilobytes of this process: Rss, Pss and what is its alone."""
    sizes: dict[str, int] = {}
    for line in Path("/proc/self/smaps_rollup").read_text(encoding="utf-8").splitlines()[1:]:
        name, size, *_ = line.split()
        sizes[name.rstrip(":")] = int(size)
    own = sizes["Private_Clean"] + sizes["Private_Dirty"]
    return {"rss_kb": sizes["Rss"], "pss_kb": sizes["Pss"], "uss_kb": own}


def main() -> int:
    """Run the program with the script before it."""
    from bejo_desktop.bootstrap.surroundings import clock_of, home_of  # noqa: PLC0415 - as ui.app

    setattr(app, "Front", WatchedFront)  # noqa: B010 - the program, with an eye on it
    app.program_behind = behind
    launch = Launch(home_of(Path(sys.argv[2])), clock_of(None))
    code = app.run(launch, app.WindowDoors(launch))
    print(json.dumps(marks))
    return code


if __name__ == "__main__":
    sys.exit(main())
