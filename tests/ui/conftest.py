"""Offscreen Qt with the program's own look, for every test of the window."""

from __future__ import annotations

import os

# Set before Qt loads; a run that asks for another platform (xcb under Xvfb) keeps it.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from datetime import UTC, date, datetime
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication

from bejo_desktop.adapters.central.client import RequestsDial
from bejo_desktop.adapters.store.opening import open_store
from bejo_desktop.adapters.system.compression import ZstdCodec
from bejo_desktop.adapters.system.device_file import Cost
from bejo_desktop.adapters.system.vault import FileVault
from bejo_desktop.application.access import Unlocked
from bejo_desktop.application.ports.store import DeviceIdentity
from bejo_desktop.application.ports.system import KeyHolder
from bejo_desktop.application.session import Session
from bejo_desktop.application.views import DraftInput, DraftLineInput
from bejo_desktop.bootstrap.core import OpenCore, Parts
from bejo_desktop.bootstrap.law import load_pack
from bejo_desktop.bootstrap.words import load_words
from bejo_desktop.contract.rows import OfficerRow
from bejo_desktop.domain.numbering import Lease, Series
from bejo_desktop.domain.order import Cause
from bejo_desktop.domain.quantity import Quantity
from ui.frame.memory import WindowMemory
from ui.jobs import Lanes
from ui.navigation import Officer as SignedIn
from ui.navigation import Page
from ui.shell import Shell
from ui.theme import Theme
from ui.tokens import Mode
from ui.workplace import Workplace


def pytest_configure(config):
    """Let pass what the offscreen platform says of itself at each window."""
    config.addinivalue_line(
        "qt_log_ignore",
        r"This plugin does not support ((propagateSizeHints|raise)\(\)|grabbing the keyboard)",
    )


@pytest.fixture(scope="session")
def theme(qapp):
    """The one theme of the test run; a test that changes its mode sets it back."""
    return Theme(qapp, Mode.LIGHT)


@pytest.fixture
def dark(theme):
    """The same theme, dark for one test."""
    theme.use(Mode.DARK)
    yield theme
    theme.use(Mode.LIGHT)


def _beside(name):
    """Load a file of this folder; tests are no package."""
    spec = spec_from_file_location(f"tests_ui_{name}", Path(__file__).with_name(f"{name}.py"))
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


office_rows = _beside("office_rows")
Keyboard = _beside("keyboard").Keyboard
CV, ACCOUNTS, desk_rows = office_rows.CV, office_rows.ACCOUNTS, office_rows.desk_rows
PP, PPK, TREASURER = office_rows.PP, office_rows.PPK, office_rows.TREASURER

# A desk of invented people and firms, without a centre, for the tests of the screens.

PASSPHRASE = "payung merah hujan"
"""Of all three officers of the desk."""
KEY = bytes(range(32))
WIB_MORNING = datetime(2026, 10, 12, 2, 42, 7, tzinfo=UTC)
"""Monday 12 October 2026, 09.42.07 WIB; the last word of the centre is of 8 October."""
SYNCED_AT = datetime(2026, 10, 8, 9, 20, tzinfo=UTC)


class StillClock:
    """A clock that stands until it is moved."""

    def __init__(self, now):
        self.now = now

    def __call__(self):
        return self.now


class RecordingNavigator:
    """Remembers where a screen sent the officer, and what it told."""

    def __init__(self):
        self.calls = []
        self.told = []
        self.report = None

    def tell(self, changes):
        self.told.append(changes)

    def last_report(self):
        return self.report

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *args: self.calls.append((name, *args))


class OfflineDesk:
    """The open desk of three officers; `core` belongs to the PP."""

    def __init__(self, home, theme):
        self.clock = StillClock(SYNCED_AT)
        self.home = home
        self.pp, self.ppk, self.treasurer = PP, PPK, TREASURER
        self.passphrase = PASSPHRASE
        self.vault = FileVault(
            home / "device.json", cost=Cost(memory_kib=8, passes=1), clock=self.clock
        )
        self.store = open_store(home, KEY, self.clock)
        with self.store.write() as work:
            work.reference.apply(desk_rows())
            work.sync.move_cursor("g", 1)
            for one in (Series.SP, Series.NP):
                lease = (one, "413.101", 2026, 17, 23, 17, date(2026, 12, 31))
                work.numbers.grant(Lease(f"L-17-{one.value}", *lease))
        for row in desk_rows():
            if isinstance(row, OfficerRow):
                until = row.until.isoformat()
                self.vault.add(KeyHolder(row.id, row.name, row.roles, until), PASSPHRASE, KEY)
        self.clock.now = WIB_MORNING
        self._parts = Parts(
            home=home,
            clock=self.clock,
            pack=load_pack(),
            vault=self.vault,
            dial=RequestsDial(ZstdCodec()),
            codec=ZstdCodec(),
        )
        self.core = self.core_of(PP)
        self.lanes = Lanes()
        self.place = Workplace(theme, self.lanes, load_words(), self.clock)
        self.go = RecordingNavigator()

    def core_of(self, nip):
        """Return the use cases for another officer, over the same store."""
        with self.store.read() as reading:
            officer = reading.reference.officer(nip)
        return OpenCore(self._parts, Unlocked(self.store, Session(officer), KEY))

    def change(self, *rows):
        """Take rows over as a sync would; give them a higher `rev`."""
        with self.store.write() as work:
            work.reference.apply(rows)

    def close(self):
        self.lanes.close()
        self.store.close()


