"""A workbook of strangers: its first visible sheet, row by row, formulas seen as what they are."""

from __future__ import annotations

import warnings
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from bejo_central.imports.headings import COLUMNS_MAX
from bejo_central.imports.records import CELL_CHARS_MAX, Record
from bejo_central.imports.xlsx_guard import require_harmless
from bejo_desktop.domain.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

ROWS_MAX: Final = 1_048_576
"""As many as a sheet has."""

_AMBIGUOUS_PLACES: Final = 3
_BROKEN: Final = (
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    OverflowError,
    SyntaxError,  # of both parsers that openpyxl may use
    NotImplementedError,
    RuntimeError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
)
"""What openpyxl lets through when a workbook is not what it says it is."""


@contextmanager
def opened_xlsx(file: Path) -> Iterator[tuple[str, Iterator[Record]]]:
    """
    Open a workbook and yield the name of its first visible sheet and that sheet's records.

    Hidden sheets are never read. Rows without any value are skipped but counted.

    Raises:
        BadInput: `import.xlsx_bomb`, `import.xlsx_broken`, `import.no_sheet`.
    """
    # openpyxl takes a third of a second to import: only who opens a workbook pays for it.
    from openpyxl import load_workbook  # noqa: PLC0415 - see above

    with file.open("rb") as raw, warnings.catch_warnings():
        require_harmless(raw, file.name)
        # openpyxl warns of all that it leaves out: print areas, validations, styles.
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(raw, read_only=True, data_only=False, keep_links=False)
        except (*_BROKEN, OSError) as error:
            raise BadInput("import.xlsx_broken", file=file.name) from error
        sheets = [one for one in book.worksheets if one.sheet_state == "visible"]
        if not sheets:
            raise BadInput("import.no_sheet", file=file.name)
        sheet: Any = sheets[0]
        yield str(sheet.title), _records(sheet, file.name)


def _records(sheet: ReadOnlyWorksheet, name: str) -> Iterator[Record]:
    first = next(_rows(sheet, COLUMNS_MAX + 1, name), None)
    if first is None:
        return
    yield first
    width = len(first.cells)
    for record in _rows(sheet, width + 1, name):
        if record.number > first.number:
            # A sheet ends a row with its last value, the readers expect all columns.
            yield replace(record, cells=[*record.cells, *[""] * (width - len(record.cells))])


def _rows(sheet: Any, width: int, name: str) -> Iterator[Record]:
    """Yield the rows that hold anything, `width` cells wide at most."""
    # What a sheet says of its own size is often wrong, and some say a million columns.
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_col=width, max_row=ROWS_MAX)
    number = 0
    while (cells := _next(rows, name)) is not None:
        number += 1
        record = _record(number, cells)
        if record.cells or record.too_large:
            yield record


def _next(rows: Iterator[Any], name: str) -> Any:
    try:
        return next(rows, None)
    except _BROKEN as error:
        raise BadInput("import.xlsx_broken", file=name) from error


def _record(number: int, cells: Any) -> Record:
    texts: list[str] = []
    formulas: set[int] = set()
    numbers: set[int] = set()
    for place, cell in enumerate(cells):
        value = cell.value
        if value is None:
            texts.append("")
            continue
        if cell.data_type == "f":
            formulas.add(place)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            numbers.add(place)
        texts.append(_text(value))
    while texts and not texts[-1].strip() and len(texts) - 1 not in formulas:
        texts.pop()
    size = max(map(len, texts), default=0)
    if size > CELL_CHARS_MAX:
        return Record(number, (), too_large=size)
    return Record(number, texts, frozenset(formulas), frozenset(numbers))


def _text(value: object) -> str:
    match value:
        case bool():
            return str(value).upper()
        case float():
            return _plain(value)
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case str() | int() | date() | time():
            return str(value)
        case _:
            return str(getattr(value, "text", value))


def _plain(number: float) -> str:
    """Write a number of a spreadsheet without exponent, as short as it was typed."""
    # repr is exact and shortest; from here on nothing is a float any more.
    exact = Decimal(repr(number))
    if not exact.is_finite():
        return str(number)
    if exact == exact.to_integral_value():
        return str(int(exact))
    plain = f"{exact:f}"
    # A fraction of three digits gets a fourth, so that nobody takes it for thousands.
    places = len(plain.partition(".")[2])
    return f"{plain}0" if places == _AMBIGUOUS_PLACES else plain
