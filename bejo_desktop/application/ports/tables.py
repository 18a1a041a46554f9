"""Tables in files: what officers bring from other programs and take to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from bejo_desktop.domain.money import Rupiah

    Cell = str | int | Rupiah | Decimal | date | None


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table that was read; `number` counts from 1, heading included."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """
    One sheet of a workbook to be written.

    Args:
        heads: the first row; money stands as whole rupiah, days as days.
        notes: lines above the heading: what the sheet is, and of when.
    """

    name: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[str] = ()


class Tables(Protocol):
    """Reads CSV and XLSX, writes XLSX."""

    def read(self, data: bytes) -> Sequence[TableRow]:
        """
        Return the rows of the first sheet by their headings, lower-case and without blanks.

        Raises:
            BadInput: `table.too_large`, `table.unreadable`, `table.too_many_rows`,
                `table.formula` with `row` and `column`, `table.empty`.
        """

    def write(self, sheets: Sequence[Sheet]) -> bytes:
        """Return a workbook; a text that a spreadsheet would compute stays a text."""
