"""The table of lines: head repeated on each page, sums carried over, the totals at its end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, Self

from bejo_desktop.adapters.printing.blocks import Block
from bejo_desktop.adapters.printing.columns import Columns, Row, draw_figure
from bejo_desktop.adapters.printing.grid import BASELINE, HAIR, LEADING, TABLE, THICK

if TYPE_CHECKING:
    from bejo_desktop.adapters.printing.page import Page
    from bejo_desktop.adapters.printing.sums import Sums
    from bejo_desktop.adapters.printing.totals import Totals

_ROWS_TOGETHER: Final = 3
"""The table leaves at least so many rows on either side of a page break."""
_ROWS_OF_AN_ITEM: Final = 9
"""An item with all that is compared for it: a page gives up so many rows to keep it whole."""
_AIRY_FROM: Final = 11
"""From so many rows on, a little air follows each fifth row of a table without items."""
_AIR: Final = 3.0
_HEAD_HEIGHT: Final = LEADING + 4
_RULES: Final = 4.0
_CARRIED_HEIGHT: Final = LEADING + 1


@dataclass(frozen=True, slots=True)
class Carry:
    """The words and running sums that a page hands to the next one; empty where none are."""

    carried: str = ""
    brought: str = ""
    running: tuple[str, ...] = ()

    def over(self, page_number: int, end: int) -> tuple[tuple[str, str], tuple[str, str]] | None:
        """What stands below the first `end` rows on a page, and on top of the next one."""
        if not self.running:
            return None
        running = self.running[end - 1]
        carried = self.carried.replace("{page}", str(page_number + 1))
        brought = self.brought.replace("{page}", str(page_number))
        return (carried, running), (brought, running)


@dataclass(frozen=True, kw_only=True)
class LineTable(Block):
    """
    All rows, or the part of them that stands on one page.

    `start` is the place of the first row in the whole table of `total` rows; `brought` and
    `carried` are the words and sum above the first and below the last row of a part.
    """

    heads: Row
    rows: tuple[Row, ...]
    columns: Columns
    carry: Carry
    total: int
    sums: Sums | Totals | None = None
    start: int = 0
    brought: tuple[str, str] | None = None
    carried: tuple[str, str] | None = None

    def height(self) -> float:
        return (
            self._above()
            + sum(self._row_heights)
            + _RULES
            + (_CARRIED_HEIGHT if self.carried else 0.0)
            + (self.sums.height(self.columns) if self.sums else 0.0)
        )

    def least(self) -> float:
        if len(self.rows) <= _ROWS_TOGETHER:
            return self.height()
        rows = sum(self._row_heights[:_ROWS_TOGETHER])
        return min(self.height(), self._above() + rows + _RULES + LEADING)

    def draw(self, page: Page, x: float, y: float) -> None:
        y = self._draw_head(page, x, y)
        if self.brought:
            self._draw_carry(page, x, y, self.brought)
            y += LEADING
        for position, row in enumerate(self.rows):
            self._draw_row(page, x, y, row)
            y += self._row_heights[position]
        y += 2
        right = x + self.columns.width
        if self.carried:
            page.rule(x, right, y)
            self._draw_carry(page, x, y + 1, self.carried)
            page.rule(x, right, y + 2 + LEADING, weight=THICK)
        elif self.sums:
            page.rule(x, right, y)
            self.sums.draw(page, x, y + 2, self.columns)
        else:
            page.rule(x, right, y, weight=THICK)

    def split(self, room: float, page_number: int, *, at_top: bool) -> tuple[Self, Self] | None:
        fit = self._before_heading(self._rows_of_first(room, at_top=at_top))
        if not fit:
            return None
        end = self.start + fit
        carried, brought = self.carry.over(page_number, end) or (None, None)
        first = replace(self, keep=False, rows=self.rows[:fit], sums=None, carried=carried)
        return first, replace(self, gap=0.0, rows=self.rows[fit:], start=end, brought=brought)

    def _rows_of_first(self, room: float, *, at_top: bool) -> int:
        """How many rows go before a break, 0 for none; a page of its own is never left empty."""
        within = self._rows_within(room)
        fit = min(within, len(self.rows) - _ROWS_TOGETHER)
        if fit < _ROWS_TOGETHER:
            return min(within, len(self.rows) - 1) if at_top else 0
        alone_after_fifth = fit > 2 * _ROWS_TOGETHER and (self.start + fit) % 5 == 1
        return fit - alone_after_fifth

    def _before_heading(self, fit: int) -> int:
        """A break falls before the row that names an item, where that leaves rows on the page."""
        if not fit or not any(map(self._heads_others, self.rows)):
            return fit
        least = max(_ROWS_TOGETHER, fit - _ROWS_OF_AN_ITEM)
        starts = (n for n in range(fit, least - 1, -1) if self._heads_others(self.rows[n]))
        return next(starts, fit - self._heads_others(self.rows[fit - 1]))

    def _heads_others(self, row: Row) -> bool:
        """Whether a row bears no figure of its own: it names what the rows below it price."""
        figures = self.columns.layout.figures
        return bool(figures) and not any(row[column] for column in figures)

    @cached_property
    def _row_heights(self) -> tuple[float, ...]:
        return tuple(self._row_height(position) for position in range(len(self.rows)))

    def _row_height(self, position: int) -> float:
        row = self.rows[position]
        lines = max(len(self.columns.cell_lines(row, column)) for column in range(len(row)))
        return lines * LEADING + (_AIR if self._is_airy(position) else 0.0)

    def _is_airy(self, position: int) -> bool:
        """Air parts the items of a table that has such, else each five rows of a long one."""
        if any(map(self._heads_others, self.rows)):
            following = self.rows[position + 1 : position + 2]
            return any(map(self._heads_others, following))
        fifth = (self.start + position) % 5 == 4  # noqa: PLR2004 - rows count from zero
        return self.total >= _AIRY_FROM and fifth and self.start + position < self.total - 1

    def _above(self) -> float:
        return _HEAD_HEIGHT + (LEADING if self.brought else 0.0)

    def _rows_within(self, room: float) -> int:
        used = self._above() + _RULES + _CARRIED_HEIGHT
        for position, height in enumerate(self._row_heights):
            used += height
            if used > room:
                return position
        return len(self.rows)

    def _draw_head(self, page: Page, x: float, y: float) -> float:
        right = x + self.columns.width
        page.rule(x, right, y, weight=THICK)
        for column, head in enumerate(self.heads):
            self.columns.draw_head(page, x, y + LEADING - 2, column, head)
        page.rule(x, right, y + LEADING + 2, weight=HAIR)
        return y + _HEAD_HEIGHT

    def _draw_row(self, page: Page, x: float, y: float, row: Row) -> None:
        for column in range(len(row)):
            baseline = y + BASELINE
            for line in self.columns.cell_lines(row, column):
                self.columns.draw_cell(page, x, baseline, column, line)
                baseline += LEADING

    def _draw_carry(self, page: Page, x: float, y: float, carry: tuple[str, str]) -> None:
        words, amount = carry
        edges = self.columns.edges
        page.text(x + edges[self.columns.layout.gives].start, y + BASELINE, words, size=TABLE)
        draw_figure(page, x, y + BASELINE, edges[-1], amount)
