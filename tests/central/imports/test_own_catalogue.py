"""Our own format: columns under either heading, vendors by code or NPWP, CSV and XLSX alike."""

from __future__ import annotations

import csv
from datetime import date

import pytest
from openpyxl import Workbook

from bejo_central.imports.own_catalogue import KnownVendors, read_own_catalogue
from bejo_central.imports.results import Sen
from bejo_desktop.domain.codes import TaxClass
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.money import Rupiah

TODAY = date(2026, 10, 9)
NPWP = "0012345674626000"
KNOWN = KnownVendors(frozenset({"V-00001", "V-00002"}), {NPWP: "V-00002"})
GOOD = {
    "Kode": "P-000123",
    "Nama": "Kertas HVS A4 80 gr",
    "Penyedia": "V-00001",
    "Kategori": "Alat Tulis Kantor",
    "Satuan": "rim",
    "Golongan Pajak": "barang",
    "Asal": "PDN",
    "Harga": "54.000",
    "Tanggal Harga": "31/01/2026",
    "Nama Penyedia": "",
}


def rows_of(*changes):
    rows = [{**GOOD, "Kode": f"P-{number:06d}", **row} for number, row in enumerate(changes, 1)]
    return [list(GOOD), *(list(row.values()) for row in rows)]


def as_csv(folder, rows):
    file = folder / "katalog.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter=";").writerows(rows)
    return file


def as_xlsx(folder, rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    file = folder / "katalog.xlsx"
    book.save(file)
    return file


@pytest.fixture
def read(tmp_path):
    """Read rows that are good but for what is said."""

    def read(*changes, sen=Sen.REFUSE):
        return read_own_catalogue(as_csv(tmp_path, rows_of(*changes)), sen, KNOWN, TODAY)

    return read


def test_a_good_row_becomes_a_product(read):
    found = read({"Kode": "123"})
    (product,) = found.products
    assert (product.code, product.name) == ("P-123", "Kertas HVS A4 80 gr")
    assert (product.vendor, product.category, product.measure) == (
        "V-00001",
        "Alat Tulis Kantor",
        "rim",
    )
    assert (product.tax_class, product.origin) == (TaxClass.GOODS, "PDN")
    assert (product.price, product.price_on) == (Rupiah(54_000), date(2026, 1, 31))
    assert (found.read, found.refused, found.vendors) == (1, (), ())
    assert found.undated == frozenset()


def test_english_headings_mean_the_same(tmp_path):
    names = "code,name,vendor,category,measure,tax_class,origin,price"
    file = tmp_path / "catalogue.csv"
    file.write_text(f"{names}\nP-1,Air Mineral,V-00001,Makanan,dus,goods,lokal,38000\n")
    found = read_own_catalogue(file, Sen.REFUSE, KNOWN, TODAY)
    (product,) = found.products
    assert (product.price, product.price_on) == (Rupiah(38_000), TODAY)
    assert found.undated == {"P-1"}


def test_a_vendor_is_found_by_its_npwp(read):
    (product,) = read({"Penyedia": "0012 3456 7462 6000"}).products
    assert product.vendor == "V-00002"


def test_an_unknown_vendor_is_made_where_its_name_is_told(read):
    new = "3509010101800001"
    found = read(
        {"Penyedia": new, "Nama Penyedia": "UD Sumber Pangan"},
        {"Penyedia": new, "Nama Penyedia": "UD Sumber Pangan"},
        {"Penyedia": "V-00777", "Nama Penyedia": "CV Baru"},
        {"Penyedia": "V-00778"},
    )
    assert [(one.name, one.npwp16) for one in found.vendors] == [
        ("UD Sumber Pangan", new),
        ("CV Baru", None),
    ]
    assert found.products[0].vendor == found.products[1].vendor == found.vendors[0].code
    assert [(r.row, r.reason) for r in found.refused] == [(5, "import.vendor_unknown")]


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("Kode", "X-1", "import.no_code"),
        ("Kode", "", "import.no_code"),
        ("Nama", " - ", "import.no_name"),
        ("Penyedia", "", "import.no_vendor"),
        ("Penyedia", "CV Tanpa Kode", "identity.npwp"),
        ("Kategori", "", "import.cell_empty"),
        ("Kategori", "k" * 65, "import.text_long"),
        ("Satuan", "-", "import.no_measure"),
        ("Golongan Pajak", "umum", "import.tax_class_unknown"),
        ("Asal", "Mars", "import.origin_unknown"),
        ("Harga", "", "import.no_price"),
        ("Harga", "0", "import.no_price"),
        ("Harga", "54.000,50", "import.price_has_sen"),
        ("Harga", "sekitar 54.000", "import.price_unreadable"),
        ("Harga", "1.000.000.000.000.000", "import.price_too_large"),
        ("Tanggal Harga", "31/02/2026", "import.date_unreadable"),
        ("Tanggal Harga", "46053", "import.date_unreadable"),
        ("Harga", "=A1*2", "import.formula"),
    ],
)
def test_each_fault_refuses_its_row_and_the_others_are_taken(read, column, value, reason):
    found = read({}, {column: value}, {})
    (refusal,) = found.refused
    assert (refusal.row, refusal.reason) == (3, reason)
    assert [product.code for product in found.products] == ["P-000001", "P-000003"]


