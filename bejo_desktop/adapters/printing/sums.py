"""The totals under the table, and the amount in words in the free space left of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.adapters.printing.columns import Columns, Edge, draw_figure
from bejo_desktop.adapters.printing.fonts import Cut
from bejo_desktop.adapters.printing.grid import BASELINE, LEADING, MM, SMALL, TABLE, THICK
from bejo_desktop.adapters.printing.typesetting import balanced, plain

if TYPE_CHECKING:
    from bejo_desktop.adapters.printing.page import Page
    from bejo_desktop.adapters.printing.typesetting import Line
    from bejo_desktop.domain.paper.sheet import SumRow

_NO_BREAK: Final = "\u00a0"
_BEFORE_FIGURES: Final = 8 * MM
_RULE_SPACE: Final = 1.0
_AFTER: Final = 4.0
_NOTE_GAP: Final = 4.0


@dataclass(frozen=True, slots=True)
class Sums:
    """Rows of label and amount; `words` is the total in words, `note` a sentence on taxes."""

    rows: tuple[SumRow, ...]
    words_label: str
    words: str
    note: str

    def height(self, columns: Columns) -> float:
        """Height of the taller of the two sides."""
        ruled = sum(_RULE_SPACE for row in self.rows if row.ruled)
        beside = (1 + len(self._word_lines(columns))) * LEADING
        if self.note:
            beside += _NOTE_GAP + len(self._note_lines(columns)) * LEADING
        return max(len(self.rows) * LEADING + ruled, beside) + _AFTER

    def draw(self, page: Page, x: float, y: float, columns: Columns) -> None:
        """Draw with the upper left corner at `x`, `y`."""
        self._draw_words(page, x, y, columns)
        labels, amounts = columns.layout.sums
        left, right = x + columns.edges[labels].start, x + columns.width
        wide = Edge(columns.edges[amounts].start, columns.width)
        for row in self.rows:
            if row.ruled:
                page.rule(left, right, y + 0.8)
                y += _RULE_SPACE
            page.text(
                left, y + BASELINE, row.label, cut=Cut.BOLD if row.strong else Cut.TEXT, size=TABLE
            )
            cut = Cut.BOLD_FIGURES if row.strong else Cut.FIGURES
            draw_figure(page, x, y + BASELINE, wide, row.amount.plain, cut=cut)
            y += LEADING
        page.rule(left, right, y + 1, weight=THICK)

    def _draw_words(self, page: Page, x: float, y: float, columns: Columns) -> None:
        baseline = y + LEADING - 3.0
        page.text(x, baseline, self.words_label, size=SMALL)
        for line in self._word_lines(columns):
            baseline += LEADING
            page.line(x, baseline, line, size=TABLE)
        if self.note:
            baseline += _NOTE_GAP
            for line in self._note_lines(columns):
                baseline += LEADING
                page.line(x, baseline, line, size=TABLE)

    def _word_lines(self, columns: Columns) -> tuple[Line, ...]:
        """Evenly long lines; the last two words stay together."""
        tied = _NO_BREAK.join(self.words.rsplit(" ", 1))
        return balanced(plain(tied, bold=True), TABLE, self._beside(columns))

    def _note_lines(self, columns: Columns) -> tuple[Line, ...]:
        return balanced(plain(self.note), TABLE, self._beside(columns)) if self.note else ()

    @staticmethod
    def _beside(columns: Columns) -> float:
        return columns.edges[columns.layout.sums[0]].start - _BEFORE_FIGURES
