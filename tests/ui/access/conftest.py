"""The screens before the work, over a real vault and store, and doors that a test can shut."""

import hashlib
from dataclasses import replace

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from bejo_desktop.adapters.store.opening import open_store
from bejo_desktop.application.access import Unlocked
from bejo_desktop.application.ports.store import DeviceIdentity
from bejo_desktop.application.ports.system import KeyHolder
from bejo_desktop.bootstrap.core import OpenCore
from bejo_desktop.contract.codec import encode
from bejo_desktop.contract.enrolment import Hello
from bejo_desktop.contract.exchange import ExchangeReply, PullReply
from bejo_desktop.contract.snapshot import Chunk, ChunkRef, Manifest
from bejo_desktop.domain.errors import CentralUnavailable
from ui.access.doors import Hint
from ui.access.enrol import EnrolScreen
from ui.access.first_load import FirstLoadScreen
from ui.access.sign_in import SignInScreen
from ui.frame.memory import WindowMemory
from ui.gate import Gate
from ui.navigation import Page, Screen
from ui.shell import Shell
from ui.widgets.banner import Banner
from ui.widgets.button import Button

KEY = bytes(range(32))


class DeskDoors:
    """
    The protocol `Doors` over the desk of the tests.

    Args:
        refusal: what the centre says to the next code; None lets it pass.
    """

    def __init__(self, desk):
        self.desk, self.hint = desk, Hint()
        self.refusal = None
        self.asked = []
        self.enrolled_core = None

    def holders(self):
        return self.desk.vault.holders()

    def unlock(self, nip, passphrase):
        self.desk.vault.unlock(nip, passphrase)
        return self.desk.core_of(nip)

    def enrol(self, address, code, passphrase):
        self.asked.append((address, code, passphrase))
        self._refuse()
        return self.enrolled_core

    def add_officer(self, core, code, passphrase):
        self.asked.append((core.session.nip, code, passphrase))
        self._refuse()
        added = KeyHolder("198001012005012001", "Wahyu Lestari", ("PPTK",), "2026-12-31")
        self.desk.vault.add(added, passphrase, KEY)

    def _refuse(self):
        if self.refusal is not None:
            raise self.refusal


class Entrance:
    """The gate in a window, driven by keys."""

    def __init__(self, qtbot, desk, doors, shell):
        self.qtbot, self.desk, self.doors, self.shell = qtbot, desk, doors, shell
        self.gate = Gate(desk.place, shell, doors)
        self.passed = []
        self.gate.passed.connect(self.passed.append)

    def show(self):
        self.gate.show()
        with self.qtbot.waitActive(self.shell):
            self.shell.show()
            self.shell.activateWindow()
        self.rest()
        self.screen.take_focus()
        return self

    @property
    def screen(self):
        return self.shell.centralWidget().currentWidget()

    def on(self, kind):
        assert isinstance(self.screen, kind)
        return self.screen

    @property
    def sign_in(self):
        return self.on(SignInScreen)

    @property
    def enrol(self):
        return self.on(EnrolScreen)

    @property
    def load(self):
        return self.on(FirstLoadScreen)

    def type(self, text):
        self.qtbot.keyClicks(QApplication.focusWidget(), text)

    def press(self, *keys):
        for key in keys:
            self.qtbot.keyClick(QApplication.focusWidget() or self.shell, key)
            self.rest()

    def rest(self):
        lanes = self.desk.lanes
        self.qtbot.waitUntil(
            lambda: lanes.read.is_idle and lanes.write.is_idle and lanes.net.is_idle, timeout=15000
        )
        QApplication.processEvents()

    def button(self, text):
        return next(
            one
            for one in self.screen.findChildren(Button)
            if one.text().replace("&", "") == text and one.isVisible()
        )

    def banners(self):
        return [b.accessibleName() for b in self.screen.findChildren(Banner) if b.isVisible()]


@pytest.fixture
def doors(desk):
    return DeskDoors(desk)


@pytest.fixture
def entrance(qtbot, desk, doors, theme, tmp_path):
    page = Page("home", "Beranda", "house", Screen)
    shell = Shell(WindowMemory(tmp_path / "window.ini"))
    shell.furnish(theme, [page], {})
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    return Entrance(qtbot, desk, doors, shell)


class FirstCentre:
    """
    A centre with one snapshot of products; `cut_at` are the bytes after which a chunk breaks off.

    `starts` are the bytes from which chunks were asked for.
    """

    def __init__(self, codec, rows):
        names = rows[0].__struct_fields__
        columns = {
            name: [msgspec.to_builtins(getattr(row, name)) for row in rows] for name in names
        }
        self.frame = codec.compress(encode(Chunk(kind="product", columns=columns)), 3)
        self.sha = hashlib.sha256(self.frame).hexdigest()
        self.rows = len(rows)
        self.cut_at, self.starts = [], []
        self.away = False
        self.traffic = self
        self.requests = self.bytes_up = self.bytes_down = 0

    def __call__(self, address):
        if self.away:
            raise CentralUnavailable("central.unreachable")
        return self

    def hello(self):
        return Hello(
            p=(1, 1),
            now="2026-10-12T02:42:07Z",
            nonce="n",
            centre="Bejo",
            key="k" * 43,
            timeline="t",
        )

    def manifest(self, scope, signer, counter):
        ref = ChunkRef(sha=self.sha, bytes=len(self.frame), rows=self.rows, kind="product")
        return Manifest(sc="g", at=7, chunks=(ref,))

    def chunk(self, sha, start, signer, counter, received):
        self.starts.append(start)
        end = self.cut_at.pop(0) if self.cut_at else len(self.frame)
        received(self.frame[start:end])
        if end < len(self.frame):
            raise CentralUnavailable("central.cut")

    def exchange(self, request, signer, counter):
        return ExchangeReply(
            p=1,
            now="2026-10-12T02:42:07Z",
            timeline="t",
            scopes=("g",),
            pull=PullReply(pages=(), left=0),
        )


@pytest.fixture
def first_centre(desk, product_rows):
    return FirstCentre(desk._parts.codec, [product_rows(number) for number in range(1, 41)])


@pytest.fixture
def new_core(desk, first_centre, tmp_path):
    """The Core of a desk that was enrolled a moment ago: nothing is on it yet."""
    home = tmp_path / "new"
    store = open_store(home, KEY, desk.clock)
    with store.write() as work:
        work.sync.enrol(
            DeviceIdentity(2, "2", "413.101", "https://bejo.example", "t", "k" * 43, bytes(32))
        )
    parts = replace(desk._parts, home=home, dial=first_centre)
    core = OpenCore(parts, Unlocked(store, desk.core.session, KEY))
    yield core
    desk.lanes.close()
    core.close()
