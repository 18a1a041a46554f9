"""Mixed classes, discounts, certificates and switches; expected values worked out by hand."""

from datetime import date

import pytest

from bejo_desktop.domain.errors import BadInput, RuleBroken
from bejo_desktop.domain.tax.computing import compute

ALL_CLASSES = [
    (1_000_000, "1", "exempt"),
    (1_000_000, "1", "catering"),
    (1_000_000, "1", "service"),
    (1_000_000, "1", "luxury"),
    (1_000_000, "1", "goods"),
]


def by_class(figures):
    return {
        one.tax_class.value: (one.base.amount, one.ppn.amount, one.pbjt.amount)
        for one in figures.classes
    }


def pph(figures):
    return [(row.article, row.base.amount, row.amount.amount) for row in figures.pph]


def test_every_class_bears_its_own_tax(a_quote, rules):
    figures = compute(a_quote(*ALL_CLASSES), rules)
    assert by_class(figures) == {
        "goods": (1_000_000, 110_000, 0),
        "luxury": (1_000_000, 120_000, 0),
        "service": (1_000_000, 110_000, 0),
        "catering": (1_000_000, 0, 100_000),
        "exempt": (1_000_000, 0, 0),
    }
    assert list(by_class(figures)) == ["goods", "luxury", "service", "catering", "exempt"]
    assert figures.dpp_nilai_lain.amount == 1_833_333
    assert pph(figures) == [("22", 5_000_000, 25_000)]
    assert figures.net_to_vendor.amount == 5_000_000 - 25_000


