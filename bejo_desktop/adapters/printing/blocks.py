"""What a paper is made of: blocks that know their height before they are drawn."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Self

from bejo_desktop.adapters.printing.fonts import Cut, width
from bejo_desktop.adapters.printing.grid import BASELINE, BODY, COLUMN, LEADING, TITLE
from bejo_desktop.adapters.printing.typesetting import set_lines

if TYPE_CHECKING:
    from bejo_desktop.adapters.printing.page import Page
    from bejo_desktop.adapters.printing.typesetting import Line
    from bejo_desktop.domain.paper.frame import RichText

_LINES_TOGETHER: Final = 2
"""A paragraph leaves at least so many lines on either side of a page break."""
_TITLE_HEIGHT: Final = 18.0
_TITLE_BASELINE: Final = 13.0
_NUMBER_BELOW: Final = 17.0
_NUMBER_HEIGHT: Final = 15.0
_ROUNDING: Final = 1e-6


@dataclass(frozen=True, kw_only=True)
class Block(ABC):
    """
    A piece of the column.

    `gap` is the space above it, dropped at the top of a page; a block that is to `keep` stays
    on the page of the next one; what begins an annex begins a `new_page`.
    """

    gap: float = 0.0
    keep: bool = False
    new_page: bool = False

    @abstractmethod
    def height(self) -> float:
        """Height in points, without the gap."""

    @abstractmethod
    def draw(self, page: Page, x: float, y: float) -> None:
        """Draw with the upper left corner at `x`, `y`."""

    def least(self) -> float:
        """Height of the smallest part that may stand at the foot of a page."""
        return self.height()

    def split(self, room: float, page_number: int, *, at_top: bool) -> tuple[Self, Self] | None:
        """
        Part the block so that the first part fits `room` points, or None.

        Args:
            page_number: of the page that the first part stands on.
            at_top: the block has a whole page for itself, so it must part if it can at all.
        """
        del room, page_number, at_top
        return None


@dataclass(frozen=True, kw_only=True)
class Paragraph(Block):
    """Justified text, never one line alone; `label` hangs in the indent ("1.")."""

    text: RichText
    size: float = BODY
    indent: float = 0.0
    label: str = ""
    justified: bool = True
    leading: float = LEADING
    rest: tuple[Line, ...] | None = None
    """Lines set before a split; then `text` is not set again."""
    ends: bool = True
    """Whether the last line here is the end of the paragraph."""

    def lines(self) -> tuple[Line, ...]:
        """The lines as set for the column."""
        if self.rest is not None:
            return self.rest
        return set_lines(self.text, self.size, COLUMN - self.indent)

    def height(self) -> float:
        return len(self.lines()) * self.leading

    def least(self) -> float:
        return min(len(self.lines()), _LINES_TOGETHER) * self.leading

    def draw(self, page: Page, x: float, y: float) -> None:
        lines = self.lines()
        baseline = y + self.leading - (LEADING - BASELINE)
        if self.label:
            page.text(x, baseline, self.label, size=self.size)
        for position, line in enumerate(lines, start=1):
            justify = self.justified and (position < len(lines) or not self.ends)
            measure = COLUMN - self.indent if justify else 0.0
            page.line(x + self.indent, baseline, line, size=self.size, measure=measure)
            baseline += self.leading

    def split(self, room: float, page_number: int, *, at_top: bool) -> tuple[Self, Self] | None:
        del page_number, at_top
        lines = self.lines()
        fit = min(int(room / self.leading + _ROUNDING), len(lines) - _LINES_TOGETHER)
        if fit < _LINES_TOGETHER:
            return None
        first = replace(self, keep=False, rest=lines[:fit], ends=False)
        return first, replace(self, gap=0.0, label="", rest=lines[fit:])


@dataclass(frozen=True, kw_only=True)
class Heading(Block):
    """A bold line that stays with what follows."""

    text: str
    keep: bool = True

    def height(self) -> float:
        return LEADING

    def draw(self, page: Page, x: float, y: float) -> None:
        page.text(x, y + BASELINE, self.text, cut=Cut.BOLD)


@dataclass(frozen=True, kw_only=True)
class Title(Block):
    """The name of the paper, centred and underlined; its number may stand below."""

    text: str
    number: str = ""
    keep: bool = True

    def height(self) -> float:
        return _TITLE_HEIGHT + (_NUMBER_HEIGHT if self.number else 0.0)

    def draw(self, page: Page, x: float, y: float) -> None:
        middle, baseline = x + COLUMN / 2, y + _TITLE_BASELINE
        half = width(self.text, Cut.BOLD, TITLE) / 2
        page.text_centred(middle, baseline, self.text, cut=Cut.BOLD, size=TITLE)
        page.underline(middle - half, middle + half, baseline, size=TITLE)
        if self.number:
            page.text_centred(middle, baseline + _NUMBER_BELOW, self.number)


@dataclass(frozen=True, kw_only=True)
class Beside(Block):
    """Two stacks of blocks beside each other, never parted."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    offset: float

    def height(self) -> float:
        return max(sum(block.height() for block in stack) for stack in (self.left, self.right))

    def draw(self, page: Page, x: float, y: float) -> None:
        for stack_x, stack in ((x, self.left), (x + self.offset, self.right)):
            top = y
            for block in stack:
                block.draw(page, stack_x, top)
                top += block.height()


@dataclass(frozen=True, kw_only=True)
class Note(Block):
    """Small ragged text at the end of a paper."""

    text: RichText
    size: float
    leading: float
    after: float = 0.0

    def height(self) -> float:
        return len(set_lines(self.text, self.size, COLUMN)) * self.leading + self.after

    def draw(self, page: Page, x: float, y: float) -> None:
        baseline = y + 2 + self.size * 0.72
        for line in set_lines(self.text, self.size, COLUMN):
            page.line(x, baseline, line, size=self.size)
            baseline += self.leading
