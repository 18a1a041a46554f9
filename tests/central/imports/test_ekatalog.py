from __future__ import annotations

from datetime import date

import pytest

from bejo_central.imports.ekatalog import read_ekatalog, vendor_code
from bejo_central.imports.results import Sen
from bejo_desktop.domain.codes import TaxClass
from bejo_desktop.domain.errors import BadInput, EnvironmentFailed
from bejo_desktop.domain.money import Rupiah


def test_a_good_row_becomes_a_product_of_its_vendor(export):
    file = export.write({"kd_produk": "2729717", "tkdn_produk": "35.7"})
    read = read_ekatalog(file, None, Sen.REFUSE)
    (product,), (vendor,) = read.products, read.vendors
    assert product.code == "P-2729717"
    assert product.name == "Kertas HVS A4 80 gr"
    assert product.category == "Alat Tulis Kantor"
    assert product.tax_class is TaxClass.GOODS
    assert product.price == Rupiah(54_000)
    assert product.price_on == date(2026, 6, 29)
    assert product.origin == "PDN"
    assert product.tkdn == 3570
    assert product.vendor == vendor.code
    assert vendor.name == "CV Lontar Jaya"
    assert vendor.legal_form == "CV"
    assert vendor.categories == ("Alat Tulis Kantor",)
    assert (read.read, read.refused, read.rounded, read.several_prices) == (1, (), 0, 0)


def test_rows_count_as_in_a_spreadsheet_and_are_loaded_or_refused(export):
    file = export.write({}, {"harga_min": ""}, {}, {"nama_produk": " . "})
    read = read_ekatalog(file, None, Sen.REFUSE)
    assert read.read == 4
    assert [(r.row, r.reason, r.subject) for r in read.refused] == [
        (3, "import.no_price", "1002"),
        (5, "import.no_name", "1004"),
    ]
    assert [product.code for product in read.products] == ["P-1001", "P-1003"]


def test_dirty_text_is_cleaned_to_one_line_one_kind_of_quote_and_nfc(export):
    dirty = '\tMonitor\u00a024\u201d  \x00"" Cafe\u0301\u200b\r\nbaru '
    file = export.write({"nama_produk": dirty, "unit_pengukuran": " Ream "})
    (product,) = read_ekatalog(file, None, Sen.REFUSE).products
    assert product.name == 'Monitor 24" " Café baru'
    assert product.measure == "rim"


def test_the_price_file_goes_before_the_rows_own_price(export):
    file = export.write({}, {})
    prices = export.write_prices(("1001", "51000"))
    read = read_ekatalog(file, prices, Sen.REFUSE)
    assert [product.price.amount for product in read.products] == [51_000, 54_000]


def test_of_several_prices_the_lowest_whole_one_is_the_list_price_and_counted(export):
    file = export.write({}, {}, {})
    prices = export.write_prices(
        ("1001", "52000"),
        ("1001", "51000.0"),
        ("1001", "50999.5"),
        ("1002", "70000"),
        ("1002", "70000.00"),
        ("1003", "0"),
        ("1003", "30000"),
    )
    read = read_ekatalog(file, prices, Sen.REFUSE)
    assert [product.price.amount for product in read.products] == [51_000, 70_000, 30_000]
    assert read.several_prices == 2
    assert read.rounded == 0


def test_a_price_with_sen_is_refused_with_its_value(export):
    file = export.write({})
    prices = export.write_prices(("1001", "59696.5"), ("1001", "60000.25"))
    (refusal,) = read_ekatalog(file, prices, Sen.REFUSE).refused
    assert (refusal.row, refusal.reason, refusal.value) == (2, "import.price_has_sen", "59696.5")


def test_a_price_with_sen_is_rounded_half_up_and_counted_on_request(export):
    file = export.write({"harga_min": "59696.5"}, {"harga_min": "59696.4999"}, {})
    read = read_ekatalog(file, None, Sen.ROUND)
    assert [product.price.amount for product in read.products] == [59_697, 59_696, 54_000]
    assert read.rounded == 2


@pytest.mark.parametrize(
    ("price", "reason"),
    [
        ("0", "import.no_price"),
        ("0.4", "import.no_price"),
        ("-5", "import.price_unreadable"),
        ("1e9", "import.price_unreadable"),
        ("49.000", "import.price_ambiguous"),
        ("49,000", "import.price_ambiguous"),
        ("1.010,000", "import.price_unreadable"),
        ("١٢", "import.price_unreadable"),
        ("NaN", "import.price_unreadable"),
        ("1000000000000000", "import.price_too_large"),
        ("9" * 31, "import.price_unreadable"),
    ],
)
def test_a_price_that_is_none_is_refused_also_when_rounding(export, price, reason):
    (refusal,) = read_ekatalog(export.write({"harga_min": price}), None, Sen.ROUND).refused
    assert refusal.reason == reason


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("kd_produk", "", "import.no_code"),
        ("kd_produk", "12a", "import.no_code"),
        ("nama_penyedia", "\t", "import.no_vendor"),
        ("unit_pengukuran", "-", "import.no_measure"),
        ("setuju_tolak_tanggal", "29/06/2026", "import.date_unreadable"),
        ("setuju_tolak_tanggal", "2026-02-30", "import.date_unreadable"),
        ("jenis_produk", "campuran", "import.origin_unknown"),
        ("tkdn_produk", "100.01", "import.tkdn_unreadable"),
        ("tkdn_produk", "tinggi", "import.tkdn_unreadable"),
    ],
)
def test_each_fault_of_a_row_has_its_reason(export, column, value, reason):
    (refusal,) = read_ekatalog(export.write({column: value}), None, Sen.REFUSE).refused
    assert refusal.reason == reason


