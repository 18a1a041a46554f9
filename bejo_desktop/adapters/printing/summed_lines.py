"""The lines of an order with their sums beneath: the same on Surat Pesanan and nota pesanan."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING

from bejo_desktop.adapters.printing.columns import columns_for
from bejo_desktop.adapters.printing.grid import GAP
from bejo_desktop.adapters.printing.sums import Sums
from bejo_desktop.adapters.printing.table import Carry, LineTable
from bejo_desktop.domain.paper.sheet import running_sums

if TYPE_CHECKING:
    from bejo_desktop.adapters.printing.columns import Layout
    from bejo_desktop.domain.paper.nota_sheet import NotaSheet
    from bejo_desktop.domain.paper.sheet import OrderSheet


def summed_lines(
    sheet: OrderSheet | NotaSheet, rows: tuple[tuple[str, ...], ...], layout: Layout
) -> LineTable:
    """Return the table of `rows`, one a line of the sheet; its sums are carried over pages."""
    labels = sheet.labels
    running = tuple(amount.plain for amount in running_sums(sheet.lines))
    return LineTable(
        gap=GAP,
        heads=astuple(labels.heads),
        rows=rows,
        columns=columns_for(rows, layout),
        carry=Carry(labels.carried, labels.brought, running),
        total=len(rows),
        sums=Sums(sheet.sums, labels.words, sheet.words, sheet.sums_note),
    )
