"""Reading the wording of the papers from the resources; papers are in Indonesian only."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING, Final

import resources
from bejo_desktop.domain.paper.frame import PaperKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bejo_desktop.domain.paper.facts import PaperTexts

_FILES: Final = {
    PaperKind.SP: "surat_pesanan",
    PaperKind.NOTA: "nota_pesanan",
    PaperKind.BAST: "bast",
    PaperKind.KUITANSI: "kuitansi",
}


@cache
def paper_texts() -> Mapping[PaperKind, PaperTexts]:
    """
    Return the tables of `resources/papers/*.id.toml` by paper.

    What a paper does not say itself it says in the words of the Surat Pesanan.
    """
    letter = _read(_FILES[PaperKind.SP])
    return {kind: _over(letter, _read(file)) for kind, file in _FILES.items()}


def _read(name: str) -> PaperTexts:
    file = resources.path("papers", f"{name}.id.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _over(letter: PaperTexts, own: PaperTexts) -> PaperTexts:
    tables = {*letter, *own}
    return {table: {**letter.get(table, {}), **own.get(table, {})} for table in tables}
