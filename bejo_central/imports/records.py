"""What both kinds of tables deliver before anybody knows what their columns mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

CELL_CHARS_MAX: Final = 32_767
"""As much as a cell of a spreadsheet holds, in characters."""


@dataclass(frozen=True, slots=True)
class Record:
    """
    The cells of one row as text, by place.

    Args:
        number: of the row, as a spreadsheet counts.
        formulas: places that hold a formula instead of a value.
        numbers: places that hold a number instead of text.
        too_large: characters of a cell that was too large to be read; nothing else is known then.
    """

    number: int
    cells: Sequence[str]
    formulas: frozenset[int] = frozenset()
    numbers: frozenset[int] = frozenset()
    too_large: int = 0
