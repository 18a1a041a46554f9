"""The desk of one officer: the pages, where they lead, the badges, and the sync that runs by itself."""

from __future__ import annotations

from random import SystemRandom
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMessageBox

from bejo_desktop.application.changes import Changes, Kind
from bejo_desktop.application.sync.retry import Pace
from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.order import OrderState
from ui.access.words import short_role
from ui.beginning import first_order, first_purchase
from ui.navigation import Badge, Officer
from ui.pages import pages_of
from ui.standing import standing_of
from ui.tokens import Tone
from ui.widgets.empty_state import EmptyState
from ui.widgets.layout import column, holder
from ui.workplace import OrderScreen, PapersScreen, VendorScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.progress import Progress
    from bejo_desktop.application.views import (
        DeskState,
        DraftInput,
        DraftView,
        StateCount,
        SyncReport,
    )
    from ui.jobs import Job
    from ui.navigation import Page
    from ui.shell import Shell
    from ui.workplace import Workplace

ONLY_PROVINCE: Final = frozenset({Role.PROVINCE_ADMIN})
"""Who looks at the whole province and has no orders: the work starts on the board."""
SHORT_ROLE: Final = 4
"""Letters of a role beside which the foot of the sidebar has room for two more words."""


class Workbench(QObject):
    """
    Knows the use cases of the officer who signed in and joins them to the shell.

    It is the `Navigator` of all screens. One exchange runs at a time; its progress stands in
    the status bar, its end is told as Changes like any other.

    The desk syncs by itself: `Pace` says when next, counted from the end of an exchange (or
    from the sign-in), so that none begins while another runs.

    Signals:
        rested: nothing works on the store any more; after `stop`.
        synced: SyncReport of an exchange that ran; sync_failed: its BejoError.
        refused: BejoError of an act that belongs to no screen.
    """

    rested = Signal()
    synced = Signal(object)
    sync_failed = Signal(object)
    refused = Signal(object)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._entered: Core | None = None
        self._frame: Shell | None = None
        self._exchange: Job | None = None
        self._report: SyncReport | None = None
        self._pace = Pace(SystemRandom().random)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.sync_now)

    @property
    def core(self) -> Core:
        """The use cases of the officer who is signed in."""
        assert self._entered is not None, "nobody is signed in"
        return self._entered

    @property
    def is_open(self) -> bool:
        """Whether somebody is signed in."""
        return self._entered is not None

    def pages(self) -> tuple[Page, ...]:
        """Return the entries of the sidebar and the unlisted screens."""
        return pages_of(self._place, self)

    def join(self, shell: Shell) -> None:
        """Take the frame in which the pages stand; once, before `start`."""
        self._frame = shell
        shell.changed.connect(self._reread_standing)
        shell.status.decisions_asked.connect(self.open_decision)

    def start(self, core: Core) -> None:
        """Open the desk for the officer of `core` and let the timer run."""
        self._entered, self._report = core, None
        officer = core.session.officer
        role = short_role(role.value for role in officer.roles)
        acting = "Bertindak sebagai" if len(role) <= SHORT_ROLE else "Sebagai"
        first = "board" if officer.roles == ONLY_PROVINCE else "home"
        self._shell.enter(Officer(officer.name, f"{acting} {role}"), first)
        self._wait(self._pace.usual_s)
        self._reread_standing(Changes.of(*Kind))

    def stop(self) -> None:
        """End the timer and the running exchange; `rested` says when it has ended."""
        self._timer.stop()
        self._entered = None
        if self._exchange is None:
            self.rested.emit()
        else:
            self._exchange.cancel()

    def blank(self) -> QWidget:
        """Return the empty ground that is shown while the doors are made."""
        return holder(column(None), "page")

    def parting(self) -> QWidget:
        """Return what is shown while the desk is being closed, a running exchange first."""
        if self._exchange is None:
            return self.blank()
        return EmptyState(
            self._place.theme,
            "refresh-cw",
            "Layar terkunci",
            "Sinkronisasi yang sedang berjalan dihentikan lebih dulu; tidak ada yang hilang.",
        )

    def show_error(self, error: object) -> None:
        """Say an error that belongs to no screen, with its way out."""
        assert isinstance(error, BejoError)
        words = self._place.words
        box = QMessageBox(QMessageBox.Icon.Warning, "Bejo Desktop", words.text(error))
        box.setInformativeText(words.way_out(error))
        box.setParent(self._shell, box.windowFlags())
        box.open()

    def show_about(self, version: str) -> None:
        """Say what this program is."""
        box = QMessageBox(QMessageBox.Icon.Information, "Tentang", f"Bejo Desktop {version}")
        box.setInformativeText("Meja pengadaan yang bekerja berhari-hari tanpa jaringan.")
        box.setParent(self._shell, box.windowFlags())
        box.open()

    def tell(self, changes: Changes) -> None:
        """Say once what changed."""
        self._shell.tell(changes)

    def open_home(self) -> None:
        """Show what waits."""
        self._shell.show_page("home")

    def open_catalogue(self, vendor: str = "") -> None:
        """Show the catalogue."""
        screen = self._shell.show_page("catalogue")
        assert isinstance(screen, VendorScreen)
        screen.show_vendor(vendor)

    def open_editor(self, order_id: UUID) -> None:
        """Show one order in the editor."""
        self._show("editor", order_id)

    def new_order(self) -> None:
        """Make an empty draft, to be delivered within a week, and open it."""
        self._begin(first_order)

    def new_small_purchase(self) -> None:
        """Make an empty small purchase of today and open it."""
        self._begin(first_purchase)

    def take_platform_orders(self) -> None:
        """Ask for an export of the platform and make drafts of its orders."""
        from ui.editor.beside import take_orders  # noqa: PLC0415 - after the first paint

        take_orders((self._place, self.core, self), self._shell)

    def _begin(self, first: Callable[[Core, date], DraftInput]) -> None:
        core, today = self.core, self._place.today()
        self._place.lanes.write.start(
            self,
            lambda _: core.drafting.new(core.session, first(core, today)),
            done=self._open_new,
            failed=self.refused.emit,
        )

    def open_orders(self, order_id: UUID | None = None) -> None:
        """Show the list of orders."""
        self._show("orders", order_id)

    def open_approval(self, order_id: UUID | None = None) -> None:
        """Show the PPK's folder."""
        self._show("approvals", order_id)

    def open_decision(self, order_id: UUID | None = None) -> None:
        """Show what needs a decision."""
        self._show("decisions", order_id)

    def open_negotiation(self, order_id: UUID) -> None:
        """Show the negotiation of a draft."""
        self._show("negotiation", order_id)

    def open_paper(self, order_id: UUID, kind: str = "") -> None:
        """Show the paper of an order: the one that orders, or the PaperKind given."""
        screen = self._shell.show_page("paper")
        assert isinstance(screen, PapersScreen)
        screen.show_paper(order_id, kind)

    def open_budget(self) -> None:
        """Show the budget."""
        self._shell.show_page("budget")

    def open_board(self) -> None:
        """Show the board of the province."""
        self._shell.show_page("board")

    def open_numbers(self) -> None:
        """Show the register of numbers."""
        self._shell.show_page("numbers")

    def open_sync(self) -> None:
        """Show the sync page."""
        self._shell.show_page("sync")

    def sync_now(self) -> None:
        """Start an exchange unless one runs."""
        if self._exchange is not None or not self.is_open:
            return
        core = self.core
        self._timer.stop()
        self._shell.status.show_progress("Menghubungi pusat", 0.0)
        self._exchange = self._place.lanes.net.start(
            self,
            lambda watcher: core.syncing.run(watcher),  # noqa: PLW0108 - loaded on the lane
            done=self._finish,
            failed=self._fail,
            progressed=self._show_progress,
            stopped=lambda: self._end_exchange(self._pace.usual_s),
        )

    def last_report(self) -> SyncReport | None:
        """Return what the last exchange since the sign-in brought; None before any."""
        return self._report

    def _show(self, key: str, order_id: UUID | None) -> None:
        screen = self._shell.show_page(key)
        assert isinstance(screen, OrderScreen)
        if order_id is not None:
            screen.show_order(order_id)

    def _open_new(self, made: tuple[DraftView, Changes]) -> None:
        view, changes = made
        self.tell(changes)
        self.open_editor(view.order_id)

    def _show_progress(self, progress: Progress) -> None:
        share = progress.done / progress.total if progress.total else 0.0
        words = {
            "push": "Mengirim perubahan",
            "pull": "Mengambil data",
            "snapshot": "Mengambil katalog",
            "publish": "Menyusun katalog",
        }
        self._shell.status.show_progress(words.get(progress.stage, "Menghubungi pusat"), share)

    def _finish(self, answer: tuple[SyncReport, Changes]) -> None:
        report, changes = answer
        self._report = report
        self._end_exchange(self._pace.after_success())
        self.tell(changes | Changes.of(Kind.SYNC))
        self.synced.emit(report)

    def _fail(self, error: BejoError) -> None:
        self._end_exchange(self._pace.after_failure(error))
        self.tell(Changes.of(Kind.SYNC))
        self.sync_failed.emit(error)

    def _end_exchange(self, wait_s: float) -> None:
        self._exchange = None
        self._shell.status.end_progress()
        if self.is_open:
            self._wait(wait_s)
        else:
            self.rested.emit()

    def _wait(self, seconds: float) -> None:
        self._timer.start(int(seconds * 1000))

    @property
    def _shell(self) -> Shell:
        assert self._frame is not None, "the frame comes first"
        return self._frame

    def _reread_standing(self, _: Changes) -> None:
        if not self.is_open:
            return
        core = self.core
        self._place.lanes.read.ask(
            "standing",
            self,
            lambda _: (core.desk.state(core.session), _submitted(core.orders.counts())),
            done=self._show_standing,
            failed=lambda _: None,
        )

    def _show_standing(self, answer: tuple[DeskState, int]) -> None:
        if not self.is_open:
            return
        state, submitted = answer
        self._shell.show_standing(standing_of(state))
        approves = Role.PPK in self.core.session.officer.roles
        self._shell.show_badge("approvals", Badge(submitted if approves else 0))
        self._shell.show_badge("decisions", Badge(state.decisions, Tone.STOP))


def _submitted(counts: Sequence[StateCount]) -> int:
    """Return how many orders wait for the PPK."""
    return sum(one.count for one in counts if one.state is OrderState.SUBMITTED)
