"""A surface that hangs at the place it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout, QWidget

GAP: Final = 4
"""Pixels between the place and the popover."""


class Popover(QFrame):
    """
    Shows `layout` over the window until Esc or a press elsewhere; nothing behind it changes.

    Args:
        parent: any widget of the window that it belongs to.
        name: what a screen reader says of it.
    """

    def __init__(self, parent: QWidget, layout: QLayout, name: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setProperty("part", "popover")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(name)
        self.setAccessibleName(name)
        self.setLayout(layout)
        self._window, self._spot = parent.window(), QRect()

    def open_at(self, anchor: QWidget) -> None:
        """Open under `anchor`, or under the chosen cell of a table; above it where that is low."""
        self._spot = _spot_of(anchor)
        self._place()
        self.show()

    def fit(self, width: int, height: int) -> None:
        """Take this size, no more than the window has, and stay at the place."""
        room = self._window.size()
        self.setFixedSize(min(width, room.width()), min(height, room.height()))
        self._place()

    def _place(self) -> None:
        room = self._window.geometry()
        below = self._spot.bottom() + GAP
        above = self._spot.top() - GAP - self.height()
        fits_below = below + self.height() <= room.bottom()
        y = below if fits_below or above < room.top() else above
        self.move(
            max(room.left(), min(self._spot.left(), room.right() - self.width())),
            max(room.top(), min(y, room.bottom() - self.height())),
        )


def _spot_of(anchor: QWidget) -> QRect:
    if isinstance(anchor, QAbstractItemView):
        cell = anchor.visualRect(anchor.currentIndex())
        return QRect(anchor.viewport().mapToGlobal(cell.topLeft()), cell.size())
    return QRect(anchor.mapToGlobal(QPoint(0, 0)), anchor.size())
