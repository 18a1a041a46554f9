"""The line at the foot that names the keys of the screen."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.fonts import Face
from ui.tokens import Tone
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.theme import Theme


@dataclass(frozen=True, slots=True)
class KeyHint:
    """A key as it is printed on the keyboard and what it does: `Enter`, `buka`."""

    key: str
    does: str


class KeyLine(Text):
    """Shows hints at the same place on every screen; may be switched off in the menu."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("", Face.SMALL)
        self._theme = theme
        self._hints: tuple[KeyHint, ...] = ()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setFixedHeight(16)
        theme.changed.connect(self._write)

    def show_hints(self, hints: Sequence[KeyHint]) -> None:
        """Show `hints` from the left, the most used first; what has no room is cut."""
        self._hints = tuple(hints)
        self._write()

    def _write(self) -> None:
        strong = f"color:{self._theme.tokens.ink(Tone.TEXT)};font-weight:600"
        self.setText(
            "&nbsp;&nbsp;&nbsp; ".join(
                f"<span style='{strong}'>{escape(hint.key)}</span>&nbsp;{escape(hint.does)}"
                for hint in self._hints
            )
        )
        self.setAccessibleName(", ".join(f"{hint.key} {hint.does}" for hint in self._hints))
