"""
The one grid, type scale and rule weights of all papers, in points (1/72 inch).

One text column of 165 mm on both papers, so lines break alike on A4 and F4; F4 only holds more
of them. One leading for body, fields and tables; every distance between blocks is a multiple of
half of it. Positions run down from the top edge; text stands on baselines.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bejo_desktop.domain.paper.sheet import PaperSize

MM: Final = 72 / 25.4

COLUMN: Final = 165 * MM
TOP: Final = 11 * MM
LATER_TOP: Final = 17 * MM
"""Where text begins on the second and every later page."""
BOTTOM: Final = 20.5 * MM
FOOTER: Final = 13.3 * MM
"""Baseline of the footer's first line above the lower edge."""
LEADING: Final = 13.0
GAP: Final = LEADING / 2
BASELINE: Final = LEADING - 3.5
"""From the top of a line to the baseline of its text."""
INK: Final = 25 * MM
"""Height that stays free of print in each signature column, for ink and stamp."""

BODY: Final = 10.0
TABLE: Final = 9.5
HEAD: Final = 8.5
SMALL: Final = 8.0
TINY: Final = 7.0
TITLE: Final = 12.5
GOVERNMENT: Final = 12.0
OFFICE: Final = 15.5
OFFICE_TWO_LINES: Final = 12.5
ADDRESS: Final = 8.5

HAIR: Final = 0.5
"""Thinnest rule: anything thinner is lost in the photocopier."""
BOX: Final = 0.8
THICK: Final = 1.1
KOP_THICK: Final = 2.2
KOP_THIN: Final = 0.6

SECONDARY_GREY: Final = 0.30
DASHED_GREY: Final = 0.35
WATERMARK_GREY: Final = 0.885


@dataclass(frozen=True, slots=True)
class Grid:
    """Edges of one paper, in points."""

    width: float
    height: float
    left: float

    @property
    def right(self) -> float:
        return self.left + COLUMN

    @property
    def bottom(self) -> float:
        """Lowest line that text may fill."""
        return self.height - BOTTOM


_GRIDS: Final = {
    PaperSize.A4: Grid(210 * MM, 297 * MM, 25 * MM),
    PaperSize.F4: Grid(215 * MM, 330 * MM, 27 * MM),
}


def grid_of(size: PaperSize) -> Grid:
    """The grid of A4 (25 | 165 | 20 mm) or F4 (27 | 165 | 23 mm)."""
    return _GRIDS[size]
