"""What comes out of a table of either kind: rows by column, or refusals."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bejo_desktop.domain.errors import BejoError

VALUE_CHARS_MAX: Final = 40
"""How much of a cell a refusal shows, in characters."""


@dataclass(frozen=True, slots=True)
class Column:
    """
    A column that a kind of file may have.

    Args:
        name: as the program calls it.
        also: other headings that mean it, the first found counts; case, spaces, dots and dashes
            do not matter in any of them.
        needed: whether a file without it is refused whole.
    """

    name: str
    also: tuple[str, ...] = ()
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """
    One row by column name; `number` counts as a spreadsheet does, the heading being 1.

    Columns that the file does not have are not among `cells`. `numbers` are the columns in which
    a spreadsheet held a number, not text.
    """

    number: int
    cells: Mapping[str, str]
    numbers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Refusal:
    """
    One row that was not taken.

    `row` counts as a spreadsheet does; `reason` is a code with words in `resources/messages/`;
    `column` and `value` are where and what was found, cut to 40 characters; `subject` is the code
    of the product, unit … that the row carries, empty where it carries none; `facts` what the
    words need beside.
    """

    row: int
    reason: str
    column: str = ""
    value: str = ""
    subject: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


class RowRefused(Exception):
    """A row cannot be taken; caught where rows are gone through."""

    def __init__(self, reason: str, column: str = "", value: str = "", **facts: object) -> None:
        super().__init__(reason, column, value)
        self.reason = reason
        self.column = column
        self.value = value
        self.facts = facts

    def at(self, row: int, subject: str = "") -> Refusal:
        """Return the refusal of the row."""
        shown, value = subject[:VALUE_CHARS_MAX], self.value[:VALUE_CHARS_MAX]
        return Refusal(row, self.reason, self.column, value, shown, self.facts)


def refused_by(error: BejoError, column: str, value: str) -> RowRefused:
    """Return why a row is refused whose cell breaks a rule of the domain or of the wire."""
    facts = {name: fact for name, fact in error.facts.items() if name not in {"typed", "value"}}
    return RowRefused(str(error.code), column, value, **facts)
