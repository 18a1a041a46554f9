"""Dated rules: the shipped file says what the law says on each day, a broken one stops at once."""

from datetime import date
from fractions import Fraction

import pytest

from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.rules.book import BrokenRulesError, Citations, RuleBook, Status
from bejo_desktop.domain.rules.catalogue import CATALOGUE

A_RULE = {
    "key": "pph23",
    "rate": "2%",
    "from": date(2009, 1, 1),
    "law": "UU 36/2008",
    "source": "naskah",
    "status": "sure",
}
VALUELESS = {field: value for field, value in A_RULE.items() if field != "rate"}

TABLE = [
    ("ppn.rate", date(2022, 3, 31), Fraction(10, 100)),
    ("ppn.rate", date(2022, 4, 1), Fraction(11, 100)),
    ("ppn.rate", date(2024, 12, 31), Fraction(11, 100)),
    ("ppn.rate", date(2025, 1, 1), Fraction(12, 100)),
    ("ppn.base", date(2024, 12, 31), Fraction(1)),
    ("ppn.base", date(2025, 1, 1), Fraction(11, 12)),
    ("ppn.base.luxury", date(2025, 1, 31), Fraction(11, 12)),
    ("ppn.base.luxury", date(2025, 2, 1), Fraction(1)),
    ("ppn.bendahara.floor", date(2020, 4, 1), 2_000_000),
    ("pph22.bendahara", date(2026, 1, 1), Fraction(15, 1000)),
    ("pph22.bendahara.floor", date(2026, 1, 1), 2_000_000),
    ("pph22.bendahara.no_npwp", date(2026, 1, 1), 2),
    ("pph22.marketplace", date(2022, 5, 1), Fraction(5, 1000)),
    ("pph22.marketplace.floor_applies", date(2026, 1, 1), False),
    ("pph22.marketplace.skb_exempts", date(2026, 1, 1), False),
    ("pph22.marketplace.below_500m_exempts", date(2026, 1, 1), False),
    ("pph23", date(2026, 1, 1), Fraction(2, 100)),
    ("pph23.no_npwp", date(2026, 1, 1), 2),
    ("pph.final", date(2018, 7, 1), Fraction(5, 1000)),
    ("pph.final", date(2026, 1, 1), Fraction(5, 1000)),
    ("pbjt.makmin", date(2026, 1, 1), Fraction(1, 10)),
    ("rounding.tax", date(2025, 5, 21), "floor"),
    ("rounding.tax", date(2025, 5, 22), "half_up"),
    ("floor_scope.ppn", date(2026, 1, 1), "order"),
    ("floor_scope.pph22", date(2026, 1, 1), "own"),
    ("floor_scope.pph23", date(2026, 1, 1), "never"),
    ("floor_scope.pph_final", date(2026, 1, 1), "never"),
    ("officer.pp_limit", date(2026, 1, 1), 200_000_000),
    ("form.goods.bukti_pembelian", date(2026, 1, 1), 10_000_000),
    ("form.services.kuitansi", date(2026, 1, 1), 50_000_000),
    ("form.goods.spk", date(2026, 1, 1), 200_000_000),
    ("form.consulting.spk", date(2026, 1, 1), 100_000_000),
    ("form.construction.spk", date(2025, 4, 29), 200_000_000),
    ("form.construction.spk", date(2025, 4, 30), 400_000_000),
    ("meterai.amount", date(2020, 12, 31), 6_000),
    ("meterai.amount", date(2021, 1, 1), 10_000),
    ("meterai.receipt_above", date(2021, 1, 1), 5_000_000),
    ("denda.rate", date(2026, 1, 1), Fraction(1, 1000)),
    ("umk.share", date(2026, 1, 1), Fraction(40, 100)),
    ("pbjt.collector", date(2026, 1, 1), "treasurer"),
    ("pbjt.min_turnover", date(2026, 1, 1), 0),
    ("deposit.day", date(2022, 4, 30), 10),
    ("deposit.day", date(2022, 5, 1), 15),
    ("deposit.day", date(2026, 1, 1), 15),
    ("deposit.report_day", date(2022, 4, 30), 20),
    ("deposit.report_day", date(2022, 5, 1), 20),
    ("pph.final.term.person", date(2018, 7, 1), 7),
    ("pph.final.term.firm", date(2018, 7, 1), 4),
    ("pph.final.term.company", date(2018, 7, 1), 3),
    ("pph.final.turnover", date(2018, 7, 1), 4_800_000_000),
    ("pph.final.free_turnover", date(2022, 1, 1), 500_000_000),
    ("ppn.bendahara.except.kkpd", date(2026, 1, 1), True),
    ("ppn.bendahara.except.fuel", date(2026, 1, 1), True),
    ("ppn.bendahara.except.airline", date(2026, 1, 1), True),
    ("ppn.bendahara.except.telco", date(2026, 1, 1), True),
    ("pph22.public_marketplace", date(2025, 7, 14), Fraction(5, 1000)),
    ("pph22.public_marketplace.appointed", date(2025, 7, 14), False),
    ("tkdn.order", date(2025, 4, 29), "where_enough"),
    ("tkdn.order", date(2025, 4, 30), "step_by_step"),
    ("tkdn.least", date(2025, 4, 30), Fraction(25, 100)),
    ("tkdn.with_bmp", date(2025, 4, 30), Fraction(40, 100)),
    ("small.limit", date(2026, 1, 1), 10_000_000),
    ("deadline.ppk_days", date(2026, 1, 1), 3),
    ("deadline.vendor_days", date(2026, 1, 1), 3),
    ("flag.split.window_days", date(2026, 1, 1), 30),
    ("flag.split.long_window_days", date(2026, 1, 1), 90),
    ("flag.near_limit", date(2026, 1, 1), Fraction(2, 100)),
    ("flag.price.history", date(2026, 1, 1), Fraction(10, 100)),
    ("flag.price.median", date(2026, 1, 1), Fraction(10, 100)),
    ("flag.price.ssh", date(2026, 1, 1), Fraction(0)),
    ("flag.price.window_days", date(2026, 1, 1), 365),
    ("flag.lookalike.window_days", date(2026, 1, 1), 7),
    ("flag.portion", date(2026, 1, 1), Fraction(0)),
    ("flag.backdated.days", date(2026, 1, 1), 0),
]


