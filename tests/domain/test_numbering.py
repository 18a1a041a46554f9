"""Numbers as printed and typed, ranges from the centre, and the register that always sums."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bejo_desktop.domain.errors import BadInput, RuleBroken
from bejo_desktop.domain.numbering import (
    Fate,
    FatedRange,
    Lease,
    NumberMask,
    NumberRange,
    Register,
    Series,
)

USUAL = "{classification}/{running:04d}/{series}/{unit}/{year}"
MODERATE = settings(max_examples=200, deadline=None, database=None)


def a_lease(first=17, last=19, next_number=17):
    return Lease(
        id="L88",
        series="SP",
        unit="413.101",
        year=2026,
        first=first,
        last=last,
        next_number=next_number,
        expires_on=date(2027, 1, 31),
    )


def test_the_usual_mask_prints_the_number_of_the_issue():
    mask = NumberMask(USUAL, "000.3.2")
    assert mask.format(17, "SP", "413.101", 2026) == "000.3.2/0017/SP/413.101/2026"
    assert mask.format(12345, Series.BAST, "413.101", 2026) == "000.3.2/12345/BAST/413.101/2026"


def test_the_mask_of_the_governors_letter():
    mask = NumberMask("{classification}/{running}/{unit}/{series}/{year}", "027")
    assert mask.format(2337, "SP", "022.1", 2021) == "027/2337/022.1/SP/2021"


@pytest.mark.parametrize(
    "typed",
    [
        "000.3.2/0017/SP/413.101/2026",
        "000.3.2/17/SP/413.101/2026",
        "  000.3.2/00017/SP/413.101/2026 ",
    ],
)
def test_a_typed_number_is_read_with_any_noughts(typed):
    assert NumberMask(USUAL, "000.3.2").running(typed, "SP", "413.101", 2026) == 17


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "17",
        "000.3.2/0017/SP/413.101/2025",
        "000.3.2/0017/SPK/413.101/2026",
        "000.3.2/0017/SP/413x101/2026",
        "000.3.2/0000/SP/413.101/2026",
        "000.3.2/1000000/SP/413.101/2026",
        "000.3.2/00a7/SP/413.101/2026",
        "000.3.2/٠٠١٧/SP/413.101/2026",
        "000.3.2/0017/SP/413.101/2026/2",
        "000x3x2/0017/SP/413.101/2026",
    ],
)
def test_a_typed_number_of_another_form_is_refused_with_an_example(typed):
    with pytest.raises(RuleBroken) as refused:
        NumberMask(USUAL, "000.3.2").running(typed, "SP", "413.101", 2026)
    assert refused.value.code == "number.malformed"
    assert refused.value.facts["expected"] == "000.3.2/0017/SP/413.101/2026"


@MODERATE
@given(
    running=st.integers(1, 999_999),
    series=st.sampled_from(Series),
    unit=st.from_regex(r"[0-9]{1,4}(\.[0-9]{1,4}){0,3}", fullmatch=True),
    year=st.integers(2020, 2099),
)
def test_a_printed_number_reads_back(running, series, unit, year):
    mask = NumberMask(USUAL, "000.3.2")
    assert mask.running(mask.format(running, series, unit, year), series, unit, year) == running


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{running}/{series}/{unit}",
        "{running}{series}/{unit}/{year}",
        "{running}/{running:02d}/{series}/{unit}/{year}",
        "{running}/{series}/{unit}/{year}/{month}",
        "{running:9d}/{series}/{unit}/{year}",
        "{running.real}/{series}/{unit}/{year}",
        "{running}/{series}/{unit}/{year}\n",
    ],
)
def test_a_mask_that_could_print_two_numbers_alike_is_refused(text):
    with pytest.raises(BadInput) as refused:
        NumberMask(text, "000.3.2")
    assert refused.value.code == "number.mask"


def test_a_lease_gives_each_number_once_and_then_says_it_is_empty():
    lease, taken = a_lease(), []
    while lease.left:
        number, lease = lease.take()
        taken.append(number)
    assert taken == [17, 18, 19]
    with pytest.raises(RuleBroken) as refused:
        lease.take()
    assert refused.value.code == "lease.empty"
    assert refused.value.facts == {"series": "SP", "year": 2026}


def test_a_lease_read_from_a_row_knows_its_series():
    assert a_lease().series is Series.SP
    with pytest.raises(ValueError, match="XX"):
        replace(a_lease(), series="XX")


def test_a_lease_knows_its_own_numbers():
    assert [number for number in range(15, 22) if a_lease().covers(number)] == [17, 18, 19]


@pytest.mark.parametrize(("first", "last", "next_number"), [(0, 5, 1), (5, 9, 4), (5, 9, 11)])
def test_a_lease_outside_its_range_cannot_be(first, last, next_number):
    with pytest.raises(AssertionError):
        a_lease(first, last, next_number)


def test_the_register_accounts_for_every_number():
    register = Register.of(
        [NumberRange(1, 20), NumberRange(31, 40)],
        [
            FatedRange(1, 9, Fate.USED),
            FatedRange(10, 10, Fate.VOID),
            FatedRange(11, 11, Fate.VOID),
            FatedRange(12, 15, Fate.USED),
            FatedRange(16, 20, Fate.RETURNED),
            FatedRange(31, 31, Fate.UNCERTAIN),
            FatedRange(32, 33, Fate.LOST),
            FatedRange(34, 35, Fate.SKIPPED),
            FatedRange(36, 40, Fate.OPEN),
        ],
    )
    assert register.issued == 30
    assert register.counts == {
        Fate.USED: 13,
        Fate.VOID: 2,
        Fate.RETURNED: 5,
        Fate.OPEN: 5,
        Fate.LOST: 2,
        Fate.UNCERTAIN: 1,
        Fate.SKIPPED: 2,
    }
    assert register.sum_ok
    assert register.gaps == (
        FatedRange(10, 11, Fate.VOID),
        FatedRange(16, 20, Fate.RETURNED),
        FatedRange(31, 31, Fate.UNCERTAIN),
        FatedRange(32, 33, Fate.LOST),
        FatedRange(34, 35, Fate.SKIPPED),
    )


@pytest.mark.parametrize(
    "fates",
    [
        [FatedRange(1, 2, Fate.USED)],
        [FatedRange(1, 3, Fate.USED), FatedRange(3, 3, Fate.VOID)],
        [FatedRange(1, 2, Fate.USED), FatedRange(4, 4, Fate.USED)],
    ],
)
def test_a_number_without_a_fate_or_with_two_shows(fates):
    assert not Register.of([NumberRange(1, 3)], fates).sum_ok


def test_a_number_issued_twice_shows():
    twice = [NumberRange(1, 2), NumberRange(2, 2)]
    fates = [FatedRange(1, 2, Fate.USED), FatedRange(2, 2, Fate.USED)]
    assert not Register.of(twice, fates).sum_ok
