"""
The main journey on the real catalogue and real packages of 2022, from draft to accepted.

255 of the file's 2,188 packages have all their products in the catalogue. Three need products
whose prices have sen, so the catalogue is imported with `--round-prices`, too; one needs a product
that has no price at all and cannot be ordered. The other 254 are ordered as they were: quantities,
agreed prices with tax, accounts, notes.
"""

from collections import Counter

import pytest

from tests.journeys.replay.conftest import REAL, UNIT

pytestmark = pytest.mark.skipif(
    not REAL.is_dir(), reason="the real catalogue does not lie beside the project"
)

PP_MOST = 200_000_000
"""Whole rupiah that a Pejabat Pengadaan may buy for (Perpres 12/2021)."""
ONLY_SEN = {"1409170", "1420880", "1421071"}
"""Packages with a product whose only prices have sen."""
NO_PRICE = {"1940559"}
"""The package with a product that has no price."""
SYNC_EVERY = 40
"""Orders made in a row: fewer than the 50 numbers of a range."""


def test_every_row_of_the_catalogue_is_loaded_or_named(imported):
    first = imported[0]
    assert first["read"] == 11_889 == first["loaded"] + len(first["refused"])
    assert first["changed"] == first["loaded"]
    assert all(row["row"] and row["reason"] for row in first["refused"])


def test_a_second_import_changes_nothing(imported):
    first, second, _ = imported
    assert second["changed"] == second["withdrawn"] == 0
    assert second["unchanged"] == second["loaded"] == first["loaded"]
    assert second["refused"] == first["refused"]


def test_prices_with_sen_are_refused_by_their_value_or_rounded(imported):
    first, _, rounded = imported
    with_sen = [x for x in first["refused"] if x["reason"] == "import.price_has_sen"]
    assert all("." in row["value"] for row in with_sen)
    assert rounded["rounded"] == rounded["changed"] == len(with_sen) > 0
    assert rounded["loaded"] == first["loaded"] + len(with_sen)


@pytest.fixture(scope="session")
def chosen(whole, imported):
    """The packages to replay: all but the one whose product has no price."""
    refused = {row["product"] for row in imported[-1]["refused"]}
    return [package for package in whole if not package.products & refused]


def test_which_packages_need_a_price_that_the_file_does_not_have(whole, chosen, imported):
    strictly = {row["product"] for row in imported[0]["refused"]}
    assert {package.code for package in whole if package.products & strictly} == ONLY_SEN | NO_PRICE
    assert {package.code for package in whole} - {package.code for package in chosen} == NO_PRICE
    assert len(chosen) == 254


def test_255_of_the_2188_packages_are_whole_and_all_of_them_add_up(packages, whole):
    assert (len(packages), len(whole)) == (2_188, 255)
    assert all(package.adds_up for package in whole)


@pytest.fixture(scope="session")
def budgeted(centre, chosen):
    """Budget lines that are exactly enough."""
    needs = Counter()
    for package in chosen:
        needs[package.budget_line] += package.total
    for code, need in needs.items():
        centre.admin("budget", "add", "--unit", UNIT, code, 1)
        centre.admin("budget", "set", "--unit", UNIT, code, need)
    return needs


@pytest.fixture(scope="session")
def replayed(buyer, chosen, budgeted):
    """Every chosen package, made final and judged."""
    orders = {}
    buyer.sync()
    for at, package in enumerate(chosen, start=1):
        vendor = buyer.vendor_of(f"P-{package.rows[0]['kd_produk']}")
        by = "PPK" if package.total > PP_MOST else "PP"
        orders[package.code] = buyer.buy(package.draft(vendor), by)
        if at % SYNC_EVERY == 0:
            buyer.sync()
    buyer.sync()
    return orders


def test_totals_at_the_centre_are_those_of_the_file(centre, chosen, replayed):
    theirs = {one["id"]: one for one in centre.admin("order", "list", "--unit", UNIT)["orders"]}
    assert len(theirs) == len(chosen)
    for package in chosen:
        order = theirs[str(replayed[package.code].row.order_id)]
        assert (order["state"], order["sync"]) == ("final", "accepted"), order
        assert order["total"] == package.total
        assert order["number"] == replayed[package.code].row.number
    assert len({order["number"] for order in theirs.values()}) == len(chosen)


def test_who_may_buy_follows_from_the_total(chosen, replayed):
    bought_by = {
        package.total > PP_MOST: replayed[package.code].content.figures.officer
        for package in chosen
    }
    assert bought_by == {False: "PP", True: "PPK"}


def test_each_budget_line_is_spent_to_the_last_rupiah(centre, budgeted, replayed):
    lines = centre.admin("budget", "list", "--unit", UNIT, "--year", 2026)["lines"]
    assert {line["code"]: line["committed"] for line in lines} == budgeted
    assert all(line["left"] == 0 for line in lines)


def test_no_number_is_missing(centre, chosen, replayed):
    register = centre.admin("register", "--unit", UNIT, "--series", "SP", "--year", 2026)
    assert register["sum_ok"]
    assert register["used"] == len(chosen)
    assert centre.admin("audit", "verify")["ok"]
