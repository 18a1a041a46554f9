"""Quantities: at most three decimals, a comma when typed, a point in files."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.quantity import Quantity

MODERATE = settings(max_examples=200, deadline=None, database=None)
QUANTITIES = st.integers(1, 999_999_999_999).map(lambda n: Quantity(Decimal(n) / 1000))


@pytest.mark.parametrize(
    ("typed", "value"),
    [("10", "10"), ("1000", "1000"), ("2,5", "2.5"), (" 7,350 ", "7.35"), ("0,001", "0.001")],
)
def test_what_officers_type_is_read(typed, value):
    assert Quantity.typed(typed) == Quantity(Decimal(value))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "quantity.unreadable"),
        ("dua", "quantity.unreadable"),
        ("1 000", "quantity.unreadable"),
        ("0", "quantity.range"),
        ("-3", "quantity.range"),
        ("-2,5", "quantity.range"),
        ("1000000000", "quantity.range"),
        ("1234567890123", "quantity.range"),
        ("1.000", "quantity.dot"),
        ("1.000,5", "quantity.dot"),
        ("2,5555", "quantity.places"),
        ("1" * 31, "quantity.unreadable"),
        ("1٣", "quantity.unreadable"),
    ],
)
def test_what_may_mean_something_else_is_refused(typed, code):
    with pytest.raises(BadInput) as refused:
        Quantity.typed(typed)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0", "quantity.range"),
        ("0.000", "quantity.range"),
        ("-1", "quantity.unreadable"),
        ("2,5", "quantity.unreadable"),
        ("01", "quantity.unreadable"),
        ("1e3", "quantity.unreadable"),
        ("NaN", "quantity.unreadable"),
        ("2.5555", "quantity.unreadable"),
        ("10 ", "quantity.unreadable"),
        ("1000000000", "quantity.unreadable"),
        ("1٣", "quantity.unreadable"),
    ],
)
def test_the_machine_form_is_strict(text, code):
    with pytest.raises(BadInput) as refused:
        Quantity.of(text)
    assert refused.value.code == code


def test_a_quantity_is_shown_in_three_ways():
    quantity = Quantity(Decimal("1234.500"))
    assert (str(quantity), quantity.edited, quantity.shown) == ("1234.5", "1234,5", "1.234,5")
    assert str(Quantity(Decimal("1E+3"))) == "1000"
    assert Quantity(Decimal(1000)).shown == "1.000"


def test_a_quantity_is_never_a_float():
    with pytest.raises(AssertionError):
        Quantity(2.5)


@MODERATE
@given(QUANTITIES)
def test_each_form_reads_back(quantity):
    assert Quantity.of(str(quantity)) == quantity
    assert Quantity.typed(quantity.edited) == quantity
