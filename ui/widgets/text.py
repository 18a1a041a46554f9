"""Labels in the faces and tones of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.fonts import Face, font

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.tokens import Tone


class Text(QLabel):
    """
    A plain text; the style sheet gives it size and colour, also after the theme changes.

    Args:
        tone: only where the colour means something; a face has its own quiet colour.
    """

    def __init__(self, text: str = "", face: Face = Face.BODY, tone: Tone | None = None) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("face", face.name.lower())
        self.setFont(font(face))
        if tone is not None:
            self.setProperty("tone", tone.value)

    def show_tone(self, tone: Tone) -> None:
        """Colour the text by `tone` from now on."""
        if self.property("tone") != tone.value:
            self.setProperty("tone", tone.value)
            self.style().unpolish(self)
            self.style().polish(self)

    def wrapped(self) -> Text:
        """Break long lines; returns itself for use in a layout expression."""
        self.setWordWrap(True)
        return self

    def right(self) -> Text:
        """Stand at the right edge, as figures do; returns itself."""
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return self

    def centred(self) -> Text:
        """Stand in the middle; returns itself."""
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return self

    def high(self, pixels: int) -> Text:
        """Take exactly `pixels` of height; returns itself."""
        self.setFixedHeight(pixels)
        return self

    def selectable(self) -> Text:
        """Let mouse and keyboard copy the text (numbers, codes); returns itself."""
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return self


class ShortText(Text):
    """A text that ends in … where room is short; the whole text is its tooltip and name."""

    def __init__(self, text: str = "", face: Face = Face.BODY, tone: Tone | None = None) -> None:
        super().__init__("", face, tone)
        self._whole = text
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_text(text)

    @property
    def whole(self) -> str:
        """The text that was given, unshortened."""
        return self._whole

    def show_text(self, text: str) -> None:
        """Show `text`, shortened to the room there is."""
        self._whole = text
        self.setAccessibleName(text)
        self._shorten()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        metrics = self.fontMetrics()
        shown = metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        super().setText(shown)
        self.setToolTip("" if shown == self._whole else self._whole)
