"""Which blocks each paper is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.adapters.printing.flow import on_one_page
from bejo_desktop.adapters.printing.grid import grid_of
from bejo_desktop.adapters.printing.handover import handover_blocks
from bejo_desktop.adapters.printing.letter import letter_blocks
from bejo_desktop.adapters.printing.payment import payment_blocks
from bejo_desktop.adapters.printing.purchase_order import order_blocks
from bejo_desktop.adapters.printing.small_order import small_order_blocks
from bejo_desktop.domain.paper.bast_sheet import BastSheet
from bejo_desktop.domain.paper.kuitansi_sheet import KuitansiSheet
from bejo_desktop.domain.paper.letter import LetterSheet
from bejo_desktop.domain.paper.nota_sheet import NotaSheet
from bejo_desktop.domain.paper.sheet import OrderSheet

if TYPE_CHECKING:
    from bejo_desktop.adapters.printing.blocks import Block
    from bejo_desktop.domain.paper.sheet import PaperSize
    from bejo_desktop.domain.paper.sheets import Sheet


def blocks_of(sheet: Sheet, size: PaperSize) -> list[Block]:
    """Return the blocks of a paper from its head to its last note."""
    if isinstance(sheet, OrderSheet):
        return order_blocks(sheet)
    return on_one_page(_short_paper(sheet), grid_of(size))


def _short_paper(sheet: NotaSheet | BastSheet | KuitansiSheet | LetterSheet) -> list[Block]:
    """Papers that are meant to be one page for an ordinary order."""
    match sheet:
        case NotaSheet():
            return small_order_blocks(sheet)
        case BastSheet():
            return handover_blocks(sheet)
        case KuitansiSheet():
            return payment_blocks(sheet)
        case LetterSheet():
            return letter_blocks(sheet)
