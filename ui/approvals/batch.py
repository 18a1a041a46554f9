"""What became of the orders that were approved together, one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from ui.fonts import Face
from ui.tokens import Tone
from ui.widgets.button import Button
from ui.widgets.layout import column, row
from ui.widgets.table.cell import Cell, money
from ui.widgets.table.model import Column, RowsModel
from ui.widgets.table.view import TASK, TableView
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.ports.system import Words
    from bejo_desktop.application.views import Batch, LeftOpen, OrderRow
    from ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Result:
    """One order: its number, or why it stays open."""

    order: OrderRow
    number: str
    why: str = ""


def results_of(batch: Batch, core: Core, words: Words) -> tuple[Result, ...]:
    """Return what became of each order, those that stay open first; reads the store."""
    left = [
        Result(core.orders.detail(one.order_id).row, "", _why(one, words)) for one in batch.left
    ]
    done = [core.orders.detail(order_id).row for order_id in batch.done]
    return (*left, *(Result(order, order.number or "") for order in done))


def title_of(batch: Batch) -> str:
    """Return `11 pesanan terbit, 1 tetap terbuka`."""
    left = f", {len(batch.left)} tetap terbuka" if batch.left else ""
    return f"{len(batch.done)} pesanan terbit{left}"


class BatchDialog(QDialog):
    """Lists the results; Enter or Esc closes it."""

    def __init__(
        self, theme: Theme, title: str, results: Sequence[Result], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Hasil persetujuan")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model: RowsModel[Result] = RowsModel(_columns(), lambda one: one.order.order_id)
        table = TableView(theme, self.model, TASK, "Hasil tiap pesanan")
        self.model.show_rows(results)
        table.choose_first()
        table.opened.connect(lambda _: self.accept())
        shut = Button(theme, "Tutup", key="Esc")
        shut.clicked.connect(self.accept)
        self.setLayout(
            column(
                Text(title, Face.CARD), table, row(None, shut), spacing=12, margins=(16, 16, 16, 16)
            )
        )
        self.resize(760, 460)
        table.setFocus()


def _columns() -> tuple[Column[Result], ...]:
    return (
        Column("Pesanan", _told),
        Column("Total (Rp)", lambda one: money(one.order.total.plain), 140, right=True),
    )


def _told(one: Result) -> Cell:
    if one.why:
        return Cell(
            one.order.package,
            face=Face.STRONG,
            under=one.why,
            under_tone=Tone.WAIT,
            icon="circle-question-mark",
            icon_tone=Tone.WAIT,
        )
    return Cell(
        one.order.package,
        face=Face.STRONG,
        under=f"Terbit dengan nomor {one.number}",
        icon="circle-check",
        icon_tone=Tone.GOOD,
    )


def _why(one: LeftOpen, words: Words) -> str:
    return f"Tetap terbuka: {words.text(one.error)}"
