"""Offscreen Qt with the program's own look, for every test of the window."""

from __future__ import annotations

import os

# Set before Qt loads; a run that asks for another platform (xcb under Xvfb) keeps it.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from datetime import UTC, date, datetime

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bejo_desktop.adapters.central.client import RequestsDial
from bejo_desktop.adapters.store.opening import open_store
from bejo_desktop.adapters.system.compression import ZstdCodec
from bejo_desktop.adapters.system.vault import FileVault
from bejo_desktop.application.access import Unlocked
from bejo_desktop.application.ports.store import DeviceIdentity
from bejo_desktop.application.session import Session
from bejo_desktop.application.views import DraftInput, DraftLineInput
from bejo_desktop.bootstrap.doors import Parts, open_core
from bejo_desktop.bootstrap.law import load_rules
from bejo_desktop.bootstrap.words import load_words
from bejo_desktop.contract.rows import BudgetRow, OfficerRow, ProductRow, UnitRow, VendorRow
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
        "qt_log_ignore", r"This plugin does not support (propagateSizeHints|raise)\(\)"
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


# A desk of invented people and firms, without a centre, for the tests of the screens.

WIB_MORNING = datetime(2026, 10, 12, 2, 42, 7, tzinfo=UTC)
"""Monday 12 October 2026, 09.42.07 WIB; the last word of the centre is of 8 October."""
SYNCED_AT = datetime(2026, 10, 8, 9, 20, tzinfo=UTC)
PP, PPK, TREASURER = "198804172011012006", "197109231997031003", "199003052015032011"
SUB = "1.01.01.2.06.0002"
ACCOUNTS = {
    "0024": (f"{SUB}/5.1.02.01.01.0024", "Belanja Alat Tulis Kantor", 18_000_000, 5_400_000),
    "0025": (f"{SUB}/5.1.02.01.01.0025", "Belanja Kertas dan Cover", 16_000_000, 2_200_000),
    "0029": (f"{SUB}/5.1.02.01.01.0029", "Belanja Bahan Komputer", 9_000_000, 6_000_000),
    "0052": (f"{SUB}/5.1.02.01.01.0052", "Belanja Makanan dan Minuman Rapat", 8_000_000, 0),
}
CV, WARUNG, SUSPENDED = "V-00001", "V-00002", "V-00003"
GOODS = (
    # number, name, vendor, category, measure, origin, price
    (1, "Kertas HVS A4 80 g Lontar", CV, "Kertas dan cover", "rim", "PDN", 56_500),
    (2, "Kertas HVS F4 70 g Lontar", CV, "Kertas dan cover", "rim", "PDN", 58_000),
    (3, "Kertas A4 80 g warna campur", CV, "Kertas dan cover", "rim", "PDN", 61_000),
    (4, "Kertas HVS A4 70 g Merapi", CV, "Kertas dan cover", "rim", "PDN", 52_500),
    (5, "Ballpoint gel 0,5 mm hitam", CV, "Alat tulis kantor", "lusin", "PDN", 42_000),
    (6, "Ballpoint gel 0,5 mm biru", CV, "Alat tulis kantor", "lusin", "PDN", 42_000),
    (7, "Map plastik snelhecter F4", CV, "Alat tulis kantor", "lusin", "PDN", 38_000),
    (8, "Ordner A4 punggung 7 cm", CV, "Alat tulis kantor", "buah", "PDN", 31_500),
    (9, "Spidol papan tulis hitam", CV, "Alat tulis kantor", "lusin", "PDN", 78_000),
    (10, "Penjepit kertas 32 mm", CV, "Alat tulis kantor", "dus", "PDN", 14_500),
    (11, "Lem kertas cair 50 ml", CV, "Alat tulis kantor", "buah", "PDN", 6_500),
    (12, "Toner printer laser hitam kompatibel", CV, "Bahan komputer", "buah", "Impor", 415_000),
    (13, "Tinta printer botol hitam 70 ml", CV, "Bahan komputer", "botol", "PDN", 95_000),
    (14, "Kawat bendrat", CV, "Bahan bangunan", "kg", "PDN", 22_000),
    (15, "Kertas HVS A4 80 g Lontar", WARUNG, "Kertas dan cover", "rim", "PDN", 57_000),
    (16, "Kertas A4 80 g Daun Jati", WARUNG, "Kertas dan cover", "rim", "PDN", 55_000),
    (17, "Kertas fotokopi A4 80 gram", WARUNG, "Kertas dan cover", "rim", "PDN", 54_500),
    (18, "Kertas A4 80 g Nusa", WARUNG, "Kertas dan cover", "rim", "PDN", 53_000),
    (19, "Buku tulis 38 lembar", WARUNG, "Alat tulis kantor", "lusin", "PDN", 36_000),
    (20, "Kertas A4 80 g Bening", SUSPENDED, "Kertas dan cover", "rim", "PDN", 51_000),
    *(
        (n, f"Amplop cokelat ukuran {n}", WARUNG, "Alat tulis kantor", "pak", "PDN", 900 * n)
        for n in range(21, 41)
    ),
)
WITHDRAWN = 18


