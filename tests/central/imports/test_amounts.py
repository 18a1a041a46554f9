"""Amounts as people and programs write them; what can mean two things is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bejo_central.imports.amounts import Unclear, Writing, read_amount
from bejo_central.imports.prices import list_price
from bejo_central.imports.results import Sen
from bejo_central.imports.rows import Refusal, RowRefused

AMOUNTS = st.integers(min_value=0, max_value=10**15 - 1)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("49.000", "49000"),
        ("1,010,000", "1010000"),
        ("Rp 54.000,00", "54000"),
        ("Rp54.000,-", "54000"),
        ("Rp. 54.000", "54000"),
        ("IDR 54,000.00", "54000"),
        ("54000", "54000"),
        ("054000", "54000"),
        ("54000.0", "54000"),
        ("54000,5", "54000.5"),
        ("649363.349", "649363.349"),
        ("1.234.567,89", "1234567.89"),
        ("0.400", "0.4"),
        ("0", "0"),
    ],
)
def test_what_a_person_writes_is_read(text, amount):
    assert read_amount(text, Writing.PERSON) == Decimal(amount)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-5",
        "+5",
        "1e6",
        "1.98E+17",
        "NaN",
        "Infinity",
        "54 000",
        "1.0.0",
        "1,01,000",
        "1.010,000",
        "1,010.000",
        "54.000,123",
        "1.00.000",
        "5,4,00",
        "lima",
        "Rp",
        "54.000 / rim",
        "١٢٣",
        "0x10",
        "9" * 31,
    ],
)
def test_what_can_mean_several_things_or_nothing_is_not(text):
    assert read_amount(text, Writing.PERSON) is Unclear.UNREADABLE


@pytest.mark.parametrize("text", ["49.000", "49,000", "1.250", "Rp 49.000"])
def test_one_group_of_three_in_an_export_may_be_a_fraction(text):
    assert read_amount(text, Writing.EXPORT) is Unclear.AMBIGUOUS


@pytest.mark.parametrize("text", ["649363.349", "49132.485"])
def test_the_fractions_of_the_real_export_are_fractions(text):
    assert read_amount(text, Writing.EXPORT) == Decimal(text)


@given(AMOUNTS, st.sampled_from(["{}", "Rp {}", "Rp{}", " {} ", "{},-", "rp. {}"]))
def test_every_whole_amount_is_read_back_as_indonesia_writes_it(amount, around):
    dotted = f"{amount:,}".replace(",", ".")
    assert read_amount(around.format(dotted), Writing.PERSON) == amount


@given(AMOUNTS, st.integers(0, 99))
def test_sen_are_never_lost_and_never_taken_for_thousands(amount, sen):
    dotted = f"{amount:,}".replace(",", ".")
    exact = Decimal(f"{amount}.{sen:02d}")
    assert read_amount(f"{dotted},{sen:02d}", Writing.PERSON) == exact
    assert read_amount(f"{amount:,}.{sen:02d}", Writing.PERSON) == exact
    assert read_amount(f"{amount}.{sen:02d}", Writing.EXPORT) == exact


@given(AMOUNTS, st.integers(0, 999))
def test_an_export_is_read_exactly_or_not_at_all(amount, thousandths):
    read = read_amount(f"{amount}.{thousandths:03d}", Writing.EXPORT)
    assert read in {Decimal(f"{amount}.{thousandths:03d}"), Unclear.AMBIGUOUS}


@given(st.text(max_size=50), st.sampled_from(Writing))
def test_any_text_is_an_amount_of_at_least_nought_or_unclear(text, writing):
    read = read_amount(text, writing)
    assert isinstance(read, Unclear) or (read.is_finite() and read >= 0)


def priced(texts, sen):
    try:
        return list_price("harga", texts, sen, Writing.PERSON)
    except RowRefused as refused:
        return refused.at(2)


@given(st.lists(st.text("0123456789.,Rp-e ", max_size=12), max_size=5), st.sampled_from(Sen))
def test_a_list_price_is_whole_and_above_nought_or_refused(texts, sen):
    found = priced(texts, sen)
    if isinstance(found, Refusal):
        assert found.reason.startswith("import.")
        assert found.column == "harga"
    else:
        assert 0 < found.price.amount < 10**15
        assert sen is Sen.ROUND or not found.rounded
