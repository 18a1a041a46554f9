"""Boxes to be ticked, by the program or by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.adapters.printing.blocks import Block
from bejo_desktop.adapters.printing.fonts import Cut, width
from bejo_desktop.adapters.printing.grid import BASELINE, BODY, COLUMN, LEADING, TABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bejo_desktop.adapters.printing.page import Page
    from bejo_desktop.domain.paper.bast_sheet import Check

_SIDE: Final = 8.0
_WEIGHT: Final = 0.7
_TEXT_AT: Final = 14.0
_BETWEEN: Final = 16.0


@dataclass(frozen=True, kw_only=True)
class Checks(Block):
    """
    A line of words over boxes, below each other or `across` the column.

    The cross is text, so that it is found in the text of the file.
    """

    lead: str
    rows: tuple[Check, ...]
    label: str = ""
    indent: float = 0.0
    across: bool = False

    def height(self) -> float:
        return LEADING * (1 + self._placed()[-1][1])

    def draw(self, page: Page, x: float, y: float) -> None:
        baseline = y + BASELINE
        if self.label:
            page.text(x, baseline, self.label)
        page.text(x + self.indent, baseline, self.lead)
        for row, (offset, line) in zip(self.rows, self._placed(), strict=True):
            left, base = x + offset, baseline + line * LEADING
            page.box(left, base - _SIDE + 0.4, width=_SIDE, height=_SIDE, weight=_WEIGHT)
            if row.ticked:
                page.text_centred(left + _SIDE / 2, base - 1.05, "x", cut=Cut.BOLD, size=TABLE)
            page.text(left + _TEXT_AT, base, row.text)

    def _placed(self) -> list[tuple[float, int]]:
        """Offset from the left edge and line below the words, of each box."""
        return (
            list(self._across())
            if self.across
            else [(self.indent, line) for line in range(1, len(self.rows) + 1)]
        )

    def _across(self) -> Iterator[tuple[float, int]]:
        offset, line = self.indent, 1
        for row in self.rows:
            needed = _TEXT_AT + width(row.text, Cut.TEXT, BODY)
            if offset > self.indent and offset + needed > COLUMN:
                offset, line = self.indent, line + 1
            yield offset, line
            offset += needed + _BETWEEN
