"""Versions of a DPA: how offices write them, and which of two is the newer."""

from datetime import date

import pytest

from bejo_desktop.domain.dpa import DpaVersion, read_version_name
from bejo_desktop.domain.errors import BadInput


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("murni", "murni"),
        ("DPA Murni", "murni"),
        ("Induk", "murni"),
        ("pergeseran_2", "pergeseran_2"),
        ("Pergeseran ke-2", "pergeseran_2"),
        ("pergeseran 2", "pergeseran_2"),
        ("perubahan", "perubahan"),
        ("DPPA", "perubahan"),
        ("P-APBD", "perubahan"),
        ("perubahan 1", "perubahan"),
        ("perubahan 2", "perubahan_2"),
    ],
)
def test_one_name_for_each_way_of_writing_it(typed, name):
    assert read_version_name(typed) == name
    assert DpaVersion.read(typed, date(2026, 1, 2)).name == name


@pytest.mark.parametrize("typed", ["", "pergeseran", "pergeseran 0", "murni 2", "final", "2026"])
def test_what_is_no_version_is_refused(typed):
    with pytest.raises(BadInput) as refused:
        read_version_name(typed)
    assert refused.value.code == "budget.version_name"
    assert refused.value.facts["typed"] == typed


def test_versions_stand_in_the_order_of_their_days_and_murni_is_first():
    murni = DpaVersion("murni", date(2026, 1, 5))
    first = DpaVersion("pergeseran_1", date(2026, 4, 1))
    second = DpaVersion("pergeseran_2", date(2026, 4, 1))
    change = DpaVersion("perubahan", date(2026, 10, 1))
    after = DpaVersion("pergeseran_3", date(2026, 11, 2))
    order = [murni, first, second, change, after]
    for place, older in enumerate(order):
        assert not older.is_older_than(older)
        for newer in order[place + 1 :]:
            assert older.is_older_than(newer)
            assert not newer.is_older_than(older)


def test_a_murni_with_a_wrong_day_is_still_the_oldest():
    assert DpaVersion("murni", date(2026, 12, 1)).is_older_than(
        DpaVersion("pergeseran_1", date(2026, 4, 1))
    )
