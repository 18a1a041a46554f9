"""Tables that other programs wrote: CSV in the ways offices have it, and XLSX."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.ports.tables import TableRow
from bejo_desktop.domain.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FILE_BYTES_MAX: Final = 10_000_000
INFLATED_BYTES_MAX: Final = 100_000_000
ROWS_MAX: Final = 50_000
CELL_CHARS_MAX: Final = 4_000
_ZIP: Final = b"PK\x03\x04"
_DELIMITERS: Final = ",;\t|"


def read_table(data: bytes) -> tuple[TableRow, ...]:
    """
    Return the rows below the heading, empty ones left out.

    Raises:
        BadInput: `table.*`, as the port says.
    """
    if len(data) > FILE_BYTES_MAX:
        raise BadInput("table.too_large", most=FILE_BYTES_MAX)
    lines = _workbook(data) if data.startswith(_ZIP) else _text(data)
    found = [row for row in _rows(lines) if any(row.cells.values())]
    if not found:
        raise BadInput("table.empty")
    return tuple(found)


def _rows(lines: Iterable[Sequence[str]]) -> Iterator[TableRow]:
    heads: list[str] = []
    for number, line in enumerate(lines, start=1):
        if number > ROWS_MAX:
            raise BadInput("table.too_many_rows", most=ROWS_MAX)
        if not heads:
            heads = [_head(cell) for cell in line]
            continue
        if any(len(cell) > CELL_CHARS_MAX for cell in line):
            raise BadInput("table.unreadable", problem=f"row {number} is too long")
        yield TableRow(number, dict(zip(heads, (cell.strip() for cell in line), strict=False)))


def _head(cell: str) -> str:
    return "_".join(cell.strip().casefold().split())


def _text(data: bytes) -> Iterator[Sequence[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError as error:
            raise BadInput("table.unreadable", problem="encoding") from error
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    except csv.Error as error:
        raise BadInput("table.unreadable", problem=str(error)[:100]) from error


def _workbook(data: bytes) -> Iterator[Sequence[str]]:
    # openpyxl takes a tenth of a second to import: only who reads a workbook pays.
    from openpyxl import load_workbook  # noqa: PLC0415 - see above
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415 - see above

    file = io.BytesIO(data)
    try:
        with zipfile.ZipFile(file) as archive:
            if sum(part.file_size for part in archive.infolist()) > INFLATED_BYTES_MAX:
                raise BadInput("table.too_large", most=INFLATED_BYTES_MAX)
        book = load_workbook(file, read_only=True, data_only=False)
        sheet = book.worksheets[0]
        for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
            yield [_cell(value, number, at) for at, value in enumerate(row, start=1)]
    except (zipfile.BadZipFile, InvalidFileException, KeyError, IndexError, ValueError) as error:
        raise BadInput("table.unreadable", problem=str(error)[:100]) from error


def _cell(value: object, row: int, column: int) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case str() if value.startswith("="):
            raise BadInput("table.formula", row=row, column=column)
        case str():
            return value
        case _:
            return str(value).removesuffix(".0")
