"""What holds of the figures of any order, and a second computation by other means."""

from datetime import date
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bejo_desktop.domain.codes import (
    Certificate,
    Collector,
    Kind,
    Platform,
    PriceMode,
    TaxClass,
)
from bejo_desktop.domain.figures import PricedLine, QuoteRequest, VendorTax
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.quantity import Quantity
from bejo_desktop.domain.rounding import rounded, spread
from bejo_desktop.domain.tax.computing import compute

MODERATE = settings(max_examples=250, deadline=None, database=None)

lines = st.builds(
    PricedLine,
    tax_class=st.sampled_from(TaxClass),
    quantity=st.integers(1, 999_999).map(lambda n: Quantity(Decimal(n) / 1000)),
    unit_price=st.integers(1, 3_000_000).map(Rupiah),
)
days = st.dates(date(2022, 5, 1), date(2027, 12, 31))


@st.composite
def requests(draw):
    chosen = tuple(draw(st.lists(lines, min_size=1, max_size=8)))
    worth = sum(line.unit_price.times(line.quantity).amount for line in chosen)
    return QuoteRequest(
        ordered_on=draw(days),
        due_on=draw(days),
        region=draw(st.sampled_from([None, "35.09", "35.78"])),
        platform=draw(st.sampled_from(Platform)),
        collector=draw(st.sampled_from(Collector)),
        kind=draw(st.sampled_from(Kind)),
        price_mode=draw(st.sampled_from(PriceMode)),
        vendor=draw(
            st.builds(VendorTax, st.booleans(), st.booleans(), st.sampled_from(Certificate))
        ),
        lines=chosen,
        discount=Rupiah(draw(st.one_of(st.just(0), st.integers(0, worth)))),
        shipping=Rupiah(draw(st.one_of(st.just(0), st.integers(0, 500_000)))),
    )


@MODERATE
@given(request=requests())
def test_the_invariants_of_figures_hold(request, rules):
    figures = compute(request, rules)
    assert sum(one.base.amount for one in figures.classes) == figures.base.amount
    assert sum(one.ppn.amount for one in figures.classes) == figures.ppn.amount
    assert sum(one.pbjt.amount for one in figures.classes) == figures.pbjt.amount
    assert figures.total == figures.base + figures.ppn + figures.pbjt
    assert sum(line.share.amount for line in figures.lines) == figures.total.amount
    kept = sum(row.amount.amount for row in figures.pph)
    assert figures.net_to_vendor.amount == (
        figures.total.amount - figures.ppn_collected.amount - figures.pbjt.amount - kept
    )
    assert min(line.share.amount for line in figures.lines) >= 0
    assert figures.net_to_vendor.amount >= 0
    assert len(set(figures.rules)) == len(figures.rules)
    known = {rule.id for rule in rules.all}
    assert set(figures.rules) <= known


@MODERATE
@given(request=requests())
def test_an_inclusive_total_is_what_was_agreed(request, rules):
    inclusive = _replaced(request, PriceMode.INCLUSIVE)
    agreed = sum(line.unit_price.times(line.quantity).amount for line in request.lines)
    total = compute(inclusive, rules).total.amount
    assert total == agreed - request.discount.amount + request.shipping.amount


@MODERATE
@given(request=requests())
def test_a_second_computation_of_an_exclusive_order_agrees(request, rules):
    exclusive = _replaced(request, PriceMode.EXCLUSIVE)
    figures = compute(exclusive, rules)
    due_on = request.due_on
    direction = ROUND_HALF_UP if due_on >= date(2025, 5, 22) else ROUND_FLOOR
    luxury_full = due_on >= date(2025, 2, 1)
    bases = {one.tax_class: one.base.amount for one in figures.classes}
    plain = bases.get(TaxClass.GOODS, 0) + bases.get(TaxClass.SERVICE, 0)
    luxury = bases.get(TaxClass.LUXURY, 0)
    ppn = 0
    if request.vendor.pkp and luxury_full:
        ppn = _round(plain * 11, direction) + _round(luxury * 12, direction)
    elif request.vendor.pkp:
        ppn = _round((plain + luxury) * 11, direction)
    assert figures.ppn.amount == ppn
    assert figures.pbjt.amount == _round(bases.get(TaxClass.CATERING, 0) * 10, direction)
    worth = sum(_line_amount(line) for line in request.lines)
    assert figures.base.amount == worth - request.discount.amount + request.shipping.amount


@MODERATE
@given(request=requests())
def test_no_line_bears_more_than_a_rupiah_beside_its_exact_share(request, rules):
    figures = compute(request, rules)
    totals = {
        one.tax_class: one.base.amount + one.ppn.amount + one.pbjt.amount for one in figures.classes
    }
    for name, total in totals.items():
        own = [
            figure
            for line, figure in zip(request.lines, figures.lines, strict=True)
            if line.tax_class is name
        ]
        worth = sum(figure.amount.amount for figure in own)
        for figure in own if worth else ():
            exact = Fraction(total * figure.amount.amount, worth)
            assert abs(figure.share.amount - exact) < 1


@MODERATE
@given(total=st.integers(0, 10**15), weights=st.lists(st.integers(0, 10**12), min_size=1))
def test_a_spread_loses_nothing_and_is_fair(total, weights):
    parts = spread(total, weights)
    assert sum(parts) == total
    assert min(parts) >= 0
    whole = sum(weights)
    for part, weight in zip(parts, weights, strict=True):
        assert not whole or abs(part - Fraction(total * weight, whole)) < 1


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        (5, [100, 100], [3, 2]),
        (1, [1, 1, 1], [1, 0, 0]),
        (10, [1, 2], [3, 7]),
        (7, [0, 0], [7, 0]),
        (0, [0], [0]),
    ],
)
def test_a_spread_gives_ties_to_the_earlier(total, weights, parts):
    assert spread(total, weights) == parts


@MODERATE
@given(
    amount=st.integers(0, 10**15),
    ratio=st.fractions(0, 2, max_denominator=10_000),
)
def test_rounding_agrees_with_decimal(amount, ratio):
    with localcontext() as exact:
        exact.prec = 60
        quotient = Decimal(amount * ratio.numerator) / ratio.denominator
        assert rounded(amount, ratio, "floor") == int(quotient.to_integral(ROUND_FLOOR))
        assert rounded(amount, ratio, "half_up") == int(quotient.to_integral(ROUND_HALF_UP))


def _replaced(request, mode):
    return QuoteRequest(
        **{
            field: getattr(request, field)
            for field in QuoteRequest.__slots__
            if field != "price_mode"
        },
        price_mode=mode,
    )


def _round(percents, direction):
    return int((Decimal(percents) / 100).to_integral(direction))


def _line_amount(line):
    exact = Fraction(line.unit_price.amount) * Fraction(line.quantity.value)
    return int(exact + Fraction(1, 2))
