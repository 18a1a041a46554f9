"""The program with its window: paints first, then loads what is heavy, then opens the gate."""

from __future__ import annotations

import argparse
import builtins
import gc
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication

import bejo_desktop
from ui import translation
from ui.access.doors import Hint
from ui.front import Front
from ui.launch import Launch

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Future

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.ports.system import KeyHolder, Vault
    from bejo_desktop.bootstrap.doors import Doors as DeskDoors
    from bejo_desktop.bootstrap.line import SwitchedLine
    from ui.program import Program

NEW_BEFORE_COLLECTION: Final = 50_000
"""Loading makes many objects that stay: looking for garbage among them costs a tenth of a start."""


class WindowDoors:
    """The ways into the desk, made when they are first used: their imports are heavy."""

    def __init__(self, launch: Launch) -> None:
        self._launch = launch
        self._vault: Vault | None = None
        self._loading: Future[DeskDoors] | None = None

    @property
    def hint(self) -> Hint:
        return Hint()

    @property
    def line(self) -> SwitchedLine:
        """The line to the centre, which training can cut."""
        return self._doors.line

    def make(self) -> None:
        """Import what tells the officers of this desk and takes their passphrases."""
        from concurrent.futures import Future  # noqa: PLC0415 - after the first paint

        from bejo_desktop.bootstrap.keys import vault_of  # noqa: PLC0415 - as above

        self._loading = Future()
        self._vault = vault_of(self._launch.home)

    def load(self) -> None:
        """Import and wire the rest; whoever wants to pass meanwhile waits for the doors alone."""
        try:
            from bejo_desktop.bootstrap.doors import build_desk  # noqa: PLC0415 - as above

            self._loaded.set_result(build_desk(self._launch.home, clock=self._launch.clock))
        except Exception as error:
            self._loaded.set_exception(error)
            raise
        import ui.first_page  # noqa: F401, PLC0415 - beside the opening of the store

    def holders(self) -> Sequence[KeyHolder]:
        return self._keys.holders()

    def unlock(self, nip: str, passphrase: str) -> Core:
        # The key takes its tenth of a second while the store is still being loaded.
        key = self._keys.unlock(nip, passphrase)
        return self._doors.open(nip, key)

    def enrol(self, address: str, code: str, passphrase: str) -> Core:
        _, core = self._doors.enrol(address, code, passphrase)
        return core

    def add_officer(self, core: Core, code: str, passphrase: str) -> None:
        self._doors.add_officer(core, code, passphrase)

    @property
    def _keys(self) -> Vault:
        assert self._vault is not None, "the window comes first, the doors second"
        return self._vault

    @property
    def _loaded(self) -> Future[DeskDoors]:
        assert self._loading is not None, "what takes the passphrase is made first"
        return self._loading

    @property
    def _doors(self) -> DeskDoors:
        return self._loaded.result()


def application() -> QApplication:
    """Return Qt's application, speaking Indonesian; once per process."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Bejo Desktop")
    translation.install(app)
    return app


def plain_imports() -> None:
    """
    Take PySide's hook off `import`, where this PySide sets one.

    It reads the source of each module that is imported from then on, for a `__feature__` that
    none of ours asks for: a fifteenth of a start, and the sources stay in memory.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def program_behind(front: Front, launch: Launch, doors: WindowDoors) -> Program:
    """Load and make the program behind a window."""
    from bejo_desktop.bootstrap.words import ChosenWords  # noqa: PLC0415 - after the first paint
    from ui.program import Program  # noqa: PLC0415 - as above

    return Program(front, launch, doors, ChosenWords())


def run(launch: Launch, doors: WindowDoors) -> int:
    """Open the window and work until it is closed."""
    gc.set_threshold(NEW_BEFORE_COLLECTION)
    plain_imports()
    app = application()
    front = Front(app, launch.home)

    def go_on() -> None:
        from ui.crash import CrashHandler, show_report  # noqa: PLC0415 - after the first paint

        crash = CrashHandler(launch.home / "reports", bejo_desktop.__version__, show_report)
        crash.setParent(app)
        crash.install()
        program_behind(front, launch, doors).open()

    front.appeared.connect(go_on)
    front.show()
    return app.exec()


def main(arguments: Sequence[str] | None = None) -> int:
    """`bejo-desktop [--home DIR] [--now MOMENT]`."""
    from bejo_desktop.bootstrap.surroundings import clock_of, home_of  # noqa: PLC0415 - as main needs

    parser = argparse.ArgumentParser(prog="bejo-desktop", description="Bejo Desktop")
    parser.add_argument("--home", type=Path, help="folder of this desk")
    parser.add_argument("--now", type=datetime.fromisoformat, help="moment to start at")
    asked = parser.parse_args(arguments)
    launch = Launch(home_of(asked.home), clock_of(asked.now))
    return run(launch, WindowDoors(launch))


if __name__ == "__main__":
    sys.exit(main())
