"""The five figures at the top, and the twelve months as bars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from bejo_desktop.domain.board import in_short
from ui.board.words import MONTHS, grouped
from ui.fonts import Face, font
from ui.tokens import Tone
from ui.widgets.card import Card
from ui.widgets.layout import column
from ui.widgets.text import ShortText, Text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from bejo_desktop.domain.board import Volume
    from ui.board.words import Figure
    from ui.theme import Theme

GAP: Final = 12
LABEL: Final = 18
HEIGHT: Final = 76


class FigureCard(Card):
    """One figure: its name, itself, and what it is measured against."""

    def __init__(self) -> None:
        self._name = Text("", Face.SMALL)
        self._figure = Text("", Face.FIGURE)
        self._under = ShortText("", Face.SMALL)
        inner = column(self._name, self._figure, self._under, spacing=1, margins=(16, 9, 12, 9))
        super().__init__(inner)

    def show_figure(self, figure: Figure, meaning: str) -> None:
        """Show `figure`; `meaning` is its definition, as tooltip and for the screen reader."""
        self._name.setText(figure.name)
        self._figure.setText(figure.text)
        self._under.show_text(figure.under)
        self.setToolTip(meaning)
        self.setAccessibleName(f"{figure.name}: {figure.text}, {figure.under}")
        self.setAccessibleDescription(meaning)


class MonthBars(QWidget):
    """Twelve bars, each month's value against the highest; the figure is in the tooltip."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._months: tuple[Volume, ...] = ()
        self.setMinimumHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_months(self, months: tuple[Volume, ...]) -> None:
        """Show the volumes, January first."""
        self._months = months
        self.setAccessibleName("Nilai per bulan: " + "; ".join(map(self._words, range(12))))
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and self._months:
            month = min(11, max(0, int(event.pos().x() * 12 / max(1, self.width()))))
            QToolTip.showText(event.globalPos(), self._words(month), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        most = max((month.total.amount for month in self._months), default=0)
        if not most:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(Face.SMALL))
        step, room = self.width() / 12, self.height() - LABEL
        for at, month in enumerate(self._months):
            left, width = at * step, step - GAP
            high = room * month.total.amount / most
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.ground(Tone.QUIET))
            painter.drawRoundedRect(QRectF(left, room - 2, width, 2), 1, 1)
            painter.setBrush(self._theme.ink(Tone.ACCENT))
            painter.drawRoundedRect(QRectF(left, room - high, width, high), 2, 2)
            painter.setPen(self._theme.ink(Tone.MUTED))
            place = QRectF(left, room, width, LABEL)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), MONTHS[at])

    def _words(self, month: int) -> str:
        volume = self._months[month]
        return f"{MONTHS[month]}: {in_short(volume.total)}, {grouped(volume.orders)} pesanan"
