"""The sheet of a kuitansi dinas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bejo_desktop.domain.money import Rupiah  # noqa: TC001 - `from_document` reads the types
from bejo_desktop.domain.paper.frame import Frame, PaperKind, RichText
from bejo_desktop.domain.paper.sheet import (  # noqa: TC001 - as above
    AccountRow,
    Field,
    Signature,
    SumRow,
)


@dataclass(frozen=True, slots=True)
class Particular:
    """One `label : text` row whose text may be partly bold."""

    label: str
    text: RichText


@dataclass(frozen=True, slots=True)
class KuitansiSheet:
    """
    A kuitansi as it will be drawn.

    `book` and `accounts` stand in the upper right corner, `total` between double rules beside
    the vendor's signature, `signatures` of the office below.

    Invariant: never a draft, for it is made of a payment.
    """

    kind: ClassVar[PaperKind] = PaperKind.KUITANSI

    frame: Frame
    government: str
    office: str
    book: tuple[Field, ...]
    accounts_label: str
    accounts: tuple[AccountRow, ...]
    title: str
    particulars: tuple[Particular, ...]
    amounts: tuple[SumRow, ...]
    tax_papers: tuple[Particular, ...]
    total: Rupiah
    payee: Signature
    signatures: tuple[Signature, ...]
    qr_note: str

    def __post_init__(self) -> None:
        assert self.frame.number, "a kuitansi is made of a payment, which has a number"
