"""Reading the wording of the papers from the resources; papers are in Indonesian only."""

from __future__ import annotations

import tomllib
from functools import cache, reduce
from typing import TYPE_CHECKING, Final

import resources
from bejo_desktop.domain.paper.frame import PaperKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bejo_desktop.domain.paper.facts import PaperTexts

_LETTER: Final = "surat_pesanan"
_SHARED: Final = "bersama"

_FILES: Final[Mapping[PaperKind, tuple[str, ...]]] = {
    PaperKind.SP: (),
    PaperKind.NOTA: ("nota_pesanan",),
    PaperKind.BAST: ("bast",),
    PaperKind.KUITANSI: ("kuitansi",),
    PaperKind.RFQ: (_SHARED, "rfq"),
    PaperKind.PERBANDINGAN: (_SHARED, "perbandingan"),
    PaperKind.NEGOSIASI: (_SHARED, "negosiasi"),
    PaperKind.SPK: (_SHARED, "spk"),
    PaperKind.DISTRIBUSI: (_SHARED, "distribusi"),
    PaperKind.ADENDUM: (_SHARED, "adendum"),
    PaperKind.PENGHENTIAN: (_SHARED, "penghentian"),
    PaperKind.BAST_PA: (_SHARED, "bast_pa"),
    PaperKind.PERSEDIAAN: (_SHARED, "persediaan"),
    PaperKind.BAP: ("kuitansi", _SHARED, "bap"),
    PaperKind.VERIFIKASI: (_SHARED, "verifikasi"),
    PaperKind.SPJ: ("kuitansi", _SHARED, "spj"),
}
"""Whose words a paper speaks, from the most general to its own."""


@cache
def paper_texts() -> Mapping[PaperKind, PaperTexts]:
    """
    Return the tables of `resources/papers/*.id.toml` by paper.

    What a paper does not say itself it says in the words of the Surat Pesanan.
    """
    letter = _read(_LETTER)
    return {kind: reduce(_over, map(_read, files), letter) for kind, files in _FILES.items()}


def _read(name: str) -> PaperTexts:
    file = resources.path("papers", f"{name}.id.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _over(letter: PaperTexts, own: PaperTexts) -> PaperTexts:
    tables = {*letter, *own}
    return {table: {**letter.get(table, {}), **own.get(table, {})} for table in tables}
