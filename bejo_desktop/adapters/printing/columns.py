"""The columns of the table of lines: their edges, and how a cell is set in them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from bejo_desktop.adapters.printing.fonts import Cut, fitting, width
from bejo_desktop.adapters.printing.grid import HEAD, MM, TABLE
from bejo_desktop.adapters.printing.typesetting import plain, set_lines

if TYPE_CHECKING:
    from typing import TypeAlias

    from bejo_desktop.adapters.printing.page import Page
    from bejo_desktop.adapters.printing.typesetting import Line

Row: TypeAlias = tuple[str, ...]
"""The texts of one row, one per column."""

_RIGHT_EDGE: Final = 1.5
"""Figures end so far inside their column."""
_AFTER_FIGURES: Final = 3 * MM
"""Words that follow a column of figures start so far inside theirs."""
_FIGURE_ROOM: Final = 3.0
_WORD_ROOM: Final = 4.0
_GROWS_BY: Final = 6.0
"""Points added to the widest figure where a column has to grow for it."""
_DESCRIPTION_MIN: Final = 44 * MM


@dataclass(frozen=True, slots=True)
class Edge:
    """Where the words of a column begin and end, from the left edge of the table."""

    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Layout:
    """
    How the columns of a table share its width.

    Args:
        widths: usual widths in points, together the column of text.
        figures: the columns that are set to the right; they may grow at the cost of `gives`.
        gives: the column of words that gives way.
        sums: the columns where the labels and the amounts of the totals begin.
        size: of the type in points; tables of many columns are set smaller.
        least: what is left to the column that gives way.
    """

    widths: tuple[float, ...]
    figures: tuple[int, ...]
    gives: int = 1
    sums: tuple[int, int] = (0, 0)
    size: float = TABLE
    least: float = _DESCRIPTION_MIN


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns; figures keep their size as long as the words that give can give way."""

    layout: Layout
    edges: tuple[Edge, ...]

    @property
    def width(self) -> float:
        return self.edges[-1].end

    def cell_lines(self, row: Row, column: int) -> tuple[Line, ...]:
        """The lines of one cell; a figure is always one."""
        if column in self.layout.figures:
            return ((((row[column], Cut.TEXT),),),)
        edge = self.edges[column]
        room = edge.end - edge.start - _WORD_ROOM
        return set_lines(plain(row[column]), self.layout.size, room)

    def draw_cell(self, page: Page, x: float, baseline: float, column: int, line: Line) -> None:
        """Draw one line of a cell of a table whose left edge is `x`."""
        edge, size = self.edges[column], self.layout.size
        if column in self.layout.figures:
            draw_figure(page, x, baseline, edge, line[0][0][0], size=size)
        else:
            page.line(x + edge.start, baseline, line, size=size)

    def draw_head(self, page: Page, x: float, baseline: float, column: int, text: str) -> None:
        """Draw the head of a column, aligned as the column."""
        edge = self.edges[column]
        if column in self.layout.figures:
            page.text_right(x + edge.end - _RIGHT_EDGE, baseline, text, cut=Cut.BOLD, size=HEAD)
        else:
            page.text(x + edge.start, baseline, text, cut=Cut.BOLD, size=HEAD)


def columns_for(rows: tuple[Row, ...], layout: Layout) -> Columns:
    """Return the usual widths, or wider figures at the cost of the description."""
    widths = list(layout.widths)
    for column in layout.figures:
        longest = max((row[column] for row in rows), key=len, default="")
        need = width(longest, Cut.FIGURES, layout.size) + _GROWS_BY
        spare = max(widths[layout.gives] - layout.least, 0.0)
        grown = min(max(need - widths[column], 0.0), spare)
        widths[column] += grown
        widths[layout.gives] -= grown
    ends = tuple(accumulate(widths))
    return Columns(layout, tuple(_edge(layout, ends, column) for column in range(len(ends))))


def draw_figure(
    page: Page,
    x: float,
    baseline: float,
    edge: Edge,
    text: str,
    *,
    cut: Cut = Cut.FIGURES,
    size: float = TABLE,
) -> None:
    """Draw a figure at the right of `edge`; one too wide is set smaller, never cut."""
    room = edge.end - edge.start - _FIGURE_ROOM
    natural = width(text, fitting(cut, text), size)
    fit = size if natural <= room else size * room / natural
    page.text_right(x + edge.end - _RIGHT_EDGE, baseline, text, cut=cut, size=fit)


def _edge(layout: Layout, ends: tuple[float, ...], column: int) -> Edge:
    start = ends[column - 1] if column else 0.0
    follows_figures = column not in layout.figures and column - 1 in layout.figures
    return Edge(start + (_AFTER_FIGURES if follows_figures else 0.0), ends[column])
