"""The way from an empty window to an open desk: enrol, sign in, load, work; and back by lock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from ui.access.desk_card import Fact, desk_card
from ui.access.sign_in import VOUCH, SignInScreen
from ui.frame.status_bar import Standing
from ui.standing import moment_words, numbers_words, scarce_words, standing_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFrame

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import DeskState
    from ui.access.doors import Doors
    from ui.access.enrol import EnrolScreen
    from ui.access.first_load import FirstLoadScreen
    from ui.shell import Shell
    from ui.workplace import Workplace

UNKNOWN: Final = Standing("Belum diperiksa", "cloud-off")
"""Before the first sign-in of a start nobody has asked the line."""


class Gate(QObject):
    """
    Shows the right screen before the work, in the place of the pages.

    `passed` carries the Core of whoever signed in on a desk that has its data.
    """

    passed = Signal(object)

    def __init__(self, place: Workplace, shell: Shell, doors: Doors) -> None:
        super().__init__(shell)
        self._place, self._shell, self._doors = place, shell, doors
        self._last = ""
        self._state: DeskState | None = None
        self._standing = UNKNOWN

    def show(self) -> None:
        """Show sign-in, or enrolment on a computer that is no desk yet."""
        if self._doors.holders():
            self._show_sign_in()
        else:
            self._show_enrolment()

    def remember(self, nip: str, state: DeskState) -> None:
        """Keep who worked last and how the desk stood, for the next sign-in."""
        self._last, self._state, self._standing = nip, state, standing_of(state)

    def _show_sign_in(self) -> None:
        screen = SignInScreen(self._place, self._doors, self._beside(), self._last)
        screen.opened.connect(self._open)
        screen.other_asked.connect(self._show_voucher)
        self._show(screen)

    def _show_voucher(self) -> None:
        """Only who is on the desk can put another one on it: their passphrase opens the store."""
        screen = SignInScreen(self._place, self._doors, self._beside(), self._last, VOUCH)
        screen.opened.connect(self._add_officer)
        screen.other_asked.connect(self.show)
        self._show(screen)

    def _show_enrolment(self) -> None:
        screen = self._made_enrolment()
        screen.enrolled.connect(self._load)
        self._show(screen)

    def _add_officer(self, core: Core) -> None:
        """Put one more officer on the open desk; who vouched goes on working."""
        screen = self._made_enrolment(core)
        screen.enrolled.connect(self._open)
        screen.left.connect(lambda: self._open(core))
        self._show(screen)

    def _open(self, core: Core) -> None:
        self._place.lanes.read.ask(
            "first state",
            self,
            lambda _: core.desk.state(core.session),
            done=lambda state: self._go_on(core, state),
            failed=lambda _: self.passed.emit(core),
        )

    def _go_on(self, core: Core, state: DeskState) -> None:
        if state.catalogue_rows:
            self.passed.emit(core)
        else:
            self._load(core)

    def _made_enrolment(self, core: Core | None = None) -> EnrolScreen:
        from ui.access.enrol import EnrolScreen  # noqa: PLC0415 - once in a desk's life

        return EnrolScreen(self._place, self._doors, core)

    def _load(self, core: Core) -> None:
        from ui.access.first_load import FirstLoadScreen  # noqa: PLC0415 - as above

        screen = FirstLoadScreen(self._place, core)
        screen.loaded.connect(self.passed)
        self._show(screen)

    def _show(self, screen: SignInScreen | EnrolScreen | FirstLoadScreen) -> None:
        self._shell.show_gate(screen)
        screen.take_focus()

    def _beside(self) -> QFrame:
        state = self._state
        facts = [
            Fact(
                self._standing.icon,
                "Sambungan",
                self._standing.connection,
                "Masuk dan bekerja tetap bisa tanpa jaringan.",
            )
        ]
        if state is not None:
            when = state.last_synced_at
            facts.append(
                Fact(
                    "clock",
                    "Terakhir disinkronkan",
                    "belum pernah" if when is None else moment_words(when),
                )
            )
            facts.append(
                Fact(
                    "cloud-upload",
                    "Belum terkirim ke pusat",
                    f"{state.waiting} pesanan ({state.waiting_total})"
                    if state.waiting
                    else "Tidak ada",
                )
            )
            words = numbers_words(state) or "dari buku agenda"
            facts.append(Fact("list-ordered", "Nomor tersisa", words, scarce_words(state)))
        facts.append(Fact("monitor", "Data di komputer ini", "Terkunci dengan kata sandi petugas"))
        return desk_card(self._place.theme, facts)
