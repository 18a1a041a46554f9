"""A JSON file that is a list of objects, read as a table: one column for each name."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import msgspec

from bejo_central.imports.records import CELL_CHARS_MAX, Record
from bejo_desktop.domain.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

BYTES_MAX: Final = 32 * 2**20
"""More than any list of prices; a larger file is refused unread."""

_Cell = str | int | float | bool | None
_PROBLEM_CHARS_MAX: Final = 120
_BEFORE_ANYTHING: Final = b"\xef\xbb\xbf \t\r\n"


def is_json_list(start: bytes) -> bool:
    """Tell whether a file that starts like this is a JSON list."""
    return start.lstrip(_BEFORE_ANYTHING).startswith(b"[")


@contextmanager
def opened_json(file: Path) -> Iterator[Iterator[Record]]:
    """
    Open a list of objects; the heading is row 1, the objects follow from row 2.

    Raises:
        BadInput: `import.json_large` with `most` in MB, `import.json_broken` with `problem`,
            where anything but texts, numbers and nothing stands in an object, too.
    """
    if file.stat().st_size > BYTES_MAX:
        raise BadInput("import.json_large", file=file.name, most=BYTES_MAX // 2**20)
    raw = file.read_bytes().lstrip(_BEFORE_ANYTHING)
    try:
        objects = msgspec.json.decode(raw, type=list[dict[str, _Cell]])
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        problem = str(error)[:_PROBLEM_CHARS_MAX]
        raise BadInput("import.json_broken", file=file.name, problem=problem) from error
    yield _records(objects)


def _records(objects: Sequence[Mapping[str, _Cell]]) -> Iterator[Record]:
    heading = list(dict.fromkeys(name for one in objects for name in one))
    if not heading:
        return
    yield Record(1, heading)
    for number, one in enumerate(objects, start=2):
        cells = [_text(one.get(name)) for name in heading]
        numbers = frozenset(
            place for place, name in enumerate(heading) if type(one.get(name)) in {int, float}
        )
        size = max(map(len, cells))
        yield Record(number, cells, numbers=numbers, too_large=size * (size > CELL_CHARS_MAX))


def _text(cell: _Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell)
