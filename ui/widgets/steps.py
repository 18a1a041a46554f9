"""The way of an order as steps with day and person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.fonts import Face, font
from ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from ui.theme import Theme

ICON = 20
LINE_HEIGHT = 20
HEIGHT = ICON + 4 + 3 * LINE_HEIGHT


class Standing(Enum):
    """Where a step stands: (icon, tone of icon, tone of its second line, spoken word)."""

    DONE = ("circle-check", Tone.ACCENT, Tone.MUTED, "selesai")
    NOW = ("circle-dot", Tone.WAIT, Tone.WAIT, "sekarang")
    STOPPED = ("octagon-x", Tone.STOP, Tone.STOP, "terhenti")
    AHEAD = ("circle-dashed", Tone.FAINT, Tone.MUTED, "berikutnya")


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name, when (or by when), and who."""

    name: str
    when: str
    who: str
    standing: Standing


class StepLine(QWidget):
    """Draws up to eight steps across; the accessible description lists them in words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._steps: tuple[Step, ...] = ()
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Perjalanan pesanan"))

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show `steps` in their order."""
        self._steps = tuple(steps)
        self.setAccessibleDescription(
            "; ".join(
                f"{step.name}, {step.standing.value[3]}, {step.when}, {step.who}" for step in steps
            )
        )
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(88 * max(1, len(self._steps)), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._steps:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() / len(self._steps)
        for place, step in enumerate(self._steps):
            if place + 1 < len(self._steps):
                follower = self._steps[place + 1]
                self._paint_way(painter, place * width, width, follower.standing)
            self._paint_step(painter, QRectF(place * width, 0, width - 12, HEIGHT), step)

    def _paint_way(self, painter: QPainter, left: float, width: float, to: Standing) -> None:
        ahead = to is Standing.AHEAD
        colour = QColor(self._theme.tokens.line) if ahead else self._theme.ink(Tone.ACCENT)
        painter.setPen(QPen(colour, 2))
        start = QPointF(left + ICON + 4, ICON / 2)
        painter.drawLine(start, QPointF(left + width - 2, ICON / 2))

    def _paint_step(self, painter: QPainter, place: QRectF, step: Step) -> None:
        icon, tone, when_tone, _ = step.standing.value
        drawn = self._theme.pixmap(icon, tone, ICON, self.devicePixelRatioF())
        painter.drawPixmap(place.topLeft(), drawn)
        name_tone = Tone.MUTED if step.standing is Standing.AHEAD else Tone.TEXT
        lines = (
            (step.name, Face.SECTION if name_tone is Tone.TEXT else Face.BODY, name_tone),
            (step.when, Face.SMALL, when_tone),
            (step.who, Face.SMALL, Tone.MUTED),
        )
        top = float(ICON + 4)
        for words, face, line_tone in lines:
            painter.setFont(font(face))
            painter.setPen(self._theme.ink(line_tone))
            shown = QFontMetricsF(font(face)).elidedText(
                words, Qt.TextElideMode.ElideRight, place.width()
            )
            line = QRectF(place.left(), top, place.width(), LINE_HEIGHT)
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), shown)
            top += LINE_HEIGHT