def test_sen_are_rounded_half_up_on_request(read):
    found = read({"Harga": "54.000,50"}, {"Harga": "Rp 54.000,49"}, sen=Sen.ROUND)
    assert [product.price.amount for product in found.products] == [54_001, 54_000]
    assert found.rounded == 2


def test_a_product_that_comes_twice_is_taken_once(read):
    found = read({"Kode": "P-7"}, {"Kode": "7"})
    assert [(r.row, r.reason) for r in found.refused] == [(3, "import.duplicate")]


def test_a_workbook_gives_what_the_same_rows_give_as_csv(tmp_path):
    rows = rows_of(
        {},
        {"Harga": "Rp 1.010.000,00"},
        {"Harga": "12,5"},
        {"Nama": "=1+1"},
        {"Kategori": ""},
        {"Nama Penyedia": 'Toko "Serba" Ada; cabang\nkedua'},
    )
    from_csv = read_own_catalogue(as_csv(tmp_path, rows), Sen.REFUSE, KNOWN, TODAY)
    from_xlsx = read_own_catalogue(as_xlsx(tmp_path, rows), Sen.REFUSE, KNOWN, TODAY)
    assert from_xlsx.products == from_csv.products
    assert from_xlsx.refused == from_csv.refused
    assert len(from_csv.products) == 3
    assert from_xlsx.sheet == "Sheet"


def test_numbers_and_days_of_a_spreadsheet_are_prices_and_days(tmp_path):
    (heading, row) = rows_of({})
    row[7], row[8] = 54_000.0, date(2026, 1, 31)
    (product,) = read_own_catalogue(
        as_xlsx(tmp_path, [heading, row]), Sen.REFUSE, KNOWN, TODAY
    ).products
    assert (product.price, product.price_on) == (Rupiah(54_000), date(2026, 1, 31))


def test_a_price_with_three_places_of_a_spreadsheet_is_never_a_thousandfold(tmp_path):
    (heading, row) = rows_of({})
    row[7] = 49.125
    (refusal,) = read_own_catalogue(
        as_xlsx(tmp_path, [heading, row]), Sen.REFUSE, KNOWN, TODAY
    ).refused
    assert refusal.reason == "import.price_has_sen"


def test_missing_columns_are_named_together(tmp_path):
    file = tmp_path / "katalog.csv"
    file.write_text("Kode;Nama;Harga\n1;a;2\n")
    with pytest.raises(BadInput) as caught:
        read_own_catalogue(file, Sen.REFUSE, KNOWN, TODAY)
    assert caught.value.facts["columns"] == "vendor, category, measure, tax_class, origin"
    assert caught.value.facts["found"] == "Kode, Nama, Harga"
