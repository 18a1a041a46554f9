"""One way to read a table, whatever kind of file it lies in."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_central.imports.csv_file import opened_csv
from bejo_central.imports.headings import COLUMNS_MAX, Heading, read_heading
from bejo_central.imports.json_file import is_json_list, opened_json
from bejo_central.imports.rows import VALUE_CHARS_MAX, Refusal, Row
from bejo_central.imports.text import cleaned
from bejo_central.imports.xlsx_file import opened_xlsx
from bejo_desktop.domain.errors import BadInput, EnvironmentFailed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bejo_central.imports.records import Record
    from bejo_central.imports.rows import Column

_ZIP: Final = b"PK\x03\x04"
_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
_FORMULA: Final = ("=", "＝")
_ERRORS: Final = frozenset(
    {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#####"}
)
_DIGITS: Final = re.compile(r"\d")
_DIGITS_MAX: Final = 15
"""A spreadsheet keeps no more digits of a number; the rest became noughts."""


@dataclass(frozen=True, slots=True)
class Table:
    """
    An open table: the sheet it lies on (empty for CSV), its heading, the columns found there, and
    its rows one by one.
    """

    sheet: str
    heading: Sequence[str]
    columns: frozenset[str]
    rows: Iterator[Row | Refusal]


@contextmanager
def opened(file: Path, columns: Sequence[Column], key: str = "") -> Iterator[Table]:
    """
    Open a CSV, XLSX or JSON file, told apart by its first bytes; empty rows are no rows.

    A row is refused by itself for `import.cell_too_large`, `import.cells_missing`,
    `import.formula`, `import.cell_error`, `import.number_long`; the last three are looked for
    only in `columns`.

    Args:
        key: the column whose cell is told as `subject` of a row that these three refuse.

    Raises:
        BadInput: `import.column_missing`, `import.column_twice`, `import.columns_many`,
            `import.empty`, `import.not_utf8`, `import.old_excel`, `import.xlsx_bomb`,
            `import.xlsx_broken`, `import.no_sheet`, `import.json_large`, `import.json_broken`:
            nothing was read then.
        EnvironmentFailed: `import.file_unreadable`.
    """
    try:
        with file.open("rb") as raw:
            start = raw.read(len(_ZIP))
        if start == _OLD_EXCEL:
            raise BadInput("import.old_excel", file=file.name)
        if start == _ZIP:
            with opened_xlsx(file) as (sheet, records):
                yield _table(file.name, sheet, records, columns, key)
        elif is_json_list(start):
            with opened_json(file) as records:
                yield _table(file.name, "", records, columns, key)
        else:
            with opened_csv(file, columns) as records:
                yield _table(file.name, "", records, columns, key)
    except OSError as error:
        raise EnvironmentFailed("import.file_unreadable", file=file.name) from error


def _table(
    name: str, sheet: str, records: Iterator[Record], columns: Sequence[Column], key: str
) -> Table:
    first = next(records, None)
    if first is not None and first.too_large:
        raise BadInput("import.columns_many", file=name, most=COLUMNS_MAX)
    cells = () if first is None else first.cells
    heading = read_heading(name, cells, columns)
    rows = (_row(record, heading, key) for record in records)
    return Table(sheet, cells, frozenset(heading.places), rows)


def _row(record: Record, heading: Heading, key: str) -> Row | Refusal:
    number, cells = record.number, record.cells
    if record.too_large:
        facts = {"size": record.too_large}
        return Refusal(number, "import.cell_too_large", value=str(record.too_large), facts=facts)
    if len(cells) < heading.width or any(cells[heading.width :]):
        return _cells_missing(record, heading)
    for column, place in heading.places.items():
        if reason := _fault(record, place):
            value = cells[place][:VALUE_CHARS_MAX]
            return Refusal(number, reason, column, value, _subject(record, heading, key))
    numbers = frozenset(c for c, place in heading.places.items() if place in record.numbers)
    return Row(number, {c: cells[place] for c, place in heading.places.items()}, numbers)


def _subject(record: Record, heading: Heading, key: str) -> str:
    place = heading.places.get(key)
    if place is None or _fault(record, place):
        return ""
    return cleaned(record.cells[place])[:VALUE_CHARS_MAX]


def _cells_missing(record: Record, heading: Heading) -> Refusal:
    counted = f"{len(record.cells)}/{heading.width}"
    return Refusal(record.number, "import.cells_missing", value=counted)


def _fault(record: Record, place: int) -> str:
    text = record.cells[place]
    if place in record.formulas or text.startswith(_FORMULA):
        return "import.formula"
    if text in _ERRORS:
        return "import.cell_error"
    if place in record.numbers and len(_DIGITS.findall(text)) > _DIGITS_MAX:
        return "import.number_long"
    return ""
