from __future__ import annotations

from datetime import date

import pytest

from bejo_desktop.domain.board import (
    NOTHING,
    Volume,
    growth_permille,
    in_percent,
    in_short,
    same_day_before,
)
from bejo_desktop.domain.money import Rupiah


@pytest.mark.parametrize(
    ("before", "now", "permille", "said"),
    [
        (100, 118, 180, "+18,0%"),
        (1000, 1184, 184, "+18,4%"),
        (1000, 960, -40, "−4,0%"),
        (2000, 2001, 1, "+0,1%"),  # 0,5 of a thousandth goes up
        (2000, 1999, 0, "+0,0%"),
        (3, 1, -667, "−66,7%"),
        (1, 14, 13_000, "+1.300,0%"),
        (7, 0, -1000, "−100,0%"),
    ],
)
def test_growth_is_in_thousandths_of_the_year_before(before, now, permille, said):
    assert growth_permille(Rupiah(now), Rupiah(before)) == permille
    assert in_percent(permille) == said


def test_from_nothing_there_is_no_growth():
    assert growth_permille(Rupiah(5), Rupiah(0)) is None


def test_a_leap_day_has_the_twenty_eighth_before_it():
    assert same_day_before(date(2024, 2, 29)) == date(2023, 2, 28)
    assert same_day_before(date(2025, 2, 28)) == date(2024, 2, 28)


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (184_312_450_000, "Rp184,3 miliar"),
        (8_610_000, "Rp8,6 juta"),
        (1_650_000, "Rp1,7 juta"),
        (999_949_999, "Rp999,9 juta"),
        (999_950_000, "Rp1,0 miliar"),
        (2_293_000_000_000, "Rp2,3 triliun"),
        (949_999, "Rp949.999"),
        (0, "Rp0"),
    ],
)
def test_an_amount_is_said_in_short(amount, said):
    assert in_short(Rupiah(amount)) == said


def test_the_mean_of_a_volume_is_half_up():
    assert Volume(2, Rupiah(5)).mean == Rupiah(3)
    assert Volume(3, Rupiah(10)).mean == Rupiah(3)
    assert NOTHING.mean == Rupiah(0)
