"""The colours of the two themes; every pair was measured for contrast (text at least 4.5 : 1)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Final


class Tone(StrEnum):
    """
    What a text or icon says by its colour; a colour never stands without a word.

    QUIET is a plain state, WAIT waits for a person or is stale money, STOP is blocked,
    refused or overdue, GOOD is received, paid or passed. Being offline is QUIET.
    """

    TEXT = "text"
    MUTED = "muted"
    FAINT = "faint"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    QUIET = "quiet"
    WAIT = "wait"
    STOP = "stop"
    GOOD = "good"


class Mode(Enum):
    """Which of the two themes is shown."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Pair:
    """The text colour of a tone and the ground that goes with it."""

    ink: str
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """
    All colours of one theme as `#RRGGBB`.

    bg is the window, side the bars around it, surface a card, raised a group row; line and
    line2 are decoration, ctl the edge of a control; desk is the ground behind paper.
    """

    bg: str
    side: str
    surface: str
    raised: str
    line: str
    line2: str
    ctl: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_hi: str
    accent_bg: str
    on_accent: str
    hover: str
    sel: str
    field: str
    track: str
    desk: str
    paper: str
    quiet: Pair
    wait: Pair
    stop: Pair
    good: Pair

    def ink(self, tone: Tone) -> str:
        """Return the text and icon colour of `tone`."""
        colour = getattr(self, tone.value)
        return colour.ink if isinstance(colour, Pair) else str(colour)

    def ground(self, tone: Tone) -> str:
        """Return the ground that carries text of `tone`."""
        if tone is Tone.ACCENT:
            return self.accent_bg
        colour = getattr(self, tone.value)
        return colour.ground if isinstance(colour, Pair) else self.surface


LIGHT: Final = Tokens(
    bg="#F4F6F8",
    side="#FBFCFC",
    surface="#FFFFFF",
    raised="#F8FAFB",
    line="#DDE2E8",
    line2="#EBEEF2",
    ctl="#808B9A",
    text="#18202D",
    muted="#525D6D",
    faint="#616D7D",
    accent="#0F6E63",
    accent_hi="#0B5A51",
    accent_bg="#E1F2EF",
    on_accent="#FFFFFF",
    hover="#EFF3F5",
    sel="#E4F3F0",
    field="#FFFFFF",
    track="#E3E8ED",
    desk="#D9DEE4",
    paper="#FFFFFF",
    quiet=Pair("#465264", "#EDF0F3"),
    wait=Pair("#854507", "#FDF0D5"),
    stop=Pair("#A4251B", "#FDE6E3"),
    good=Pair("#0B6248", "#DCF4E9"),
)

DARK: Final = Tokens(
    bg="#12161C",
    side="#151A21",
    surface="#1A2029",
    raised="#1F2631",
    line="#303947",
    line2="#262E3A",
    ctl="#6F7C90",
    text="#E8ECF2",
    muted="#A9B4C2",
    faint="#93A0B1",
    accent="#3BBBA8",
    accent_hi="#55CCBB",
    accent_bg="#153733",
    on_accent="#04211D",
    hover="#212935",
    sel="#1A3431",
    field="#141920",
    track="#313B49",
    desk="#0C0F13",
    paper="#FFFFFF",
    quiet=Pair("#BCC6D3", "#2A323E"),
    wait=Pair("#F5C26B", "#3A2C12"),
    stop=Pair("#F79F95", "#45201D"),
    good=Pair("#63D9AA", "#123529"),
)

TOKENS: Final = {Mode.LIGHT: LIGHT, Mode.DARK: DARK}
