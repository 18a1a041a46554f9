"""Rows of `label : value`, the head of the letter, and the rows of kode rekening."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Self

from bejo_desktop.adapters.printing.blocks import Block
from bejo_desktop.adapters.printing.fonts import Cut, width
from bejo_desktop.adapters.printing.grid import BASELINE, BODY, COLUMN, LEADING, MM, TABLE
from bejo_desktop.adapters.printing.typesetting import plain, set_lines

if TYPE_CHECKING:
    from bejo_desktop.adapters.printing.page import Page
    from bejo_desktop.adapters.printing.typesetting import Line
    from bejo_desktop.domain.paper.sheet import AccountRow, Field

_COLON: Final = 2.0
_VALUE: Final = 6.0
"""From the end of the labels back to the colon, and on to the value."""
_IDENTITY: Final = re.compile(r"[\d ]{3,}|\d+")
"""NIP, NPWP, NIB, RUP: set with figures of one width."""
_CODE_WIDTH: Final = 35 * MM
_AMOUNT_WIDTH: Final = 32 * MM
_RIGHT_EDGE: Final = 1.5
_DATE_CLEARANCE: Final = 10.0
_FIELDS_TOGETHER: Final = 2


@dataclass(frozen=True, kw_only=True)
class Fields(Block):
    """Labels and values; the colons stand in one column, values break ragged."""

    rows: tuple[Field, ...]
    label: float
    measure: float = COLUMN
    first_shorter: float = 0.0
    """Points that the first value must leave free at its right."""

    def height(self) -> float:
        return sum(len(lines) for lines in self._set()) * LEADING

    def least(self) -> float:
        return sum(len(lines) for lines in self._set()[:_FIELDS_TOGETHER]) * LEADING

    def draw(self, page: Page, x: float, y: float) -> None:
        baseline = y + BASELINE
        for row, lines in zip(self.rows, self._set(), strict=True):
            if row.label:
                page.text(x, baseline, row.label)
                page.text(x + self.label - _COLON, baseline, ":")
            for line in lines:
                _draw_value(page, x + self.label + _VALUE, baseline, line)
                baseline += LEADING

    def split(self, room: float, page_number: int, *, at_top: bool) -> tuple[Self, Self] | None:
        del page_number, at_top
        fit, used = 0, 0.0
        for lines in self._set():
            used += len(lines) * LEADING
            if used > room:
                break
            fit += 1
        fit = min(fit, len(self.rows) - _FIELDS_TOGETHER)
        if fit < _FIELDS_TOGETHER:
            return None
        first = replace(self, keep=False, rows=self.rows[:fit])
        return first, replace(self, gap=0.0, rows=self.rows[fit:], first_shorter=0.0)

    def _set(self) -> list[tuple[Line, ...]]:
        room = self.measure - self.label - _VALUE
        return [
            set_lines(plain(row.value), BODY, room - (0.0 if position else self.first_shorter))
            for position, row in enumerate(self.rows)
        ]


@dataclass(frozen=True, kw_only=True)
class LetterHead(Block):
    """Nomor, Lampiran, Perihal, with place and date at the right of the first row."""

    rows: tuple[Field, ...]
    place_and_date: str
    label: float = 18 * MM

    def height(self) -> float:
        return self._fields().height()

    def draw(self, page: Page, x: float, y: float) -> None:
        self._fields().draw(page, x, y)
        page.text_right(x + COLUMN, y + BASELINE, self.place_and_date)

    def _fields(self) -> Fields:
        dated = width(self.place_and_date, Cut.TEXT, BODY) + _DATE_CLEARANCE
        return Fields(rows=self.rows, label=self.label, first_shorter=dated)


@dataclass(frozen=True, kw_only=True)
class Accounts(Block):
    """Kode rekening, its name and its share of the total, under one line of words."""

    rows: tuple[AccountRow, ...]
    heading: str

    def height(self) -> float:
        return self._height_of(self.rows)

    def least(self) -> float:
        return self._height_of(self.rows[:_FIELDS_TOGETHER])

    def draw(self, page: Page, x: float, y: float) -> None:
        baseline = y + BASELINE
        if self.heading:
            page.text(x, baseline, self.heading)
            baseline += LEADING
        for row in self.rows:
            first, *rest = _name_lines(row)
            page.text(x, baseline, row.code, cut=Cut.FIGURES, size=TABLE)
            page.line(x + _CODE_WIDTH, baseline, first, size=TABLE)
            page.text_right(
                x + COLUMN - _RIGHT_EDGE, baseline, str(row.amount), cut=Cut.FIGURES, size=TABLE
            )
            baseline += LEADING
            for line in rest:
                page.line(x + _CODE_WIDTH, baseline, line, size=TABLE)
                baseline += LEADING

    def split(self, room: float, page_number: int, *, at_top: bool) -> tuple[Self, Self] | None:
        del page_number, at_top
        fit = 0
        while fit < len(self.rows) and self._height_of(self.rows[: fit + 1]) <= room:
            fit += 1
        fit = min(fit, len(self.rows) - _FIELDS_TOGETHER)
        if fit < _FIELDS_TOGETHER:
            return None
        first = replace(self, keep=False, rows=self.rows[:fit])
        return first, replace(self, gap=0.0, heading="", rows=self.rows[fit:])

    def _height_of(self, rows: tuple[AccountRow, ...]) -> float:
        lines = sum(len(_name_lines(row)) for row in rows)
        return (lines + bool(self.heading)) * LEADING


def _name_lines(row: AccountRow) -> tuple[Line, ...]:
    return set_lines(plain(row.name), TABLE, COLUMN - _CODE_WIDTH - _AMOUNT_WIDTH)


def _draw_value(page: Page, x: float, baseline: float, line: Line) -> None:
    text = " ".join("".join(part for part, _ in word) for word in line)
    if _IDENTITY.fullmatch(text):
        page.text(x, baseline, text, cut=Cut.FIGURES)
    else:
        page.line(x, baseline, line, size=BODY)
