"""Every button of the program: one class, one look per kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.fonts import Face, font
from ui.widgets.button_look import BIG_HEIGHT, SIZES, Kind, Look, State, look_of

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent

    from ui.theme import Theme
    from ui.tokens import Tone

ICON = 16
GAP = 8
KEY_GAP = 12


class Button(QPushButton):
    """
    A button with an optional icon before its words and the name of its key behind them.

    `text` may hold a mnemonic (`&Cetak`: Alt+C). The accessible name is the text alone.

    Args:
        key: shown only (`F9`); the key itself belongs to the act or the shell.
        tone: another colour for icon and words than the kind's own.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        kind: Kind = Kind.PLAIN,
        *,
        icon: str = "",
        key: str = "",
        big: bool = False,
        tone: Tone | None = None,
    ) -> None:
        super().__init__(text)
        self._theme, self._kind, self._size = theme, kind, SIZES[kind]
        self._icon, self._key, self._tone = icon, key, tone
        self._big = big
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)

    def show_icon(self, icon: str) -> None:
        """Show another icon; the words stay."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        height = BIG_HEIGHT if self._big else self._size.height
        width = self._content_width() + 2 * self._size.padding
        return QSize(max(24, round(width + 0.5)), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = look_of(self._kind, self._theme.tokens, self._state())
        self._paint_frame(painter, look)
        self._paint_content(painter, look)

    def _state(self) -> State:
        return State(
            enabled=self.isEnabled(),
            hovered=self.underMouse() or self.isDown(),
            checked=self.isChecked(),
            focused=self.hasFocus(),
        )

    def _paint_frame(self, painter: QPainter, look: Look) -> None:
        frame, corner = QRectF(self.rect()), float(self._size.corner)
        if self.hasFocus():
            _rounded(
                painter, frame.adjusted(1, 1, -1, -1), corner, None, QPen(QColor(look.ring), 2)
            )
            if self._kind is Kind.PRIMARY:
                inner = frame.adjusted(4, 4, -4, -4)
                _rounded(painter, inner, corner - 3, look.ground, None)
            elif look.ground is not None:
                inner = frame.adjusted(2, 2, -2, -2)
                _rounded(painter, inner, corner - 2, look.ground, None)
            return
        edge = None if look.edge is None else QPen(QColor(look.edge), 1)
        inner = frame if edge is None else frame.adjusted(0.5, 0.5, -0.5, -0.5)
        _rounded(painter, inner, corner, look.ground, edge)

    def _paint_content(self, painter: QPainter, look: Look) -> None:
        ink = look.ink if self._tone is None or not self.isEnabled() else self._tone
        left, middle = self._left(), self.height() / 2
        if self._icon:
            drawn = self._theme.pixmap(self._icon, ink, ICON, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(round(left), round(middle - ICON / 2)), drawn)
            left += ICON + (GAP if self.text() else 0)
        words = QRectF(left, 0, self.width() - left, self.height())
        painter.setFont(self._words_font())
        painter.setPen(self._theme.ink(ink))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextHideMnemonic
        painter.drawText(words, int(flags), self.text())
        if self._key:
            words.setLeft(left + self._words_width() + KEY_GAP)
            painter.setFont(font(Face.SMALL))
            painter.setPen(self._theme.ink(look.key))
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self._key)

    def _left(self) -> float:
        if self._kind in {Kind.LINK, Kind.NAV} and self.text():
            return float(self._size.padding)
        return max(float(self._size.padding), (self.width() - self._content_width()) / 2)

    def _content_width(self) -> float:
        icon = ICON + (GAP if self.text() else 0) if self._icon else 0
        key = 0.0
        if self._key:
            key = KEY_GAP + QFontMetricsF(font(Face.SMALL)).horizontalAdvance(self._key)
        return icon + self._words_width() + key

    def _words_width(self) -> float:
        return QFontMetricsF(self._words_font()).horizontalAdvance(spoken(self.text()))

    def _words_font(self) -> QFont:
        if self._kind in {Kind.NAV, Kind.FILTER} and self.isChecked():
            return font(Face.STRONG if self._kind is Kind.NAV else Face.SMALL_STRONG)
        return font(self._size.face)


def icon_button(theme: Theme, icon: str, name: str, tone: Tone | None = None) -> Button:
    """Return a small button that shows an icon only; `name` is its tooltip and spoken name."""
    made = Button(theme, "", Kind.ICON, icon=icon, tone=tone)
    made.setFixedSize(28, 28)
    made.setToolTip(name)
    made.setAccessibleName(name)
    return made


def spoken(text: str) -> str:
    """Return `text` without the marks of its mnemonic: `Cetak && &simpan` is `Cetak & simpan`."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _rounded(
    painter: QPainter, frame: QRectF, corner: float, ground: str | None, pen: QPen | None
) -> None:
    painter.setPen(Qt.PenStyle.NoPen if pen is None else pen)
    painter.setBrush(Qt.BrushStyle.NoBrush if ground is None else QColor(ground))
    painter.drawRoundedRect(frame, corner, corner)
