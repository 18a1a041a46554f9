"""The frame of the preview: head, list of papers, page, side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.fonts import Face
from ui.orders.words import state_cell
from ui.paper.reading import ChosenPaper
from ui.paper.words import facts_line, line_of, name_of, paper_line, title_of
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
    from collections.abc import Sequence

    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from bejo_desktop.application.views import OrderDetail, Paper, PaperRow
    from ui.keys import Act
    from ui.paper.looking import Looking
    from ui.theme import Theme

LIST_WIDTH = 208
LISTED = 8
"""Papers in sight at once; more scroll, so that the small pages keep their room."""


class Frame:
    """
    Holds the words around the page.

    `back` is the arrow at the left of the title, `papers` the list of the order's papers.
    """

    def __init__(self, theme: Theme, printing: Act, saving: Act) -> None:
        self.back = icon_button(theme, "arrow-left", "Kembali (Esc)")
        self._title = ShortText("", Face.TITLE)
        self._chip = Chip(theme, "", Tone.QUIET, "")
        self._facts = ShortText("", Face.SMALL)
        self._lines: dict[ChosenPaper, str] = {}
        self._model: RowsModel[PaperRow] = RowsModel((Column("", self._cell),), key_of)
        self.papers = TableView(theme, self._model, TASK, "Kertas pesanan ini")
        self.papers.hide_heads()
        self._print = Button(theme, "Cetak", Kind.PRIMARY, icon="printer", key="Ctrl+P")
        self._save = Button(theme, "Simpan PDF", icon="download", key="Ctrl+S")
        for button, act in ((self._print, printing), (self._save, saving)):
            button.clicked.connect(act.trigger)
            act.changed.connect(lambda one=button, of=act: one.setEnabled(of.isEnabled()))

    def show_paper(
        self, detail: OrderDetail, papers: Sequence[PaperRow], paper: Paper, key: ChosenPaper
    ) -> None:
        """Show whose paper it is, among the papers of its order; `key` says which it is."""
        self._title.show_text(title_of(paper))
        state = state_cell(detail.row)
        self._chip.show_state(state.text, state.tone, state.icon)
        self._facts.show_text(facts_line(detail))
        self._lines = {key: paper_line(detail, paper)}
        self._model.show_rows(papers)
        self.papers.choose(key)
        self.papers.fit_height()
        if len(papers) > LISTED:
            self.papers.setFixedHeight(LISTED * TASK)
            self.papers.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def _cell(self, row: PaperRow) -> Cell:
        line = self._lines.get(key_of(row)) or line_of(row)
        if not row.available:
            return Cell(name_of(row), Tone.FAINT, under=line, icon="file", icon_tone=Tone.FAINT)
        return Cell(
            name_of(row), face=Face.STRONG, under=line, icon="file-text", icon_tone=Tone.ACCENT
        )

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
        left = card(title, rule(), self.papers, 12, thumbs, spacing=0, margins=(1, 1, 1, 12))
        left.setFixedWidth(LIST_WIDTH)
        return left

    def _middle(self, looking: Looking) -> QWidget:
        return card(looking.bar, rule(), looking.view, spacing=0, margins=TABLE)


def key_of(row: PaperRow) -> ChosenPaper:
    """Return which paper a row is."""
    return ChosenPaper(row.kind, row.part)
