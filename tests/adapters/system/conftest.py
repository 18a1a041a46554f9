"""Officers, a cheap vault and a clock that a test moves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bejo_desktop.adapters.system.device_file import Cost
from bejo_desktop.adapters.system.vault import FileVault
from bejo_desktop.application.ports.system import KeyHolder


class MovedClock:
    """A clock that stands still until it is moved."""

    def __init__(self):
        self.now = datetime(2026, 5, 1, 5, 0, tzinfo=UTC)

    def __call__(self):
        return self.now

    def move(self, **by):
        self.now += timedelta(**by)


@pytest.fixture
def clock():
    return MovedClock()


@pytest.fixture
def siti():
    return KeyHolder("198609262015051001", "Siti Aminah", ("PP",), "2026-12-31")


@pytest.fixture
def bambang():
    return KeyHolder("197503102000031002", "Bambang Irawan", ("PPK", "PA"), "2026-12-31")


@pytest.fixture
def a_vault(tmp_path, clock):
    """Open the vault of one file, at the least cost that Argon2id takes."""

    def open_one():
        cheap = Cost(memory_kib=8, passes=1, lanes=1)
        return FileVault(tmp_path / "device.json", cost=cheap, clock=clock)

    return open_one