@pytest.mark.parametrize(("key", "day", "value"), TABLE)
def test_the_shipped_rules_say_what_the_law_says_on_the_day(key, day, value, rules):
    assert rules.on(key, day).value == value


def test_what_the_law_leaves_open_is_marked_as_a_switch(rules):
    switches = {rule.key for rule in rules.all if rule.status is Status.SWITCH}
    assert switches >= {
        "pph22.marketplace.floor_applies",
        "pph22.marketplace.skb_exempts",
        "pph22.marketplace.below_500m_exempts",
        "floor_scope.ppn",
        "floor_scope.pph22",
        "floor_scope.pph23",
        "floor_scope.pph_final",
    }


def test_every_rule_names_its_law_and_an_id_of_its_own(rules):
    assert all(rule.law and rule.source for rule in rules.all)
    ids = [rule.id for rule in rules.all]
    assert len(set(ids)) == len(ids)
    assert "ppn.rate@2025-01-01" in ids


def test_a_day_before_the_first_period_has_no_rule(rules):
    with pytest.raises(RuleBroken) as refused:
        rules.on("pph22.marketplace", date(2022, 4, 30))
    assert refused.value.code == "quote.no_rule"
    assert refused.value.facts == {"rule": "pph22.marketplace", "day": "2022-04-30"}


def test_a_rule_of_a_region_goes_before_the_general_one_while_it_lasts(rules_with):
    batu = {
        **A_RULE,
        "key": "pbjt.makmin",
        "rate": "7.5%",
        "region": "35.79",
        "from": date(2025, 1, 1),
        "to": date(2025, 12, 31),
    }
    rules = rules_with({}, [batu])
    assert rules.on("pbjt.makmin", date(2025, 6, 1), "35.79").ratio == Fraction(75, 1000)
    assert rules.on("pbjt.makmin", date(2026, 1, 1), "35.79").ratio == Fraction(1, 10)
    assert rules.on("pbjt.makmin", date(2025, 6, 1), "35.09").ratio == Fraction(1, 10)
    assert rules.on("pbjt.makmin", date(2025, 6, 1), "35.79").id == "pbjt.makmin/35.79@2025-01-01"


def test_a_computation_remembers_the_rules_it_used_once_each(rules):
    law = Citations.of(rules)
    law.on("pph23", date(2026, 1, 1))
    law.on("ppn.rate", date(2026, 1, 1))
    law.on("pph23", date(2026, 1, 1))
    assert law.ids == ("pph23@2009-01-01", "ppn.rate@2025-01-01")


