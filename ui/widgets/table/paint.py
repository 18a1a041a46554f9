"""How cells and bands are drawn; plain functions over a painter and a theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, assert_never

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ui.fonts import Face, font
from ui.tokens import Tone
from ui.widgets.chip import GAP as CHIP_GAP
from ui.widgets.chip import ICON as CHIP_ICON
from ui.widgets.chip import PADDING as CHIP_PADDING
from ui.widgets.chip import paint_chip
from ui.widgets.table.cell import (
    AnyCell,
    BarCell,
    Cell,
    Check,
    ChipCell,
    GroupBand,
    NumberCell,
    StackCell,
)

if TYPE_CHECKING:
    from ui.theme import Theme
    from ui.widgets.table.cell import Band, FlagBand

FIRST_PADDING: Final = 12
PADDING: Final = 8
BOX: Final = 15
BOX_ROOM: Final = 24
ICON: Final = 16
BAR: Final = 8
CHIP_HEIGHT: Final = 22
UNDER_HEIGHT: Final = 18
MIDDLE: Final = int(Qt.AlignmentFlag.AlignVCenter)


@dataclass(slots=True)
class Brush:
    """A painter with the theme, for one cell."""

    painter: QPainter
    theme: Theme

    def text(
        self, place: QRectF, words: str, face: Face, tone: Tone, *, right: bool = False
    ) -> float:
        """Write `words` into `place`, shortened to its width; return the width they took."""
        metrics = QFontMetricsF(font(face))
        # Half a pixel of grace: measured and drawn widths differ by rounding.
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width() + 0.5)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self.painter.setFont(font(face))
        self.painter.setPen(self.theme.ink(tone))
        self.painter.drawText(place, MIDDLE | int(side), shown)
        return metrics.horizontalAdvance(shown)

    def icon(self, left: float, middle: float, name: str, tone: Tone, size: int = ICON) -> None:
        """Draw an icon with its left edge at `left` and its middle at `middle`."""
        scale = self.painter.device().devicePixelRatioF()
        drawn = self.theme.pixmap(name, tone, size, scale)
        self.painter.drawPixmap(QPointF(round(left), round(middle - size / 2)), drawn)


def paint_cell(brush: Brush, place: QRectF, cell: AnyCell, *, right: bool) -> None:
    """Draw `cell` inside `place`, which is the cell without its paddings."""
    match cell:
        case Cell():
            _paint_text(brush, place, cell, right=right)
        case ChipCell():
            _paint_chip(brush, place, cell)
        case NumberCell():
            _paint_number(brush, place, cell)
        case BarCell():
            _paint_bar(brush, place, cell)
        case StackCell():
            _paint_stack(brush, place, cell)
        case _:
            assert_never(cell)


def paint_group(brush: Brush, place: QRectF, band: GroupBand) -> None:
    """Draw the head of a group over the whole width."""
    tokens = brush.theme.tokens
    brush.painter.fillRect(place, QColor(tokens.raised))
    left = place.left() + FIRST_PADDING
    if band.icon:
        tone = Tone.MUTED if band.tone is Tone.TEXT else band.tone
        brush.icon(left, place.center().y(), band.icon, tone)
        left += BOX_ROOM
    rest = QRectF(left, place.top(), place.right() - left - FIRST_PADDING, place.height())
    rest.setLeft(left + brush.text(rest, band.title, Face.SMALL_STRONG, band.tone) + PADDING)
    brush.text(rest, band.beside, Face.SMALL, Tone.MUTED)
    brush.text(rest, band.right, Face.SMALL, Tone.MUTED, right=True)
    foot_line(brush, place, tokens.line)


def paint_flag(brush: Brush, place: QRectF, band: FlagBand) -> None:
    """Draw a flag over the whole width, in the colours of its tone."""
    brush.painter.fillRect(place, brush.theme.ground(band.tone))
    bar = QRectF(place.left(), place.top(), 3, place.height())
    brush.painter.fillRect(bar, brush.theme.ink(band.tone))
    left = place.left() + band.indent
    brush.icon(left, place.center().y(), band.icon, band.tone, CHIP_ICON)
    left += CHIP_ICON + PADDING
    rest = QRectF(left, place.top(), place.right() - left - PADDING, place.height())
    rest.setLeft(left + brush.text(rest, band.title, Face.SMALL_STRONG, band.tone) + PADDING)
    brush.text(rest, band.text, Face.SMALL, Tone.TEXT)
    foot_line(brush, place, brush.theme.tokens.line)


def paint_band(brush: Brush, place: QRectF, band: Band) -> None:
    """Draw a group's head or a flag."""
    if isinstance(band, GroupBand):
        paint_group(brush, place, band)
    else:
        paint_flag(brush, place, band)


