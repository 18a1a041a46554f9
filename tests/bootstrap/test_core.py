"""The open desk: each use case is wired once, and nothing is loaded that nobody asked for."""

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bejo_desktop.adapters.store.opening import open_store
from bejo_desktop.adapters.system.clock import StartedClock
from bejo_desktop.adapters.system.compression import ZstdCodec
from bejo_desktop.adapters.system.vault import FileVault
from bejo_desktop.application.access import Unlocked
from bejo_desktop.application.core import Core
from bejo_desktop.application.session import Session
from bejo_desktop.bootstrap.core import OpenCore, Parts
from bejo_desktop.bootstrap.doors import LateDial
from bejo_desktop.bootstrap.law import load_rules
from bejo_desktop.bootstrap.line import SwitchedLine
from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.parties import Officer

ROOT = Path(__file__).parents[2]
KEY = bytes(range(32))
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


@pytest.fixture
def core(tmp_path):
    clock = StartedClock(datetime(2026, 10, 12, 2, 12, tzinfo=UTC))
    codec = ZstdCodec()
    parts = Parts(
        home=tmp_path,
        clock=clock,
        rules=load_rules(),
        vault=FileVault(tmp_path / "device.json"),
        dial=SwitchedLine(LateDial(codec)),
        codec=codec,
    )
    officer = Officer(
        nip="198003152006041001",
        name="Endah Lestari",
        rank="Penata",
        position="Pejabat Pengadaan",
        roles=frozenset({Role.PP}),
        sk="SK-1",
        since=date(2026, 1, 1),
        until=date(2026, 12, 31),
    )
    core = OpenCore(parts, Unlocked(open_store(tmp_path, KEY, clock), Session(officer), KEY))
    yield core
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
