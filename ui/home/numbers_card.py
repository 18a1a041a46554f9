"""Nomor tersisa: what is left of each series, and a warning before one runs out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bejo_desktop.domain.numbering import OF_ORDERS, Series
from ui.fonts import Face
from ui.standing import scarce_words
from ui.tokens import Tone
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.card import card
from ui.widgets.layout import column, holder, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from bejo_desktop.application.views import DeskState
    from ui.theme import Theme

TYPED: Final = "buku agenda"
SPACING: Final = 32


class NumbersCard(QWidget):
    """The series of orders as figures, those of other papers in a line; `asked` for the register."""

    asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        detail = Button(theme, "Register Nomor", Kind.LINK)
        detail.clicked.connect(self.asked)
        head = row(Text("Nomor tersisa", Face.SECTION), None, detail)
        self._figures = {one: Text("", Face.TITLE) for one in Series if one in OF_ORDERS}
        self._places = {
            one: holder(column(figure, Text(one.value, Face.SMALL), spacing=0))
            for one, figure in self._figures.items()
        }
        self._typed = Text(TYPED, Face.TITLE)
        self._others = Text("", Face.SMALL).wrapped()
        self._scarce = Text("", Face.SMALL, Tone.WAIT).wrapped()
        across = row(self._typed, *self._places.values(), None, spacing=SPACING)
        inner = card(head, across, self._others, self._scarce, spacing=4)
        self.setLayout(column(inner, spacing=0))

    @property
    def said(self) -> dict[str, str]:
        """What stands there: the figures by their series, `buku agenda` where they are typed."""
        if self._typed.isVisibleTo(self):
            return {TYPED: ""}
        shown = {one for one, place in self._places.items() if place.isVisibleTo(self)}
        return {one.value: self._figures[one].text() for one in shown}

    @property
    def warning(self) -> str:
        """What runs out, "" for nothing."""
        return self._scarce.text()

    def show_state(self, state: DeskState) -> None:
        """Show what is left, or that numbers are typed from the agenda book."""
        left = state.numbers_left
        self._typed.setVisible(left is None)
        for one, figure in self._figures.items():
            count = (left or {}).get(one)
            self._places[one].setVisible(count is not None)
            figure.setText("" if count is None else str(count))
            figure.show_tone(Tone.WAIT if one in state.running_out else Tone.TEXT)
            figure.setAccessibleName(f"Nomor {one} tersisa {count}")
        others = (f"{one} {count}" for one, count in (left or {}).items() if one not in OF_ORDERS)
        self._others.setText(
            "Nomor diketik dari buku agenda." if left is None else " · ".join(others)
        )
        self._others.setVisible(bool(self._others.text()))
        scarce = scarce_words(state)
        self._scarce.setText(f"{scarce}: sinkronkan untuk mengambil nomor baru." if scarce else "")
        self._scarce.setVisible(bool(scarce))
