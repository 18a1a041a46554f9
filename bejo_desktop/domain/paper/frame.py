"""What stands around every paper: which paper it is, its marks, its names, footer and code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.errors import BadInput

if TYPE_CHECKING:
    from typing import TypeAlias

_SHOWN: Final = 40
"""Of a name that we do not know so much is said back."""
_SHA256_HEX: Final = re.compile(r"[0-9a-f]{64}")


class PaperKind(StrEnum):
    """The papers that exist; the values are those of `print --paper` and of the attached sheet."""

    RFQ = "rfq"
    PERBANDINGAN = "perbandingan"
    NEGOSIASI = "negosiasi"
    SP = "sp"
    SPK = "spk"
    NOTA = "nota"
    DISTRIBUSI = "distribusi"
    ADENDUM = "adendum"
    PENGHENTIAN = "penghentian"
    BAST = "bast"
    BAST_PA = "bast-pa"
    PERSEDIAAN = "persediaan"
    KUITANSI = "kuitansi"
    BAP = "bap"
    VERIFIKASI = "verifikasi"
    SPJ = "spj"


def named_kind(text: str) -> PaperKind:
    """
    Return the paper of that name.

    Raises:
        BadInput: `paper.kind_unavailable` with the `kinds` that exist.
    """
    if text not in list(PaperKind):
        kinds = ", ".join(PaperKind)
        raise BadInput("paper.kind_unavailable", field="paper", kind=text[:_SHOWN], kinds=kinds)
    return PaperKind(text)


class MarkKind(StrEnum):
    """
    What a paper is: a draft that nobody may sign, the original, or a numbered copy.

    `SHEET` is a working paper with no number of its own (a request, a list, a summary).
    """

    DRAFT = "konsep"
    ORIGINAL = "asli"
    COPY = "salinan"
    SHEET = "lembar"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one weight. A no-break space (U+00A0) in it binds two words."""

    text: str
    bold: bool = False


RichText: TypeAlias = tuple[Run, ...]
"""A paragraph of runs; typed text can never turn into markup, as there is none."""


@dataclass(frozen=True, slots=True)
class Marking:
    """
    What tells a draft and a copy from the original; all empty on an original.

    `watermark` lies grey beneath each page, `badge` stands in a black box at its top,
    `over_name` where ink would go, `under_name` below it, `closing` ends the paper.
    """

    kind: MarkKind
    watermark: str = ""
    badge: str = ""
    over_name: str = ""
    under_name: str = ""
    closing: RichText = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """
    What stands around every paper: its names in the file, its marks, its footer and its code.

    `page` has the places {page} and {pages}, `seal` has {hash}.

    Invariants: a draft and a working sheet have no number and no QR, an original and a copy
    have a number; `content_hash` is 64 lower-case hex digits.
    """

    document_title: str
    author: str
    footer: str
    marking: Marking
    number: str | None
    content_hash: str
    qr: str | None
    page: str
    seal: str

    def __post_init__(self) -> None:
        assert _SHA256_HEX.fullmatch(self.content_hash), "content hash is SHA-256 in hex"
        if self.marking.kind in {MarkKind.DRAFT, MarkKind.SHEET}:
            assert self.number is None, "a draft and a working sheet have no number"
            assert self.qr is None, "a draft and a working sheet have no QR"
        else:
            assert self.number, "an original and a copy have a number"
