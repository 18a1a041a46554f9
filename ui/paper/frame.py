"""The frame of the preview: head, list of papers, page, side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.fonts import Face
from ui.orders.words import state_cell
from ui.paper.words import facts_line, paper_line, title_of
from ui.tokens import Tone
from ui.widgets.button import Button, icon_button
from ui.widgets.button_look import Kind
from ui.widgets.card import TABLE, card, rule
from ui.widgets.chip import Chip
from ui.widgets.layout import column, row, scrolling
from ui.widgets.table.cell import Cell
from ui.widgets.table.model import Column, RowsModel
from ui.widgets.table.view import TASK, TableView
from ui.widgets.text import ShortText, Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from bejo_desktop.application.views import OrderDetail, Paper
    from ui.keys import Act
    from ui.paper.looking import Looking
    from ui.theme import Theme

LIST_WIDTH = 208


class Frame:
    """Holds the words around the page; `back` is the arrow at the left of the title."""

    def __init__(self, theme: Theme, printing: Act, saving: Act) -> None:
        self.back = icon_button(theme, "arrow-left", "Kembali (Esc)")
        self._title = ShortText("", Face.TITLE)
        self._chip = Chip(theme, "", Tone.QUIET, "")
        self._facts = ShortText("", Face.SMALL)
        self._model: RowsModel[str] = RowsModel((Column("", _paper_cell),), lambda _: "sp")
        self._papers = TableView(theme, self._model, TASK, "Kertas pesanan ini")
        self._papers.hide_heads()
        self._print = Button(theme, "Cetak", Kind.PRIMARY, icon="printer", key="Ctrl+P")
        self._save = Button(theme, "Simpan PDF", icon="download", key="Ctrl+S")
        for button, act in ((self._print, printing), (self._save, saving)):
            button.clicked.connect(act.trigger)
            act.changed.connect(lambda one=button, of=act: one.setEnabled(of.isEnabled()))

    def show_paper(self, detail: OrderDetail, paper: Paper) -> None:
        """Show whose paper it is."""
        self._title.show_text(title_of(detail))
        state = state_cell(detail.row)
        self._chip.show_state(state.text, state.tone, state.icon)
        self._facts.show_text(facts_line(detail))
        self._model.show_rows((paper_line(detail, paper),))
        self._papers.choose_first()
        self._papers.fit_height()

    def laid_out(self, board: QWidget, looking: Looking, side: QWidget) -> QVBoxLayout:
        """Return the layout of the whole screen."""
        titles = column(self._title, row(self._chip, self._facts), spacing=4)
        head = row(self.back, titles, self._save, self._print)
        head.setStretch(1, 1)
        body = row(self._left(looking), self._middle(looking), side, spacing=12)
        body.setStretch(1, 1)
        whole = column(head, board, body, spacing=8, margins=(16, 12, 16, 12))
        whole.setStretch(2, 1)
        return whole

    def _left(self, looking: Looking) -> QWidget:
        title = row(Text("Kertas pesanan ini", Face.SECTION), margins=(12, 8, 8, 8))
        thumbs = scrolling(column(looking.thumbs, None, margins=(12, 0, 0, 0)))
        left = card(title, rule(), self._papers, 12, thumbs, spacing=0, margins=(1, 1, 1, 12))
        left.setFixedWidth(LIST_WIDTH)
        return left

    def _middle(self, looking: Looking) -> QWidget:
        return card(looking.bar, rule(), looking.view, spacing=0, margins=TABLE)


def _paper_cell(line: str) -> Cell:
    return Cell(
        "Surat Pesanan", face=Face.STRONG, under=line, icon="file-text", icon_tone=Tone.ACCENT
    )
