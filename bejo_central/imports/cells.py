"""Cells of a row as values, each refused with its column and what was found."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, TypeVar

from bejo_central.imports import text
from bejo_central.imports.amounts import Unclear, Writing, read_amount
from bejo_central.imports.rows import RowRefused, refused_by
from bejo_desktop.contract.codec import decode, encode
from bejo_desktop.contract.limits import REPLY_BYTES_MAX
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.money import RUPIAH_MAX, Rupiah

if TYPE_CHECKING:
    from collections.abc import Callable

    from bejo_central.imports.rows import Row
    from bejo_desktop.contract.wire import Message

_T = TypeVar("_T")
_DAY: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T].*)?", re.ASCII)
_TOO_LONG: Final = "`str` of length <="
"""How msgspec names a text beyond the limit of its field."""
_DAY_OF_PEOPLE: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)


def said(row: Row, column: str) -> str:
    """Return a cell as one clean line; empty where nothing is said or the column is not there."""
    return text.cleaned(row.cells.get(column, ""))


def needed(row: Row, column: str, reason: str = "import.cell_empty") -> str:
    """Return a cell that must hold a letter or digit (RowRefused `reason`)."""
    found = said(row, column)
    if not any(char.isalnum() for char in found):
        raise RowRefused(reason, column, found)
    return found


def code(row: Row, column: str) -> str:
    """
    Return a code with dots, which must be text (RowRefused `import.code_as_number`).

    A spreadsheet takes `413.100` for a number and loses its noughts, or its dot.
    """
    if column in row.numbers:
        raise RowRefused("import.code_as_number", column, row.cells[column])
    return needed(row, column)


def read_with(row: Row, column: str, typed: str, read: Callable[[str], _T]) -> _T:
    """Read a cell by a rule of the domain (RowRefused with that rule's code)."""
    try:
        return read(typed)
    except BejoError as error:
        raise refused_by(error, column, row.cells.get(column, typed)) from error


def day(row: Row, column: str) -> date:
    """Return a day, `2026-01-31` or `31/01/2026` (RowRefused `import.date_unreadable`)."""
    found = said(row, column)
    if parts := _DAY.fullmatch(found):
        iso = parts[1]
    elif parts := _DAY_OF_PEOPLE.fullmatch(found):
        iso = f"{parts[3]}-{int(parts[2]):02d}-{int(parts[1]):02d}"
    else:
        iso = ""
    try:
        return date.fromisoformat(iso)
    except ValueError as error:
        raise RowRefused("import.date_unreadable", column, found) from error


def amount(row: Row, column: str) -> Rupiah:
    """
    Return whole rupiah of at least nought, as people write them.

    Raises:
        RowRefused: `import.cell_empty`, `import.amount_unreadable`, `import.amount_has_sen`,
            `import.amount_too_large`.
    """
    found = needed(row, column)
    read = read_amount(found, Writing.PERSON)
    if isinstance(read, Unclear):
        raise RowRefused("import.amount_unreadable", column, found)
    if read != int(read):
        raise RowRefused("import.amount_has_sen", column, found)
    if read > RUPIAH_MAX:
        raise RowRefused("import.amount_too_large", column, found)
    return Rupiah(int(read))


def require_wire(message: Message) -> None:
    """Refuse what a desk could not read: too long (`import.text_long`), an impossible code."""
    try:
        decode(encode(message), type(message), limit=REPLY_BYTES_MAX)
    except BejoError as error:
        column = str(error.facts.get("field", ""))
        if _TOO_LONG in str(error.facts.get("problem", "")):
            raise RowRefused("import.text_long", column) from error
        raise refused_by(error, column, "") from error
