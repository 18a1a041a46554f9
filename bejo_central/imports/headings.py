"""Finding our columns in the heading of a file, however it spells them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bejo_central.imports.rows import Column

COLUMNS_MAX: Final = 400
"""More columns than any list of an office has: such a file is refused."""

_FOUND_CHARS_MAX: Final = 300
_CUT: Final = re.compile(r"[^0-9a-z]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """At which place each of our columns stands, and how many columns the file has."""

    places: Mapping[str, int]
    width: int


def matched(heading: Sequence[str], columns: Sequence[Column]) -> dict[str, int]:
    """Return the place of each column that the heading has."""
    keys = [_key(cell) for cell in heading]
    found: dict[str, int] = {}
    for column in columns:
        for name in (column.name, *column.also):
            if _key(name) in keys:
                found[column.name] = keys.index(_key(name))
                break
    return found


def read_heading(file: str, heading: Sequence[str], columns: Sequence[Column]) -> Heading:
    """
    Find the columns.

    Raises:
        BadInput: `import.column_missing` with every missing column and what was found,
            `import.column_twice`, `import.columns_many`, `import.empty` without a heading.
    """
    cells = list(heading)
    while cells and not cells[-1].strip():
        cells.pop()
    if not cells:
        raise BadInput("import.empty", file=file)
    if len(cells) > COLUMNS_MAX:
        raise BadInput("import.columns_many", file=file, most=COLUMNS_MAX)
    places = matched(cells, columns)
    require(file, cells, [c.name for c in columns if c.needed and c.name not in places])
    keys = [_key(cell) for cell in cells]
    twice = [cells[place].strip() for place in places.values() if keys.count(keys[place]) > 1]
    if twice:
        raise BadInput("import.column_twice", file=file, column=twice[0])
    return Heading(places, len(cells))


def require(file: str, heading: Sequence[str], missing: Sequence[str]) -> None:
    """Refuse a file for columns that it does not have (BadInput `import.column_missing`)."""
    if missing:
        found = ", ".join(" ".join(cell.split()) for cell in heading)[:_FOUND_CHARS_MAX]
        raise BadInput("import.column_missing", file=file, columns=", ".join(missing), found=found)


def _key(heading: str) -> str:
    return _CUT.sub("_", unicodedata.normalize("NFKC", heading).casefold()).strip("_")
