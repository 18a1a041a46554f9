"""A paper of sections as blocks; no sum, no rule and no word of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from bejo_desktop.adapters.printing.blocks import Block, Heading, Paragraph, Title
from bejo_desktop.adapters.printing.closing import Closing, Foot
from bejo_desktop.adapters.printing.columns import Layout, columns_for
from bejo_desktop.adapters.printing.fields import Fields
from bejo_desktop.adapters.printing.fonts import Cut, width
from bejo_desktop.adapters.printing.grid import (
    BASELINE,
    BODY,
    COLUMN,
    GAP,
    HEAD,
    LEADING,
    MM,
    SMALL,
    TABLE,
)
from bejo_desktop.adapters.printing.letterhead import Kop
from bejo_desktop.adapters.printing.table import Carry, LineTable
from bejo_desktop.adapters.printing.totals import Totals
from bejo_desktop.adapters.printing.typesetting import plain, set_lines
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.paper.letter import TableShape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bejo_desktop.adapters.printing.columns import Row
    from bejo_desktop.adapters.printing.page import Page
    from bejo_desktop.adapters.printing.typesetting import Line
    from bejo_desktop.domain.paper.letter import Cell, LetterSheet, Section, Table
    from bejo_desktop.domain.paper.sheet import Field

_INDENT: Final = 17.0
_COLON_ROOM: Final = 12.0
_SIDE: Final = 8.0
_WEIGHT: Final = 0.7
_TEXT_AT: Final = 14.0


def _layout(
    *widths: float,
    figures: tuple[int, ...],
    gives: int = 1,
    size: float = TABLE,
    least: float = 44,
) -> Layout:
    """Widths in millimetres, together the 165 of the column."""
    points = tuple(width * MM for width in widths)
    return Layout(points, figures, gives=gives, size=size, least=least * MM)


_LAYOUTS: Final[Mapping[TableShape, Layout]] = {
    TableShape.PRICED: _layout(6, 62, 14, 14, 18, 24, 27, figures=(0, 3, 5, 6)),
    TableShape.OFFERED: _layout(
        6,
        48,
        9,
        14,
        17,
        16.5,
        18.5,
        18.5,
        17.5,
        figures=(0, 2, 4, 5, 6, 7, 8),
        size=SMALL,
        least=36,
    ),
    TableShape.ROUNDS: _layout(9, 20, 27, 63, 22, 24, figures=(4, 5), gives=3, size=HEAD),
    TableShape.ASKED: _layout(6, 66, 14, 18, 31, 30, figures=(0, 2, 4, 5)),
    TableShape.COMPARED: _layout(6, 40, 30, 17, 24, 25, 23, figures=(0, 4, 5)),
    TableShape.PLACED: _layout(6, 110, 24, 25, figures=(0, 2)),
    TableShape.CHANGED: _layout(6, 55, 52, 52, figures=(0,)),
    TableShape.LEFT: _layout(6, 77, 18, 21, 21, 22, figures=(0, 3, 4, 5)),
    TableShape.HANDED: _layout(6, 72, 18, 18, 24, 27, figures=(0, 2, 4, 5)),
    TableShape.STOCKED: _layout(6, 44, 32, 14, 15, 24, 30, figures=(0, 3, 5), size=HEAD),
    TableShape.PIECES: _layout(6, 53, 30, 28, 34, 14, figures=(0,), size=HEAD),
    TableShape.LISTED: _layout(52, 73, 40, figures=()),
    TableShape.TAXED: _layout(50, 21, 29, 31, 34, figures=(1,), gives=0, size=HEAD),
    TableShape.SUMMED: _layout(125, 40, figures=(1,), gives=0),
}


def letter_blocks(sheet: LetterSheet) -> list[Block]:
    """Return the paper from its head to its last note."""
    blocks: list[Block] = [
        Kop(letterhead=sheet.letterhead),
        Title(gap=LEADING, text=sheet.title, number=sheet.number_text),
    ]
    for section in sheet.sections:
        blocks += _section(section)
    if sheet.signatures:
        blocks[-1] = _with_signatures(blocks[-1])
        closing = Closing(sheet.signatures, sheet.qr_note, sheet.notes, signed_on=sheet.signed_on)
        blocks += closing.blocks(sheet.frame)
    elif sheet.frame.qr or sheet.notes:
        blocks.append(Foot(gap=LEADING, qr=sheet.frame.qr, notes=sheet.notes))
    for section in sheet.annex:
        blocks += _section(section)
    return blocks


def _section(section: Section) -> Iterator[Block]:
    indent = _INDENT if section.label else 0.0
    below = bool(section.fields or section.table or section.checks)
    if section.heading:
        yield Heading(gap=LEADING, text=section.heading, new_page=section.new_page)
    if section.text:
        yield Paragraph(
            gap=GAP if section.label else LEADING * 0.75,
            text=section.text,
            label=section.label,
            indent=indent,
            keep=below,
        )
    if section.fields:
        yield Fields(gap=GAP, rows=section.fields, label=_label(section.fields))
    if section.table:
        yield _table(section.table)
    for position, check in enumerate(section.checks):
        yield _Box(gap=0.0 if position else GAP, ticked=check.ticked, text=check.text)


def _with_signatures(last: Block) -> Block:
    """The last clause stays with the signatures; a table may stand on the page before them."""
    return replace(last, keep=True) if isinstance(last, Paragraph | _Box) else last


def _label(rows: tuple[Field, ...]) -> float:
    """Width of the column of labels: the longest of them, so that no colon is written over."""
    return max(width(row.label, Cut.TEXT, BODY) for row in rows) + _COLON_ROOM


def _table(table: Table) -> Block:
    rows, sums = _texts(table.rows), _texts(table.sums)
    return LineTable(
        gap=GAP,
        heads=table.heads,
        rows=rows,
        columns=columns_for((*rows, *sums), _LAYOUTS[table.shape]),
        carry=_carry(table),
        total=len(rows),
        sums=Totals(sums) if sums else None,
    )


def _carry(table: Table) -> Carry:
    """The sums of the amounts in the last column, where the table has words to carry them."""
    if not table.carried:
        return Carry()
    amounts = (row[-1].amount for row in table.rows if isinstance(row[-1], Rupiah))
    running = tuple(Rupiah(amount).plain for amount in accumulate(amounts))
    return Carry(table.carried, table.brought, running)


def _texts(rows: tuple[tuple[Cell, ...], ...]) -> tuple[Row, ...]:
    return tuple(
        tuple(cell.plain if isinstance(cell, Rupiah) else cell for cell in row) for row in rows
    )


@dataclass(frozen=True, kw_only=True)
class _Box(Block):
    """A box that is ticked or not, with what it stands for; the cross is text."""

    ticked: bool
    text: str

    def height(self) -> float:
        return len(self._lines()) * LEADING

    def draw(self, page: Page, x: float, y: float) -> None:
        baseline = y + BASELINE
        page.box(x, baseline - _SIDE + 0.4, width=_SIDE, height=_SIDE, weight=_WEIGHT)
        if self.ticked:
            page.text_centred(x + _SIDE / 2, baseline - 1.05, "x", cut=Cut.BOLD, size=TABLE)
        for line in self._lines():
            page.line(x + _TEXT_AT, baseline, line, size=BODY)
            baseline += LEADING

    def _lines(self) -> tuple[Line, ...]:
        return set_lines(plain(self.text), BODY, COLUMN - _TEXT_AT)
