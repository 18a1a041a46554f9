"""Strings to the bytes of a PDF's text operators, without reportlab's slow canvas methods."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase import pdfmetrics

from bejo_desktop.adapters.printing.fonts import Cut, common_signs

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


class Pen:
    """
    Shows strings in one document.

    Plain ASCII has the codes of ASCII in the first subset of a reportlab font (its default,
    `ttfAsciiReadable`), so it is copied as it is; only other signs go through the font.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._document = canvas._doc  # noqa: SLF001 - subsets belong to reportlab's document
        self._fonts: dict[Cut, tuple[Any, str]] = {}

    def show(self, cut: Cut, size: float, text: str) -> str:
        """Return the operators that show `text` at the current position."""
        font, first_subset = self._font(cut)
        if text.isascii():
            return f"{first_subset} {size:g} Tf ({_escaped(text)}) Tj"
        return " ".join(
            f"{font.getSubsetInternalName(subset, self._document)} {size:g} Tf "
            f"({escapePDF(codes)}) Tj"
            for subset, codes in font.splitString(text, self._document)
        )

    def _font(self, cut: Cut) -> tuple[Any, str]:
        if cut not in self._fonts:
            font = pdfmetrics.getFont(cut.value)
            font.splitString(common_signs(cut), self._document)
            self._fonts[cut] = (font, font.getSubsetInternalName(0, self._document))
        return self._fonts[cut]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
