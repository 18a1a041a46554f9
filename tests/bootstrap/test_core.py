"""The open desk: each use case is wired once, and nothing is loaded that nobody asked for."""

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bejo_desktop.adapters.store.opening import open_store
from bejo_desktop.adapters.system.clock import StartedClock
from bejo_desktop.adapters.system.compression import ZstdCodec
from bejo_desktop.adapters.system.vault import FileVault
from bejo_desktop.application.access import Unlocked
from bejo_desktop.application.core import Core
from bejo_desktop.application.ports.store import DeviceIdentity
from bejo_desktop.application.session import Session
from bejo_desktop.bootstrap.core import OpenCore, Parts
from bejo_desktop.bootstrap.doors import LateDial
from bejo_desktop.bootstrap.law import load_pack
from bejo_desktop.bootstrap.line import SwitchedLine
from bejo_desktop.contract.codec import encode
from bejo_desktop.contract.rule_pack import SignedPack, signed_bytes
from bejo_desktop.contract.signing import to_text
from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.errors import AccessDenied
from bejo_desktop.domain.parties import Mandate, Officer

ROOT = Path(__file__).parents[2]
ORDER = UUID(int=1)
KEY = bytes(range(32))
CENTRE = Ed25519PrivateKey.from_private_bytes(KEY)
KEY_OF_CENTRE = to_text(CENTRE.public_key().public_bytes_raw())
USE_CASES = sorted(name for name, kept in vars(Core).items() if isinstance(kept, property))
NOT_AT_A_START = (
    "alembic",
    "babel",
    "reportlab",
    "requests",
    "bejo_desktop.adapters.printing",
    "bejo_desktop.application.drafting",
    "bejo_desktop.application.printing",
    "bejo_desktop.application.syncing",
)


def core_in(tmp_path, role, until):
    """The desk of an officer with one role, whose SK ends on a day."""
    clock = StartedClock(datetime(2026, 10, 12, 2, 12, tzinfo=UTC))
    codec = ZstdCodec()
    parts = Parts(
        home=tmp_path,
        clock=clock,
        pack=load_pack(),
        vault=FileVault(tmp_path / "device.json"),
        dial=SwitchedLine(LateDial(codec)),
        codec=codec,
    )
    officer = Officer(
        nip="198003152006041001",
        name="Endah Lestari",
        rank="Penata",
        position="Pejabat Pengadaan",
        mandates=(Mandate("SK-1", frozenset({role}), date(2026, 1, 1), until),),
    )
    return OpenCore(parts, Unlocked(open_store(tmp_path, KEY, clock), Session(officer), KEY))


@pytest.fixture
def core(tmp_path):
    core = core_in(tmp_path, Role.PP, date(2026, 12, 31))
    yield core
    core.close()


LOOKS = {
    "budget": lambda core: core.budgeting.lines(2026),
    "register": lambda core: core.register.register("SP", 2026),
    "officers": lambda core: core.officers.officers(),
    "draft": lambda core: core.drafting.view(core.session, ORDER),
    "input": lambda core: core.drafting.input_of(ORDER),
    "approval": lambda core: core.approving.view(core.session, ORDER),
    "folder": lambda core: core.approving.waiting(),
    "decisions": lambda core: core.deciding.waiting(),
    "negotiation": lambda core: core.negotiating.view(ORDER),
    "outstanding": lambda core: core.fulfilling.outstanding(ORDER),
    "due": lambda core: core.paying.due(ORDER),
    "platform": lambda core: core.platform.copy_text(ORDER),
    "orders": lambda core: core.orders.counts(),
}
"""Every way to look at what the unit buys."""


@pytest.mark.parametrize("look", LOOKS)
def test_an_auditor_looks_at_nothing_after_the_surat_tugas(tmp_path, look):
    core = core_in(tmp_path, Role.AUDITOR, date(2026, 10, 11))
    with pytest.raises(AccessDenied, match=r"access\.read_ended"):
        LOOKS[look](core)
    core.close()


@pytest.mark.parametrize("look", ["budget", "officers"])
def test_who_was_in_office_goes_on_looking(tmp_path, look):
    core = core_in(tmp_path, Role.PP, date(2026, 10, 11))
    assert LOOKS[look](core) == []
    core.close()


@pytest.mark.parametrize("name", USE_CASES)
def test_who_asks_twice_gets_the_same_use_case(core, name):
    first = getattr(core, name)
    assert first is not None
    assert getattr(core, name) is first


def test_the_doors_of_a_desk_load_nothing_that_a_start_does_not_need():
    code = (
        "import sys, bejo_desktop.bootstrap.doors, bejo_desktop.bootstrap.words\n"
        f"print([name for name in {NOT_AT_A_START!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"


def test_the_open_desk_computes_by_a_pack_as_soon_as_it_is_here(core):
    with core._store.write() as work:
        work.sync.enrol(DeviceIdentity(7, "i", "413.101", "https://x", "t", KEY_OF_CENTRE, KEY))
    before = core.drafting, core.syncing, core.rule_packs
    pack = msgspec.structs.replace(load_pack(), version="2099.1.1", valid_until=date(2099, 12, 31))
    signature = to_text(CENTRE.sign(signed_bytes(pack)))
    signed = SignedPack(key=KEY_OF_CENTRE, pack=pack, signature=signature)
    core.rule_packs.take(encode(signed), "198003152006041001")
    assert core.drafting is not before[0]
    assert core.drafting._rules.version == "2099.1.1"
    assert (core.syncing, core.rule_packs) == before[1:]
