"""Whole files, ids that rise, clocks in UTC."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta, timezone

import pytest

from bejo_desktop.adapters.system.atomic import write_atomically
from bejo_desktop.adapters.system.clock import StartedClock, SystemClock
from bejo_desktop.adapters.system.ids import TimeOrderedIds
from bejo_desktop.adapters.system.paths import default_home, prepared_home


def test_a_file_is_replaced_whole_and_nothing_stays_beside_it(tmp_path):
    file = tmp_path / "device.json"
    write_atomically(file, b"one")
    write_atomically(file, b"two")
    assert file.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [file]


def test_a_write_that_fails_leaves_the_old_file(tmp_path):
    file = tmp_path / "folder" / "device.json"
    with pytest.raises(OSError, match="folder"):
        write_atomically(file, b"one")
    (tmp_path / "folder").mkdir()
    file.mkdir()
    with pytest.raises(OSError, match="device"):
        write_atomically(file, b"one")
    assert [path.name for path in (tmp_path / "folder").iterdir()] == ["device.json"]


def test_the_home_is_made_for_its_owner_only(tmp_path):
    home = prepared_home(tmp_path / "a" / "desk")
    assert home.is_absolute()
    assert home.is_dir()
    if os.name == "posix":
        assert home.stat().st_mode & 0o777 == 0o700
    assert default_home().name == "bejo-desktop"


def test_ids_are_uuids_of_version_7_that_rise_with_time_and_never_meet():
    moment = datetime(2026, 11, 24, 7, 5, tzinfo=UTC)
    clock = iter(moment + timedelta(milliseconds=n) for n in range(500))
    new_id = TimeOrderedIds(lambda: next(clock))
    ids = [new_id() for _ in range(500)]
    assert ids == sorted(ids)
    assert {(x.version, x.variant) for x in ids} == {(7, "specified in RFC 4122")}
    assert ids[0].int >> 80 == int(moment.timestamp() * 1000)
    still = TimeOrderedIds(lambda: moment)
    assert len({still() for _ in range(1000)}) == 1000


def test_the_systems_clock_is_aware_and_in_utc():
    assert SystemClock()().utcoffset() == timedelta(0)


def test_a_given_moment_is_where_the_clock_starts_and_it_goes_on():
    wib = timezone(timedelta(hours=7))
    clock = StartedClock(datetime(2026, 11, 24, 14, 5, tzinfo=wib))
    first, second = clock(), clock()
    assert datetime(2026, 11, 24, 7, 5, tzinfo=UTC) <= first <= second
    assert first < datetime(2026, 11, 24, 7, 6, tzinfo=UTC)
    assert first.utcoffset() == timedelta(0)