BROKEN = {
    "no list of rules": ({"rules": []}, "exactly one list"),
    "something beside the list": ({"rule": [], "note": ""}, "exactly one list"),
    "a rule that is no table": ({"rule": ["pph23"]}, "is a table"),
    "no key": ({"rule": [{"rate": "2%"}]}, "key must be a text"),
    "an unknown key": ({"rule": [{**A_RULE, "key": "pph24"}]}, "pph24: no such rule"),
    "an unknown field": ({"rule": [{**A_RULE, "until": 1}]}, "unknown field until"),
    "the value of another kind": ({"rule": [{**A_RULE, "rupiah": 1}]}, "unknown field rupiah"),
    "a rate without per cent": ({"rule": [{**A_RULE, "rate": "0.02"}]}, "cannot be '0.02'"),
    "a float": ({"rule": [{**A_RULE, "rate": 0.02}]}, "cannot be 0.02"),
    "a negative rate": ({"rule": [{**A_RULE, "rate": "-2%"}]}, "negative"),
    "a rate of letters": ({"rule": [{**A_RULE, "rate": "dua%"}]}, "no ratio"),
    "a ratio over nought": (
        {"rule": [{**VALUELESS, "key": "ppn.base", "ratio": "1/0"}]},
        "no ratio",
    ),
    "no value": ({"rule": [VALUELESS]}, "cannot be None"),
    "a day as a text": ({"rule": [{**A_RULE, "from": "2009-01-01"}]}, "are days"),
    "an end as a text": ({"rule": [{**A_RULE, "to": "2019-01-01"}]}, "are days"),
    "an end before its start": ({"rule": [{**A_RULE, "to": date(2008, 1, 1)}]}, "ends before"),
    "an unknown status": ({"rule": [{**A_RULE, "status": "maybe"}]}, "status 'maybe'"),
    "a region of a rule that has none": (
        {"rule": [{**A_RULE, "region": "35.09"}]},
        "pph23: is the same in every region",
    ),
    "no law": ({"rule": [{**A_RULE, "law": ""}]}, "law must be a text"),
    "an overlap": (
        {"rule": [A_RULE, {**A_RULE, "from": date(2020, 1, 1)}]},
        "does not end on the eve",
    ),
    "a gap": (
        {
            "rule": [
                {**A_RULE, "to": date(2019, 12, 30)},
                {**A_RULE, "from": date(2020, 1, 1)},
            ]
        },
        "does not end on the eve",
    ),
    "missing keys": ({"rule": [A_RULE]}, "rules are missing: addendum"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_rule_file_stops_loudly(fault):
    document, message = BROKEN[fault]
    with pytest.raises(BrokenRulesError, match=message):
        RuleBook.parse([document])


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("pph23.no_npwp", True),
        ("pph23.no_npwp", -1),
        ("ppn.bendahara.floor", "2000000"),
        ("pph22.marketplace.skb_exempts", 1),
        ("rounding.tax", "ceiling"),
        ("floor_scope.ppn", "sometimes"),
        ("collector.none.UP", "vendor"),
        ("pbjt.collector", "platform"),
        ("deposit.day", 0),
        ("deposit.day", 29),
        ("deadline.ppk_days", -1),
    ],
)
def test_a_value_of_the_wrong_kind_stops_loudly(key, value, rules_with):
    with pytest.raises(BrokenRulesError, match=key):
        rules_with({key: value})


def test_the_shipped_files_hold_every_rule_the_program_asks_for(rules):
    assert {rule.key for rule in rules.all} == set(CATALOGUE)


def test_a_pack_that_lacks_the_newest_keys_takes_them_from_the_program(rules):
    pack = RuleBook.parse([{"rule": [A_RULE | {"rate": "3%"}]}], version="2026.1.1", lacking=rules)
    assert pack.on("pph23", date(2026, 1, 1)).ratio == Fraction(3, 100)
    assert pack.on("ppn.rate", date(2026, 1, 1)) == rules.on("ppn.rate", date(2026, 1, 1))


def test_the_book_of_an_order_is_that_of_its_pack(rules):
    older = RuleBook.parse([{"rule": [A_RULE]}], version="2024.1.1", lacking=rules)
    book = RuleBook.parse([{"rule": [A_RULE]}], version="2026.1.1", lacking=rules)
    book = book.with_shelf({"2024.1.1": older})
    assert book.of("2024.1.1") is older
    assert all(book.of(version) is book for version in ("", "2026.1.1", "2019.1.1"))
