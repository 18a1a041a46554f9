"""Petty cash (UP) of a unit, and the last days for SPM of its region (users.md 1.3)."""

from dataclasses import replace
from datetime import date

import pytest

from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.fiscal_year import FiscalYear
from bejo_desktop.domain.money import Rupiah


def test_open_up_orders_are_taken_off_the_limit():
    year = FiscalYear(2026, up_limit=Rupiah(50_000_000), up_open=Rupiah(3_000_000))
    assert year.up_left() == Rupiah(47_000_000)
    assert replace(year, up_paid=Rupiah(2_000_000)).up_left() == Rupiah(45_000_000)
    assert year.up_left(Rupiah(45_000_000)) == Rupiah(2_000_000)
    assert year.up_left(Rupiah(48_000_000)) == Rupiah(-1_000_000)


def test_nobody_knows_what_is_left_of_a_limit_that_nobody_told():
    assert FiscalYear(2026, up_open=Rupiah(1)).up_left() is None


@pytest.mark.parametrize(
    ("payment", "due_on", "late"),
    [
        (Payment.LS, date(2026, 12, 15), False),
        (Payment.LS, date(2026, 12, 16), True),
        (Payment.TOP, date(2026, 12, 16), True),
        (Payment.UP, date(2026, 12, 12), False),
        (Payment.UP, date(2026, 12, 13), True),
    ],
)
def test_an_order_that_ends_after_the_last_day_for_its_spm_is_late(payment, due_on, late):
    year = FiscalYear(2026, ls_until=date(2026, 12, 15), gu_until=date(2026, 12, 12))
    assert year.is_too_late(payment, due_on) is late


def test_without_a_circular_nothing_is_late():
    year = FiscalYear(2026)
    assert not any(year.is_too_late(payment, date(2026, 12, 31)) for payment in Payment)
