"""The program with its window: paints first, then makes what is heavy, then opens the gate."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

import bejo_desktop
from bejo_desktop.application.changes import Changes, Kind
from bejo_desktop.bootstrap.surroundings import clock_of, home_of
from bejo_desktop.bootstrap.words import ChosenWords
from ui import translation
from ui.access.doors import Hint
from ui.crash import CrashHandler, show_report
from ui.frame.memory import WindowMemory
from ui.gate import Gate
from ui.jobs import Lanes
from ui.keys import Act, Command
from ui.shell import Office, Shell
from ui.theme import Theme, preferred_mode
from ui.tokens import Mode
from ui.workbench import Workbench
from ui.workplace import Workplace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.ports.system import Clock, KeyHolder
    from bejo_desktop.application.views import DeskState
    from bejo_desktop.bootstrap.doors import Doors as DeskDoors
    from bejo_desktop.bootstrap.line import SwitchedLine


@dataclass(frozen=True)
class Launch:
    """
    With what the program starts.

    Args:
        home: folder of the desk.
        training: the data have no effect; every screen says so.
    """

    home: Path
    clock: Clock
    training: bool = False


class WindowDoors:
    """The ways into the desk, made when they are first used: their imports are heavy."""

    def __init__(self, launch: Launch) -> None:
        self._launch = launch
        self._made: DeskDoors | None = None

    @property
    def hint(self) -> Hint:
        return Hint()

    @property
    def line(self) -> SwitchedLine:
        """The line to the centre, which training can cut."""
        return self._doors.line

    def make(self) -> None:
        """Import and wire; slow, on the write lane."""
        from bejo_desktop.bootstrap.doors import build_desk  # noqa: PLC0415 - after the first paint

        self._made = build_desk(self._launch.home, clock=self._launch.clock)

    def holders(self) -> Sequence[KeyHolder]:
        return self._doors.holders()

    def unlock(self, nip: str, passphrase: str) -> Core:
        return self._doors.unlock(nip, passphrase)

    def enrol(self, address: str, code: str, passphrase: str) -> Core:
        _, core = self._doors.enrol(address, code, passphrase)
        return core

    def add_officer(self, core: Core, code: str, passphrase: str) -> None:
        self._doors.add_officer(core, code, passphrase)

    @property
    def _doors(self) -> DeskDoors:
        assert self._made is not None, "the window comes first, the doors second"
        return self._made


class Program(QObject):
    """Holds the window and what is open behind it; one desk, one officer at a time."""

    def __init__(self, app: QApplication, launch: Launch, doors: WindowDoors) -> None:
        super().__init__(app)
        self._launch, self.doors = launch, doors
        self._memory = WindowMemory(launch.home / "window.ini")
        dark = self._memory.flag("dark", otherwise=preferred_mode(app) is Mode.DARK)
        theme = Theme(app, Mode.DARK if dark else Mode.LIGHT)
        self.lanes = Lanes(self)
        self._words = ChosenWords()
        self.place = Workplace(theme, self.lanes, self._words, launch.clock)
        self.desk = Workbench(self.place)
        self._leaving: Core | None = None
        self._line = Act(self, "Putuskan sambungan", self._switch_line)
        self.shell = Shell(theme, self.desk.pages(), self._acts(), self._memory)
        self.desk.join(self.shell)
        self.shell.changed.connect(self._reread_choices)
        self.gate = Gate(self.place, self.shell, self.doors)
        self.gate.passed.connect(self._enter)
        self.desk.refused.connect(self._explain)
        self.desk.rested.connect(self._leave)
        app.aboutToQuit.connect(self.close)

    def open(self) -> None:
        """Show the window at once; the doors are made behind it."""
        self.shell.show_gate(self.desk.blank())
        self.shell.show()
        QTimer.singleShot(0, self._make_doors)

    def close(self) -> None:
        """Stop the lanes, then close the store."""
        core = self.desk.core if self.desk.is_open else None
        self.desk.stop()
        self.lanes.close()
        if core is not None:
            core.close()

    def _make_doors(self) -> None:
        doors = self.doors
        self.lanes.write.start(
            self,
            lambda _: doors.make(),
            done=lambda _: self.gate.show(),
            failed=self._explain,
        )

    def _acts(self) -> dict[Command, Act]:
        acts = {
            Command.NEW_ORDER: Act(self, "Pesanan baru", self.desk.new_order),
            Command.SEARCH: Act(self, "Cari di katalog", self.desk.open_catalogue),
            Command.SYNC: Act(self, "Sinkronkan sekarang", self.desk.sync_now),
            Command.LOCK: Act(self, "Kunci layar / ganti pengguna", self._lock),
            Command.QUIT: Act(self, "Keluar", QApplication.quit),
            Command.ABOUT: Act(self, "Tentang Bejo Desktop", self._tell_about),
        }
        if self._launch.training:
            self._line.setCheckable(True)
            acts[Command.LINE] = self._line
        return acts

    def _enter(self, core: Core) -> None:
        self.desk.start(core)
        self._reread_choices(Changes.of(*Kind))

    def _reread_choices(self, changes: Changes) -> None:
        """Ask for whom the desk works and in which language it explains itself."""
        if not self.desk.is_open or not changes.touches(Kind.SETTINGS, Kind.OFFICERS):
            return
        core = self.desk.core
        self.lanes.read.ask(
            "office",
            self,
            lambda _: (core.desk.office(), core.desk.setting("language")),
            done=self._show_office,
            failed=lambda _: None,
        )

    def _show_office(self, answer: tuple[str, str]) -> None:
        name, language = answer
        self._words.choose(language)
        year = str(self.place.today().year)
        self.shell.show_office(Office(name, year, training=self._launch.training))

    def _lock(self) -> None:
        if not self.desk.is_open:
            return
        self._leaving = self.desk.core
        self.shell.show_gate(self.desk.parting())
        self.desk.stop()

    def _leave(self) -> None:
        """Close the store, once the exchange, all questions and all commands have ended."""
        core, self._leaving = self._leaving, None
        if core is None:
            return

        def close(state: DeskState | None) -> None:
            self.lanes.write.start(
                self,
                lambda _: core.close(),
                done=lambda _: self._show_gate(core, state),
                failed=self._explain,
            )

        self.lanes.read.start(
            self,
            lambda _: core.desk.state(core.session),
            done=close,
            failed=lambda _: close(None),
        )

    def _show_gate(self, core: Core, state: DeskState | None) -> None:
        if state is not None:
            self.gate.remember(core.session.nip, state)
        self.gate.show()

    def _switch_line(self) -> None:
        self.doors.line.is_cut = self._line.isChecked()
        if self.doors.line.is_cut:
            self.desk.sync_now()  # so that all screens say at once what the timer would find

    def _explain(self, error: object) -> None:
        self.desk.show_error(error)

    def _tell_about(self) -> None:
        self.desk.show_about(bejo_desktop.__version__)


def application() -> QApplication:
    """Return Qt's application, speaking Indonesian; once per process."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Bejo Desktop")
    translation.install(app)
    return app


def run(launch: Launch, doors: WindowDoors) -> int:
    """Open the window and work until it is closed."""
    app = application()
    crash = CrashHandler(launch.home / "reports", bejo_desktop.__version__, show_report)
    crash.install()
    program = Program(app, launch, doors)
    program.open()
    return app.exec()


def main(arguments: Sequence[str] | None = None) -> int:
    """`bejo-desktop [--home DIR] [--now MOMENT]`."""
    parser = argparse.ArgumentParser(prog="bejo-desktop", description="Bejo Desktop")
    parser.add_argument("--home", type=Path, help="folder of this desk")
    parser.add_argument("--now", type=datetime.fromisoformat, help="moment to start at")
    asked = parser.parse_args(arguments)
    launch = Launch(home_of(asked.home), clock_of(asked.now))
    return run(launch, WindowDoors(launch))


if __name__ == "__main__":
    sys.exit(main())
