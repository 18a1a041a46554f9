"""The line at the foot that names the keys of the screen."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy

from ui.fonts import Face
from ui.tokens import Tone
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from ui.theme import Theme

GAP: Final = "&nbsp;&nbsp;&nbsp; "


@dataclass(frozen=True, slots=True)
class KeyHint:
    """A key as it is printed on the keyboard and what it does: `Enter`, `buka`."""

    key: str
    does: str


class KeyLine(Text):
    """
    Shows hints at the same place on every screen; may be switched off in the menu.

    A hint that has no room is left out whole; it never makes the window wider.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__("", Face.SMALL)
        self._theme = theme
        self._hints: tuple[KeyHint, ...] = ()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setFixedHeight(16)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._write)

    def show_hints(self, hints: Sequence[KeyHint]) -> None:
        """Show `hints` from the left, the most used first."""
        self._hints = tuple(hints)
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._write()

    def _write(self) -> None:
        strong = f"color:{self._theme.tokens.ink(Tone.TEXT)};font-weight:600"
        written = [
            f"<span style='{strong}'>{escape(hint.key)}</span>&nbsp;{escape(hint.does)}"
            for hint in self._hints
        ]
        self.setText(GAP.join(written))
        while len(written) > 1 and super().sizeHint().width() > self.width():
            written.pop()
            self.setText(GAP.join(written))
        self.setAccessibleName(", ".join(f"{hint.key} {hint.does}" for hint in self._hints))