def test_a_product_that_comes_twice_is_loaded_once(export):
    file = export.write({"kd_produk": "7"}, {"kd_produk": "7"})
    read = read_ekatalog(file, None, Sen.REFUSE)
    assert len(read.products) == 1
    assert [(r.row, r.reason, r.subject) for r in read.refused] == [(3, "import.duplicate", "7")]


def test_a_firm_is_one_vendor_in_all_spellings_of_its_name(export):
    file = export.write(
        {"nama_penyedia": "CV. Lontar  Jaya"},
        {"nama_penyedia": "cv lontar jaya"},
        {"nama_penyedia": "CV Lontar Raya"},
    )
    vendors = read_ekatalog(file, None, Sen.REFUSE).vendors
    assert [vendor.name for vendor in vendors] == ["CV. Lontar Jaya", "CV Lontar Raya"]


def test_a_vendors_code_never_changes():
    # SHA-256 of CVLONTARJAYA by sha256sum begins c53641cfd79c4160; modulo 10^12.
    assert vendor_code("CV. Lontar Jaya") == vendor_code("cv lontar jaya")
    assert vendor_code("CV. Lontar Jaya") == "V-035145556320"


@pytest.mark.parametrize(
    ("commodity", "category", "tax_class"),
    [
        ("Makanan dan Minuman Kota X", "Makanan dan Minuman", TaxClass.CATERING),
        ("Bahan Pokok Provinsi X", "Makanan dan Minuman", TaxClass.GOODS),
        ("Jasa Kebersihan Kota X", "Alat dan Material Kebersihan", TaxClass.SERVICE),
        ("JASA KEAMANAN KABUPATEN X", "Jasa Lainnya", TaxClass.SERVICE),
        (
            "Jasa Sewa Kendaraan Kab X",
            "Jasa Transportasi dan Sewa Kendaraan",
            TaxClass.SERVICE,
        ),
        ("Jembatan dan Komponennya", "Lainnya", TaxClass.GOODS),
    ],
)
def test_a_komoditas_gives_category_and_tax_class(export, commodity, category, tax_class):
    (product,) = read_ekatalog(
        export.write({"nama_komoditas": commodity}), None, Sen.REFUSE
    ).products
    assert (product.category, product.tax_class) == (category, tax_class)


def test_every_missing_column_is_named_and_what_was_found(export):
    file = export.products
    file.write_text(
        "kd_produk,nama_produk,harga_min,nama_komoditas,jenis_produk,tkdn_produk\n1\n",
        encoding="utf-8",
    )
    with pytest.raises(BadInput) as caught:
        read_ekatalog(file, None, Sen.REFUSE)
    assert caught.value.code == "import.column_missing"
    assert caught.value.facts == {
        "file": "products.csv",
        "columns": "nama_penyedia, unit_pengukuran, setuju_tolak_tanggal",
        "found": "kd_produk, nama_produk, harga_min, nama_komoditas, jenis_produk, tkdn_produk",
    }


def test_a_missing_column_of_the_price_file_is_named(export):
    file = export.write({})
    export.prices.write_text("kd_produk,price\n1,2\n", encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        read_ekatalog(file, export.prices, Sen.REFUSE)
    assert caught.value.facts == {
        "file": "prices.csv",
        "columns": "harga",
        "found": "kd_produk, price",
    }


def test_prices_of_people_are_read_where_they_mean_one_thing(export):
    file = export.write({"harga_min": "1.010.000"}, {"harga_min": "Rp 54.000,00"})
    read = read_ekatalog(file, None, Sen.REFUSE)
    assert [product.price.amount for product in read.products] == [1_010_000, 54_000]


def test_a_name_that_no_desk_could_read_refuses_its_row_alone(export):
    file = export.write({"nama_produk": "x" * 201}, {"nama_penyedia": "y" * 201}, {})
    read = read_ekatalog(file, None, Sen.REFUSE)
    assert [(r.row, r.reason) for r in read.refused] == [
        (2, "import.text_long"),
        (3, "import.vendor_name_long"),
    ]
    assert [product.code for product in read.products] == ["P-1003"]


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(EnvironmentFailed) as caught:
        read_ekatalog(tmp_path / "none.csv", None, Sen.REFUSE)
    assert caught.value.code == "import.file_unreadable"
    assert caught.value.facts == {"file": "none.csv"}
