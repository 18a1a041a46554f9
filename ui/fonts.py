"""Inter for the whole window, with figures of one width."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

import resources

_FAMILY: Final = "Inter"
_FILES: Final = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf")


class Face(Enum):
    """The sizes and weights that exist: (pixels, weight). Nothing is smaller than 12 px."""

    FIGURE = (24, 600)
    TITLE = (20, 600)
    CARD = (15, 600)
    SECTION = (13, 600)
    STRONG = (13, 500)
    BODY = (13, 400)
    SMALL = (12, 400)
    LABEL = (12, 500)
    SMALL_STRONG = (12, 600)


def install() -> None:
    """
    Give Qt the fonts that ship with the program; call once per QApplication.

    Raises:
        AssertionError: a font file is missing or broken, which no setup of ours produces.
    """
    for name in _FILES:
        number = QFontDatabase.addApplicationFont(str(resources.path("fonts", "ui", name)))
        assert number >= 0, f"font {name} could not be read"


def font(face: Face = Face.BODY) -> QFont:
    """Return `face` with tabular figures, so that columns of money stand under one another."""
    pixels, weight = face.value
    made = QFont(_FAMILY)
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight(weight))
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
