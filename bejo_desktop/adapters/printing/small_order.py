"""A nota pesanan as blocks; no sum, no rule and no word of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.adapters.printing.blocks import Block, Paragraph, Title
from bejo_desktop.adapters.printing.checks import Checks
from bejo_desktop.adapters.printing.closing import Closing
from bejo_desktop.adapters.printing.columns import Layout
from bejo_desktop.adapters.printing.fields import Fields
from bejo_desktop.adapters.printing.grid import LEADING, MM
from bejo_desktop.adapters.printing.letterhead import Kop
from bejo_desktop.adapters.printing.summed_lines import summed_lines
from bejo_desktop.domain.paper.bast_sheet import Check

if TYPE_CHECKING:
    from bejo_desktop.domain.paper.nota_sheet import NotaSheet

_LABEL: Final = 26 * MM
_LAYOUT: Final = Layout(
    widths=(6 * MM, 76 * MM, 14 * MM, 18 * MM, 24 * MM, 27 * MM),
    figures=(0, 2, 4, 5),
    sums=(2, 4),
)


def small_order_blocks(sheet: NotaSheet) -> list[Block]:
    """Return the nota from its head to its last note."""
    boxes = tuple(Check(ticked=False, text=text) for text in sheet.checks)
    checks = Checks(gap=LEADING, lead=sheet.checks_lead, rows=boxes, across=True)
    closing = Closing(sheet.signatures, sheet.labels.qr, between=(checks,))
    return [
        Kop(letterhead=sheet.letterhead),
        Title(gap=LEADING, text=sheet.title, number=sheet.number_text),
        Fields(gap=LEADING, rows=sheet.particulars, label=_LABEL),
        Paragraph(gap=LEADING, text=sheet.opening, keep=True),
        _table(sheet),
        Paragraph(gap=LEADING, text=sheet.payment, keep=True),
        *closing.blocks(sheet.frame),
    ]


def _table(sheet: NotaSheet) -> Block:
    rows = tuple(
        (
            str(line.number),
            line.description,
            line.quantity,
            line.measure,
            line.unit_price.plain,
            line.amount.plain,
        )
        for line in sheet.lines
    )
    return summed_lines(sheet, rows, _LAYOUT)
