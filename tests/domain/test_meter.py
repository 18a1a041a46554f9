"""The meter of UMK and domestic goods: the issue's example and R7 of the domain study."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from bejo_desktop.domain.meter import (
    NOTHING_SPENT,
    Spent,
    counts,
    domestic_part,
    is_small,
    meter,
    percent,
)
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.order import OrderState, SyncState

DAY = date(2026, 10, 9)


def spent(total, umk=0, pdn=0, orders=1):
    return Spent(orders, Rupiah(total), Rupiah(umk), Rupiah(pdn))


def test_an_order_moves_the_unit_from_37_2_to_38_1_of_the_40_per_cent_target(rules):
    before = spent(100_000_000, umk=37_200_000, orders=52)
    moved = meter(before, spent(1_454_000, umk=1_454_000), DAY, rules).umk
    assert moved.shown == "37,2 % → 38,1 % dari target 40 %"
    assert (moved.before, moved.after) == (Fraction(372, 1000), Fraction(38_654, 101_454))
    assert not moved.is_met
    assert moved.rule == "umk.share@2022-03-30"


@pytest.mark.parametrize(
    ("umk", "is_met", "shown"),
    [
        (41_200_000, True, "41,2 %"),
        (40_000_000, True, "40 %"),
        (39_999_999, False, "39,9 %"),
        (39_990_000, False, "39,9 %"),
    ],
)
def test_r7_the_share_of_umk_is_met_at_forty_per_cent_and_not_below(umk, is_met, shown, rules):
    gauge = meter(NOTHING_SPENT, spent(100_000_000, umk=umk), DAY, rules).umk
    assert gauge.is_met is is_met
    assert percent(gauge.after) == shown


@pytest.mark.parametrize(("pdn", "is_met"), [(9_499_999, False), (9_500_000, True)])
def test_domestic_goods_have_their_own_target(pdn, is_met, rules):
    gauge = meter(NOTHING_SPENT, spent(10_000_000, pdn=pdn), DAY, rules).pdn
    assert (gauge.target, gauge.is_met) == (Fraction(95, 100), is_met)


def test_the_first_order_of_a_year_has_nothing_before_it(rules):
    gauge = meter(NOTHING_SPENT, spent(500_000, umk=500_000), DAY, rules).umk
    assert gauge.shown == "– → 100 % dari target 40 %"


@pytest.mark.parametrize(
    ("day", "umk", "pdn"),
    [
        (date(2022, 3, 29), None, None),
        (date(2022, 3, 30), Fraction(2, 5), None),
        (date(2023, 1, 1), Fraction(2, 5), Fraction(19, 20)),
    ],
)
def test_before_its_first_day_a_target_is_none_and_shows_none(day, umk, pdn, rules):
    found = meter(spent(100, 50), spent(100), day, rules)
    assert (found.umk.target, found.pdn.target) == (umk, pdn)
    if umk is None:
        assert found.umk.shown == "50 % → 25 %"
        assert found.umk.is_met


@pytest.mark.parametrize(
    ("size", "form", "small"),
    [
        ("Mikro", "CV", True),
        ("Kecil", "PT", True),
        ("Menengah", "CV", False),
        ("Menengah", "Koperasi", True),
        ("", "", False),
        ("", "Koperasi", True),
    ],
)
def test_micro_small_and_cooperatives_are_umk(size, form, small):
    assert is_small(size, form) is small


@pytest.mark.parametrize("state", OrderState)
@pytest.mark.parametrize("sync", SyncState)
def test_an_order_counts_from_its_number_to_its_payment_unless_it_was_held_or_refused(state, sync):
    alive = state.value in {"final", "signed", "delivering", "received", "paid"}
    assert counts(state, sync) is (alive and sync.value in {"queued", "accepted"})


def test_only_domestic_lines_count_by_their_share_with_tax():
    lines = [("PDN", Rupiah(3_596_400)), ("Impor", Rupiah(2_590_740)), ("PDN", Rupiah(1))]
    assert domestic_part(lines) == Rupiah(3_596_401)
    assert domestic_part([]) == ZERO


def test_several_units_add_up():
    whole = spent(100, 40, 90) + spent(50, 0, 50)
    assert whole == Spent(2, Rupiah(150), Rupiah(40), Rupiah(140))
    assert replace(whole, orders=0) != whole
