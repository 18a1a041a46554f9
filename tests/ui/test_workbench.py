"""The program around the screens: status bar, badges, the sync that runs by itself, the lock."""

from dataclasses import replace
from datetime import UTC, datetime
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bejo_desktop.adapters.store.opening import open_store
from bejo_desktop.application.views import DeskState, RunView
from bejo_desktop.domain.errors import CentralUnavailable
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.numbering import Series
from ui.access.sign_in import SignInScreen
from ui.app import WindowDoors, program_behind
from ui.front import Front
from ui.home.screen import HomeScreen
from ui.launch import Launch
from ui.settings.screen import SettingsScreen
from ui.standing import scarce_words, standing_of
from ui.tokens import Mode
from ui.widgets.empty_state import EmptyState
from ui.widgets.text import Text

CTRL = Qt.KeyboardModifier.ControlModifier
STATE = DeskState(
    waiting=4,
    waiting_total=Rupiah(31_108_950),
    decisions=2,
    last_synced_at=datetime(2026, 10, 8, 9, 20, tzinfo=UTC),
    numbers_left={Series.SP: 7, Series.NP: 17},
    last_error="central.unreachable",
    catalogue_rows=40,
    budget_as_of=None,
)


def test_the_status_bar_tells_all_of_a_desk_that_is_away():
    standing = standing_of(STATE)
    assert (standing.connection, standing.icon, standing.tone.value) == (
        "Luring – semua pekerjaan tersimpan di komputer ini",
        "cloud-off",
        "muted",
    )
    assert standing.waiting == "4 pesanan (Rp31.108.950) belum terkirim ke pusat"
    assert standing.synced == "Terakhir disinkronkan Kamis 8 Okt 2026 16.20 WIB"
    assert (standing.numbers, standing.numbers_tone.value) == ("Nomor SP 7 · NP 17", "muted")
    assert standing.decisions == "2 pesanan perlu keputusan Anda"


@pytest.mark.parametrize(
    ("error", "words", "tone"),
    [
        ("", "Daring", "muted"),
        ("central.cut", "Luring – semua pekerjaan tersimpan di komputer ini", "muted"),
        ("central.busy", "Luring – semua pekerjaan tersimpan di komputer ini", "muted"),
        ("central.untrusted", "Sambungan ke pusat tidak dapat dipercaya", "stop"),
        ("central.device_revoked", "Izin komputer ini sudah dicabut", "stop"),
        ("central.portal_page", "Jaringan ini meminta masuk lewat peramban", "stop"),
    ],
)
def test_being_away_is_a_plain_state_and_only_what_a_person_must_see_to_is_red(error, words, tone):
    standing = standing_of(replace(STATE, last_error=error))
    assert (standing.connection, standing.tone.value) == (words, tone)


def test_what_is_nought_is_not_said_and_an_agenda_book_has_no_count():
    quiet = replace(
        STATE, waiting=0, decisions=0, numbers_left=None, last_synced_at=None, last_error=""
    )
    standing = standing_of(quiet)
    assert (standing.waiting, standing.decisions, standing.numbers) == ("", "", "")
    assert standing.connection == "Luring – semua pekerjaan tersimpan di komputer ini"
    assert standing.synced == "Belum pernah disinkronkan"


@pytest.mark.parametrize(
    ("left", "bar", "warning"),
    [
        ({Series.SP: 7, Series.SPK: 2, Series.NP: 17}, "SP 7 · SPK 2 · NP 17", "SPK tinggal 2"),
        (
            {Series.SP: 0, Series.NP: 17, Series.KW: 3},
            "SP 0 · NP 17 · KW 3",
            "SP habis, KW tinggal 3",
        ),
    ],
)
def test_the_numbers_that_run_out_are_told_before_they_are_gone(left, bar, warning):
    state = replace(STATE, numbers_left=left)
    standing = standing_of(state)
    assert (standing.numbers, standing.numbers_tone.value) == (f"Nomor {bar}", "wait")
    assert scarce_words(state) == f"Nomor {warning}"


class HeldLine:
    """A centre that answers when it is let, and then is away."""

    def __init__(self):
        self.asked, self.let_go = Event(), Event()
        self.traffic = self
        self.requests = self.bytes_up = self.bytes_down = 0

    def __call__(self, address):
        return self

    def exchange(self, request, signer, counter):
        self.asked.set()
        self.let_go.wait(20)
        raise CentralUnavailable("central.unreachable")


class Desktop:
    """The whole program on the desk of these tests, driven by keys."""

    def __init__(self, qtbot, qapp, desk):
        self.qtbot, self.desk = qtbot, desk
        launch = Launch(desk.home, desk.clock)
        self.program = program_behind(Front(qapp, desk.home), launch, WindowDoors(launch))
        self.shell, self.bench = self.program.shell, self.program.desk

    def open(self):
        self.program.open()
        self.on(SignInScreen)
        self.line = self.program.doors.line
        self.line.is_cut = True

    def on(self, kind):
        def seen():
            return next((one for one in self.shell.findChildren(kind) if one.isVisible()), None)

        self.qtbot.waitUntil(lambda: seen() is not None, timeout=15000)
        self.shell.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is self.shell)
        return seen()

    def rest(self):
        lanes = self.program.lanes
        self.qtbot.waitUntil(
            lambda: lanes.read.is_idle and lanes.write.is_idle and lanes.net.is_idle, timeout=15000
        )
        QApplication.processEvents()

    def sign_in(self, steps=0):
        screen = self.on(SignInScreen)
        screen.take_focus()
        for _ in range(steps):
            self.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
        self.qtbot.keyClicks(QApplication.focusWidget(), self.desk.passphrase)
        self.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.bench.is_open, timeout=15000)
        home = self.on(HomeScreen)
        self.rest()
        return home

    def lock(self):
        self.qtbot.keyClick(self.shell, Qt.Key.Key_L, CTRL)

    def badge(self, key):
        badge = self.shell._side._entries[key]._badge
        return badge.count if badge else 0

    def connection(self):
        return self.shell.status._connection._words.text()


