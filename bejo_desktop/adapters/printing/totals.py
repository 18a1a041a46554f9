"""The rows of sums under a table of several columns of amounts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.adapters.printing.columns import draw_figure
from bejo_desktop.adapters.printing.fonts import Cut
from bejo_desktop.adapters.printing.grid import BASELINE, LEADING, THICK

if TYPE_CHECKING:
    from bejo_desktop.adapters.printing.columns import Columns, Row
    from bejo_desktop.adapters.printing.page import Page

_RULE_SPACE: Final = 2.0
_AFTER: Final = 4.0


@dataclass(frozen=True, slots=True)
class Totals:
    """Rows of the table's own columns; the last one is the total, in bold under a rule."""

    rows: tuple[Row, ...]

    def height(self, columns: Columns) -> float:
        """Height in points; the same for every width."""
        del columns
        return len(self.rows) * LEADING + _RULE_SPACE + _AFTER

    def draw(self, page: Page, x: float, y: float, columns: Columns) -> None:
        """Draw with the upper left corner at `x`, `y`."""
        right = x + columns.width
        for position, row in enumerate(self.rows, start=1):
            last = position == len(self.rows)
            if last and position > 1:
                page.rule(x, right, y + 1)
                y += _RULE_SPACE
            _draw_row(page, x, y + BASELINE, row, columns, strong=last)
            y += LEADING
        page.rule(x, right, y + 2, weight=THICK)


def _draw_row(
    page: Page, x: float, baseline: float, row: Row, columns: Columns, *, strong: bool
) -> None:
    size, figures = columns.layout.size, columns.layout.figures
    for column, text in enumerate(row):
        edge = columns.edges[column]
        if not text:
            continue
        if column in figures:
            cut = Cut.BOLD_FIGURES if strong else Cut.FIGURES
            draw_figure(page, x, baseline, edge, text, cut=cut, size=size)
        else:
            cut = Cut.BOLD if strong else Cut.TEXT
            page.text(x + edge.start, baseline, text, cut=cut, size=size)
