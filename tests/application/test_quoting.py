"""The quote document: read strictly, answered exactly as promised to scripts."""

import copy
import json
import tomllib
from decimal import Decimal

import pytest

from bejo_desktop.application.quotes.quoting import quote_document
from bejo_desktop.domain.errors import BadInput, BejoError, RuleBroken
from bejo_desktop.domain.rules.book import RuleBook
from resources import path

PROMISED = """
{"id": "free", "ordered_on": "2026-05-01", "due_on": "2026-05-12", "region": "35.09",
 "platform": "toko_daring", "collector": "platform", "kind": "goods", "price_mode": "exclusive",
 "vendor": {"pkp": true, "npwp": true, "certificate": "none"},
 "lines": [{"name": "Kertas HVS A4 80 gr", "class": "goods", "quantity": "10", "unit": "rim",
            "unit_price": 54000}],
 "discount": 0, "shipping": 0}
"""


@pytest.fixture(scope="module")
def rules():
    files = sorted(path("rules").glob("*.toml"))
    return RuleBook.parse(tomllib.loads(file.read_text(encoding="utf-8")) for file in files)


def a_document(**changes):
    document = json.loads(PROMISED)
    document.update(changes)
    return document


def test_the_document_of_the_handbook_gives_the_figures_of_the_handbook(rules):
    answer = quote_document(json.loads(PROMISED), rules)
    rule, ids = answer["pph"][0].pop("rule"), answer.pop("rules")
    assert answer == {
        "id": "free",
        "base": 540_000,
        "dpp_nilai_lain": 495_000,
        "ppn": 59_400,
        "pbjt": 0,
        "total": 599_400,
        "ppn_collected": 59_400,
        "pph": [{"article": "22", "base": 540_000, "amount": 2_700}],
        "net_to_vendor": 537_300,
        "classes": [{"class": "goods", "base": 540_000, "ppn": 59_400, "pbjt": 0}],
        "words": "lima ratus sembilan puluh sembilan ribu empat ratus rupiah",
        "officer": "PP",
        "form": "surat_pesanan",
        "meterai": {"order": True, "receipt": False},
        "rounding": "half_up",
    }
    assert rule in ids


def test_the_fields_of_the_answer_stand_in_the_promised_order(rules):
    assert list(quote_document(a_document(), rules)) == [
        "id",
        "base",
        "dpp_nilai_lain",
        "ppn",
        "pbjt",
        "total",
        "ppn_collected",
        "pph",
        "net_to_vendor",
        "classes",
        "words",
        "officer",
        "form",
        "meterai",
        "rounding",
        "rules",
    ]


def test_no_nilai_lain_and_no_income_tax_are_null_and_an_empty_list(rules):
    vendor = {"pkp": False, "npwp": True}
    answer = quote_document(
        a_document(vendor=vendor, platform="none", collector="treasurer"), rules
    )
    assert (answer["dpp_nilai_lain"], answer["pph"]) == (None, [])


def test_what_may_be_left_out_has_its_default(rules):
    least = {
        "ordered_on": "2026-05-12",
        "vendor": {"pkp": True, "npwp": True},
        "lines": [{"class": "goods", "quantity": "10", "unit_price": 540000}],
    }
    whole = a_document(
        id=None,
        ordered_on="2026-05-12",
        region=None,
        platform="none",
        collector="treasurer",
        lines=[{"class": "goods", "quantity": "10", "unit_price": 540000}],
    )
    assert quote_document(least, rules) == quote_document(whole, rules)


@pytest.mark.parametrize(
    ("platform", "article"), [("toko_daring", 27_000), ("katalog", 27_000), ("none", 81_000)]
)
def test_the_platform_collects_on_a_platform_unless_told_otherwise(platform, article, rules):
    document = a_document(platform=platform)
    document["lines"][0]["unit_price"] = 540_000
    del document["collector"]
    assert quote_document(document, rules)["pph"][0]["amount"] == article


@pytest.mark.parametrize("name", ["", "A-1", 17, None])
def test_the_id_comes_back_as_it_was(name, rules):
    assert quote_document(a_document(id=name), rules)["id"] == name