@pytest.fixture
def desk(tmp_path, theme):
    """A real Core on a real encrypted store, and the Workplace of its screens."""
    made = OfflineDesk(tmp_path / "desk", theme)
    yield made
    made.close()


# Orders that stand somewhere on their way, for the screens after the editor.


class Office:
    """Makes orders on the desk by the use cases, each by the officer whose act it is."""

    def __init__(self, desk):
        self.desk = desk
        self.pp, self.ppk = desk.core, desk.core_of(PPK)
        with desk.store.write() as work:
            work.sync.enrol(
                DeviceIdentity(1, "1", "413.101", "https://bejo.example", "t", "", bytes(32))
            )

    def draft(self, package, *lines, vendor=CV, platform="none"):
        """A draft; `lines` are (product number, quantity, account)."""
        wanted = DraftInput(
            vendor=vendor,
            package=package,
            budget_line=ACCOUNTS["0025"][0],
            rup="58123401",
            due_on=date(2026, 10, 23),
            platform=platform,
            lines=tuple(
                DraftLineInput(
                    f"P-{number:06}", Quantity.of(count), budget_line=ACCOUNTS[account][0]
                )
                for number, count, account in lines or ((1, "60", "0025"),)
            ),
        )
        view, _ = self.pp.drafting.new(self.pp.session, wanted)
        return view.order_id

    def submitted(self, package, *lines, **how):
        """An order that waits for the PPK; `how` as for a draft."""
        order_id = self.draft(package, *lines, **how)
        self.pp.drafting.submit(self.pp.session, order_id, {"": "Sudah dibandingkan"})
        return order_id

    def issued(self, package, *lines, **how):
        """An order with its number: a nota pesanan, or a Surat Pesanan on a platform."""
        order_id = self.submitted(package, *lines, **how)
        seen = self.ppk.approving.view(self.ppk.session, order_id).content_hash
        self.ppk.approving.finalise(self.ppk.session, order_id, seen, None)
        return order_id

    def know(self, code, **changes):
        """Let the desk learn that the unit, vendor … with `code` has changed, as a sync would."""
        (row,) = (row for row in desk_rows() if row.id == code)
        self.desk.change(msgspec.structs.replace(row, rev=row.rev + 1, **changes))

    def appoint(self, nip, name, role, **changes):
        """One more officer of the unit; returns the use cases for that officer."""
        (row,) = (row for row in desk_rows() if row.id == PPK)
        named = {"id": nip, "name": name, "roles": (role,), "rev": 50}
        self.desk.change(msgspec.structs.replace(row, **(named | changes)))
        return self.desk.core_of(nip)

    def grant(self, *series):
        """Give the desk the numbers 31 to 40 of each series."""
        with self.desk.store.write() as work:
            for one in series:
                lease = (one, "413.101", 2026, 31, 40, 31, date(2026, 12, 31))
                work.numbers.grant(Lease(f"L-{one.value}", *lease))

    def judge(self, order_id, verdict, *causes, findings=()):
        """Take the centre's verdict over, as a sync does; causes are (Reason, facts)."""
        with self.desk.store.write() as work:
            order = work.orders.get(order_id)
            order.settle(
                verdict,
                tuple(Cause(code, facts) for code, facts in causes),
                tuple(Cause(code, facts) for code, facts in findings),
                revision=order.revision + 1,
                more_waiting=False,
            )
            work.orders.save(order, now=self.desk.clock())

    def shell(self, qtbot, screen_class, core, tmp_path, size=(1366, 768)):
        """Show one screen in a real shell, for `core`; return both."""
        screens = []

        def build():
            screens.append(screen_class(self.desk.place, core, self.desk.go))
            return screens[0]

        wide = screen_class.__module__ in {"ui.orders.screen", "ui.paper.screen"}
        page = Page("page", "Pesanan", "file-text", build, wide=wide)
        shell = Shell(WindowMemory(tmp_path / "window.ini"))
        shell.furnish(self.desk.place.theme, [page], {})
        qtbot.addWidget(shell)
        officer = core.session.officer
        shell.enter(SignedIn(officer.name, "Bertindak"), "page")
        self.desk.go.tell = shell.tell
        shell.resize(*size)
        with qtbot.waitActive(shell):
            shell.show()
            shell.activateWindow()
        return shell, screens[0]

    def rest(self, qtbot):
        """Wait until the lanes are idle and their answers are shown."""
        lanes = self.desk.lanes
        qtbot.waitUntil(lambda: not (lanes.read._askers or lanes.write._askers), timeout=15000)
        QCoreApplication.processEvents()


@pytest.fixture
def office(desk):
    """The desk with an identity, and hands that make orders on it."""
    return Office(desk)


@pytest.fixture
def keys():
    return Keyboard()


@pytest.fixture
def product_rows():
    """Make the row of one product, as a sync would bring it anew: `product_rows(1, rev=2)`."""
    return office_rows.product_row
