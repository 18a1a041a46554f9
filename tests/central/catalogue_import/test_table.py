from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import pytest

from bejo_central.catalogue_import.results import Refusal, Refused
from bejo_central.catalogue_import.table import Row, opened
from bejo_desktop.domain.errors import BadInput

if TYPE_CHECKING:
    from pathlib import Path

TEN_MEGABYTES = 10 * 1024 * 1024


def rows_of(file: Path) -> list[Row | Refusal]:
    with opened(file, ["a", "b"]) as rows:
        return list(rows)


def written(folder: Path, text: str) -> Path:
    file = folder / "table.csv"
    file.write_bytes(text.encode())
    return file


def test_rows_come_by_column_with_spreadsheet_numbers(tmp_path):
    file = written(tmp_path, 'a,b\r\n1,"x, ""y""\nz"\r\n\r\n2,w\r\n')
    assert rows_of(file) == [
        Row(2, {"a": "1", "b": 'x, "y"\nz'}),
        Row(3, {"a": "2", "b": "w"}),
    ]


def test_a_byte_order_mark_is_no_part_of_the_first_column(tmp_path):
    assert rows_of(written(tmp_path, "\ufeffa,b\n1,2\n")) == [Row(2, {"a": "1", "b": "2"})]


def test_a_row_with_too_few_or_too_many_cells_is_refused_with_both_numbers(tmp_path):
    rows = rows_of(written(tmp_path, "a,b\n1\n1,2,3\n4,5\n"))
    assert rows == [
        Refusal(2, Refused.CELLS_MISSING, value="1/2"),
        Refusal(3, Refused.CELLS_MISSING, value="3/2"),
        Row(4, {"a": "4", "b": "5"}),
    ]


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_cell_of_ten_megabytes_is_refused_and_the_next_row_is_read(tmp_path, quote):
    file = written(tmp_path, f"a,b\n1,{quote}{'x' * TEN_MEGABYTES}{quote}\n2,w\n")
    tracemalloc.start()
    rows = rows_of(file)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert rows == [Refusal(2, Refused.CELL_TOO_LARGE), Row(3, {"a": "2", "b": "w"})]
    assert peak < TEN_MEGABYTES


def test_a_long_line_inside_a_cell_of_several_lines_spoils_only_its_row(tmp_path):
    file = written(tmp_path, f'a,b\n1,"x\n{"y" * TEN_MEGABYTES}\nz"\n2,w\n')
    assert rows_of(file) == [Refusal(2, Refused.CELL_TOO_LARGE), Row(3, {"a": "2", "b": "w"})]


def test_a_cell_above_the_limit_of_a_spreadsheet_is_refused(tmp_path):
    rows = rows_of(written(tmp_path, f"a,b\n1,{'x' * 32_767}\n2,{'x' * 32_768}\n"))
    assert isinstance(rows[0], Row)
    assert rows[1] == Refusal(3, Refused.CELL_TOO_LARGE)


def test_a_cell_that_never_ends_is_refused_and_later_rows_are_read(tmp_path):
    file = written(tmp_path, 'a,b\n1,"x\n' + "2,w\n" * 50_000)
    rows = rows_of(file)
    assert rows[0] == Refusal(2, Refused.CELL_TOO_LARGE)
    assert rows[-1].cells == {"a": "2", "b": "w"}


@pytest.mark.parametrize(
    ("raw", "seems"),
    [
        ("a,b\n1,Café\n".encode("cp1252"), "Windows-1252"),
        ("a,b\n1,Café\n".encode("utf-16"), "UTF-16"),
    ],
)
def test_another_encoding_is_named(tmp_path, raw, seems):
    file = tmp_path / "table.csv"
    file.write_bytes(raw)
    with pytest.raises(BadInput) as caught:
        rows_of(file)
    assert caught.value.code == "import.not_utf8"
    assert caught.value.facts == {"file": "table.csv", "seems": seems}


def test_an_empty_file_is_named(tmp_path):
    with pytest.raises(BadInput) as caught:
        rows_of(written(tmp_path, ""))
    assert caught.value.code == "import.empty"
