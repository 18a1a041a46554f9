"""The program behind the window: joins gate, pages and lanes; imported after the first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

import bejo_desktop
from bejo_desktop.application.changes import Changes, Kind
from bejo_desktop.application.ports.system import Words
from ui.access.doors import Doors
from ui.gate import Gate
from ui.jobs import Lanes
from ui.keys import Act, Command
from ui.shell import Office
from ui.theme import Theme
from ui.workbench import Workbench
from ui.workplace import Workplace

if TYPE_CHECKING:
    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import DeskState
    from ui.front import Front
    from ui.launch import Launch


class Line(Protocol):
    """The line to the centre, which training can cut."""

    is_cut: bool


class LateDoors(Doors, Protocol):
    """The ways into the desk; what they are made of is loaded while the window stands already."""

    @property
    def line(self) -> Line:
        """The line to the centre; waits for `load`."""

    def make(self) -> None:
        """Load what `holders` needs, for the gate; on the write lane."""

    def load(self) -> None:
        """Load all else, which the other doors wait for; slow, on the net lane."""


class ChosenWords(Words, Protocol):
    """The words of the program in the language that the desk chose."""

    def choose(self, language: str) -> None:
        """Speak `id` or `en` from now on."""


class Program(QObject):
    """Holds the window and what is open behind it; one desk, one officer at a time."""

    def __init__(self, front: Front, launch: Launch, doors: LateDoors, words: ChosenWords) -> None:
        super().__init__(front)
        self._launch, self.doors, self._words = launch, doors, words
        self.lanes = Lanes(self)
        theme = Theme(front.app, front.mode)
        self.place = Workplace(theme, self.lanes, words, launch.clock)
        self.desk = Workbench(self.place)
        self._leaving: Core | None = None
        self._line = Act(self, "Putuskan sambungan", self._switch_line)
        self.shell = front.shell
        self.shell.furnish(theme, self.desk.pages(), self._acts())
        self.desk.join(self.shell)
        self.shell.changed.connect(self._reread_choices)
        self.gate = Gate(self.place, self.shell, self.doors)
        self.gate.passed.connect(self._enter)
        self.desk.refused.connect(self._explain)
        self.desk.rested.connect(self._leave)
        front.app.aboutToQuit.connect(self.close)

    def open(self) -> None:
        """Show the window, and the gate as soon as its doors are made."""
        self.shell.show_gate(self.desk.blank())
        self.shell.show()
        doors = self.doors
        self.lanes.write.start(
            self, lambda _: doors.make(), done=lambda _: self._begin(), failed=self._explain
        )

    def close(self) -> None:
        """Stop the lanes, then close the store."""
        core = self.desk.core if self.desk.is_open else None
        self.desk.stop()
        self.lanes.close()
        if core is not None:
            core.close()

    def _begin(self) -> None:
        """Show the gate; what lies behind it is loaded while the passphrase is typed."""
        self.gate.show()
        doors = self.doors
        self.lanes.net.start(
            self, lambda _: doors.load(), done=lambda _: None, failed=self._explain
        )

    def _acts(self) -> dict[Command, Act]:
        acts = {
            Command.NEW_ORDER: Act(self, "Pesanan baru", self.desk.new_order),
            Command.NEW_SMALL: Act(self, "Belanja kecil", self.desk.new_small_purchase),
            Command.TAKE_FROM_PLATFORM: Act(
                self, "Ambil pesanan platform…", self.desk.take_platform_orders
            ),
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
