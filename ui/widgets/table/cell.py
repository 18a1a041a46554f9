"""What a table shows, as values: cells of a row, and bands that span the whole width."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from ui.fonts import Face
from ui.tokens import Tone


class Check(Enum):
    """The tick box at the start of a cell; LOCKED cannot be ticked."""

    OFF = "belum dicentang"
    ON = "dicentang"
    LOCKED = "tidak dapat dicentang"


@dataclass(frozen=True, slots=True)
class Cell:
    """
    A text, with what may stand around it.

    Args:
        beside: muted, behind the text on the same line (vendor behind the package's name).
        whole: what `beside` is short for; the tooltip, and what a screen reader says.
        under: second line, for rows of 44 or 48 px; under_right: its figure at the right.
        icon: Lucide name before the text.
        struck: crossed out, for a price that is void.
        wrong: red ring, for text that could not be read and was kept.
        link: the verb of the row; a click on it opens the row.
    """

    text: str = ""
    tone: Tone = Tone.TEXT
    face: Face = Face.BODY
    beside: str = ""
    whole: str = ""
    under: str = ""
    under_tone: Tone = Tone.MUTED
    under_right: str = ""
    icon: str = ""
    icon_tone: Tone = Tone.MUTED
    check: Check | None = None
    struck: bool = False
    wrong: bool = False
    link: bool = False

    @property
    def spoken(self) -> str:
        """The cell as a screen reader says it."""
        check = self.check.value if self.check else ""
        parts = (check, self.text, self.whole or self.beside, self.under, self.under_right)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class ChipCell:
    """A state: tone, icon and word."""

    text: str
    tone: Tone
    icon: str

    @property
    def spoken(self) -> str:
        """The word of the state."""
        return self.text


@dataclass(frozen=True, slots=True)
class NumberCell:
    """An official number in full, its running part strong: `000.3.2/`**`0116`**`/SP/…`."""

    before: str
    running: str
    after: str

    @property
    def text(self) -> str:
        """The whole number."""
        return f"{self.before}{self.running}{self.after}"

    @property
    def spoken(self) -> str:
        """The whole number."""
        return self.text


@dataclass(frozen=True, slots=True)
class BarCell:
    """A share of the largest row, 0 to 1; `text` is the figure it draws."""

    share: float
    text: str
    tone: Tone = Tone.ACCENT

    @property
    def spoken(self) -> str:
        """The figure that the bar draws."""
        return self.text


@dataclass(frozen=True, slots=True)
class StackCell:
    """
    Parts of one whole side by side, each 0 to 1 with its tone; None is the grey of the settled.

    Args:
        text: the same in words, for the tooltip and the screen reader.
    """

    parts: tuple[tuple[float, Tone | None], ...]
    text: str

    @property
    def spoken(self) -> str:
        """The parts in words."""
        return self.text


AnyCell: TypeAlias = Cell | ChipCell | NumberCell | BarCell | StackCell


@dataclass(frozen=True, slots=True)
class GroupBand:
    """The head of a group of rows: `Perlu keputusan Anda  2`; 28 px, never chosen."""

    title: str
    beside: str = ""
    right: str = ""
    icon: str = ""
    tone: Tone = Tone.TEXT
    height: int = 28

    @property
    def spoken(self) -> str:
        """The group's title with what stands beside it."""
        return ", ".join(part for part in (self.title, self.beside, self.right) if part)


@dataclass(frozen=True, slots=True)
class FlagBand:
    """
    A flag under the row it belongs to: word, icon and tone differ by weight; 26 px.

    Args:
        indent: pixels from the left to the icon, so that it stands under the row's text.
    """

    title: str
    text: str
    tone: Tone
    icon: str
    indent: int = 12
    height: int = 26

    @property
    def spoken(self) -> str:
        """Title and text of the flag."""
        return f"{self.title}: {self.text}"


Band: TypeAlias = GroupBand | FlagBand


def stop_flag(title: str, text: str, indent: int = 12) -> FlagBand:
    """Return the red flag of a row that cannot go on."""
    return FlagBand(title, text, Tone.STOP, "ban", indent)


def reason_flag(text: str, indent: int = 12) -> FlagBand:
    """Return the amber flag of a row that needs a reason."""
    return FlagBand("Perlu alasan", text, Tone.WAIT, "circle-question-mark", indent)


def notice_flag(title: str, text: str, indent: int = 12) -> FlagBand:
    """Return the grey flag of a row that one should know something about."""
    return FlagBand(title, text, Tone.QUIET, "info", indent)


def money(plain: str, tone: Tone = Tone.TEXT, face: Face = Face.STRONG) -> Cell:
    """Return a figure of a money column; its head says "(Rp)", the figure does not."""
    return Cell(plain, tone, face)


def muted(text: str) -> Cell:
    """Return a text of second rank."""
    return Cell(text, Tone.MUTED)
