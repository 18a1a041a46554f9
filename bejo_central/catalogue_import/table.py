"""Reading a CSV file of strangers: bounded memory, every row or a refusal, faults named."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final

from bejo_central.catalogue_import.results import Refusal, Refused
from bejo_desktop.domain.errors import BadInput, EnvironmentFailed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

CELL_CHARS_MAX: Final = 32_767
"""As much as a cell of a spreadsheet holds, in characters."""
LINE_CHARS_MAX: Final = 1_000_000
"""A longer line is skipped without being held in memory, in characters."""

_BYTES_LOOKED_AT: Final = 4096


@dataclass(frozen=True, slots=True)
class Row:
    """One row by column name; `number` counts as a spreadsheet does, the heading being 1."""

    number: int
    cells: Mapping[str, str]


@contextmanager
def opened(file: Path, needed: Sequence[str]) -> Iterator[Iterator[Row | Refusal]]:
    """
    Open a table with a heading and yield its rows one by one; empty lines are no rows.

    Raises:
        BadInput: `import.column_missing` with the column, `import.not_utf8` with what the file
            seems to be, `import.empty` without a heading.
        EnvironmentFailed: `import.file_unreadable`.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as text:
            yield _rows(text, file.name, needed)
    except UnicodeDecodeError as error:
        raise BadInput("import.not_utf8", file=file.name, seems=_encoding(file)) from error
    except OSError as error:
        raise EnvironmentFailed("import.file_unreadable", file=file.name) from error


class _Lines(Iterator[str]):
    """Lines of a file; one that is too long is passed on as its quotes only, and remembered."""

    def __init__(self, text: IO[str]) -> None:
        self._text = text
        self.cut = False

    def __next__(self) -> str:
        line = self._text.readline(LINE_CHARS_MAX)
        if not line:
            raise StopIteration
        if len(line) < LINE_CHARS_MAX or line.endswith("\n"):
            return line
        self.cut = True
        quotes = line.count('"')
        while line and not line.endswith("\n"):
            line = self._text.readline(LINE_CHARS_MAX)
            quotes += line.count('"')
        # An odd quote opens or closes a cell that goes over several lines.
        return '"\n' if quotes % 2 else "x\n"


def _rows(text: IO[str], name: str, needed: Sequence[str]) -> Iterator[Row | Refusal]:
    lines = _Lines(text)
    records = _records(csv.reader(lines))
    heading = next(records, None)
    if not heading:
        raise BadInput("import.empty", file=name)
    columns = [column.strip() for column in heading]
    for column in needed:
        if column not in columns:
            raise BadInput("import.column_missing", file=name, column=column)
    return _body(lines, records, columns)


def _body(
    lines: _Lines, records: Iterator[list[str] | None], columns: Sequence[str]
) -> Iterator[Row | Refusal]:
    number = 1
    for cells in records:
        if cells == []:
            continue
        number += 1
        if cells is None or lines.cut or any(len(cell) > CELL_CHARS_MAX for cell in cells):
            lines.cut = False
            yield Refusal(number, Refused.CELL_TOO_LARGE)
        elif len(cells) != len(columns):
            yield Refusal(number, Refused.CELLS_MISSING, value=f"{len(cells)}/{len(columns)}")
        else:
            yield Row(number, dict(zip(columns, cells, strict=True)))


def _records(reader: Iterator[list[str]]) -> Iterator[list[str] | None]:
    """Yield records; None for one with a cell above the limit of the csv module."""
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield None


def _encoding(file: Path) -> str:
    with file.open("rb") as raw:
        start = raw.read(_BYTES_LOOKED_AT)
    return "UTF-16" if b"\0" in start or start[:2] in {b"\xff\xfe", b"\xfe\xff"} else "Windows-1252"
