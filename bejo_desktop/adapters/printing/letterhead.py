"""The letterhead (kop surat): emblem, government, office, address and the double rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.adapters.printing.blocks import Block
from bejo_desktop.adapters.printing.emblem import shield
from bejo_desktop.adapters.printing.fonts import Cut, width
from bejo_desktop.adapters.printing.grid import (
    ADDRESS,
    COLUMN,
    GOVERNMENT,
    KOP_THICK,
    KOP_THIN,
    MM,
    OFFICE,
    OFFICE_TWO_LINES,
)
from bejo_desktop.adapters.printing.typesetting import balanced, line_width, plain
from bejo_desktop.domain.paper.sheet import Emblem

if TYPE_CHECKING:
    from bejo_desktop.adapters.printing.page import Page
    from bejo_desktop.adapters.printing.typesetting import Line
    from bejo_desktop.domain.paper.sheet import Letterhead

_EMBLEM_HEIGHT: Final = 21.5 * MM
_EMBLEM_WIDTH: Final = _EMBLEM_HEIGHT * 0.82
_EMBLEM_SPACE: Final = _EMBLEM_WIDTH + 10
_RULES_AT: Final = 24.5 * MM
_RULES_SPACE: Final = 3.0
_AFTER_RULES: Final = 1.5 * MM + 4
_OFFICE_SHRINKS_TO: Final = 12.0
_ADDRESS_LEADING: Final = 11.5
_ADDRESS_AFTER: Final = 13.5
_TEXT_ABOVE_RULES: Final = 7.0


@dataclass(frozen=True, slots=True)
class _Row:
    """One centred row of the letterhead; `baseline` counts from its top."""

    line: Line
    baseline: float
    size: float


@dataclass(frozen=True, kw_only=True)
class Kop(Block):
    """The letterhead; a long office name first shrinks, then takes two lines."""

    letterhead: Letterhead

    def height(self) -> float:
        return self._rules_at() + _AFTER_RULES

    def draw(self, page: Page, x: float, y: float) -> None:
        if self.letterhead.emblem is Emblem.SHIELD:
            page.path(shield(x + 1, page.grid.height - y, _EMBLEM_WIDTH, _EMBLEM_HEIGHT))
        offset, room = self._middle()
        for row in self._rows(room):
            start = x + offset - line_width(row.line, row.size) / 2
            page.line(start, y + row.baseline, row.line, size=row.size)
        rules = y + self._rules_at()
        page.rule(x, x + COLUMN, rules, weight=KOP_THICK)
        page.rule(x, x + COLUMN, rules + _RULES_SPACE, weight=KOP_THIN)

    def _rules_at(self) -> float:
        lowest = self._rows(self._middle()[1])[-1].baseline
        return max(_RULES_AT, lowest + _TEXT_ABOVE_RULES)

    def _middle(self) -> tuple[float, float]:
        """Where the rows are centred, and how wide they may be; long names give up symmetry."""
        if self.letterhead.emblem is Emblem.NONE:
            return COLUMN / 2, COLUMN
        room = COLUMN - 2 * _EMBLEM_SPACE
        longest = max(
            width(self.letterhead.government, Cut.TEXT, GOVERNMENT),
            width(self.letterhead.office, Cut.BOLD, OFFICE),
        )
        if longest <= room:
            return COLUMN / 2, room
        return (_EMBLEM_SPACE + COLUMN) / 2, COLUMN - _EMBLEM_SPACE

    def _rows(self, room: float) -> list[_Row]:
        government = plain(self.letterhead.government)
        narrow = room / max(width(self.letterhead.government, Cut.TEXT, 1), 1)
        size = min(GOVERNMENT, narrow)
        rows = [_Row(balanced(government, size, room + 1)[0], 13.0, size)]
        rows += self._office_rows(room)
        baseline = rows[-1].baseline + _ADDRESS_AFTER
        for text in self.letterhead.address:
            for line in balanced(plain(text), ADDRESS, room):
                rows.append(_Row(line, baseline, ADDRESS))
                baseline += _ADDRESS_LEADING
        return rows

    def _office_rows(self, room: float) -> list[_Row]:
        office = plain(self.letterhead.office, bold=True)
        size = min(OFFICE, room / max(width(self.letterhead.office, Cut.BOLD, 1), 1))
        if size >= _OFFICE_SHRINKS_TO:
            return [_Row(balanced(office, size, room + 1)[0], 31.0, size)]
        lines = balanced(office, OFFICE_TWO_LINES, room)
        first = 29.0
        return [
            _Row(line, first + position * 14.5, OFFICE_TWO_LINES)
            for position, line in enumerate(lines)
        ]
