from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from bejo_central.catalogue_import.ekatalog import read_ekatalog
from bejo_central.catalogue_import.results import Refused, Sen

REAL = Path(__file__).parents[4] / "shared" / "data" / "ekatalog-kalbar-2022"
pytestmark = pytest.mark.skipif(
    not REAL.is_dir(), reason="the real catalogue does not lie beside the project"
)


@pytest.fixture(scope="module")
def raw() -> list[dict[str, str]]:
    with (REAL / "products.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def raw_prices() -> dict[str, set[str]]:
    prices: dict[str, set[str]] = {}
    with (REAL / "product-prices.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            prices.setdefault(row["kd_produk"], set()).add(row["harga"])
    return prices


def test_all_11889_rows_are_loaded_or_refused_with_row_and_reason(raw):
    read = read_ekatalog(REAL / "products.csv", REAL / "product-prices.csv", Sen.REFUSE)
    assert read.read == len(raw) == 11_889
    assert len(read.products) + len(read.refused) == 11_889
    for refusal in read.refused:
        assert raw[refusal.row - 2]["kd_produk"] == refusal.product


def test_products_without_any_price_are_those_refused_for_it(raw, raw_prices):
    read = read_ekatalog(REAL / "products.csv", REAL / "product-prices.csv", Sen.REFUSE)
    without = {
        row["kd_produk"]
        for row in raw
        if all(
            not price.strip("0.") for price in raw_prices.get(row["kd_produk"], {row["harga_min"]})
        )
    }
    reasons = Counter(refusal.reason for refusal in read.refused)
    refused = {r.product for r in read.refused if r.reason is Refused.NO_PRICE}
    assert refused == without
    assert reasons[Refused.NO_PRICE] == len(without)


def test_list_prices_are_the_lowest_whole_ones_of_the_file(raw_prices):
    read = read_ekatalog(REAL / "products.csv", REAL / "product-prices.csv", Sen.REFUSE)
    checked = 0
    for product in read.products:
        prices = raw_prices.get(product.code.removeprefix("P-"))
        if prices:
            whole = [int(float(price)) for price in prices if float(price).is_integer()]
            assert product.price.amount == min(price for price in whole if price)
            checked += 1
    assert checked > 10_000


def test_rounding_takes_every_price_with_sen_and_counts_it():
    files = (REAL / "products.csv", REAL / "product-prices.csv")
    strict, rounding = read_ekatalog(*files, Sen.REFUSE), read_ekatalog(*files, Sen.ROUND)
    with_sen = [r for r in strict.refused if r.reason is Refused.PRICE_HAS_SEN]
    assert with_sen
    assert all("." in refusal.value for refusal in with_sen)
    assert rounding.rounded == len(with_sen)
    assert len(rounding.products) == len(strict.products) + len(with_sen)


def test_no_vendor_is_lost_or_split_and_text_is_clean():
    read = read_ekatalog(REAL / "products.csv", REAL / "product-prices.csv", Sen.REFUSE)
    codes = [vendor.code for vendor in read.vendors]
    assert len(set(codes)) == len(codes)
    assert {product.vendor for product in read.products} == set(codes)
    assert all(product.name.isprintable() for product in read.products)
    assert all(product.name == product.name.strip() for product in read.products)
