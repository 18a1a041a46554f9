"""The sheet of a nota pesanan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bejo_desktop.domain.paper.frame import Frame, PaperKind, RichText
from bejo_desktop.domain.paper.sheet import (
    Field,
    Letterhead,
    SheetLine,
    Signature,
    SumRow,
    require_lines,
    require_unstamped,
)


@dataclass(frozen=True, slots=True)
class NotaHeads:
    """The heads of the table of lines."""

    number: str
    description: str
    quantity: str
    measure: str
    unit_price: str
    amount: str


@dataclass(frozen=True, slots=True)
class NotaLabels:
    """The fixed words of the paper; `carried` and `brought` have the place {page}."""

    heads: NotaHeads
    carried: str
    brought: str
    words: str
    qr: str


@dataclass(frozen=True, slots=True)
class NotaSheet:
    """
    A nota pesanan as it will be drawn: to whom, what, for how much, how it is paid.

    `checks` are the papers that have to follow, under the words `checks_lead`.

    Invariants: one to `LINES_MAX` lines; those of its frame.
    """

    kind: ClassVar[PaperKind] = PaperKind.NOTA

    frame: Frame
    letterhead: Letterhead
    title: str
    number_text: str
    particulars: tuple[Field, ...]
    opening: RichText
    lines: tuple[SheetLine, ...]
    sums: tuple[SumRow, ...]
    sums_note: str
    words: str
    payment: RichText
    signatures: tuple[Signature, ...]
    checks_lead: str
    checks: tuple[str, ...]
    labels: NotaLabels

    def __post_init__(self) -> None:
        require_lines(self.lines)
        require_unstamped(self.frame, self.signatures)
