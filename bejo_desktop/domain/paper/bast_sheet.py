"""The sheet of a Berita Acara Serah Terima (BAST)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bejo_desktop.domain.paper.frame import Frame, PaperKind, RichText
from bejo_desktop.domain.paper.sheet import Letterhead, Signature, require_lines


@dataclass(frozen=True, slots=True)
class Check:
    """A box that the program fills, and what it stands for."""

    ticked: bool
    text: str


@dataclass(frozen=True, slots=True)
class BastHeads:
    """The heads of the table; that of `before` is used from the second stage on."""

    number: str
    description: str
    measure: str
    ordered: str
    before: str
    accepted: str
    rejected: str
    left: str
    condition: str


@dataclass(frozen=True, slots=True)
class BastRow:
    """One line of the order; quantities are texts as printed, `before` is "" at stage one."""

    number: int
    description: str
    measure: str
    ordered: str
    before: str
    accepted: str
    rejected: str
    left: str
    condition: str


@dataclass(frozen=True, slots=True)
class BastSheet:
    """
    A BAST as it will be drawn.

    `parties` are PIHAK PERTAMA and KEDUA, `basis` names the order. The five numbered points are
    `delivered` with the table and its `note`, `timing`, `checks` under `checks_lead`, `extent`
    (how much of the order) and `transfer` (what follows from it).

    Invariants: one to `LINES_MAX` rows; never a draft, for it is made of a receiving.
    """

    kind: ClassVar[PaperKind] = PaperKind.BAST

    frame: Frame
    letterhead: Letterhead
    title: str
    number_text: str
    opening: RichText
    parties: tuple[RichText, RichText]
    basis: RichText
    delivered: RichText
    heads: BastHeads
    rows: tuple[BastRow, ...]
    note: RichText
    timing: RichText
    checks_lead: str
    checks: tuple[Check, ...]
    extent: RichText
    transfer: RichText
    signatures: tuple[Signature, ...]
    voucher: RichText
    qr_note: str

    def __post_init__(self) -> None:
        assert self.frame.number, "a BAST is made of a receiving, which has a number"
        require_lines(self.rows)
