"""
The four cuts of the paper font, registered with reportlab once per process.

Prose is set with Inter's own figures; columns of figures, NIP and NPWP with cuts whose digits are
all equally wide. The cuts differ in their PostScript names: reportlab would silently embed one
file for two fonts of one name.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

import resources


class Cut(StrEnum):
    """A cut by the name it is registered under."""

    TEXT = "R"
    BOLD = "B"
    FIGURES = "T"
    BOLD_FIGURES = "TB"


_FILES: Final = {
    Cut.TEXT: "Inter-Regular.ttf",
    Cut.BOLD: "Inter-SemiBold.ttf",
    Cut.FIGURES: "InterTab-Regular.ttf",
    Cut.BOLD_FIGURES: "InterTab-SemiBold.ttf",
}
_FIGURES: Final = frozenset("0123456789.,-–/%() RpNIP×+:")
_PROSE_OF: Final = {Cut.FIGURES: Cut.TEXT, Cut.BOLD_FIGURES: Cut.BOLD}
_COMMON_SIGNS: Final = "²³°½§·×÷–—‘’“”•…éÉ±≤≥"
_FIGURE_SIGNS: Final = "–×"
_SUBSETS_KEPT: Final = 8
_WIDTHS_KEPT: Final = 20_000


@cache
def register() -> None:
    """Make the cuts known to reportlab; costs some 10 ms the first time, then nothing."""
    for cut, file in _FILES.items():
        font = TTFont(cut.value, str(resources.path("fonts", "paper", file)))
        font.face.makeSubset = _made_once(font.face)
        pdfmetrics.registerFont(font)


def common_signs(cut: Cut) -> str:
    """
    The signs beyond ASCII that every paper numbers first.

    All papers then share one subset of the cut, which is made once per process.
    """
    return _FIGURE_SIGNS if cut in _PROSE_OF else _COMMON_SIGNS


def fitting(cut: Cut, text: str) -> Cut:
    """The cut itself, or its cut for prose where `text` holds more than figures."""
    prose = _PROSE_OF.get(cut)
    return cut if prose is None or _FIGURES.issuperset(text) else prose


@lru_cache(_WIDTHS_KEPT)
def em_width(text: str, cut: Cut) -> float:
    """Width of `text` at a size of one point."""
    register()
    return float(pdfmetrics.stringWidth(text, cut.value, 1.0))


def width(text: str, cut: Cut, size: float) -> float:
    """Width of `text` in points."""
    return em_width(text, fitting(cut, text)) * size


@cache
def drawable() -> frozenset[str]:
    """Every character that the cuts for prose can draw."""
    register()
    face: Any = pdfmetrics.getFont(Cut.TEXT.value).face
    return frozenset(map(chr, face.charToGlyph))


def _made_once(face: Any) -> Any:
    make = lru_cache(_SUBSETS_KEPT)(face.makeSubset)
    return lambda subset: make(tuple(subset))
