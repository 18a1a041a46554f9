"""Workbooks of strangers: the same rows as CSV, formulas seen, bombs refused before parsing."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook, load_workbook

from bejo_central.imports.rows import Column, Refusal, Row
from bejo_central.imports.tables import opened
from bejo_desktop.domain.errors import BadInput

COLUMNS = [Column("a"), Column("b")]
MEGABYTE = 1024 * 1024
SHEET = "xl/worksheets/sheet1.xml"
NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def book_of(folder, *rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    file = folder / "table.xlsx"
    book.save(file)
    return file


def rows_of(file, columns=COLUMNS):
    with opened(file, columns) as table:
        return list(table.rows)


def refused(file):
    with pytest.raises(BadInput) as caught:
        rows_of(file)
    return caught.value.code


def with_part(file, name, body):
    """Write the workbook anew with one part replaced or added."""
    parts = zipfile.ZipFile(io.BytesIO(file.read_bytes()))
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        for part in parts.namelist():
            if part != name:
                out.writestr(part, parts.read(part))
        out.writestr(name, body)
    return file


def sheet_of(folder, rows, *, before=""):
    body = f"<?xml version='1.0'?><worksheet {NS}>{before}<sheetData>{rows}</sheetData></worksheet>"
    return with_part(book_of(folder, ["a", "b"]), SHEET, body)


def cell(place, text):
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


HEADING = f'<row r="1">{cell("A1", "a")}{cell("B1", "b")}</row>'


def test_rows_count_as_the_spreadsheet_shows_them(tmp_path):
    file = book_of(tmp_path, ["A ", "b", None], ["1", "x"], [], [None, "", None], ["2", None])
    assert rows_of(file) == [Row(2, {"a": "1", "b": "x"}), Row(5, {"a": "2", "b": ""})]


def test_values_are_read_as_the_text_they_mean(tmp_path):
    values = [
        54000,
        54000.0,
        59696.5,
        49.125,
        True,
        date(2026, 1, 31),
        datetime.fromisoformat("2026-01-31 08:05"),
    ]
    texts = [
        row.cells["a"] for row in rows_of(book_of(tmp_path, ["a", "b"], *([v] for v in values)))
    ]
    assert texts == [
        "54000",
        "54000",
        "59696.5",
        "49.1250",  # never taken for forty-nine thousand
        "TRUE",
        "2026-01-31",
        "2026-01-31 08:05:00",
    ]


def test_a_number_is_told_apart_from_text(tmp_path):
    (row,) = rows_of(book_of(tmp_path, ["a", "b"], [413.1, "413.100"]))
    assert row.numbers == {"a"}


def test_a_number_of_more_digits_than_a_spreadsheet_keeps_is_refused(tmp_path):
    (row,) = rows_of(book_of(tmp_path, ["a", "b"], [198609262015051001, "x"]))
    assert (row.row, row.reason, row.column) == (2, "import.number_long", "a")


def test_a_formula_is_seen_and_refused_by_its_row(tmp_path):
    file = book_of(tmp_path, ["a", "b", "c"], ["1", "=A2*2"], ["2", "x", "=1+1"], ["3", "y"])
    assert rows_of(file) == [
        Refusal(2, "import.formula", "b", "=A2*2"),
        Row(3, {"a": "2", "b": "x"}),
        Row(4, {"a": "3", "b": "y"}),
    ]


def test_a_cached_value_does_not_hide_a_formula(tmp_path):
    file = sheet_of(
        tmp_path,
        f'{HEADING}<row r="2"><c r="A2"><v>1</v></c><c r="B2"><f>A2*2</f><v>2</v></c></row>',
    )
    assert [one.reason for one in rows_of(file)] == ["import.formula"]


def test_the_first_visible_sheet_is_read_and_named(tmp_path):
    book = Workbook()
    book.active.title = "Rahasia"
    book.active.append(["a", "b"])
    book.active.append(["hidden", "x"])
    shown = book.create_sheet("Harga 2026")
    shown.append(["a", "b"])
    shown.append(["1", "y"])
    book.active.sheet_state = "hidden"
    book.active = 1
    file = tmp_path / "table.xlsx"
    book.save(file)
    with opened(file, COLUMNS) as table:
        assert table.sheet == "Harga 2026"
        assert list(table.rows) == [Row(2, {"a": "1", "b": "y"})]


def test_a_workbook_without_a_visible_sheet_is_refused(tmp_path):
    file = book_of(tmp_path, ["a", "b"])
    body = zipfile.ZipFile(file).read("xl/workbook.xml").decode()
    assert 'state="visible"' in body
    with_part(file, "xl/workbook.xml", body.replace('state="visible"', 'state="veryHidden"'))
    assert refused(file) == "import.no_sheet"


def test_a_cell_of_ten_megabytes_is_refused_with_its_size(tmp_path):
    size = 10 * MEGABYTE
    file = sheet_of(
        tmp_path,
        f'{HEADING}<row r="2">{cell("A2", "1")}{cell("B2", "x" * size)}</row>'
        f'<row r="3">{cell("A3", "2")}{cell("B3", "w")}</row>',
    )
    tracemalloc.start()
    rows = rows_of(file)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert rows[0].facts == {"size": size}
    assert rows[0].reason == "import.cell_too_large"
    assert rows[1] == Row(3, {"a": "2", "b": "w"})
    assert peak < 4 * size


def test_a_heading_of_too_many_columns_is_refused(tmp_path):
    file = book_of(tmp_path, ["a", "b", *("c" for _ in range(16_000))], ["1", "2"])
    assert refused(file) == "import.columns_many"


def test_a_cell_far_outside_costs_no_memory(tmp_path):
    file = sheet_of(
        tmp_path,
        f'{HEADING}<row r="2">{cell("A2", "1")}{cell("B2", "x")}{cell("ZZZ2", "far")}</row>',
        before='<dimension ref="A1:XFD1048576"/>',
    )
    tracemalloc.start()
    rows = rows_of(file)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert rows == [Row(2, {"a": "1", "b": "x"})]
    assert peak < MEGABYTE * 8


def test_a_size_that_a_sheet_claims_wrongly_loses_no_row(tmp_path):
    rows = "".join(f'<row r="{n}">{cell(f"A{n}", n)}{cell(f"B{n}", "x")}</row>' for n in (2, 3, 4))
    file = sheet_of(tmp_path, HEADING + rows, before='<dimension ref="A1:A2"/>')
    assert [row.number for row in rows_of(file)] == [2, 3, 4]


def test_rows_beyond_the_end_of_a_sheet_end_the_reading(tmp_path):
    file = sheet_of(tmp_path, f'{HEADING}<row r="999999999999">{cell("A2", "1")}</row>')
    assert rows_of(file) == []


def test_a_zip_bomb_is_refused_before_it_grows(tmp_path):
    file = with_part(book_of(tmp_path, ["a", "b"]), SHEET, b" " * (64 * MEGABYTE))
    assert file.stat().st_size < MEGABYTE
    tracemalloc.start()
    assert refused(file) == "import.xlsx_bomb"
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < MEGABYTE


def test_ten_thousand_parts_are_refused(tmp_path):
    file = book_of(tmp_path, ["a", "b"])
    with zipfile.ZipFile(file, "a") as out:
        for number in range(3_000):
            out.writestr(f"xl/media/{number}.bin", b"")
    assert refused(file) == "import.xlsx_bomb"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml"])
def test_an_xml_bomb_is_refused_in_every_part(tmp_path, part, encoding):
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    body = f'<!DOCTYPE w [<!ENTITY l0 "ha">{laughs}]><worksheet {NS}>&l9;</worksheet>'
    file = with_part(book_of(tmp_path, ["a", "b"]), part, body.encode(encoding))
    assert refused(file) == "import.xlsx_bomb"


def test_a_file_of_the_machine_is_not_read_into_a_cell(tmp_path):
    body = f'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet {NS}>&x;</worksheet>'
    file = with_part(book_of(tmp_path, ["a", "b"]), SHEET, body)
    assert refused(file) == "import.xlsx_bomb"


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: raw[: len(raw) // 2],
        lambda raw: b"PK\x03\x04" + b"x" * 100,
        lambda raw: raw[:200] + bytes(200) + raw[400:],
    ],
)
def test_a_damaged_workbook_is_refused(tmp_path, damage):
    file = book_of(tmp_path, ["a", "b"], ["1", "x"])
    file.write_bytes(damage(file.read_bytes()))
    assert refused(file) == "import.xlsx_broken"


def test_a_zip_that_is_no_workbook_is_refused(tmp_path):
    file = tmp_path / "table.xlsx"
    with zipfile.ZipFile(file, "w") as out:
        out.writestr("a.txt", "a,b\n")
    assert refused(file) == "import.xlsx_broken"


@pytest.mark.parametrize(
    "row",
    [
        '<row r="2"><c r="A2" t="s"><v>99</v></c></row>',
        '<row r="2"><c r="A2" t="n"><v>many</v></c></row>',
        '<row r="2"><c r="A2"',
    ],
)
def test_a_sheet_that_breaks_off_is_refused_whole(tmp_path, row):
    assert refused(sheet_of(tmp_path, HEADING + row)) == "import.xlsx_broken"


def test_an_old_or_locked_workbook_is_named(tmp_path):
    file = tmp_path / "table.xls"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    assert refused(file) == "import.old_excel"


def test_a_workbook_is_known_by_its_bytes_not_by_its_name(tmp_path):
    file = book_of(tmp_path, ["a", "b"], ["1", "x"]).rename(tmp_path / "table.csv")
    assert rows_of(file) == [Row(2, {"a": "1", "b": "x"})]
    assert load_workbook(file.rename(tmp_path / "again.xlsx")).active["A1"].value == "a"
