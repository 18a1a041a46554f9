"""
The sheet: everything one paper shows, as figures and words, before anything is drawn.

A sheet holds no rule and no layout. It is composed once (`surat_pesanan.compose`), drawn by the
printing adapter without a sum of its own, attached to the PDF, and drawn again when a paper is
checked: the same sheet always gives the same bytes. Here stand the pieces that all papers share
and the sheet of the Surat Pesanan; the other papers have theirs beside it (`sheets.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from typing import ClassVar

from bejo_desktop.domain.content import LINES_MAX
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.paper.frame import (
    Frame,
    Marking,
    MarkKind,
    PaperKind,
    RichText,
)


class PaperSize(StrEnum):
    """The two papers of the offices: A4 is 210 × 297 mm, F4 (folio) is 215 × 330 mm."""

    A4 = "a4"
    F4 = "f4"


class Emblem(StrEnum):
    """The picture left of the letterhead; `SHIELD` is the neutral one of the demo."""

    NONE = ""
    SHIELD = "shield"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The kop surat: `address` holds one to three short lines, the last one the contact."""

    government: str
    office: str
    address: tuple[str, ...]
    emblem: Emblem = Emblem.SHIELD


@dataclass(frozen=True, slots=True)
class Field:
    """One `label : value` row."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class FieldBlock:
    """A heading (PAKET, PEMESAN, PENYEDIA) over its rows."""

    heading: str
    rows: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One kode rekening with its name and its share of the total, taxes included."""

    code: str
    name: str
    amount: Rupiah


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One row of the table; `quantity` is a text with a decimal comma, as printed."""

    number: int
    description: str
    origin: str
    quantity: str
    measure: str
    unit_price: Rupiah
    amount: Rupiah


@dataclass(frozen=True, slots=True)
class SumRow:
    """
    One row under the table.

    `ruled` draws a thin rule above it, `strong` sets it in bold (the total).
    """

    label: str
    amount: Rupiah
    ruled: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """
    One signature column, from "Untuk dan atas nama" down to the NIP.

    `above` are the lines over the space for ink, `below` those under the name (rank, NIP);
    `stamp` are the words in the meterai box, empty where no meterai goes on this side.
    """

    above: tuple[str, ...]
    name: str
    below: tuple[str, ...] = ()
    stamp: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of the table of lines."""

    number: str
    description: str
    origin: str
    quantity: str
    measure: str
    unit_price: str
    amount: str


@dataclass(frozen=True, slots=True)
class SheetLabels:
    """
    The fixed words of the paper.

    `page` has the places {page} and {pages}, `carried` and `brought` have {page},
    `seal` has {hash}.
    """

    number: str
    attachment: str
    subject: str
    accounts: str
    heads: Heads
    carried: str
    brought: str
    words: str
    terms: str
    signed_on: str
    copies: str
    qr: str
    page: str
    seal: str


@dataclass(frozen=True, slots=True)
class OrderSheet:
    """
    A Surat Pesanan as it will be drawn.

    Invariants:
        * a draft has no number, no QR and no meterai box; anything else has a number
        * one to `LINES_MAX` lines
        * `content_hash` is 64 lower-case hex digits
    """

    kind: ClassVar[PaperKind] = PaperKind.SP

    title: str
    document_title: str
    author: str
    footer: str
    marking: Marking
    letterhead: Letterhead
    number: str | None
    number_text: str
    place_and_date: str
    attachment: str
    subject: str
    package: FieldBlock
    accounts: tuple[AccountRow, ...]
    buyer: FieldBlock
    vendor: FieldBlock
    basis_label: str
    basis: tuple[RichText, ...]
    opening: RichText
    lines: tuple[SheetLine, ...]
    sums: tuple[SumRow, ...]
    sums_note: str
    words: str
    clauses: tuple[RichText, ...]
    signatures: tuple[Signature, Signature]
    copies_to: str
    content_hash: str
    qr: str | None
    labels: SheetLabels

    def __post_init__(self) -> None:
        require_lines(self.lines)
        require_unstamped(self.frame, self.signatures)

    @property
    def frame(self) -> Frame:
        """What stands around the letter."""
        return Frame(
            document_title=self.document_title,
            author=self.author,
            footer=self.footer,
            marking=self.marking,
            number=self.number,
            content_hash=self.content_hash,
            qr=self.qr,
            page=self.labels.page,
            seal=self.labels.seal,
        )


def running_sums(lines: tuple[SheetLine, ...]) -> tuple[Rupiah, ...]:
    """Return the sum of Jumlah after each line: what a page carries over to the next one."""
    return tuple(map(Rupiah, accumulate(line.amount.amount for line in lines)))


def require_lines(rows: tuple[object, ...]) -> None:
    """Hold the invariant of every table of lines."""
    assert 1 <= len(rows) <= LINES_MAX, "a paper shows 1 to 200 lines"


def require_unstamped(frame: Frame, signatures: tuple[Signature, ...]) -> None:
    """Hold the invariant that a draft bears no meterai."""
    draft = frame.marking.kind is MarkKind.DRAFT
    assert not (draft and any(side.stamp for side in signatures)), "a draft bears no meterai"


@dataclass(frozen=True, slots=True)
class RasterPage:
    """
    One page as a picture for the preview.

    `pixels` holds `height` rows of `stride` bytes, four bytes a pixel: blue, green, red, unused.
    """

    width: int
    height: int
    stride: int
    pixels: bytes
