"""S5 of users.md 6: 187.500.000 is below the limit of the PP, 208.125.000 with PPN is above it."""

from __future__ import annotations

import pytest

from bejo_desktop.bootstrap.words import load_words
from bejo_desktop.domain.errors import RuleBroken
from tests.journeys.scenarios.offices import (
    TAILOR,
    amounts_on,
    asked,
    facts,
    publish,
    text_on,
)

FIRST_DAY = "2026-09-07"
LIMIT, BASE, TOTAL = 200_000_000, 187_500_000, 208_125_000
WORDS = "dua ratus delapan juta seratus dua puluh lima ribu rupiah"
WHY = ("--reason", "Seragam seluruh anggota sesuai RKBMD 2026")


@pytest.fixture(scope="module")
def office(opened):
    office = opened("429.108", "PP", "PPK")
    office.leave("0064", 700_000_000)
    return office


def uniforms(office, product="P-910501", quantity="150", **changes):
    document = {
        "vendor": TAILOR,
        "budget_line": office.code("0064"),
        "package": "Pakaian dinas lapangan",
        "due_on": "2026-09-30",
        "platform": "toko_daring",
        "payment": "LS",
        "lines": [{"product": product, "quantity": quantity}],
    }
    return document | changes


@pytest.fixture(scope="module")
def drafted(office):
    order = office.new(**uniforms(office))
    return order, office.desk.show(order)


@pytest.fixture(scope="module")
def submitted(office, drafted):
    """The PP hands it in: that is no purchase."""
    order, _ = drafted
    office.desk.ok("order", "submit", order, *WHY)
    return order


@pytest.fixture(scope="module")
def numbered(office, submitted):
    office.desk.ok("order", "final", submitted, role="PPK")
    office.synced()
    return submitted


def test_the_figures_are_those_of_the_page(office, drafted):
    order, shown = drafted
    figures = shown["figures"]
    told = ("base", "ppn", "ppn_collected", "pbjt", "total", "net_to_vendor")
    assert [figures[name] for name in told] == [
        BASE,
        20_625_000,
        20_625_000,
        0,
        TOTAL,
        186_562_500,
    ]
    assert figures["pph"] == [{"article": "22", "amount": 937_500}]
    assert (figures["officer"], figures["form"]) == ("PPK", "surat_pesanan")
    assert figures["words"] == WORDS
    why = office.why(order)
    assert "171.875.000" in why["dpp_nilai_lain"]["numbers"]
    assert why["rounding"]["numbers"] == "half_up"
    assert why["meterai_receipt"]["numbers"] == "Rp5.000.000"


def test_the_draft_of_the_pp_says_at_once_that_the_ppk_buys(office, drafted):
    order, shown = drafted
    assert ("flag.only_ppk_buys", None) in asked(shown, "notice")
    assert facts(shown, "flag.only_ppk_buys")["total"] == TOTAL
    assert office.why(order)["buyer"]["numbers"] == "Rp200.000.000"
    seen_by_ppk = office.desk.show(order, role="PPK")
    assert ("flag.only_ppk_buys", None) not in asked(seen_by_ppk, "notice")


def test_the_cap_of_toko_daring_is_a_question_where_the_region_has_not_chosen(office, drafted):
    order, shown = drafted
    assert ("flag.local_limit", None) in asked(shown)
    assert asked(shown, "block") == set()
    told = facts(shown, "flag.local_limit")
    assert (told["limit"], told["total"], told["platform"]) == (LIMIT, TOTAL, "toko_daring")
    assert office.why(order)["flag.local_limit"]["rule"].startswith("local.limit.toko_daring")


def test_ajukan_goes_but_the_pp_does_not_issue_it(office, submitted):
    desk = office.desk
    was = desk.trail(submitted)
    assert desk.show(submitted)["state"] == "submitted"
    done = desk.run("order", "final", submitted)
    assert (done.code, done.error["code"]) == (1, "access.role")
    assert desk.trail(submitted) == was
    reasons = {one["code"]: one["text"] for one in desk.show(submitted)["flag_reasons"]}
    assert reasons["flag.local_limit"] == WHY[1]


def test_the_ppk_issues_it_and_a_surat_pesanan_comes_out(office, numbered, year):
    shown = office.desk.show(numbered)
    assert (shown["state"], shown["sync"], shown["findings"]) == ("final", "accepted", [])
    there = year.administer("order", "show", numbered)["order"]
    assert (there["number"], there["total"]) == (shown["number"], TOTAL)
    sheet = office.paper(numbered, "sp", role="PPK")
    assert {BASE, 171_875_000, 20_625_000, TOTAL} <= amounts_on(sheet)
    assert WORDS.capitalize() in text_on(sheet)


@pytest.mark.parametrize("kind", ["spk", "nota"])
def test_no_other_paper_orders_it(office, numbered, kind):
    assert office.no_paper(numbered, kind, role="PPK") == "paper.other_form"


@pytest.mark.parametrize(
    ("product", "total", "buyer"),
    [("P-910502", 200_000_000, "PP"), ("P-910503", 200_000_001, "PPK")],
    ids=["180.180.180", "180.180.181"],
)
def test_one_rupiah_more_and_the_ppk_buys(office, product, total, buyer):
    order = office.new(**uniforms(office, product, "1"))
    shown = office.desk.show(order)
    assert (shown["total"], shown["figures"]["officer"]) == (total, buyer)
    is_above = buyer == "PPK"
    assert (("flag.only_ppk_buys", None) in asked(shown, "notice")) is is_above
    assert (("flag.local_limit", None) in asked(shown)) is is_above
    assert (("flag.near_limit", None) in asked(shown)) is not is_above
    office.desk.ok("order", "drop", order)


def test_outside_a_platform_it_would_be_a_surat_perjanjian(office, numbered):
    order = office.new(**uniforms(office, platform="none"))
    figures = office.desk.show(order)["figures"]
    assert (figures["total"], figures["form"]) == (TOTAL, "surat_perjanjian")
    for kind in ("sp", "spk", "nota"):
        assert office.no_paper(order, kind) == "paper.contract_elsewhere"
    refused = office.desk.run("order", "submit", order, *WHY)
    assert (refused.code, refused.error["code"]) == (1, "order.contract_elsewhere")
    way_out = load_words().way_out(RuleBroken(refused.error["code"]))
    assert way_out
    assert refused.error["message"].endswith(way_out)
    office.desk.ok("order", "drop", order)


def test_where_the_region_has_chosen_so_the_cap_blocks(office, numbered, year):
    row = (
        '  { key = "local.limit.toko_daring.act", region = "35.29", word = "block",'
        ' from = 2026-09-01, law = "Perbup rekaan", source = "rekaan", status = "switch" },'
    )
    publish(year, office.folder, "local.toml", row)
    office.synced()
    desk = office.desk
    order = office.new(**uniforms(office))
    assert asked(desk.show(order), "block") == {("flag.local_limit", None)}
    was = desk.trail(order)
    done = desk.run("order", "submit", order, *WHY)
    assert (done.code, done.error["code"]) == (1, "flag.local_limit")
    assert desk.trail(order) == was
    smaller = office.new(**uniforms(office, "P-910502", "1"))
    assert asked(desk.show(smaller), "block") == set()
    desk.ok("order", "drop", order)
    desk.ok("order", "drop", smaller)
    assert desk.show(numbered)["total"] == TOTAL
