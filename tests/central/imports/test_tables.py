"""Tables of strangers, CSV: delimiter, encoding, bounded memory, a fault spoils one row only."""

from __future__ import annotations

import tracemalloc

import pytest

from bejo_central.imports.rows import Column, Refusal, Row
from bejo_central.imports.tables import opened
from bejo_desktop.domain.errors import BadInput

TEN_MEGABYTES = 10 * 1024 * 1024
COLUMNS = [Column("a"), Column("b")]


def rows_of(file, columns=COLUMNS):
    with opened(file, columns) as table:
        return list(table.rows)


def refused(file, columns=COLUMNS):
    with pytest.raises(BadInput) as caught:
        rows_of(file, columns)
    return caught.value.code, caught.value.facts


def written(folder, text):
    file = folder / "table.csv"
    file.write_bytes(text.encode())
    return file


def too_large(row, size):
    facts = {"size": size}
    return Refusal(row, "import.cell_too_large", value=str(size), facts=facts)


def test_rows_come_by_column_with_spreadsheet_numbers(tmp_path):
    file = written(tmp_path, 'a,b\r\n1,"x, ""y""\nz"\r\n\r\n2,w\r\n,\r\n3,v\r\n')
    assert rows_of(file) == [
        Row(2, {"a": "1", "b": 'x, "y"\nz'}),
        Row(4, {"a": "2", "b": "w"}),
        Row(6, {"a": "3", "b": "v"}),
    ]


def test_rows_of_blanks_are_no_rows(tmp_path):
    assert rows_of(written(tmp_path, "a,b\n , \t\n1,2\n\u00a0,\n")) == [
        Row(3, {"a": "1", "b": "2"})
    ]


def test_a_heading_of_a_million_columns_is_refused_as_what_it_is(tmp_path):
    for more in (500, 1_000_000):
        file = written(tmp_path, "a,b" + ",x" * more + "\n1,2\n")
        assert refused(file)[0] == "import.columns_many"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_by_the_heading(tmp_path, delimiter):
    file = written(tmp_path, f'"a"{delimiter}b{delimiter}c\n1{delimiter}x, y; z{delimiter}\n')
    if delimiter in ",;":
        file = written(tmp_path, f'"a"{delimiter}b{delimiter}c\n1{delimiter}"x, y; z"{delimiter}\n')
    assert rows_of(file) == [Row(2, {"a": "1", "b": "x, y; z"})]


def test_a_first_line_for_spreadsheets_names_the_delimiter(tmp_path):
    file = written(tmp_path, "sep=;\na;b\n1;x,y\n")
    assert rows_of(file) == [Row(3, {"a": "1", "b": "x,y"})]


def test_headings_are_known_in_any_case_with_spaces_dots_and_marks(tmp_path):
    file = written(tmp_path, "\ufeff  KODE Produk. ;nama-produk\n1;x\n")
    columns = [Column("kode_produk"), Column("name", ("Nama Produk",))]
    assert rows_of(file, columns) == [Row(2, {"kode_produk": "1", "name": "x"})]


def test_every_missing_column_is_named_before_a_row_is_read(tmp_path):
    file = written(tmp_path, "A; x y ;c\n" + '1;"never closed')
    columns = [*COLUMNS, Column("d"), Column("e", needed=False)]
    assert refused(file, columns) == (
        "import.column_missing",
        {"file": "table.csv", "columns": "b, d", "found": "A, x y, c"},
    )


def test_a_column_that_stands_twice_is_named(tmp_path):
    file = written(tmp_path, "a,b,B \n1,2,3\n")
    assert refused(file) == ("import.column_twice", {"file": "table.csv", "column": "b"})


def test_a_hundred_thousand_columns_are_refused(tmp_path):
    file = written(tmp_path, "a,b" + ",c" * 100_000 + "\n1,2\n")
    assert refused(file)[0] == "import.columns_many"


def test_a_row_of_a_hundred_thousand_cells_is_refused_alone(tmp_path):
    rows = rows_of(written(tmp_path, "a,b\n1" + ",2" * 100_000 + "\n3,4\n"))
    assert rows == [
        Refusal(2, "import.cells_missing", value="100001/2"),
        Row(3, {"a": "3", "b": "4"}),
    ]


