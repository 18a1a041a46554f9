"""Lines of an order under each other in a dialog, with fields to type beside what holds now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.fonts import Face
from ui.tokens import Tone
from ui.widgets.text import ShortText, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME_WIDTH = 220


class LineGrid(QWidget):
    """
    Heads and rows; a part of a row is a text or a field.

    Args:
        heads: one a column; the second is the name, which takes what is left.
        figures: columns whose heads stand at the right.
    """

    def __init__(self, heads: Sequence[str], figures: frozenset[int]) -> None:
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 3)
        for at, head in enumerate(heads):
            label = Text(head, Face.LABEL)
            self._grid.addWidget(label.right() if at in figures else label, 0, at)
        self._filled = 0
        self.setLayout(self._grid)

    def add(self, position: int, name: str, *parts: str | QWidget) -> None:
        """Add the row of a line of the order; call `settle` after the last."""
        self._filled += 1
        self._grid.setRowStretch(self._filled, 0)  # it may have been the room below, see `settle`
        shown = ShortText(name, Face.BODY)
        shown.setMinimumWidth(NAME_WIDTH)
        self._grid.addWidget(Text(str(position), Face.SMALL), self._filled, 0)
        self._grid.addWidget(shown, self._filled, 1)
        for at, part in enumerate(parts, start=2):
            widget = Text(part, Face.BODY, Tone.MUTED).right() if isinstance(part, str) else part
            self._grid.addWidget(widget, self._filled, at)

    def settle(self) -> None:
        """Keep the rows at the top."""
        self._grid.setRowStretch(self._filled + 1, 1)