def test_an_inclusive_price_is_divided_by_the_rate_of_its_class(a_quote, rules):
    lines = [(price * 111 // 100, quantity, name) for price, quantity, name in ALL_CLASSES]
    figures = compute(a_quote(*lines, price_mode="inclusive"), rules)
    assert figures.total.amount == 5_550_000
    assert by_class(figures) == {
        "goods": (1_000_000, 110_000, 0),
        "luxury": (991_071, 118_929, 0),  # 1.110.000 ÷ 1,12 = 991.071,43
        "service": (1_000_000, 110_000, 0),
        "catering": (1_009_091, 0, 100_909),  # 1.110.000 ÷ 1,1 = 1.009.090,91
        "exempt": (1_110_000, 0, 0),
    }


def test_ppn_is_rounded_once_over_goods_and_services(a_quote, rules):
    # 2 × 0,5 rupiah of tax: rounded by class it would be 2, together it is 11 % of 100 = 11.
    figures = compute(a_quote((50, "1", "goods"), (50, "1", "service")), rules)
    assert figures.ppn.amount == 11
    assert by_class(figures) == {"goods": (50, 6, 0), "service": (50, 5, 0)}


def test_the_discount_goes_by_line_sums_and_ties_to_the_earlier_class(a_quote, rules):
    figures = compute(
        a_quote((100, "1", "service"), (100, "1", "goods"), pkp=False, discount=5), rules
    )
    assert by_class(figures) == {"goods": (97, 0, 0), "service": (98, 0, 0)}
    assert [line.share.amount for line in figures.lines] == [98, 97]


def test_shipping_joins_the_class_with_the_largest_sum(a_quote, rules):
    figures = compute(
        a_quote((100, "1", "goods"), (300, "1", "exempt"), pkp=False, shipping=50), rules
    )
    assert by_class(figures) == {"goods": (100, 0, 0), "exempt": (350, 0, 0)}
    tied = compute(
        a_quote((300, "1", "exempt"), (300, "1", "goods"), pkp=False, shipping=50), rules
    )
    assert by_class(tied)["goods"] == (350, 0, 0)


def test_shipping_of_an_order_worth_nothing_is_borne_by_the_first_line(a_quote, rules):
    figures = compute(a_quote((1, "0.1"), (1, "0.2"), pkp=False, shipping=9_000), rules)
    assert [line.amount.amount for line in figures.lines] == [0, 0]
    assert [line.share.amount for line in figures.lines] == [9_000, 0]


def test_lines_share_the_tax_by_largest_remainder(a_quote, rules):
    # 11 % of 3 × 33 = 10,89 → 11: 3,67 each, so two lines bear 4 and the last bears 3.
    figures = compute(a_quote((33,), (33,), (33,)), rules)
    assert figures.total.amount == 110
    assert [line.share.amount for line in figures.lines] == [37, 37, 36]


def test_a_direct_mixed_order_has_two_articles(a_quote, rules):
    lines = [(3_450_000, "1", "goods"), (1_250_000, "1", "service")]
    assert pph(compute(a_quote(*lines, direct=True), rules)) == [
        ("22", 3_450_000, 51_750),
        ("23", 1_250_000, 25_000),
    ]
    assert pph(compute(a_quote(*lines, direct=True, npwp=False), rules)) == [
        ("22", 3_450_000, 103_500),
        ("23", 1_250_000, 50_000),
    ]


def test_the_floor_looks_at_the_goods_for_pph_22_and_at_the_order_for_ppn(a_quote, rules):
    figures = compute(a_quote((2_000_000, "1", "goods"), (1, "1", "service"), direct=True), rules)
    assert figures.ppn_collected == figures.ppn
    assert pph(figures) == []  # PPh 23 of one rupiah rounds to nothing
    below = compute(
        a_quote((1_000_000, "1", "goods"), (1_000_000, "1", "service"), direct=True), rules
    )
    assert below.ppn_collected.amount == 0
    assert pph(below) == [("23", 1_000_000, 20_000)]
    above = compute(a_quote((2_000_001, "1", "goods"), direct=True), rules)
    assert pph(above) == [("22", 2_000_001, 30_000)]


def test_the_scope_of_a_floor_is_a_switch_in_the_rules(a_quote, rules_with):
    lines = [(2_000_000, "1", "goods"), (500_000, "1", "exempt")]
    own = compute(a_quote(*lines, direct=True), rules_with({"floor_scope.ppn": "own"}))
    assert own.ppn_collected.amount == 0
    never = compute(a_quote(*lines, direct=True), rules_with({"floor_scope.ppn": "never"}))
    assert never.ppn_collected.amount == 220_000
    service = a_quote((2_000_000, "1", "service"), direct=True)
    assert pph(compute(service, rules_with({"floor_scope.pph23": "own"}))) == []


def test_as_shipped_a_floor_is_of_the_order_for_ppn_of_its_goods_for_pph_22_and_else_of_none(
    a_quote, rules
):
    beside = compute(
        a_quote((2_000_000, "1", "goods"), (500_000, "1", "exempt"), direct=True), rules
    )
    assert beside.ppn_collected.amount == 220_000
    alone = compute(a_quote((2_000_000, "1", "goods"), direct=True), rules)
    assert (alone.ppn_collected.amount, pph(alone)) == (0, [])
    mixed = compute(a_quote((2_000_000, "1", "goods"), (1_000, "1", "service"), direct=True), rules)
    assert pph(mixed) == [("23", 1_000, 20)]
    service = compute(a_quote((2_000_000, "1", "service"), direct=True), rules)
    assert pph(service) == [("23", 2_000_000, 40_000)]
    final = compute(a_quote((2_000_000, "1", "goods"), direct=True, certificate="final"), rules)
    assert pph(final) == [("final", 2_000_000, 10_000)]


def test_a_floor_that_is_switched_on_is_of_two_million(a_quote, rules_with):
    service = rules_with({"floor_scope.pph23": "own"})
    final = rules_with({"floor_scope.pph_final": "own"})
    for amount, held in ((2_000_000, []), (2_000_001, [("23", 2_000_001, 40_000)])):
        assert pph(compute(a_quote((amount, "1", "service"), direct=True), service)) == held
    for amount, held in ((2_000_000, []), (2_000_001, [("final", 2_000_001, 10_000)])):
        line = a_quote((amount, "1", "goods"), direct=True, certificate="final")
        assert pph(compute(line, final)) == held


def test_the_surat_keterangan_replaces_both_articles(a_quote, rules):
    lines = [(1_000_000, "1", "goods"), (1_000_000, "1", "service"), (400_000, "1", "catering")]
    figures = compute(a_quote(*lines, direct=True, certificate="final", npwp=False), rules)
    assert pph(figures) == [("final", 2_400_000, 12_000)]
    assert figures.pph[0].rule == "pph.final@2022-12-20"
    eve = a_quote(*lines, direct=True, certificate="final", due_on=date(2022, 12, 19))
    assert pph(compute(eve, rules)) == [("final", 2_400_000, 12_000)]
    assert compute(eve, rules).pph[0].rule == "pph.final@2018-07-01"


@pytest.mark.parametrize("certificate", ["exempt", "below_500m"])
def test_skb_and_small_turnover_spare_the_vendor_of_the_bendahara(certificate, a_quote, rules):
    request = a_quote((9_000_000,), direct=True, certificate=certificate)
    assert compute(request, rules).pph == ()


@pytest.mark.parametrize(
    ("certificate", "switch"),
    [
        ("exempt", "pph22.marketplace.skb_exempts"),
        ("below_500m", "pph22.marketplace.below_500m_exempts"),
    ],
)
def test_on_a_platform_they_spare_nobody_while_their_switch_is_off(
    certificate, switch, a_quote, rules, rules_with
):
    request = a_quote((9_000_000,), certificate=certificate)
    assert pph(compute(request, rules)) == [("22", 9_000_000, 45_000)]
    assert compute(request, rules_with({switch: True})).pph == ()


def test_the_floor_on_a_platform_is_a_switch(a_quote, rules, rules_with):
    assert pph(compute(a_quote((2_000_000,)), rules)) == [("22", 2_000_000, 10_000)]
    switched = rules_with({"pph22.marketplace.floor_applies": True})
    assert compute(a_quote((2_000_000,)), switched).pph == ()
    assert pph(compute(a_quote((2_000_001,)), switched)) == [("22", 2_000_001, 10_000)]


def test_a_platform_takes_half_a_percent_of_catering_too_and_never_doubles(a_quote, rules):
    figures = compute(a_quote((2_400_000, "1", "catering"), pkp=False, npwp=False), rules)
    assert pph(figures) == [("22", 2_400_000, 12_000)]
    assert figures.net_to_vendor.amount == 2_388_000


def test_pbjt_follows_the_region(a_quote, rules_with):
    surabaya = {
        "key": "pbjt.makmin",
        "rate": "8%",
        "from": date(2024, 1, 5),
        "law": "contoh",
        "source": "contoh",
        "status": "confirm",
        "region": "35.78",
    }
    rules = rules_with({}, [surabaya])
    line = (100_000, "1", "catering")
    assert compute(a_quote(line, region="35.78"), rules).pbjt.amount == 8_000
    assert compute(a_quote(line, region="35.09"), rules).pbjt.amount == 10_000
    assert compute(a_quote(line), rules).pbjt.amount == 10_000
    eve = compute(a_quote(line, region="35.78", due_on=date(2024, 1, 4)), rules)
    assert eve.pbjt.amount == 10_000
    assert "pbjt.makmin/35.78@2024-01-05" in compute(a_quote(line, region="35.78"), rules).rules


@pytest.mark.parametrize(
    ("due_on", "ppn", "nilai_lain"),
    [
        (date(2022, 3, 31), 100_000, None),
        (date(2022, 4, 1), 110_000, None),
        (date(2024, 12, 31), 110_000, None),
        (date(2025, 1, 1), 110_000, 916_666),
        (date(2025, 2, 1), 110_000, 916_666),
    ],
)
def test_a_good_on_the_eve_and_the_day_of_each_change(due_on, ppn, nilai_lain, a_quote, rules):
    assert ppn_of("goods", a_quote, due_on, rules) == (ppn, nilai_lain)


@pytest.mark.parametrize(
    ("due_on", "ppn", "nilai_lain"),
    [
        (date(2022, 3, 31), 100_000, None),
        (date(2022, 4, 1), 110_000, None),
        (date(2024, 12, 31), 110_000, None),
        (date(2025, 1, 1), 110_000, 916_666),
        (date(2025, 1, 31), 110_000, 916_666),
        (date(2025, 2, 1), 120_000, None),
    ],
)
def test_a_luxury_good_on_the_eve_and_the_day_of_each_change(
    due_on, ppn, nilai_lain, a_quote, rules
):
    assert ppn_of("luxury", a_quote, due_on, rules) == (ppn, nilai_lain)


@pytest.mark.parametrize(("goods", "collected"), [(2_000_000, 0), (2_000_001, 220_000)])
def test_a_ppn_floor_of_its_own_objects_does_not_count_the_catering(
    goods, collected, a_quote, rules_with
):
    rules = rules_with({"floor_scope.ppn": "own"})
    lines = ((goods, "1", "goods"), (3_000_000, "1", "catering"))
    assert compute(a_quote(*lines, direct=True), rules).ppn_collected.amount == collected


def test_an_order_without_ppn_rests_on_no_rule_of_it(a_quote, rules):
    figures = compute(a_quote((3_000_000,), direct=True, pkp=False), rules)
    assert [one for one in figures.rules if "ppn" in one] == []
    assert figures.ppn_collected.amount == 0


def ppn_of(tax_class, a_quote, due_on, rules):
    """PPN and DPP nilai lain of a million."""
    figures = compute(a_quote((1_000_000, "1", tax_class), due_on=due_on, direct=True), rules)
    shown = figures.dpp_nilai_lain
    return figures.ppn.amount, None if shown is None else shown.amount


def test_the_tax_follows_the_due_date_not_the_order(a_quote, rules):
    request = a_quote(
        (1_000_000,), ordered_on=date(2022, 3, 25), due_on=date(2022, 4, 4), direct=True
    )
    assert compute(request, rules).ppn.amount == 110_000


@pytest.mark.parametrize(
    ("due_on", "ppn", "rounding"),
    [(date(2025, 5, 21), 500, "floor"), (date(2025, 5, 22), 501, "half_up")],
)
def test_taxes_round_half_up_from_the_day_of_the_new_rule(due_on, ppn, rounding, a_quote, rules):
    figures = compute(a_quote((4_550,), due_on=due_on), rules)
    assert (figures.ppn.amount, figures.rounding) == (ppn, rounding)


def test_an_inclusive_price_is_divided_half_up_in_the_floor_era_too(a_quote, rules):
    # 1.000 ÷ 1,11 = 900,9
    request = a_quote((1_000,), due_on=date(2025, 3, 1), price_mode="inclusive")
    figures = compute(request, rules)
    assert (figures.base.amount, figures.ppn.amount) == (901, 99)


def test_the_rules_that_were_applied_are_named_with_their_dates(a_quote, rules):
    figures = compute(a_quote((54_000, "10")), rules)
    assert figures.rules == (
        "rounding.tax@2025-05-22",
        "ppn.base@2025-01-01",
        "ppn.rate@2025-01-01",
        "pph22.marketplace@2022-05-01",
        "pph22.marketplace.floor_applies@2022-05-01",
        "officer.pp_limit@2018-03-22",
        "meterai.surat_pesanan@2021-01-01",
        "meterai.receipt_above@2021-01-01",
    )
    assert figures.pph[0].rule == "pph22.marketplace@2022-05-01"


def test_an_order_without_lines_is_refused(a_quote, rules):
    with pytest.raises(BadInput) as refused:
        compute(a_quote(), rules)
    assert refused.value.code == "quote.empty"


def test_a_discount_may_take_everything_and_no_more(a_quote, rules):
    assert compute(a_quote((1_000,), discount=1_000), rules).total.amount == 0
    with pytest.raises(BadInput) as refused:
        compute(a_quote((1_000,), discount=1_001, shipping=500), rules)
    assert refused.value.code == "quote.discount_too_large"
    assert refused.value.facts == {"field": "discount", "discount": 1_001, "base": 1_000}


def test_a_total_of_a_thousand_trillion_is_refused(a_quote, rules):
    largest = 10**15 - 1
    assert compute(a_quote((largest,), pkp=False), rules).total.amount == largest
    with pytest.raises(RuleBroken) as refused:
        compute(a_quote((largest,), (1,), pkp=False), rules)
    assert refused.value.code == "money.range"
    with pytest.raises(RuleBroken) as refused:
        compute(a_quote((largest, "2"), pkp=False), rules)
    assert refused.value.code == "money.range"


def test_a_platform_that_collects_before_its_law_is_refused(a_quote, rules):
    with pytest.raises(RuleBroken) as refused:
        compute(a_quote((1_000,), due_on=date(2022, 4, 30)), rules)
    assert refused.value.code == "quote.no_rule"
    assert refused.value.facts == {"rule": "pph22.marketplace", "day": "2022-04-30"}
