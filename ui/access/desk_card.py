"""How the desk stands, read before anybody signs in: counts and ages, never an order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.fonts import Face
from ui.tokens import Tone
from ui.widgets.card import card, rule
from ui.widgets.icon_label import IconLabel
from ui.widgets.layout import column, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QFrame, QHBoxLayout

    from ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the card: what it is, what it says, and a second line of less weight."""

    icon: str
    name: str
    text: str
    under: str = ""


def desk_card(theme: Theme, facts: Sequence[Fact]) -> QFrame:
    """Return the card `Keadaan komputer ini` with `facts`."""
    return card(
        Text("Keadaan komputer ini", Face.CARD),
        rule(),
        *(_line(theme, fact) for fact in facts),
        spacing=12,
        margins=(24, 16, 24, 20),
    )


def _line(theme: Theme, fact: Fact) -> QHBoxLayout:
    words = column(
        Text(fact.name, Face.SMALL), Text(fact.text, Face.STRONG, Tone.TEXT).wrapped(), spacing=0
    )
    if fact.under:
        words.addWidget(Text(fact.under, Face.SMALL).wrapped())
    line = row(spacing=12)
    line.addWidget(IconLabel(theme, fact.icon), 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(words, 1)
    return line
