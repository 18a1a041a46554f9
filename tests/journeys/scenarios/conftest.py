"""One centre for all scenarios, whose year goes forward: April, July, September, October."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from bejo_desktop.adapters.system import vault
from tests.journeys.dated import DatedDesk
from tests.journeys.scenarios.offices import GOODS, Every, NearCentre, Office

BY_DAY = ("test_s7_", "test_s3_", "test_own_", "test_leap_", "test_s5_", "test_s9_", "test_s1_")
"""Modules in the order of their days, which is not that of their names."""
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    """Let the modules of this folder run by their days; all others stay where they are."""
    places = [at for at, item in enumerate(items) if item.path.parent == HERE]
    sorted_items = sorted((items[at] for at in places), key=_day)
    for at, item in zip(places, sorted_items, strict=True):
        items[at] = item


def _day(item):
    return next(at for at, name in enumerate(BY_DAY) if item.path.name.startswith(name))


@pytest.fixture(scope="package")
def centres(tmp_path_factory):
    """
    Serve a centre on a day: the one that is there, or a new one where its day is past that.

    xdist hands out large modules first, so a worker may get October before April. Each desk
    derives the key of a passphrase once and not with each of three hundred commands.
    """
    served = []

    def on(day):
        if served and served[-1].day <= day:
            return served[-1]
        folder = tmp_path_factory.mktemp("year")
        served.append(NearCentre(folder, None, day))
        served[-1].sell(folder, GOODS)
        return served[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatedDesk, "proven", Every())
        patch.setattr(vault, "hash_secret_raw", cache(vault.hash_secret_raw))
        yield on
        for centre in served:
            centre.stop()


@pytest.fixture(scope="module")
def year(request, centres):
    """The centre of this module's year, on its `FIRST_DAY`, with the goods of all scenarios."""
    day = request.module.FIRST_DAY
    centre = centres(day)
    centre.retire()
    if centre.day < day:
        centre.move_to(day)
    return centre


@pytest.fixture(scope="module")
def opened(year, passphrase, tmp_path_factory):
    """Open an office on the first day: `opened("413.101", "PP", "PPK")`."""

    def open_office(unit, *roles):
        desk = year.enrolled(tmp_path_factory.mktemp("desk"), unit, *roles)
        desk.ok("sync")
        return Office(year, desk, unit, tmp_path_factory.mktemp("files"))

    return open_office
