"""Going through a file row by row: entries, refusals, and no key twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_central.imports import tables
from bejo_central.imports.results import Entry, RecordsRead
from bejo_central.imports.rows import Refusal, RowRefused

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from bejo_central.imports.rows import Column, Row
    from bejo_central.imports.tables import Table


def gather(
    file: Path,
    columns: Sequence[Column],
    entry: Callable[[Row], Entry],
    require: Callable[[Table], None] = lambda _table: None,
) -> RecordsRead:
    """
    Read a file; of two rows with one key the first is taken (`import.row_twice`).

    Args:
        entry: makes an entry of a row, or raises RowRefused.
        require: refuses the table before any row is read (BadInput).

    Raises:
        BadInput, EnvironmentFailed: as `tables.opened`.
    """
    read = 0
    entries: dict[tuple[str, ...], Entry] = {}
    refused: list[Refusal] = []
    with tables.opened(file, columns) as table:
        require(table)
        for row in table.rows:
            read += 1
            if isinstance(row, Refusal):
                refused.append(row)
                continue
            try:
                made = _first(entry(row), entries)
            except RowRefused as error:
                refused.append(error.at(row.number))
            else:
                entries[made.key] = made
    return RecordsRead(read, tuple(entries.values()), tuple(refused), table.sheet)


def _first(made: Entry, entries: dict[tuple[str, ...], Entry]) -> Entry:
    before = entries.get(made.key)
    if before is not None:
        raise RowRefused("import.row_twice", "", " ".join(made.key), first=before.row)
    return made
