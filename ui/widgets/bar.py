"""Bars: shares of a whole, the budget of an account, the progress of long work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.fonts import Face
from ui.tokens import Tone
from ui.widgets.layout import column, row
from ui.widgets.text import ShortText, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from ui.theme import Theme

THICK = 8
THIN = 6
LOW = 0.10
"""Below this share of what was there, what is left of a budget line is shown in amber."""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the whole bar, 0 to 1; tone None is the grey of what is committed."""

    size: float
    tone: Tone | None = Tone.ACCENT


class Bar(QWidget):
    """
    One bar of shares from the left, with an optional mark (a line that must be reached).

    Args:
        name: what the bar shows, in words with its figures; the bar alone says nothing.
    """

    def __init__(self, theme: Theme, name: str, thickness: int = THICK) -> None:
        super().__init__()
        self._theme, self._thickness = theme, thickness
        self._shares: tuple[Share, ...] = ()
        self._mark: float | None = None
        self.setAccessibleName(name)
        self.setFixedHeight(thickness)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shares(self, shares: Sequence[Share], mark: float | None = None) -> None:
        """Show `shares` and, where given, a mark at 0 to 1."""
        self._shares, self._mark = tuple(shares), mark
        self.setFixedHeight(self._thickness + (0 if mark is None else 8))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        top = (self.height() - self._thickness) / 2
        self._paint_part(painter, QRectF(0, top, self.width(), self._thickness), None)
        left = 0.0
        for share in self._shares:
            width = min(self.width() * max(share.size, 0.0), self.width() - left)
            if width > 0:
                part = QRectF(left, top, max(1.0, width - 1), self._thickness)
                self._paint_part(painter, part, share)
            left += width
        if self._mark is not None:
            line = QRectF(self.width() * self._mark - 1, 0, 2, self.height())
            painter.fillRect(line, self._theme.ink(Tone.TEXT))

    def _paint_part(self, painter: QPainter, part: QRectF, share: Share | None) -> None:
        tokens = self._theme.tokens
        if share is None:
            painter.setBrush(QColor(tokens.track))
        elif share.tone is None:
            painter.setBrush(QColor(tokens.ctl))
        else:
            painter.setBrush(self._theme.ink(share.tone))
        painter.drawRoundedRect(part, 2, 2)


@dataclass(frozen=True, slots=True)
class Budget:
    """
    One budget line as a bar, all in whole rupiah.

    Args:
        code: short account code (`0024`); name: its words.
        ceiling: the pagu; used: what is gone before this order; this: this order's share.
        left: the words for what is left afterwards (`10.549.890`).
        short: what is shown of `name` where that is long; "" shows it whole.
    """

    code: str
    name: str
    ceiling: int
    used: int
    this: int
    left: str
    short: str = ""

    @property
    def overdrawn(self) -> bool:
        """Whether this order takes more than is left."""
        return self.used + self.this > self.ceiling

    @property
    def low(self) -> bool:
        """Whether less than `LOW` of the ceiling is left afterwards."""
        return self.ceiling - self.used - self.this < self.ceiling * LOW


class BudgetBar(QWidget):
    """
    What a budget line keeps after this order: grey is used, accent this order.

    Under a tenth left the order's part and the figure turn amber, overdrawn red.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._code = Text("", Face.SMALL_STRONG)
        self._name = ShortText("", Face.SMALL)
        self._left = Text("", Face.BODY).right()
        self._bar = Bar(theme, "", THIN)
        words = row(self._code, self._name, self._left, spacing=4)
        words.setStretch(1, 1)
        self.setLayout(column(words, self._bar, spacing=2))

    def show_budget(self, budget: Budget) -> None:
        """Show `budget`; the accessible name tells the same in words."""
        tone = Tone.TEXT
        if budget.overdrawn:
            tone = Tone.STOP
        elif budget.low:
            tone = Tone.WAIT
        self._code.setText(budget.code)
        self._name.show_text(budget.short or budget.name)
        self._name.setAccessibleName(budget.name)
        self.setToolTip(budget.name)
        self._left.setText(budget.left)
        self._left.show_tone(tone)
        whole = max(budget.ceiling, 1)
        this = Share(budget.this / whole, Tone.ACCENT if tone is Tone.TEXT else tone)
        used = min(budget.used / whole, 1.0)
        if budget.overdrawn:
            # The part that does not fit must stay visible at the end of the full bar.
            used = min(used, 1.0 - min(this.size, 1.0) / 2)
        self._bar.show_shares((Share(used, None), this))
        self._bar.setAccessibleName(f"{budget.code} {budget.name}, sisa {budget.left}")
