"""Becoming a desk, whatever is cut on the way."""

from datetime import UTC, date, datetime

import pytest

from bejo_desktop.adapters.central.keys import device_key
from bejo_desktop.adapters.store.opening import open_new_store, open_store
from bejo_desktop.adapters.system.device_file import Cost
from bejo_desktop.adapters.system.vault import FileVault
from bejo_desktop.application.access import Access
from bejo_desktop.application.enrolment import FirstEnrolment
from bejo_desktop.application.progress import Unwatched
from bejo_desktop.contract.enrolment import Enrolled
from bejo_desktop.domain.errors import CentralUnavailable, EnvironmentFailed, RuleBroken

NOON = datetime(2026, 10, 12, 5, 0, tzinfo=UTC)
PP = "198804172011012006"
GOOD, OTHER = "kopi pagi di Argosari", "rapat Senin pukul delapan"


class OneTimeCentre:
    """Gives a device for each code, once; the same code with the same key is answered again."""

    def __init__(self):
        self.keys = {}
        self.lose_answers = 0

    def __call__(self, address):
        return self

    def hello(self):
        return None

    def enrol(self, request, signer, counter):
        if self.keys.setdefault(request.code, request.key) != request.key:
            raise RuleBroken("central.code_used")
        if self.lose_answers:
            self.lose_answers -= 1
            raise CentralUnavailable("central.cut")
        return Enrolled(
            device=1207 + list(self.keys).index(request.code),
            incarnation=f"inc-{request.code}",
            unit="413.101",
            officer=PP,
            roles=("PP",),
            name="Retno Kusumawati",
            scopes=("u:413.101", "g"),
            timeline="tl-1",
            centre_key="k" * 43,
            now=NOON,
            mandate_until=date(2026, 12, 31),
        )


class Computer:
    """A computer that may become a desk; `stop_at` names the step before which it dies."""

    def __init__(self, home):
        self.home, self.centre = home, OneTimeCentre()
        self.vault = FileVault(home / "device.json", cost=Cost(memory_kib=8, passes=1))

    def open_new(self, key):
        return open_new_store(self.home, key, lambda: NOON)

    def enrol(self, code="KODE-SATU", passphrase=GOOD, **parts):
        first = FirstEnrolment(
            vault=parts.get("vault", self.vault),
            open_new=parts.get("open_new", self.open_new),
            dial=self.centre,
            device_key=device_key,
            clock=lambda: NOON,
            host="meja-1",
        )
        return first.enrol("https://pusat.example", code, passphrase, Unwatched())

    def identity(self, passphrase=GOOD):
        """Who the desk is to the centre, seen by the officer who signs in."""
        access = Access(self.vault, lambda key: open_store(self.home, key, lambda: NOON))
        unlocked = access.unlock(PP, passphrase)
        with unlocked.store.read() as reading:
            found = reading.sync.identity()
        unlocked.store.close()
        return found


@pytest.fixture
def computer(tmp_path):
    return Computer(tmp_path / "desk")


class FullDisk:
    """A vault whose file cannot be written any more when the first officer is to be added."""

    def __init__(self, vault):
        self.holders, self.begin = vault.holders, vault.begin

    def add(self, holder, passphrase, key):
        raise EnvironmentFailed("access.file_not_written", file="device.json")


def test_a_code_makes_a_desk_with_its_first_officer(computer):
    view, unlocked = computer.enrol()
    unlocked.store.close()
    assert (view.device, view.unit, view.officer) == (1207, "413.101", PP)
    assert [holder.name for holder in computer.vault.holders()] == ["Retno Kusumawati"]
    assert computer.identity().incarnation == "inc-KODE-SATU"
    with pytest.raises(RuleBroken, match="desk.enrolled_before"):
        computer.enrol("KODE-DUA")


def test_an_answer_that_was_lost_is_asked_for_again_with_the_same_code(computer):
    computer.centre.lose_answers = 1
    with pytest.raises(CentralUnavailable, match="central.cut"):
        computer.enrol()
    assert list(computer.vault.holders()) == []
    view, unlocked = computer.enrol()
    unlocked.store.close()
    assert view.device == 1207
    assert computer.identity().device == 1207


def test_a_desk_that_was_cut_before_its_officer_stood_goes_on_with_the_same_code(computer):
    with pytest.raises(EnvironmentFailed, match="access.file_not_written"):
        computer.enrol(vault=FullDisk(computer.vault))
    assert list(computer.vault.holders()) == []
    view, unlocked = computer.enrol()
    unlocked.store.close()
    assert (view.device, computer.identity().device) == (1207, 1207)
    assert not (computer.home / "aside").exists()


def test_another_passphrase_begins_anew_and_keeps_what_it_cannot_open_aside(computer):
    with pytest.raises(EnvironmentFailed):
        computer.enrol(vault=FullDisk(computer.vault))
    written = (computer.home / "store.db").read_bytes()
    with pytest.raises(RuleBroken, match="central.code_used"):
        computer.enrol(passphrase=OTHER)
    _, unlocked = computer.enrol("KODE-DUA", OTHER)
    unlocked.store.close()
    assert computer.identity(OTHER).incarnation == "inc-KODE-DUA"
    assert (computer.home / "aside" / "1" / "store.db").read_bytes() == written


def test_a_short_passphrase_asks_nothing_of_the_centre_and_leaves_no_trace(computer):
    with pytest.raises(RuleBroken, match="access.passphrase_short"):
        computer.enrol(passphrase="pendek")
    assert computer.centre.keys == {}
    assert not computer.home.exists()
