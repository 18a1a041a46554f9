"""An icon that stands alone beside its word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.tokens import Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.theme import Theme

SMALL = 14
PLAIN = 16
LARGE = 24


class IconLabel(QWidget):
    """
    Shows one icon in the colour of a tone; sharp at every screen scale.

    It is decoration: the word beside it carries the meaning, so it has no name of its own.
    """

    def __init__(self, theme: Theme, name: str, tone: Tone = Tone.MUTED, size: int = PLAIN) -> None:
        super().__init__()
        self._theme, self._name, self._tone, self._size = theme, name, tone, size
        self.setFixedSize(size, size)

    def show_icon(self, name: str, tone: Tone) -> None:
        """Show another icon in the same place."""
        self._name, self._tone = name, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        drawn = self._theme.pixmap(self._name, self._tone, self._size, self.devicePixelRatioF())
        QPainter(self).drawPixmap(QPointF(0, 0), drawn)