def test_a_mixed_order_has_each_tax_of_its_classes(rules):
    classes = {"goods": 1, "luxury": 2, "service": 3, "catering": 4, "exempt": 5}
    lines = [
        {"class": name, "quantity": "1", "unit_price": times * 1_000_000}
        for name, times in reversed(classes.items())
    ]
    answer = quote_document(
        a_document(platform="none", collector="treasurer", region="35.78", lines=lines), rules
    )
    assert answer["classes"] == [
        {"class": "goods", "base": 1_000_000, "ppn": 110_000, "pbjt": 0},
        {"class": "luxury", "base": 2_000_000, "ppn": 240_000, "pbjt": 0},
        {"class": "service", "base": 3_000_000, "ppn": 330_000, "pbjt": 0},
        {"class": "catering", "base": 4_000_000, "ppn": 0, "pbjt": 400_000},
        {"class": "exempt", "base": 5_000_000, "ppn": 0, "pbjt": 0},
    ]
    # 11/12 of goods and service; PPh 22 of goods, luxury, exempt; PPh 23 of service, catering
    assert answer["dpp_nilai_lain"] == 3_666_667
    assert [(row["article"], row["base"], row["amount"]) for row in answer["pph"]] == [
        ("22", 8_000_000, 120_000),
        ("23", 7_000_000, 140_000),
    ]
    assert (answer["total"], answer["net_to_vendor"]) == (16_080_000, 14_740_000)


@pytest.mark.parametrize(
    ("certificate", "direct", "platform"),
    [
        ("none", [("22", 150_000)], [("22", 50_000)]),
        ("final", [("final", 50_000)], [("final", 50_000)]),
        ("exempt", [], [("22", 50_000)]),
        ("below_500m", [], [("22", 50_000)]),
    ],
)
def test_the_certificate_decides_the_income_tax(certificate, direct, platform, rules):
    for collector, expected in (("treasurer", direct), ("platform", platform)):
        document = a_document(
            collector=collector,
            vendor={"pkp": True, "npwp": True, "certificate": certificate},
            lines=[{"class": "goods", "quantity": "1", "unit_price": 10_000_000}],
        )
        rows = quote_document(document, rules)["pph"]
        assert [(row["article"], row["amount"]) for row in rows] == expected


@pytest.mark.parametrize(
    ("ordered_on", "due_on", "ppn"),
    [
        ("2024-12-31", "2024-12-31", 110_000),
        ("2025-01-01", "2025-01-01", 110_000),
        ("2024-02-29", "2024-02-29", 110_000),
        ("2022-03-31", "2022-04-01", 110_000),
        ("2021-12-31", "2021-12-31", 100_000),
    ],
)
def test_days_at_the_edge_have_their_rules(ordered_on, due_on, ppn, rules):
    line = {"class": "goods", "quantity": "1", "unit_price": 1_000_000}
    document = a_document(ordered_on=ordered_on, due_on=due_on, collector="treasurer", lines=[line])
    assert quote_document(document, rules)["ppn"] == ppn


