"""The frame of the screens before the work: a head, a narrow column, a foot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

import bejo_desktop
from ui.days import full_day
from ui.fonts import Face
from ui.tokens import Tone
from ui.widgets.layout import Part, column, holder, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.theme import Theme
    from ui.workplace import Workplace

LEFT: Final = 560
RIGHT: Final = 448
GAP: Final = 48
TILE: Final = 40


class Mark(QWidget):
    """The program's sign: a white building on the accent."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(TILE, TILE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.ink(Tone.ACCENT))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        drawn = self._theme.pixmap("building-2", Tone.ON_ACCENT, 20, self.devicePixelRatioF())
        painter.drawPixmap(10, 10, drawn)


class AccessFrame(QWidget):
    """
    Head with title, two columns (560 and 448 px, the second may be absent), and a foot.

    Args:
        left, right: what stands in the columns, top-aligned.
    """

    def __init__(
        self, place: Workplace, title: str, under: str, left: QWidget, right: Part = None
    ) -> None:
        super().__init__()
        self.setProperty("part", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._under = Text(under, Face.SMALL)
        words = column(Text(title, Face.TITLE), self._under, spacing=0)
        head = row(Mark(place.theme), words, None, spacing=16)
        left.setFixedWidth(LEFT)
        columns = row(spacing=GAP)
        columns.addWidget(left, 0, Qt.AlignmentFlag.AlignTop)
        if isinstance(right, QWidget):
            right.setFixedWidth(RIGHT)
            columns.addWidget(right, 0, Qt.AlignmentFlag.AlignTop)
        middle = holder(column(head, 32, columns, spacing=0))
        foot = row(
            Text(f"{full_day(place.today())}", Face.SMALL),
            None,
            Text(f"Versi {bejo_desktop.__version__}", Face.SMALL),
        )
        across = row(None, middle, None)
        self.setLayout(column(None, across, None, None, foot, margins=(24, 24, 24, 12)))
