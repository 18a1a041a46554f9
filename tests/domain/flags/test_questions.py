"""Days, food, taxes, lookalikes and what the year allows: each at its boundary."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from bejo_desktop.domain.codes import Certificate, Collector, Payment, PriceMode, TaxClass
from bejo_desktop.domain.content import Occasion
from bejo_desktop.domain.figures import VendorTax
from bejo_desktop.domain.fiscal_year import FiscalYear
from bejo_desktop.domain.flags.dates import clock_question, date_questions, trusted_day
from bejo_desktop.domain.flags.food import is_prepared, local_tax_questions, portion_questions
from bejo_desktop.domain.flags.lookalikes import lookalike_question, names_alike
from bejo_desktop.domain.flags.money import year_questions
from bejo_desktop.domain.flags.prices import PricedItem, price_questions
from bejo_desktop.domain.flags.tax import collector_question, ppn_questions, tax_id_question
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.negotiation import Negotiation, Offer, OfferSource
from bejo_desktop.domain.net_price import AgreedPrice
from bejo_desktop.domain.parties import Vendor
from bejo_desktop.domain.price_memory import PaidPrice, RegionPrices, history_of
from bejo_desktop.domain.standard_prices import StandardKind, StandardPrice

DAY = date(2026, 7, 6)
NO_TAX_ID = VendorTax(pkp=False, npwp=False, certificate=Certificate.NONE)


def codes(questions):
    return [question.code for question in questions]


def a_vendor(**changes):
    texts = [
        "code",
        "name",
        "legal_form",
        "signatory",
        "signatory_position",
        "address",
        "region",
        "region_name",
        "district",
        "npwp",
        "nib",
        "size",
        "bank",
        "bank_account",
        "account_holder",
        "phone",
    ]
    values = dict.fromkeys(texts, "") | {"name": "Warung Contoh"}
    values |= {"pkp": False, "npwp_valid": True, "certificate": Certificate.NONE}
    return Vendor(**(values | changes))


@pytest.mark.parametrize(("today", "found"), [(-1, []), (0, []), (1, ["flag.backdated"])])
def test_an_order_dated_before_it_was_written_is_asked_about(figured, rules, today, found):
    content = figured(ordered_on=DAY, due_on=DAY)
    assert codes(date_questions(content, DAY + timedelta(days=today), rules)) == found


@pytest.mark.parametrize(("event", "found"), [(-1, ["flag.after_event"]), (0, []), (1, [])])
def test_an_order_dated_after_its_event_is_asked_about(figured, rules, event, found):
    occasion = Occasion("Rapat", DAY + timedelta(days=event), 40)
    content = figured(ordered_on=DAY, due_on=DAY, occasion=occasion)
    assert codes(date_questions(content, DAY, rules)) == found


def test_a_clock_set_forty_days_back_is_told_and_makes_no_earlier_day_true(rules):
    synced = date(2026, 7, 6)
    clock = synced - timedelta(days=40)
    assert clock_question(clock, synced, rules).facts["days"] == 40
    assert clock_question(synced, synced, rules) is None
    assert clock_question(clock, None, rules) is None
    assert trusted_day(clock, synced) == synced
    assert trusted_day(synced + timedelta(days=1), synced) == synced + timedelta(days=1)


@pytest.mark.parametrize(("portions", "found"), [(39, []), (40, []), (41, ["flag.portion"])])
def test_more_portions_than_guests_are_asked_about(figured, rules, catering, portions, found):
    lunch = ("Nasi kotak", 30_000, portions, catering)
    content = figured(lunch, ordered_on=DAY, due_on=DAY, occasion=Occasion("Rapat", DAY, 40))
    assert codes(portion_questions(content, rules)) == found


def test_portions_of_an_occasion_that_is_not_told_are_asked_about_once(figured, rules, catering):
    rows = [(name, 20_000, 40, catering) for name in ("Nasi kotak", "Snack")]
    content = figured(*rows, ordered_on=DAY, due_on=DAY)
    assert codes(portion_questions(content, rules)) == ["flag.no_occasion"]


def test_a_meal_and_a_snack_for_each_guest_are_no_finding(figured, rules, catering):
    rows = [(name, 20_000, 40, catering) for name in ("Nasi kotak", "Snack")]
    content = figured(*rows, ordered_on=DAY, due_on=DAY, occasion=Occasion("Rapat", DAY, 40))
    assert codes(portion_questions(content, rules)) == []


def test_fractions_of_a_portion_and_kilograms_are_told_apart(figured, rules, catering):
    rice = ("Beras", 14_000, 62, {**catering, "measure": "kg"})
    content = figured(rice, ordered_on=DAY, due_on=DAY, occasion=Occasion("Rapat", DAY, 40))
    assert codes(portion_questions(content, rules)) == []


@pytest.mark.parametrize(
    ("name", "prepared"),
    [
        ("Nasi rawon + teh", True),
        ("Snack box rapat", True),
        ("Kue basah aneka", True),
        ("Kotak nasi kertas", False),
        ("Rice cooker 1,8 liter", False),
        ("Ayam potong beku", False),
        ("Kertas HVS A4 80 g", False),
        ("Beras medium", False),
    ],
)
def test_prepared_food_is_known_by_its_words(name, prepared):
    assert is_prepared(name) == prepared


def test_prepared_food_of_class_goods_lacks_the_local_tax(figured, rules, catering):
    goods = ("Nasi kotak", 30_000, 40, {"measure": "kotak"})
    content = figured(goods, ("Nasi kotak", 30_000, 40, catering), ordered_on=DAY, due_on=DAY)
    assert [(x.code, x.line) for x in local_tax_questions(content, rules)] == [
        ("flag.pbjt_missing", 1)
    ]


@pytest.mark.parametrize("name", ["Telur ayam", "Daging ayam"])
def test_scenario_s7_what_the_kitchen_weighs_out_is_no_prepared_food(figured, rules, name):
    content = figured((name, 28_600, 18, {"measure": "kg"}), ordered_on=DAY, due_on=DAY)
    assert list(local_tax_questions(content, rules)) == []


def test_scenario_s3_an_unvalidated_tax_id_doubles_the_income_tax(figured, rules, catering):
    rawon = ("Nasi rawon + teh", 35_000, 45, catering)
    content = figured(rawon, vendor=NO_TAX_ID, ordered_on=DAY, due_on=date(2026, 7, 9))
    question = tax_id_question(content, a_vendor(npwp_valid=False), rules)
    assert question.rule.startswith("pph23.no_npwp@")
    assert (question.facts["amount"], question.facts["validated"]) == (63_000, 31_500)
    assert question.facts["net"] == 1_543_500
    assert tax_id_question(content, a_vendor(), rules) is None


def test_a_tax_id_that_changes_no_figure_is_not_asked_about(figured, rules):
    goods = ("Kertas", 50_000, 10, {})
    content = figured(goods, vendor=NO_TAX_ID, ordered_on=DAY, due_on=DAY)
    assert content.figures.pph == ()
    assert tax_id_question(content, a_vendor(npwp_valid=False), rules) is None


def test_ppn_of_a_vendor_who_is_no_pkp_is_asked_about(figured, rules):
    content = figured(ordered_on=DAY, due_on=DAY)
    assert content.figures.ppn > ZERO
    assert codes(ppn_questions(content, a_vendor(), rules)) == ["flag.ppn_non_pkp"]
    assert codes(ppn_questions(content, a_vendor(pkp=True), rules)) == []


def test_ppn_in_the_chosen_offer_of_a_vendor_who_is_no_pkp_is_asked_about(figured, rules):
    offer = Offer("V-1", "Warung", 1, OfferSource.PAPER, DAY, (Rupiah(1),), pkp=True)
    talks = Negotiation(DAY, ("V-1",), offers=(offer,), chosen=0)
    plain = VendorTax(pkp=False, npwp=True, certificate=Certificate.NONE)
    content = figured(vendor=plain, ordered_on=DAY, due_on=DAY, negotiation=talks)
    assert codes(ppn_questions(content, a_vendor(), rules)) == ["flag.ppn_non_pkp"]
    undecided = replace(content, negotiation=replace(talks, chosen=None))
    assert codes(ppn_questions(undecided, a_vendor(), rules)) == []


def test_prices_with_tax_of_a_vendor_who_is_no_pkp_are_asked_about(figured, rules, catering):
    plain = VendorTax(pkp=False, npwp=True, certificate=Certificate.NONE)
    days = {"ordered_on": DAY, "due_on": DAY, "price_mode": PriceMode.INCLUSIVE}
    goods = figured(vendor=plain, **days)
    assert codes(ppn_questions(goods, a_vendor(), rules)) == ["flag.inclusive_non_pkp"]
    food = figured(("Nasi", 30_000, 10, catering), vendor=plain, **days)
    assert codes(ppn_questions(food, a_vendor(), rules)) == []


def test_a_platform_s_wish_for_a_pkp_asks_only_where_it_is_switched_on(figured, rules, rules_with):
    plain = VendorTax(pkp=False, npwp=True, certificate=Certificate.NONE)
    content = replace(
        figured(vendor=plain, ordered_on=DAY, due_on=DAY), collector=Collector.PLATFORM
    )
    asking = rules_with({"mp.vendor.pkp": True})
    assert codes(ppn_questions(content, a_vendor(), rules)) == []
    assert codes(ppn_questions(content, a_vendor(), asking)) == ["flag.platform_non_pkp"]
    assert codes(ppn_questions(content, a_vendor(pkp=True), asking)) == []
    by_treasurer = replace(content, collector=Collector.TREASURER)
    assert codes(ppn_questions(by_treasurer, a_vendor(), asking)) == []


def test_another_collector_than_usual_is_told_with_its_reason(figured, rules):
    usual = figured(ordered_on=DAY, due_on=DAY)
    assert collector_question(usual, rules) is None
    changed = replace(usual, collector=Collector.PLATFORM, collector_reason="Dipungut platform.")
    question = collector_question(changed, rules)
    assert (question.facts["usual"], question.facts["chosen"]) == ("treasurer", "platform")


@pytest.mark.parametrize(("age", "found"), [(6, True), (7, True), (8, False)])
def test_the_same_things_of_the_same_vendor_within_a_week_look_alike(past, rules, age, found):
    other = past(DAY - timedelta(days=age))
    assert (lookalike_question(past(DAY), [other], rules) is not None) == found


@pytest.mark.parametrize(("same", "found"), [(3, False), (4, True), (5, True)])
def test_four_of_five_products_are_the_same_order(past, rules, same, found):
    order = past(DAY, products=frozenset({f"P-{n}" for n in range(5)}))
    other = past(DAY, products=frozenset({f"P-{n}" for n in range(same)}))
    assert (lookalike_question(order, [other], rules) is not None) == found


def test_a_vendor_of_nearly_the_same_name_for_the_same_rekening_is_asked_about(past, rules):
    order = past(DAY, vendor="V-2", vendor_name="UD Cetak Conto")
    question = lookalike_question(order, [past(DAY)], rules)
    assert (question.code, question.facts["vendor"]) == ("flag.vendor_alike", "CV Cetak Contoh")
    elsewhere = past(DAY, vendor="V-2", vendor_name="UD Cetak Conto", accounts={"x": ZERO})
    assert lookalike_question(elsewhere, [past(DAY)], rules) is None


def test_legal_forms_do_not_make_names_alike():
    assert names_alike("CV Sumber Ilmu Mandiri", "PT Sumber Ilmu Mandiri")
    assert not names_alike("CV Sumber Rejeki", "CV Tirta Abadi")
    assert not names_alike("CV", "CV")


@pytest.mark.parametrize(("left", "found"), [(-1, True), (0, False), (1, False)])
def test_a_up_order_above_what_is_left_of_the_up_is_asked_about(figured, rules, left, found):
    content = figured(ordered_on=DAY, due_on=DAY, payment=Payment.UP)
    need = content.figures.total.amount
    year = FiscalYear(2026, up_limit=Rupiah(need + left + 5_000_000), up_open=Rupiah(4_000_000))
    asked = codes(year_questions(content, year, Rupiah(1_000_000)))
    assert asked == (["flag.up_short"] if found else [])
    assert codes(year_questions(replace(content, payment=Payment.LS), year, ZERO)) == []


@pytest.mark.parametrize(("late", "found"), [(-1, False), (0, False), (1, True)])
def test_an_order_that_ends_after_the_last_day_for_its_spm_is_asked_about(figured, late, found):
    last = date(2026, 12, 12)
    content = figured(ordered_on=DAY, due_on=last + timedelta(days=late), payment=Payment.UP)
    year = FiscalYear(2026, gu_until=last, ls_until=date(2026, 12, 31))
    assert codes(year_questions(content, year, ZERO)) == (["flag.after_last_spm"] if found else [])


def test_an_order_of_a_closed_year_is_asked_about(figured):
    content = figured(ordered_on=DAY, due_on=DAY)
    year = FiscalYear(2026, closed_on=date(2026, 12, 31))
    (asked,) = year_questions(content, year, ZERO)
    facts = {"year": 2026, "closed_on": "2026-12-31"}
    assert (asked.code, asked.facts) == ("flag.year_closed", facts)


def an_item(price, **changes):
    paid = PaidPrice(Rupiah(10_000), date(2026, 6, 1), "0001", "V-1")
    values = {
        "position": 2,
        "name": "Kertas",
        "net": Rupiah(price),
        "agreed": AgreedPrice(Rupiah(price), PriceMode.EXCLUSIVE, Fraction(11, 100)),
        "history": history_of([paid]),
        "region": None,
        "standard": None,
    }
    return PricedItem(**(values | changes))


@pytest.mark.parametrize(
    ("price", "found"), [(10_999, []), (11_000, []), (11_001, ["flag.price_history"])]
)
def test_a_tenth_above_the_own_history_is_tolerated(rules, price, found):
    assert codes(price_questions(an_item(price), DAY, rules)) == found


@pytest.mark.parametrize(("price", "found"), [(11_000, []), (11_001, ["flag.price_median"])])
def test_a_tenth_above_the_regions_median_is_tolerated(rules, price, found):
    region = RegionPrices(3, Rupiah(10_000), DAY)
    assert codes(price_questions(an_item(price, history=None, region=region), DAY, rules)) == found


@pytest.mark.parametrize(
    ("price", "found"), [(9_999, []), (10_000, []), (10_001, ["flag.price_ssh"])]
)
def test_the_standard_price_counts_with_tax_and_is_the_most(rules, price, found):
    standard = StandardPrice(
        "35.09", 2026, StandardKind.SSH, "1.1.12-a", "Kertas", "A4", "rim", Rupiah(11_100)
    )
    (*questions,) = price_questions(an_item(price, history=None, standard=standard), DAY, rules)
    assert codes(questions) == found
    assert [question.line for question in questions] == [2] * len(found)


def test_flour_of_goods_is_not_prepared_food(figured, rules):
    content = figured(
        ("Gula pasir", 15_000, 10, {"tax_class": TaxClass.GOODS}), ordered_on=DAY, due_on=DAY
    )
    assert codes(local_tax_questions(content, rules)) == []
