"""Tables that officers bring, and workbooks that they take away, read by another library's eyes."""

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import Workbook, load_workbook

from bejo_desktop.adapters.tables.writing import OfficeTables
from bejo_desktop.application.ports.tables import Sheet
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.money import Rupiah

TABLES = OfficeTables()


def a_workbook(*rows) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def refused(data) -> str:
    with pytest.raises(BadInput) as caught:
        TABLES.read(data)
    return caught.value.code


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_csv_is_read_however_an_office_wrote_it(delimiter, encoding):
    text = delimiter.join(("No Paket", "Harga")) + "\r\n" + delimiter.join(("Ré-1", '"54 000"'))
    (row,) = TABLES.read(text.encode(encoding))
    assert (row.number, dict(row.cells)) == (2, {"no_paket": "Ré-1", "harga": "54 000"})


def test_a_workbook_is_read_with_days_and_whole_numbers():
    (row,) = TABLES.read(a_workbook(("Tanggal", "Jumlah"), (date(2026, 10, 9), 60.0), (None, None)))
    assert dict(row.cells) == {"tanggal": "2026-10-09", "jumlah": "60"}


def test_what_is_no_table_is_refused():
    assert refused(b"") == "table.empty"
    assert refused(b"a,b\r\n") == "table.empty"
    assert refused(b"PK\x03\x04 no zip") == "table.unreadable"
    assert refused(a_workbook(("a",), ("=1+1",))) == "table.formula"
    assert refused(b"x" * 10_000_001) == "table.too_large"
    assert refused(b"a\n" + b"1\n" * 50_001) == "table.too_many_rows"


def test_a_workbook_that_would_fill_the_memory_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 100_000_001)
    assert refused(out.getvalue()) == "table.too_large"


def test_what_is_written_is_read_by_a_spreadsheet_as_money_days_and_texts():
    sheet = Sheet(
        "Rekap",
        ("Nomor", "Tanggal", "Nilai", "Volume"),
        [("=1+1", date(2026, 10, 9), Rupiah(12_537_450), Decimal("2.5"))],
        notes=("Rekap pajak Oktober 2026",),
    )
    page = load_workbook(io.BytesIO(TABLES.write([sheet])))["Rekap"]
    assert page["A1"].value == "Rekap pajak Oktober 2026"
    assert [cell.value for cell in page[2]] == ["Nomor", "Tanggal", "Nilai", "Volume"]
    number, day, money, volume = page[3]
    assert (number.data_type, number.value) == ("s", "=1+1")
    assert day.value.date() == date(2026, 10, 9)
    assert (money.value, money.number_format) == (12_537_450, "#,##0")
    assert volume.value == 2.5


def test_money_of_any_size_keeps_each_rupiah():
    sheet = Sheet("Besar", ("Nilai",), [(Rupiah(999_999_999_999_999),)])
    page = load_workbook(io.BytesIO(TABLES.write([sheet])))["Besar"]
    assert page["A2"].value == 999_999_999_999_999