def foot_line(brush: Brush, place: QRectF, colour: str) -> None:
    """Draw the thin line at the foot of a row."""
    line = QRectF(place.left(), place.bottom() - 1, place.width(), 1)
    brush.painter.fillRect(line, QColor(colour))


def _paint_text(brush: Brush, place: QRectF, cell: Cell, *, right: bool) -> None:
    place = QRectF(place)
    if cell.check is not None:
        _paint_box(brush, place, cell.check)
        place.setLeft(place.left() + BOX_ROOM)
    if cell.icon:
        brush.icon(place.left(), place.center().y(), cell.icon, cell.icon_tone)
        place.setLeft(place.left() + ICON + PADDING)
    if cell.under or cell.under_right:
        _paint_two_lines(brush, place, cell, right=right)
        return
    width = brush.text(place, cell.text, cell.face, cell.tone, right=right)
    if cell.struck:
        left = place.right() - width if right else place.left()
        line = QRectF(left, place.center().y(), width, 1)
        brush.painter.fillRect(line, brush.theme.ink(cell.tone))
    if cell.beside:
        place.setLeft(place.left() + width + PADDING)
        brush.text(place, cell.beside, Face.SMALL, Tone.MUTED)


def _paint_two_lines(brush: Brush, place: QRectF, cell: Cell, *, right: bool) -> None:
    top = place.center().y() - UNDER_HEIGHT + 1
    first = QRectF(place.left(), top, place.width(), UNDER_HEIGHT)
    brush.text(first, cell.text, cell.face, cell.tone, right=right)
    second = first.translated(0, UNDER_HEIGHT - 2)
    if cell.under_right:
        width = brush.text(second, cell.under_right, Face.STRONG, Tone.TEXT, right=True)
        second.setRight(second.right() - width - PADDING)
    brush.text(second, cell.under, Face.SMALL, cell.under_tone, right=right)


def _paint_box(brush: Brush, place: QRectF, check: Check) -> None:
    tokens, painter = brush.theme.tokens, brush.painter
    box = QRectF(place.left() + 0.5, round(place.center().y() - BOX / 2) + 0.5, BOX - 1, BOX - 1)
    edge = {Check.ON: tokens.accent, Check.OFF: tokens.ctl, Check.LOCKED: tokens.line}[check]
    painter.setPen(QPen(QColor(edge), 1))
    painter.setBrush(QColor(tokens.accent if check is Check.ON else tokens.field))
    painter.drawRoundedRect(box, 3, 3)
    if check is Check.ON:
        brush.icon(box.left() + 0.5, box.center().y(), "check", Tone.ON_ACCENT, 13)


def _paint_chip(brush: Brush, place: QRectF, cell: ChipCell) -> None:
    words = QFontMetricsF(font(Face.LABEL)).horizontalAdvance(cell.text)
    width = words + 2 * CHIP_PADDING + (CHIP_ICON + CHIP_GAP if cell.icon else 0)
    top = round(place.center().y() - CHIP_HEIGHT / 2)
    frame = QRectF(place.left(), top, min(width, place.width() + 6), CHIP_HEIGHT)
    paint_chip(brush.painter, brush.theme, frame, (cell.text, cell.tone, cell.icon))


def _paint_number(brush: Brush, place: QRectF, cell: NumberCell) -> None:
    # The number may run into its own padding: a cut number is no number.
    rest = place.adjusted(0, 0, PADDING, 0)
    parts = (
        (cell.before, Face.SMALL, Tone.MUTED),
        (cell.running, Face.SMALL_STRONG, Tone.TEXT),
        (cell.after, Face.SMALL, Tone.MUTED),
    )
    for words, face, tone in parts:
        rest.setLeft(rest.left() + brush.text(rest, words, face, tone))


def _paint_bar(brush: Brush, place: QRectF, cell: BarCell) -> None:
    painter = brush.painter
    track = QRectF(place.left(), place.center().y() - BAR / 2, place.width(), BAR)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(brush.theme.tokens.track))
    painter.drawRoundedRect(track, 2, 2)
    painter.setBrush(brush.theme.ink(cell.tone))
    track.setWidth(max(2.0, track.width() * min(cell.share, 1.0)))
    painter.drawRoundedRect(track, 2, 2)


def _paint_stack(brush: Brush, place: QRectF, cell: StackCell) -> None:
    painter, tokens = brush.painter, brush.theme.tokens
    track = QRectF(place.left(), place.center().y() - BAR / 2, place.width(), BAR)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.track))
    painter.drawRoundedRect(track, 2, 2)
    left = 0.0
    for share, tone in cell.parts:
        width = min(track.width() * max(share, 0.0), track.width() - left)
        if width <= 0:
            continue
        painter.setBrush(QColor(tokens.ctl) if tone is None else brush.theme.ink(tone))
        part = QRectF(track.left() + left, track.top(), max(1.0, width - 1), BAR)
        painter.drawRoundedRect(part, 2, 2)
        left += width
