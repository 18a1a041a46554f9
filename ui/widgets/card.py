"""Surfaces that hold the parts of a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from ui.fonts import Face
from ui.widgets.layout import Margins, Part, column, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

PADDING: Margins = (16, 12, 16, 12)
TABLE: Margins = (1, 1, 1, 1)
"""Margins of a card that is filled by a table up to its edge."""


class Card(QFrame):
    """
    A white surface with round corners.

    Args:
        part: `card` on the page, `raised` for an act bar inside a card.
    """

    def __init__(self, layout: QLayout, part: str = "card") -> None:
        super().__init__()
        self.setProperty("part", part)
        self.setLayout(layout)


def card(*parts: Part, spacing: int = 8, margins: Margins = PADDING) -> Card:
    """Return a card with `parts` one under the other."""
    return Card(column(*parts, spacing=spacing, margins=margins))


def raised(*parts: Part, spacing: int = 8, margins: Margins = PADDING) -> Card:
    """Return a slightly raised card for the act bar at the foot of a panel."""
    return Card(column(*parts, spacing=spacing, margins=margins), "raised")


def titled(title: str, *parts: Part, spacing: int = 8, margins: Margins = PADDING) -> Card:
    """Return a card that starts with a section title."""
    return card(Text(title, Face.SECTION), *parts, spacing=spacing, margins=margins)


def rule() -> QFrame:
    """Return a thin line between two parts of a card."""
    made = QFrame()
    made.setProperty("part", "rule")
    made.setFixedHeight(1)
    return made


def divider(height: int = 24) -> QFrame:
    """Return a thin upright line between two parts of a row."""
    made = QFrame()
    made.setProperty("part", "rule")
    made.setFixedSize(1, height)
    return made


def heading(title: str, under: Part = None, *right: Part) -> QLayout:
    """Return the head of a page: its title, a line under it, its acts at the right."""
    left = column(Text(title, Face.TITLE), *([] if under is None else [under]), spacing=0)
    return row(left, None, *right)
