"""Anggaran (DPA): every budget line with what is realised, held and left; the petty cash."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from bejo_desktop.application.changes import Kind
from ui.budget.words import (
    age_words,
    columns,
    end_words,
    hold_words,
    realised_why,
    sum_words,
    up_rows,
    why_of,
)
from ui.fonts import Face
from ui.keys import Act, Command
from ui.navigation import Screen
from ui.notices import NoticeBoard
from ui.tokens import Tone
from ui.why.popover import WhyPopover
from ui.widgets.bar import Bar, Share
from ui.widgets.card import TABLE, Card, card, heading, rule
from ui.widgets.key_line import KeyHint
from ui.widgets.layout import column, row
from ui.widgets.table.model import RowsModel
from ui.widgets.table.view import FOLDER, TableView
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bejo_desktop.application.budgeting import BudgetStand, LineStand
    from bejo_desktop.application.changes import Changes
    from bejo_desktop.application.core import Core
    from ui.theme import Theme
    from ui.workplace import Navigator, Workplace

UP_ROWS: Final = 5


class BudgetScreen(Screen):
    """What Bejo knows of the unit's budget; the figure that counts is what is left."""

    def __init__(self, place: Workplace, core: Core, go: Navigator) -> None:
        super().__init__()
        self._place, self._core, self._go = place, core, go
        self._model: RowsModel[LineStand] = RowsModel(columns(), lambda one: one.line.code)
        self._table = TableView(place.theme, self._model, FOLDER, "Anggaran")
        self._age = Text("", Face.SMALL)
        self._sum = Text("", Face.STRONG).right()
        self._hold = Text("", Face.SMALL).wrapped()
        self._table.chosen.connect(self._tell_hold)
        self._up = PettyCash()
        self._end = Text("", Face.SMALL, Tone.WAIT)
        self._board = NoticeBoard(place.theme, place.words)
        self._why = Act(self, "Mengapa sisa pagu?", self._explain)
        self._build()

    def acts(self) -> Mapping[Command, Act]:
        return {Command.WHY: self._why}

    def hints(self) -> tuple[KeyHint, ...]:
        return (
            KeyHint("↑ ↓", "pilih"),
            KeyHint("F7", "mengapa sisanya"),
            KeyHint("F5", "sinkronkan"),
        )

    def concerns(self, changes: Changes) -> bool:
        return changes.touches(Kind.BUDGET, Kind.ORDERS)

    def take_focus(self) -> None:
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def reread(self) -> None:
        core, year = self._core, self._place.today().year
        self._place.lanes.read.ask(
            "budget",
            self,
            lambda _: core.budgeting.stand(year),
            done=self._show,
            failed=self._board.show_error,
        )

    def _show(self, stand: BudgetStand) -> None:
        self._board.clear()
        self._model.show_rows(stand.lines)
        if stand.lines and self._table.current_row() is None:
            self._table.choose_first()
        self._age.setText(age_words(stand.lines, self._place.clock()))
        self._sum.setText(sum_words(stand.lines))
        self._hold.setText(hold_words(self._table.current_row()))
        self._end.setText(end_words(stand))
        self._up.show_rows(up_rows(stand.up))

    def _explain(self) -> None:
        one = self._table.current_row()
        if one is not None:
            popover = WhyPopover(self._place.theme, self, self._place.words, asked="budget")
            left = why_of(one, self._core, self._place.today())
            popover.show_reasons([left, realised_why(one)])
            popover.open_at(self._table)

    def _tell_hold(self, one: LineStand | None) -> None:
        self._hold.setText(hold_words(one))

    def _build(self) -> None:
        legend = row(
            *_key(self._place.theme, "Realisasi", None),
            *_key(self._place.theme, "Dipesan", Tone.ACCENT),
            *_key(self._place.theme, "Belum sampai di pusat", Tone.WAIT),
            None,
            self._sum,
            spacing=8,
            margins=(14, 8, 14, 4),
        )
        told = row(self._hold, margins=(14, 0, 14, 8))
        lines = card(self._table, rule(), legend, told, spacing=0, margins=TABLE)
        self.setLayout(
            column(
                heading("Anggaran (DPA)", self._age, self._end),
                self._board,
                self._up,
                lines,
                spacing=12,
                margins=(16, 12, 16, 12),
            )
        )


class PettyCash(Card):
    """The petty cash (UP) of the unit: its limit, what open orders take of it, what is left."""

    def __init__(self) -> None:
        self._pairs = [(Text("", Face.LABEL), Text("", Face.STRONG)) for _ in range(UP_ROWS)]
        pairs = [column(name, figure, spacing=2) for name, figure in self._pairs]
        title = Text("Uang persediaan (UP)", Face.SECTION)
        super().__init__(row(title, *pairs, None, spacing=32, margins=(14, 8, 14, 8)))

    def show_rows(self, rows: tuple[tuple[str, str, Tone], ...]) -> None:
        """Show a name, a figure and its tone a pair."""
        for at, (name, figure) in enumerate(self._pairs):
            for part in (name, figure):
                part.setVisible(at < len(rows))
            if at < len(rows):
                words, text, tone = rows[at]
                name.setText(words)
                figure.setText(text)
                figure.show_tone(tone)


def _key(theme: Theme, name: str, tone: Tone | None) -> tuple[Bar, Text]:
    """A swatch and its word, for the legend of the bars."""
    swatch = Bar(theme, name)
    swatch.setFixedWidth(14)
    swatch.show_shares((Share(1.0, tone),))
    return swatch, Text(name, Face.SMALL)
