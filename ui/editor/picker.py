"""The list that opens under a field or cell while a name is typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame

from ui.fonts import Face
from ui.tokens import Tone
from ui.widgets.layout import column
from ui.widgets.table.cell import Cell
from ui.widgets.table.model import Column, RowsModel
from ui.widgets.table.view import SMALL, TableView
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QWidget

    from ui.theme import Theme

SHOWN_MAX: Final = 8


@dataclass(frozen=True, slots=True)
class Option:
    """
    One line of the list: what it stands for and how it reads.

    Args:
        refused: why it cannot be taken, shown in red; "" where it can.
    """

    key: str
    text: str
    beside: str
    right: str
    value: Any
    refused: str = ""


class Picker(QFrame):
    """
    Shows options without taking the focus: the field beneath keeps the keyboard.

    It is a child of `host` and lies over it; `taken` comes from a click.
    """

    taken = Signal(object)

    def __init__(self, theme: Theme, host: QWidget, name: str) -> None:
        super().__init__(host)
        self.setProperty("part", "card")
        self._model: RowsModel[Option] = RowsModel(
            [Column("", _words), Column("", _right, 128, right=True)], lambda option: option.key
        )
        self._list = TableView(theme, self._model, SMALL, name)
        self._list.hide_heads()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.clicked.connect(self._click)
        self._nothing = Text("", Face.SMALL)
        self._nothing.setContentsMargins(12, 4, 12, 4)
        self.setLayout(column(self._list, self._nothing, spacing=0, margins=(1, 1, 1, 1)))
        self.hide()

    def show_options(self, options: Sequence[Option], nothing: str) -> None:
        """Show up to eight options; `nothing` is said where there are none."""
        shown = list(options[:SHOWN_MAX])
        self._model.show_rows(shown)
        self._list.setVisible(bool(shown))
        self._nothing.setText(nothing)
        self._nothing.setVisible(not shown)
        self._list.fit_height()
        self._list.choose_first()
        height = SMALL * len(shown) + 4 if shown else 32
        self.resize(self.width(), height)

    def open_at(self, widget: QWidget, place: QRect, width: int) -> None:
        """Open under `place` of `widget`, above it where there is no room below."""
        host = self.parentWidget()
        assert host is not None
        below = widget.mapTo(host, QPoint(place.left(), place.bottom() + 1))
        above = widget.mapTo(host, QPoint(place.left(), place.top())).y() - self.height()
        fits = below.y() + self.height() <= host.height() or above < 0
        left = max(0, min(below.x(), host.width() - width - 8))
        self.setGeometry(left, below.y() if fits else above, width, self.height())
        self.raise_()
        self.show()

    def step(self, steps: int) -> None:
        """Go `steps` options down, up where negative."""
        self._list.step(steps)

    def current(self) -> Option | None:
        """Return the option that Enter would take; None where none can be taken."""
        option = self._list.current_row() if self.isVisible() else None
        return option if isinstance(option, Option) and not option.refused else None

    def options(self) -> list[Option]:
        """Return what is listed now."""
        rows = (
            self._model.row_at(self._model.index(place, 0))
            for place in range(self._model.rowCount())
        )
        return [row for row in rows if row is not None]

    def _click(self, index: Any) -> None:
        option = self._model.row_at(index)
        if option is not None and not option.refused:
            self.taken.emit(option)


def _words(option: Option) -> Cell:
    if option.refused:
        return Cell(option.text, Tone.MUTED, beside=option.refused)
    return Cell(option.text, face=Face.STRONG, beside=option.beside)


def _right(option: Option) -> Cell:
    return Cell(option.right, Tone.MUTED, struck=bool(option.refused))
