"""Reading the wording of a paper from the resources."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING

import resources

if TYPE_CHECKING:
    from bejo_desktop.domain.paper.facts import PaperTexts


@cache
def surat_pesanan_texts() -> PaperTexts:
    """The tables of `resources/papers/surat_pesanan.id.toml`; papers are in Indonesian only."""
    return tomllib.loads(
        resources.path("papers", "surat_pesanan.id.toml").read_text(encoding="utf-8")
    )