@pytest.fixture
def desktop(qtbot, qapp, office, theme):
    """A desk with one order that waits for the PPK; its store is the program's to open."""
    office.submitted("Kertas ujian", (1, "10", "0025"))
    synced_at = office.desk.clock.now.replace(day=8)
    with office.desk.store.write() as work:
        work.sync.add_run(RunView(synced_at, synced_at, 1, 1, 1, 0, 0))
    office.desk.store.close()
    made = Desktop(qtbot, qapp, office.desk)
    qtbot.addWidget(made.shell)
    made.open()
    yield made
    made.program.close()
    made.program.deleteLater()
    theme.use(Mode.LIGHT)


def test_signing_in_shows_home_the_office_and_how_the_desk_stands(desktop):
    home = desktop.sign_in()
    assert home._under.text().endswith("sebagai Pejabat Pengadaan")
    assert desktop.shell._top.isVisible()
    assert desktop.connection() == "Daring"
    assert desktop.shell.status._waiting._words.text().startswith("1 pesanan (Rp627.150)")
    assert desktop.shell.windowTitle().endswith("Dinas Pendidikan Kab. Argosari")


def test_what_waits_for_the_ppk_is_counted_for_the_ppk_only(desktop):
    desktop.sign_in()
    assert desktop.badge("approvals") == 0
    desktop.lock()
    desktop.sign_in(steps=1)
    assert desktop.badge("approvals") == 1


def test_locking_closes_the_store_and_the_same_officer_is_chosen_again(desktop):
    desktop.sign_in(steps=1)
    desktop.lock()
    screen = desktop.on(SignInScreen)
    assert screen.chosen.nip == desktop.desk.ppk
    assert not desktop.shell._top.isVisible()
    assert not desktop.bench.is_open
    open_store(desktop.desk.home, bytes(range(32)), desktop.desk.clock).close()
    said = [text.text() for text in screen.findChildren(Text)]
    assert "1 pesanan (Rp627.150)" in said  # counts only, never an order
    assert "SP 7 · NP 7" in said
    assert not any("Kertas ujian" in text for text in said)


def test_locking_waits_for_the_exchange_and_then_signs_in(desktop):
    desktop.sign_in()
    held = HeldLine()
    desktop.line._dial, desktop.line.is_cut = held, False
    desktop.bench.sync_now()
    desktop.qtbot.waitUntil(held.asked.is_set, timeout=15000)
    assert not desktop.bench._timer.isActive()
    desktop.lock()
    assert desktop.on(EmptyState).isVisible()
    assert not any(one.isVisible() for one in desktop.shell.findChildren(SignInScreen))
    held.let_go.set()
    desktop.on(SignInScreen)
    open_store(desktop.desk.home, bytes(range(32)), desktop.desk.clock).close()


def test_a_second_exchange_does_not_start_while_one_runs(desktop):
    desktop.sign_in()
    held = HeldLine()
    desktop.line._dial, desktop.line.is_cut = held, False
    desktop.bench.sync_now()
    desktop.qtbot.waitUntil(held.asked.is_set, timeout=15000)
    first = desktop.bench._exchange
    desktop.bench._timer.timeout.emit()
    desktop.bench.sync_now()
    assert desktop.bench._exchange is first
    held.let_go.set()
    desktop.qtbot.waitUntil(lambda: desktop.bench._exchange is not first, timeout=15000)


def test_a_line_that_is_away_is_tried_again_within_seconds(desktop):
    desktop.sign_in()
    assert desktop.bench._timer.interval() == 900_000
    with desktop.qtbot.waitSignal(desktop.bench.sync_failed, timeout=15000) as failed:
        desktop.bench.sync_now()
    assert failed.args[0].code == "central.unreachable"
    assert desktop.bench._timer.isActive()
    assert desktop.bench._timer.interval() <= 5_000
    desktop.rest()
    assert desktop.connection() == "Luring – semua pekerjaan tersimpan di komputer ini"


def test_the_language_of_the_sentences_follows_the_choice(desktop):
    desktop.sign_in()
    desktop.shell.show_page("settings")
    screen = desktop.on(SettingsScreen)
    desktop.rest()
    desktop.qtbot.keyClick(screen._fields["language"], Qt.Key.Key_Down)
    desktop.rest()
    error = CentralUnavailable("central.unreachable")
    assert desktop.program.place.words.text(error) == "No network."
    desktop.lock()
    desktop.sign_in()
    assert desktop.program.place.words.text(error) == "No network."
