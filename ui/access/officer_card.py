"""One officer of this desk, to be chosen at sign-in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.fonts import Face, font
from ui.tokens import Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.theme import Theme

HEIGHT: Final = 72
AVATAR: Final = 40
PADDING: Final = 16
CHECK: Final = 20


@dataclass(frozen=True, slots=True)
class OfficerWords:
    """What a card says; `notice` is set where the mandate ends soon or has ended."""

    initials: str
    name: str
    role: str
    line: str
    notice: str = ""


class OfficerCard(QAbstractButton):
    """A checkable card with initials, name, role, NIP and how long the mandate holds."""

    def __init__(self, theme: Theme, words: OfficerWords) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{words.name}, {words.role}")
        self.setAccessibleDescription(f"{words.line} {words.notice}".strip())

    def sizeHint(self) -> QSize:
        return QSize(420, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_avatar(painter)
        left = PADDING + AVATAR + PADDING
        self._write(painter, left, 10, self._words.name, Face.CARD, Tone.TEXT)
        self._write(painter, left, 29, self._words.role, Face.BODY, Tone.TEXT)
        width = self._write(painter, left, 46, self._words.line, Face.SMALL, Tone.MUTED)
        if self._words.notice:
            self._write(painter, left + width, 46, self._words.notice, Face.SMALL_STRONG, Tone.WAIT)
        if self.isChecked():
            drawn = self._theme.pixmap("circle-check", Tone.ACCENT, CHECK, self.devicePixelRatioF())
            place = QPointF(self.width() - PADDING - CHECK, (HEIGHT - CHECK) / 2)
            painter.drawPixmap(place, drawn)

    def _paint_ground(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        strong = self.isChecked() or self.hasFocus()
        edge = QPen(QColor(tokens.accent if strong else tokens.line), 2 if strong else 1)
        ground = tokens.sel if self.isChecked() else tokens.surface
        if self.underMouse() and not self.isChecked():
            ground = tokens.hover
        painter.setPen(edge)
        painter.setBrush(QColor(ground))
        inset = edge.widthF() / 2
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, 8, 8)

    def _paint_avatar(self, painter: QPainter) -> None:
        chosen = self.isChecked()
        circle = QRectF(PADDING, (HEIGHT - AVATAR) / 2, AVATAR, AVATAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(
            self._theme.ink(Tone.ACCENT) if chosen else self._theme.ground(Tone.ACCENT)
        )
        painter.drawEllipse(circle)
        painter.setFont(font(Face.SECTION))
        painter.setPen(self._theme.ink(Tone.ON_ACCENT if chosen else Tone.ACCENT))
        painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), self._words.initials)

    def _write(
        self, painter: QPainter, left: float, top: float, words: str, face: Face, tone: Tone
    ) -> float:
        metrics = QFontMetricsF(font(face))
        painter.setFont(font(face))
        painter.setPen(self._theme.ink(tone))
        room = self.width() - left - PADDING - CHECK - PADDING
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        line = QRectF(left, top, room, 20)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), shown)
        return metrics.horizontalAdvance(shown)