def test_a_row_with_too_few_or_too_many_cells_is_refused_with_both_numbers(tmp_path):
    rows = rows_of(written(tmp_path, "a,b\n1\n1,2,3\n4,5,\n"))
    assert rows == [
        Refusal(2, "import.cells_missing", value="1/2"),
        Refusal(3, "import.cells_missing", value="3/2"),
        Row(4, {"a": "4", "b": "5"}),
    ]


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_cell_of_ten_megabytes_is_refused_with_its_size_and_the_next_row_is_read(tmp_path, quote):
    line = f"1,{quote}{'x' * TEN_MEGABYTES}{quote}\n"
    file = written(tmp_path, f"a,b\n{line}2,w\n")
    tracemalloc.start()
    rows = rows_of(file)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert rows == [too_large(2, len(line)), Row(3, {"a": "2", "b": "w"})]
    assert peak < TEN_MEGABYTES


def test_a_long_line_inside_a_cell_of_several_lines_spoils_only_its_row(tmp_path):
    long = "y" * TEN_MEGABYTES + "\n"
    rows = rows_of(written(tmp_path, f'a,b\n1,"x\n{long}z"\n2,w\n'))
    assert rows == [too_large(2, len(long)), Row(3, {"a": "2", "b": "w"})]


def test_a_cell_above_the_limit_of_a_spreadsheet_is_refused(tmp_path):
    rows = rows_of(written(tmp_path, f"a,b\n1,{'x' * 32_767}\n2,{'x' * 32_768}\n"))
    assert isinstance(rows[0], Row)
    assert rows[1] == too_large(3, 32_768)


def test_a_cell_that_never_ends_is_refused_and_later_rows_are_read(tmp_path):
    file = written(tmp_path, 'a,b\n1,"x\n' + "2,w\n" * 50_000)
    rows = rows_of(file)
    assert rows[0].reason == "import.cell_too_large"
    assert rows[-1].cells == {"a": "2", "b": "w"}


@pytest.mark.parametrize("cell", ["=1+1", '"=HYPERLINK(""x"")"', "＝A1"])
def test_a_formula_is_refused_by_its_row_where_the_column_is_read(tmp_path, cell):
    rows = rows_of(written(tmp_path, f"a,b,c\n1,{cell},\n2,w,=1\n"))
    assert (rows[0].row, rows[0].reason, rows[0].column) == (2, "import.formula", "b")
    assert rows[1] == Row(3, {"a": "2", "b": "w"})


def test_an_error_of_a_spreadsheet_is_no_text(tmp_path):
    assert rows_of(written(tmp_path, "a,b\n1,#N/A\n")) == [
        Refusal(2, "import.cell_error", "b", "#N/A")
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_that_say_what_they_are_read_the_same(tmp_path, encoding):
    file = tmp_path / "table.csv"
    file.write_bytes("a;b\r\n1;Café “x” ꦗꦮ\r\n".encode(encoding))
    assert rows_of(file) == [Row(2, {"a": "1", "b": "Café “x” ꦗꦮ"})]


@pytest.mark.parametrize(
    ("raw", "seems", "line", "byte"),
    [
        ("a,b\n1,x\n2,Café\n".encode("cp1252"), "Windows-1252", 3, "0xE9"),
        (b"a,b\n" + b"1,x\n" * 40_000 + b"2,\x93y\x94\n", "Windows-1252", 40_002, "0x93"),
        ("a,b\n1,Café\n".encode("utf-16-le"), "UTF-16", 1, "0x00"),
        ("a,b\n1,Café\n".encode("utf-32"), "UTF-32", 1, "0x00"),
        ("a,b\n1,x\n".encode("utf-16") + b"\x00", "UTF-16", 3, "0x00"),
    ],
)
def test_another_encoding_is_refused_with_line_and_byte(tmp_path, raw, seems, line, byte):
    file = tmp_path / "table.csv"
    file.write_bytes(raw)
    code, facts = refused(file)
    assert code == "import.not_utf8"
    assert facts == {"file": "table.csv", "seems": seems, "line": line, "byte": byte}


@pytest.mark.parametrize("text", ["", "\n\n", ",,\n", "\ufeff"])
def test_an_empty_file_is_named(tmp_path, text):
    assert refused(written(tmp_path, text)) == ("import.empty", {"file": "table.csv"})
