"""Until when the taxes of a month are deposited and reported, and what is late."""

from dataclasses import dataclass, field
from datetime import date

import pytest

from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.payments import Tax, TaxDeposit
from bejo_desktop.domain.tax_days import LastDays, is_late, last_days


@pytest.mark.parametrize(
    ("month", "deposit", "report"),
    [
        ((2022, 4), (2022, 5, 10), (2022, 5, 20)),  # PMK 242/2014
        ((2022, 5), (2022, 6, 15), (2022, 6, 20)),  # PMK 58/2022
        ((2024, 12), (2025, 1, 15), (2025, 1, 20)),
        ((2025, 1), (2025, 2, 15), (2025, 2, 20)),  # PMK 81/2024
        ((2026, 5), (2026, 6, 15), (2026, 6, 22)),  # 20 June 2026 is a Saturday
        ((2026, 10), (2026, 11, 16), (2026, 11, 20)),  # 15 November 2026 is a Sunday
        ((2026, 12), (2027, 1, 15), (2027, 1, 20)),
    ],
)
def test_a_month_is_deposited_and_reported_by_the_days_of_the_law(month, deposit, report, rules):
    last = last_days(date(*month, 1), rules)
    assert last == LastDays(date(*deposit), date(*report))


def test_a_month_before_the_oldest_rule_has_no_last_day(rules):
    assert last_days(date(2014, 12, 1), rules) is None


def test_a_region_may_have_days_of_its_own(rules_with):
    own = {
        "key": "deposit.day",
        "region": "35.09",
        "day_of_month": 8,
        "from": date(2025, 1, 1),
        "law": "contoh",
        "source": "contoh uji",
        "status": "confirm",
    }
    assert last_days(date(2026, 5, 1), rules_with({}, [own]), "35.09").deposit == date(2026, 6, 8)


@dataclass
class Row:
    """What of a recap's row decides."""

    open: Rupiah = ZERO
    deposits: tuple = field(default=())


def went(on):
    return TaxDeposit(Tax.PPN, Rupiah(100), date(2026, 10, 1), on, "B1", "NTPN1", "x")


LAST = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("row", "today", "late"),
    [
        (Row(open=Rupiah(1)), LAST, False),
        (Row(open=Rupiah(1)), date(2026, 11, 17), True),
        (Row(deposits=(went(LAST),)), date(2027, 1, 1), False),
        (Row(deposits=(went(date(2026, 11, 17)),)), date(2026, 11, 17), True),
        (Row(open=Rupiah(-1), deposits=(went(LAST),)), date(2027, 1, 1), False),
    ],
)
def test_a_tax_is_late_when_it_went_or_waits_beyond_its_last_day(row, today, late):
    assert is_late(row, LAST, today) is late
