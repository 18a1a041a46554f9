"""
The sheet of the papers that are made of sections: minutes, requests, lists, summaries.

One shape for all of them: what each says is composed beside it, how a section looks is drawn in
one place.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.paper.bast_sheet import Check  # noqa: TC001 - `from_document` reads it
from bejo_desktop.domain.paper.frame import Frame, MarkKind, PaperKind, RichText
from bejo_desktop.domain.paper.sheet import (
    Field,
    Letterhead,
    Signature,
    require_unstamped,
)

Cell: TypeAlias = str | Rupiah
"""What a table shows in one place: a text, or an amount of rupiah."""


class TableShape(StrEnum):
    """Which columns a table has; how wide they are is the matter of who draws it."""

    PRICED = "priced"
    OFFERED = "offered"
    ROUNDS = "rounds"
    ASKED = "asked"
    COMPARED = "compared"
    PLACED = "placed"
    CHANGED = "changed"
    LEFT = "left"
    HANDED = "handed"
    STOCKED = "stocked"
    PIECES = "pieces"
    LISTED = "listed"
    TAXED = "taxed"
    SUMMED = "summed"


@dataclass(frozen=True, slots=True)
class Table:
    """
    Rows under their heads; each row has one cell a head.

    Args:
        sums: rows beneath a rule; the last of them is the total.
        carried, brought: words that carry the sum of the last column over `{page}`; "" where
            nothing is carried.
    """

    shape: TableShape
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sums: tuple[tuple[Cell, ...], ...] = ()
    carried: str = ""
    brought: str = ""

    def __post_init__(self) -> None:
        assert self.rows, "a table has rows"
        cells = {len(row) for row in (*self.rows, *self.sums)}
        assert cells == {len(self.heads)}, "one cell a head"


@dataclass(frozen=True, slots=True)
class Section:
    """
    One part of a letter: whatever it has of these, in this order.

    Args:
        label: "A." or "1.", hanging before the text.
        heading: a bold line of its own.
        new_page: it begins a page of its own.
    """

    heading: str = ""
    label: str = ""
    text: RichText = ()
    fields: tuple[Field, ...] = ()
    table: Table | None = None
    checks: tuple[Check, ...] = ()
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class LetterSheet:
    """
    A paper of sections as it will be drawn.

    Args:
        number_text: below the title, "" for a paper that bears no number.
        total: what the paper is worth, None where it says no one sum.
        notes: small, after the signatures.
        annex: what follows the signatures.
        signed_on: the words before a line for the day of each signature, "" for none.

    Invariants: those of its frame; no meterai on a draft or a working sheet.
    """

    kind: PaperKind
    frame: Frame
    letterhead: Letterhead
    title: str
    number_text: str
    sections: tuple[Section, ...]
    signatures: tuple[Signature, ...]
    total: Rupiah | None
    notes: tuple[RichText, ...]
    annex: tuple[Section, ...]
    qr_note: str
    signed_on: str = ""

    def __post_init__(self) -> None:
        require_unstamped(self.frame, self.signatures)
        sheet = self.frame.marking.kind is MarkKind.SHEET
        assert not (sheet and any(x.stamp for x in self.signatures)), "a list bears no meterai"
