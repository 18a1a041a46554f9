"""Whole rupiah: what officers type, what is printed, what is refused."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bejo_desktop.domain.errors import BadInput, RuleBroken
from bejo_desktop.domain.money import RUPIAH_MAX, Rupiah
from bejo_desktop.domain.quantity import Quantity

MODERATE = settings(max_examples=200, deadline=None, database=None)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("0", 0),
        ("54000", 54_000),
        ("54.000", 54_000),
        ("Rp54.000", 54_000),
        ("Rp 1.234.567", 1_234_567),
        ("  2.500  ", 2_500),
        ("1,2jt", 1_200_000),
        ("1,2 juta", 1_200_000),
        ("250rb*4", 1_000_000),
        ("250 ribu * 4", 1_000_000),
        ("1,5M", 1_500_000_000),
        ("2 miliar", 2_000_000_000),
        ("999999999999999", 999_999_999_999_999),
    ],
)
def test_what_officers_type_is_read(typed, amount):
    assert Rupiah.typed(typed) == Rupiah(amount)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "1.000,5",
        "1000,50",
        "1,000",
        "1.00",
        "12.34.567",
        "-5000",
        "007",
        "lima ribu",
        "1,2345rb",
        "5*x",
        "5*-1",
        "1٣",
        "5*٣",
        "1٣jt",
        "1" * 41,
    ],
)
def test_what_may_mean_something_else_is_refused(typed):
    with pytest.raises(BadInput) as refused:
        Rupiah.typed(typed)
    assert refused.value.code == "money.unreadable"
    assert refused.value.facts["typed"] == typed[:40]


@pytest.mark.parametrize("amount", [10**15, -(10**15)])
def test_a_thousand_trillion_is_too_much(amount):
    with pytest.raises(RuleBroken) as refused:
        Rupiah(amount)
    assert refused.value.code == "money.range"
    assert refused.value.facts == {"amount": amount}
    with pytest.raises(RuleBroken):
        Rupiah.typed("1000000000000000")


def test_an_amount_is_never_a_float_or_a_flag():
    for wrong in (1.0, True, Decimal(1)):
        with pytest.raises(AssertionError):
            Rupiah(wrong)


def test_amounts_print_without_a_space():
    assert str(Rupiah(1_234_567)) == "Rp1.234.567"
    assert str(Rupiah(-500)) == "-Rp500"
    assert Rupiah(-1_500).plain == "-1.500"


@pytest.mark.parametrize(
    ("price", "quantity", "amount"),
    [
        (11_350, "7.35", 83_423),  # 83.422,5
        (3, "0.5", 2),  # 1,5
        (1, "0.4", 0),
        (999_999_999_999, "999.999", 999_998_999_999_000),  # …,001
    ],
)
def test_a_line_rounds_half_up_to_the_rupiah(price, quantity, amount):
    assert Rupiah(price).times(Quantity.of(quantity)) == Rupiah(amount)


def test_amounts_add_and_subtract():
    assert Rupiah(5) + Rupiah(3) - Rupiah(10) == Rupiah(-2)
    assert -Rupiah(5) == Rupiah(-5)
    assert Rupiah(1) < Rupiah(2)


@MODERATE
@given(st.integers(0, RUPIAH_MAX))
def test_what_is_printed_reads_back(amount):
    assert Rupiah.typed(str(Rupiah(amount))) == Rupiah(amount)
    assert Rupiah.typed(Rupiah(amount).plain) == Rupiah(amount)
