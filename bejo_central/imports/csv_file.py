"""A CSV file of strangers: delimiter found, memory bounded, a fault spoils one row only."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Final

from bejo_central.imports.encodings import encoding_of, undecodable
from bejo_central.imports.headings import matched
from bejo_central.imports.records import CELL_CHARS_MAX, Record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bejo_central.imports.rows import Column

LINE_CHARS_MAX: Final = 1_000_000
"""A longer line is skipped without being held in memory, in characters."""

_DELIMITERS: Final = (",", ";", "\t", "|")
_HEADING_CHARS_MAX: Final = 65_536


@contextmanager
def opened_csv(file: Path, columns: Sequence[Column]) -> Iterator[Iterator[Record]]:
    """
    Open a CSV file and yield its records, the heading first; blank rows are skipped but counted.

    The delimiter is the one with which the heading has most of `columns`; a first line `sep=;`
    as spreadsheets write it decides alone.

    Raises:
        BadInput: `import.not_utf8` with line, byte, and what the file seems to be.
    """
    encoding = encoding_of(file)
    try:
        with file.open(encoding=encoding, newline="") as text:
            delimiter, skipped = _delimiter(text, columns)
            yield _records(text, delimiter, skipped)
    except UnicodeDecodeError as error:
        raise undecodable(file, encoding) from error


class _Lines(Iterator[str]):
    """Lines of a file; one that is too long is passed on as its quotes only, and remembered."""

    def __init__(self, text: IO[str]) -> None:
        self._text = text
        self.cut = 0

    def __next__(self) -> str:
        line = self._text.readline(LINE_CHARS_MAX)
        if not line:
            raise StopIteration
        if len(line) < LINE_CHARS_MAX or line.endswith("\n"):
            return line
        quotes = 0
        while line:
            self.cut += len(line)
            quotes += line.count('"')
            if line.endswith("\n"):
                break
            line = self._text.readline(LINE_CHARS_MAX)
        # An odd quote opens or closes a cell that goes over several lines.
        return '"\n' if quotes % 2 else "x\n"


def _delimiter(text: IO[str], columns: Sequence[Column]) -> tuple[str, int]:
    """Return the delimiter and how many lines stand before the heading; leave `text` there."""
    first = text.readline(_HEADING_CHARS_MAX)
    word, _, given = first.strip().partition("=")
    if word.casefold() == "sep" and given in _DELIMITERS:
        return given, 1
    text.seek(0)
    return max(_DELIMITERS, key=lambda one: _fit(first, one, columns)), 0


def _fit(line: str, delimiter: str, columns: Sequence[Column]) -> tuple[int, int]:
    try:
        cells = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return 0, 0
    return len(matched(cells, columns)), len(cells)


def _records(text: IO[str], delimiter: str, skipped: int) -> Iterator[Record]:
    lines = _Lines(text)
    for number, cells in enumerate(_cells(csv.reader(lines, delimiter=delimiter)), 1 + skipped):
        size = lines.cut or max(map(len, cells or ()), default=0)
        lines.cut = 0
        if cells is None or size > CELL_CHARS_MAX:
            yield Record(number, (), too_large=size or csv.field_size_limit())
        elif any(map(str.strip, cells)):
            yield Record(number, cells)


def _cells(reader: Iterator[list[str]]) -> Iterator[list[str] | None]:
    """Yield what stands in each row; None for one with a cell above the limit of the csv module."""
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield None