def changed(path_, value):
    """The document with the value at a path like `lines.0.class` replaced, or left out by `...`."""
    document = a_document()
    *parents, last = [int(step) if step.isdecimal() else step for step in path_.split(".")]
    place = document
    for step in parents:
        place = place[step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return document


REFUSED = [
    ("id", 1.5, "quote.not_text", "id"),
    ("id", True, "quote.not_text", "id"),
    ("ordered_on", ..., "quote.missing", "ordered_on"),
    ("ordered_on", 20260501, "quote.not_day", "ordered_on"),
    ("ordered_on", "20260501", "quote.not_day", "ordered_on"),
    ("ordered_on", "2026-W18-5", "quote.not_day", "ordered_on"),
    ("due_on", "2026-02-30", "quote.not_day", "due_on"),
    ("due_on", "2026-02-29", "quote.not_day", "due_on"),
    ("due_on", None, "quote.not_day", "due_on"),
    ("region", 35.09, "quote.not_text", "region"),
    ("region", "35.99", "identity.region", "region"),
    ("platform", "tokopedia", "quote.unknown_word", "platform"),
    ("platform", 1, "quote.not_text", "platform"),
    ("collector", "vendor", "quote.unknown_word", "collector"),
    ("kind", "food", "quote.unknown_word", "kind"),
    ("price_mode", "", "quote.unknown_word", "price_mode"),
    ("vendor", ..., "quote.missing", "vendor"),
    ("vendor", "V-00042", "quote.not_object", "vendor"),
    ("vendor.pkp", ..., "quote.missing", "vendor.pkp"),
    ("vendor.npwp", 1, "quote.not_flag", "vendor.npwp"),
    ("vendor.certificate", "skb", "quote.unknown_word", "vendor.certificate"),
    ("vendor.name", "CV", "quote.unknown_field", "vendor.name"),
    ("lines", ..., "quote.missing", "lines"),
    ("lines", {}, "quote.not_list", "lines"),
    ("lines", [], "quote.empty", "lines"),
    ("lines.0", [], "quote.not_object", "lines[0]"),
    ("lines.0.name", 5, "quote.not_text", "lines[0].name"),
    ("lines.0.class", ..., "quote.missing", "lines[0].class"),
    ("lines.0.class", "food", "quote.unknown_word", "lines[0].class"),
    ("lines.0.quantity", ..., "quote.missing", "lines[0].quantity"),
    ("lines.0.quantity", 10, "quote.not_decimal", "lines[0].quantity"),
    ("lines.0.quantity", 2.5, "quote.not_decimal", "lines[0].quantity"),
    ("lines.0.quantity", "0", "quote.quantity", "lines[0].quantity"),
    ("lines.0.quantity", "-1", "quote.negative", "lines[0].quantity"),
    ("lines.0.quantity", "1.000,5", "quote.quantity", "lines[0].quantity"),
    ("lines.0.quantity", "1e3", "quote.quantity", "lines[0].quantity"),
    ("lines.0.quantity", "1234567890123", "quote.quantity", "lines[0].quantity"),
    ("lines.0.unit_price", ..., "quote.missing", "lines[0].unit_price"),
    ("lines.0.unit_price", 54000.0, "quote.not_whole", "lines[0].unit_price"),
    ("lines.0.unit_price", Decimal(54000), "quote.not_whole", "lines[0].unit_price"),
    ("lines.0.unit_price", "54000", "quote.not_whole", "lines[0].unit_price"),
    ("lines.0.unit_price", True, "quote.not_whole", "lines[0].unit_price"),
    ("lines.0.unit_price", 0, "quote.price_zero", "lines[0].unit_price"),
    ("lines.0.unit_price", -1, "quote.negative", "lines[0].unit_price"),
    ("lines.0.unit_price", 10**15, "quote.too_large", "lines[0].unit_price"),
    ("lines.0.price", 1, "quote.unknown_field", "lines[0].price"),
    ("discount", -1, "quote.negative", "discount"),
    ("discount", 540_001, "quote.discount_too_large", "discount"),
    ("shipping", 0.5, "quote.not_whole", "shipping"),
    ("total", 599_400, "quote.unknown_field", "total"),
]


@pytest.mark.parametrize(("path_", "value", "code", "field"), REFUSED)
def test_what_cannot_be_read_is_refused_by_name(path_, value, code, field, rules):
    with pytest.raises(BadInput) as refused:
        quote_document(changed(path_, value), rules)
    assert refused.value.code == code
    assert refused.value.facts["field"] == field


@pytest.mark.parametrize(
    ("ordered_on", "due_on", "code"),
    [
        ("2026-10-12", "2026-10-11", "order.due_before_order"),
        ("2026-12-31", "2027-01-01", "order.year_crossed"),
        ("2026-10-12", "2025-12-31", "order.due_before_order"),
        ("2026-10-12", "2026-10-12", None),
        ("2026-01-01", "2026-12-31", None),
        ("2026-12-31", None, None),
    ],
)
def test_days_that_no_order_could_have_are_refused_as_in_an_order(ordered_on, due_on, code, rules):
    document = changed("due_on", ... if due_on is None else due_on) | {"ordered_on": ordered_on}
    if code is None:
        assert quote_document(document, rules)["total"]
        return
    with pytest.raises(RuleBroken) as refused:
        quote_document(document, rules)
    assert (refused.value.code, refused.value.facts["field"]) == (code, "due_on")


def test_a_document_that_is_no_object_is_refused(rules):
    with pytest.raises(BadInput) as refused:
        quote_document(["lines"], rules)
    assert refused.value.code == "quote.not_object"


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_refusal_has_words_that_its_facts_fill(language, rules):
    for path_, value, _, _ in REFUSED:
        with pytest.raises(BejoError) as refused:
            quote_document(changed(path_, value), rules)
        area = refused.value.code.partition(".")[0]
        file = path("messages", language, f"{area}.toml")
        words = tomllib.loads(file.read_text(encoding="utf-8"))[refused.value.code]
        text = words["text"].replace(":rp}", "}").replace(":day}", "}")
        assert text.format(**refused.value.facts)
        assert words["way_out"]


def test_the_document_itself_is_left_alone(rules):
    document = a_document()
    before = copy.deepcopy(document)
    quote_document(document, rules)
    assert document == before
