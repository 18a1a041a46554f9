"""A served centre with orders of two years, counted a second way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

import pytest

from tests.central.board.conftest import Sample, write
from tests.central.board.recount import recount

__all__ = ["write"]

UNITS = ("413.101", "413.102", "413.115", "425.117", "429.124", "415.104", "473.106")


@dataclass
class Served:
    """Where the pages are, and what they must show."""

    url: str
    expected: dict
    centre: object


@pytest.fixture
def served(centre, write):
    chance = Random(4)
    made = [
        Sample(
            unit=chance.choice(UNITS[:6]),
            vendor=f"V-{chance.randint(1, 16):05d}",
            on=date(chance.choice((2025, 2026)), chance.randint(1, 10), chance.randint(1, 28)),
            total=chance.randint(10_000, 90_000_000),
            state=chance.choice(("final", "signed", "paid", "void", "submitted")),
            sync=chance.choice(("accepted", "accepted", "accepted", "held")),
        )
        for _ in range(160)
    ]
    with centre.acting() as account:
        write(account.session, made)
    with centre.looking() as connection:
        expected = recount(connection, 2026, date(2026, 10, 9))
    return Served(centre.url, expected, centre)
