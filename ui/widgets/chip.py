"""Words of state in a coloured field, and the chips that filter a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QButtonGroup, QLabel, QSizePolicy, QWidget

from ui.fonts import Face, font
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.layout import row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from ui.theme import Theme
    from ui.tokens import Tone

HEIGHT = 24
PADDING = 8
ICON = 14
GAP = 6


class Chip(QLabel):
    """
    A state in one word: tone, icon and word always together.

    Args:
        icon: Lucide name; a state without an icon would speak by colour alone.
    """

    def __init__(self, theme: Theme, text: str, tone: Tone, icon: str) -> None:
        super().__init__(text)
        self._theme, self._tone, self._icon = theme, tone, icon
        self.setFont(font(Face.LABEL))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, text: str, tone: Tone, icon: str) -> None:
        """Show another state in the same place."""
        self._tone, self._icon = tone, icon
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        icon = ICON + GAP if self._icon else 0
        width = QFontMetricsF(font(Face.LABEL)).horizontalAdvance(self.text())
        return QSize(round(width + 0.5) + icon + 2 * PADDING, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, self._theme, QRectF(self.rect()), (self.text(), self._tone, self._icon))


def paint_chip(
    painter: QPainter, theme: Theme, frame: QRectF, state: tuple[str, Tone, str]
) -> None:
    """Paint the chip of `state` (words, tone, icon) into `frame`; tables use it too."""
    words, tone, icon = state
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.ground(tone))
    painter.drawRoundedRect(frame, 4, 4)
    left = frame.left() + PADDING
    if icon:
        drawn = theme.pixmap(icon, tone, ICON, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(round(left), round(frame.center().y() - ICON / 2)), drawn)
        left += ICON + GAP
    painter.setFont(font(Face.LABEL))
    painter.setPen(theme.ink(tone))
    place = QRectF(left, frame.top(), frame.right() - left - 2, frame.height())
    metrics = QFontMetricsF(font(Face.LABEL))
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width() + 1)
    painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)


class FilterChips(QWidget):
    """
    One row of filters with counts, of which exactly one is on: `Semua 128 | Konsep 9 | …`.

    `chosen` carries the key of the filter that was pressed (None for the first, "all").
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._group = QButtonGroup(self)
        self._keys: list[object] = []
        self._buttons: list[Button] = []
        self._row = row(None)
        self.setLayout(self._row)
        self._group.idClicked.connect(self._choose)

    def show_filters(self, filters: Sequence[tuple[object, str, int]], current: object) -> None:
        """
        Show `filters` as (key, word, count); counts change in place while the keys stay.

        Args:
            current: key of the filter that is on; not announced by `chosen`.
        """
        if [key for key, _, _ in filters] != self._keys:
            self._rebuild(len(filters))
            self._keys = [key for key, _, _ in filters]
        for button, (key, word, count) in zip(self._buttons, filters, strict=True):
            button.setText(f"{word}  {count:,}".replace(",", "."))
            button.setChecked(key == current)
            button.updateGeometry()

    def _rebuild(self, count: int) -> None:
        for button in self._buttons:
            self._group.removeButton(button)
            button.deleteLater()
        self._buttons = [Button(self._theme, "", Kind.FILTER) for _ in range(count)]
        for place, button in enumerate(self._buttons):
            button.setCheckable(True)
            self._group.addButton(button, place)
            self._row.insertWidget(place, button)

    def _choose(self, place: int) -> None:
        self.chosen.emit(self._keys[place])


class RemovableChip(Button):
    """
    Something that was chosen, repeated as a chip; pressing it takes it off.

    Args:
        does: what the press does, for the screen reader, where `text` is no filter.
    """

    def __init__(self, theme: Theme, text: str, does: str = "") -> None:
        super().__init__(theme, text, Kind.FILTER, icon="x")
        self.setAccessibleName(does or self.tr("Hapus saringan {0}").format(text))
        self.setToolTip(self.accessibleName())
