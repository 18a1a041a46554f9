from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from bejo_central.imports.ekatalog import read_ekatalog
from bejo_central.imports.results import Sen

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
        assert raw[refusal.row - 2]["kd_produk"] == refusal.subject


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
    refused = {r.subject for r in read.refused if r.reason == "import.no_price"}
    assert refused == without
    assert reasons["import.no_price"] == len(without)


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
    with_sen = [r for r in strict.refused if r.reason == "import.price_has_sen"]
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


def test_the_real_catalogue_as_a_workbook_gives_the_same(raw, tmp_path):
    book = Workbook(write_only=True)
    sheet = book.create_sheet("products")
    sheet.append(list(raw[0]))
    for row in raw:
        sheet.append([ILLEGAL_CHARACTERS_RE.sub("", cell) for cell in row.values()])
    file = tmp_path / "products.xlsx"
    book.save(file)
    from_csv = read_ekatalog(REAL / "products.csv", None, Sen.REFUSE)
    from_xlsx = read_ekatalog(file, None, Sen.REFUSE)
    assert from_xlsx.read == 11_889
    assert from_xlsx.products == from_csv.products
    assert from_xlsx.refused == from_csv.refused
    assert from_xlsx.vendors == from_csv.vendors