def desk_rows():
    """The office, its three officers, four accounts, three vendors and forty products."""
    firms = (
        (CV, "CV Sumber Ilmu Mandiri", "35.09", "Kab. Argosari", "Argosari Kota", True),
        (WARUNG, "Toko Widya Pustaka", "35.09", "Kab. Argosari", "Wonokerto", False),
        (SUSPENDED, "UD Makmur Abadi", "35.10", "Kab. Sumberejo", "Sumberejo", True),
    )
    yield UnitRow(
        id="413.101",
        rev=1,
        name="Dinas Pendidikan",
        region="35.09",
        region_name="Kab. Argosari",
        government="PEMERINTAH KABUPATEN ARGOSARI",
        address="Jalan Kartini Nomor 12",
        postal_code="68100",
        phone="(0331) 000111",
        email="disdik@argosari.example",
        npwp="0028765436626000",
        place="Argosari",
        classification="000.3.2",
        mask="{classification}/{running:04d}/{series}/{unit}/{year}",
        numbering="lease",
        dpa="DPA/A.1/1.01/001/2026",
        fund="PAD",
    )
    for nip, name, role in (
        (PP, "Retno Kusumawati, S.E.", "PP"),
        (PPK, "Drs. Bambang Wibisono, M.Pd.", "PPK"),
        (TREASURER, "Siti Rahayu", "BENDAHARA"),
    ):
        yield OfficerRow(
            id=nip,
            rev=1,
            name=name,
            rank="Penata (III/c)",
            position="Staf",
            roles=(role,),
            sk="900/015/413.101/2026",
            since=date(2026, 1, 2),
            until=date(2026, 12, 31),
        )
    for code, name, ceiling, realised in ACCOUNTS.values():
        yield BudgetRow(
            id=code,
            rev=1,
            account=code.rpartition("/")[2],
            account_name=name,
            sub_activity=SUB,
            sub_activity_name="Penyediaan Peralatan dan Perlengkapan Kantor",
            year=2026,
            ceiling=ceiling,
            realised=realised,
            committed=0,
        )
    for code, name, region, region_name, district, pkp in firms:
        yield VendorRow(
            id=code,
            rev=1,
            name=name,
            legal_form=name.split()[0],
            signatory="Lukman Hakim",
            signatory_position="Direktur",
            address="Jl. Merpati 8",
            region=region,
            region_name=region_name,
            district=district,
            npwp="0012345674626000",
            nib="1234000056789",
            pkp=pkp,
            npwp_valid=True,
            certificate="none",
            size="Kecil",
            bank="Bank Contoh",
            bank_account="0012345678",
            account_holder=name,
            phone="081200001111",
            suspended_since=date(2026, 10, 6) if code == SUSPENDED else None,
            suspended_reason="Sengketa pengiriman" if code == SUSPENDED else "",
        )
    for number, *_ in GOODS:
        yield product_row(number)


