"""Anggaran (DPA): every budget line with its ceiling, what is used and what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from bejo_desktop.application.changes import Kind
from bejo_desktop.domain.money import ZERO
from ui.budget.words import age_words, columns
from ui.fonts import Face
from ui.navigation import Screen
from ui.notices import NoticeBoard
from ui.widgets.card import TABLE, card, heading
from ui.widgets.key_line import KeyHint
from ui.widgets.layout import column, row
from ui.widgets.table.model import RowsModel
from ui.widgets.table.view import FOLDER, TableView
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bejo_desktop.application.changes import Changes
    from bejo_desktop.application.core import Core
    from bejo_desktop.domain.budget import BudgetLine
    from ui.workplace import Navigator, Workplace


class BudgetScreen(Screen):
    """What Bejo knows of the unit's budget; the figure that counts is what is left."""

    def __init__(self, place: Workplace, core: Core, go: Navigator) -> None:
        super().__init__()
        self._place, self._core, self._go = place, core, go
        self._model: RowsModel[BudgetLine] = RowsModel(columns(), lambda line: line.code)
        self._table = TableView(place.theme, self._model, FOLDER, "Anggaran")
        self._age = Text("", Face.SMALL)
        self._sum = Text("", Face.STRONG).right()
        self._board = NoticeBoard(place.theme, place.words)
        head = heading("Anggaran (DPA)", self._age)
        foot = row(
            Text("Termasuk pesanan yang belum sampai di pusat", Face.SMALL),
            None,
            self._sum,
            margins=(14, 8, 14, 8),
        )
        self.setLayout(
            column(
                head,
                self._board,
                card(self._table, foot, spacing=0, margins=TABLE),
                spacing=12,
                margins=(16, 12, 16, 12),
            )
        )

    def hints(self) -> tuple[KeyHint, ...]:
        return (KeyHint("↑ ↓", "pilih"), KeyHint("F5", "sinkronkan"))

    def concerns(self, changes: Changes) -> bool:
        return changes.touches(Kind.BUDGET, Kind.ORDERS)

    def take_focus(self) -> None:
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def reread(self) -> None:
        core, year = self._core, self._place.today().year
        self._place.lanes.read.ask(
            "budget",
            self,
            lambda _: core.budgeting.lines(year),
            done=self._show,
            failed=self._board.show_error,
        )

    def _show(self, lines: Sequence[BudgetLine]) -> None:
        self._board.clear()
        self._model.show_rows(lines)
        if lines and self._table.current_row() is None:
            self._table.choose_first()
        self._age.setText(age_words(lines, self._place.clock()))
        left = sum((line.left for line in lines), start=ZERO)
        ceiling = sum((line.ceiling for line in lines), start=ZERO)
        self._sum.setText(f"{len(lines)} rekening · sisa {left} dari {ceiling}")
