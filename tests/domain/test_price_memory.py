"""What was paid before, what others ask, and when a price asks for a reason."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.price_memory import (
    OwnHistory,
    PaidPrice,
    Reference,
    RegionPrices,
    history_of,
    history_since,
    median,
    price_deviation,
)

DAY = date(2026, 5, 12)


def paid(price, day=date(2026, 3, 2), order="000.3.2/0001/SP/413.101/2026"):
    return PaidPrice(Rupiah(price), day, order, "V-00042")


def known(middle):
    return OwnHistory(3, Rupiah(1), Rupiah(middle), Rupiah(10**9), paid(middle))


def listed(middle, count=3):
    return RegionPrices(count, Rupiah(middle), date(2026, 5, 1))


@pytest.mark.parametrize(
    ("prices", "middle"),
    [
        ([52_500], 52_500),
        ([52_500, 54_000], 53_250),
        ([54_000, 50_000, 56_500], 54_000),
        ([1, 2], 2),
    ],
)
def test_the_median_is_the_middle_and_of_two_middles_their_mean_half_up(prices, middle):
    assert median(map(Rupiah, prices)) == Rupiah(middle)


def test_the_history_tells_least_middle_most_and_the_last():
    last = paid(53_000, date(2026, 4, 30))
    history = history_of([paid(54_000), last, paid(50_000, date(2025, 11, 3)), paid(56_500)])
    assert history == OwnHistory(4, Rupiah(50_000), Rupiah(53_500), Rupiah(56_500), last)


def test_without_an_order_there_is_no_history():
    assert history_of([]) is None
    assert history_of([paid(54_000, date(2024, 1, 1))], since=date(2025, 1, 1)) is None


def test_history_reaches_back_a_year(rules):
    since = history_since(DAY, rules)
    assert since == date(2025, 5, 12)
    on, before = paid(1, since), paid(2, date(2025, 5, 11))
    assert history_of([on, before], since).count == 1


@pytest.mark.parametrize(("price", "asks"), [(54_999, False), (55_000, False), (55_001, True)])
def test_a_tenth_above_the_own_median_is_not_asked_about_and_a_rupiah_more_is(price, asks, rules):
    found = price_deviation(Rupiah(price), known(50_000), None, DAY, rules)
    assert bool(found) is asks
    if asks:
        (one,) = found
        assert (one.against, one.reference) == (Reference.HISTORY, Rupiah(50_000))
        assert one.over == Fraction(5_001, 50_000)
        assert one.rule == "flag.price.history@2018-03-22"


@pytest.mark.parametrize(("price", "asks"), [(54_999, False), (55_000, False), (55_001, True)])
def test_the_median_of_the_region_is_compared_likewise(price, asks, rules):
    found = price_deviation(Rupiah(price), None, listed(50_000), DAY, rules)
    assert [one.against for one in found] == [Reference.MEDIAN] * asks


def test_two_prices_in_the_region_have_no_middle_worth_asking_about(rules):
    assert price_deviation(Rupiah(99_000), None, listed(50_000, 2), DAY, rules) == ()


def test_both_may_be_exceeded_and_nothing_known_is_no_question(rules):
    found = price_deviation(Rupiah(99_000), known(50_000), listed(60_000), DAY, rules)
    assert [one.against for one in found] == [Reference.HISTORY, Reference.MEDIAN]
    assert price_deviation(Rupiah(99_000), None, None, DAY, rules) == ()


def test_a_lower_price_is_never_asked_about(rules):
    cheap = replace(known(50_000), median=Rupiah(50_000))
    assert price_deviation(Rupiah(1), cheap, listed(50_000), DAY, rules) == ()
