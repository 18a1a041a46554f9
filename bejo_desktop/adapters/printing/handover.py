"""A BAST as blocks; no sum, no rule and no word of its own."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING, Final

from bejo_desktop.adapters.printing.blocks import Block, Paragraph, Title
from bejo_desktop.adapters.printing.checks import Checks
from bejo_desktop.adapters.printing.closing import Closing
from bejo_desktop.adapters.printing.columns import Layout, columns_for
from bejo_desktop.adapters.printing.grid import GAP, LEADING, MM, SMALL
from bejo_desktop.adapters.printing.letterhead import Kop
from bejo_desktop.adapters.printing.table import Carry, LineTable

if TYPE_CHECKING:
    from bejo_desktop.adapters.printing.columns import Row
    from bejo_desktop.domain.paper.bast_sheet import BastHeads, BastRow, BastSheet

_PARTY_INDENT: Final = 17.0
_POINT_INDENT: Final = 15.0
_NOTE_LEADING: Final = 11.5
_BEFORE: Final = 4
"""Place of the column that is shown from the second stage on."""
_FIRST_STAGE: Final = Layout(
    widths=(6 * MM, 65 * MM, 13 * MM, 13 * MM, 15 * MM, 13 * MM, 10 * MM, 30 * MM),
    figures=(0, 3, 4, 5, 6),
)
_LATER_STAGE: Final = Layout(
    widths=(6 * MM, 55 * MM, 13 * MM, 13 * MM, 11 * MM, 15 * MM, 13 * MM, 9 * MM, 30 * MM),
    figures=(0, 3, 4, 5, 6, 7),
)


def handover_blocks(sheet: BastSheet) -> list[Block]:
    """Return the BAST from its head to its last note."""
    first, second = sheet.parties
    return [
        Kop(letterhead=sheet.letterhead),
        Title(gap=GAP, text=sheet.title, number=sheet.number_text),
        Paragraph(gap=LEADING, text=sheet.opening, keep=True),
        Paragraph(gap=GAP / 2, text=first, label="I.", indent=_PARTY_INDENT),
        Paragraph(gap=GAP / 2, text=second, label="II.", indent=_PARTY_INDENT),
        Paragraph(gap=GAP / 2, text=sheet.basis),
        Paragraph(gap=GAP, text=sheet.delivered, label="1.", indent=_POINT_INDENT, keep=True),
        _table(sheet),
        Paragraph(gap=GAP / 2, text=sheet.note, size=SMALL, leading=_NOTE_LEADING, justified=False),
        Paragraph(gap=GAP, text=sheet.timing, label="2.", indent=_POINT_INDENT),
        Checks(
            gap=GAP, label="3.", indent=_POINT_INDENT, lead=sheet.checks_lead, rows=sheet.checks
        ),
        Paragraph(gap=GAP, text=sheet.extent, label="4.", indent=_POINT_INDENT),
        Paragraph(gap=GAP, text=sheet.transfer, label="5.", indent=_POINT_INDENT, keep=True),
        *Closing(sheet.signatures, sheet.qr_note, (sheet.voucher,)).blocks(sheet.frame),
    ]


def _table(sheet: BastSheet) -> Block:
    staged = any(row.before for row in sheet.rows)
    rows = tuple(_cells(row, staged=staged) for row in sheet.rows)
    return LineTable(
        gap=GAP,
        heads=_cells(sheet.heads, staged=staged),
        rows=rows,
        columns=columns_for(rows, _LATER_STAGE if staged else _FIRST_STAGE),
        carry=Carry(),
        total=len(rows),
    )


def _cells(row: BastHeads | BastRow, *, staged: bool) -> Row:
    cells = tuple(map(str, astuple(row)))
    return cells if staged else (*cells[:_BEFORE], *cells[_BEFORE + 1 :])