def product_row(number, **changes):
    """One product of `GOODS` as the centre sends it."""
    _, name, vendor, category, measure, origin, price = GOODS[number - 1]
    values = {
        "id": f"P-{number:06}",
        "rev": 1,
        "name": name,
        "vendor": vendor,
        "category": category,
        "measure": measure,
        "tax_class": "goods",
        "origin": origin,
        "price": price,
        "plist": 7,
        "price_on": date(2026, 10, 8),
        "rank": number,
        "withdrawn_on": date(2026, 10, 6) if number == WITHDRAWN else None,
    }
    return ProductRow(**(values | changes))


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

    def tell(self, changes):
        self.told.append(changes)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *args: self.calls.append((name, *args))


class OfflineDesk:
    """The open desk of three officers; `core` belongs to the PP."""

    def __init__(self, home, theme):
        self.clock = StillClock(SYNCED_AT)
        self.home = home
        self.store = open_store(home, bytes(range(32)), self.clock)
        with self.store.write() as work:
            work.reference.apply(desk_rows())
            work.sync.move_cursor("g", 1)
            work.numbers.grant(
                Lease("L-1", Series.SP, "413.101", 2026, 17, 23, 17, date(2026, 12, 31))
            )
        self.clock.now = WIB_MORNING
        self._parts = Parts(
            home=home,
            clock=self.clock,
            rules=load_rules(),
            vault=FileVault(home / "device.json"),
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
        return open_core(self._parts, Unlocked(self.store, Session(officer), bytes(32)))

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

    def draft(self, package, *lines, vendor=CV):
        """A draft; `lines` are (product number, quantity, account)."""
        wanted = DraftInput(
            vendor=vendor,
            package=package,
            budget_line=ACCOUNTS["0025"][0],
            rup="58123401",
            due_on=date(2026, 10, 23),
            lines=tuple(
                DraftLineInput(f"P-{number:06}", Quantity.of(count), budget_line=ACCOUNTS[account][0])
                for number, count, account in lines or ((1, "60", "0025"),)
            ),
        )
        view, _ = self.pp.drafting.new(self.pp.session, wanted)
        return view.order_id

    def submitted(self, package, *lines, vendor=CV):
        """An order that waits for the PPK."""
        order_id = self.draft(package, *lines, vendor=vendor)
        self.pp.drafting.submit(self.pp.session, order_id)
        return order_id

    def issued(self, package, *lines, vendor=CV):
        """An order with its number."""
        order_id = self.submitted(package, *lines, vendor=vendor)
        seen = self.ppk.approving.view(self.ppk.session, order_id).content_hash
        self.ppk.approving.finalise(self.ppk.session, order_id, seen, None)
        return order_id

    def know(self, code, **changes):
        """Let the desk learn that the unit, vendor … with `code` has changed, as a sync would."""
        (row,) = (row for row in desk_rows() if row.id == code)
        self.desk.change(msgspec.structs.replace(row, rev=row.rev + 1, **changes))

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
        shell = Shell(self.desk.place.theme, [page], {}, WindowMemory(tmp_path / "window.ini"))
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


MODIFIERS = {"Ctrl": Qt.KeyboardModifier.ControlModifier, "Shift": Qt.KeyboardModifier.ShiftModifier}
KEYS = {
    "Enter": Qt.Key.Key_Return,
    "Tab": Qt.Key.Key_Tab,
    "Esc": Qt.Key.Key_Escape,
    "Ins": Qt.Key.Key_Insert,
    "Del": Qt.Key.Key_Delete,
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "Home": Qt.Key.Key_Home,
    **{f"F{n}": getattr(Qt.Key, f"Key_F{n}") for n in range(1, 13)},
}


class Keyboard:
    """Presses real keys into whatever has the focus, as a keyboard does."""

    def press(self, *combinations):
        for combination in combinations:
            *held, name = combination.split("+")
            modifiers = Qt.KeyboardModifier.NoModifier
            for one in held:
                modifiers |= MODIFIERS[one]
            key = KEYS.get(name) or getattr(Qt.Key, f"Key_{name}")
            window = QApplication.activeWindow()
            QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)
            self.settle()

    def type(self, text):
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget(), letter)
            self.settle()

    def settle(self):
        for _ in range(3):
            QCoreApplication.processEvents()


@pytest.fixture
def keys():
    return Keyboard()


@pytest.fixture
def product_rows():
    """Make the row of one product, as a sync would bring it anew: `product_rows(1, rev=2)`."""
    return product_row
