"""A paper as it is shown, saved and printed: one file for all three."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bejo_desktop.domain.paper.frame import PaperKind
    from bejo_desktop.domain.paper.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Paper:
    """
    A paper.

    Args:
        sheet: its figures and texts as drawn.
        copy: it is a marked copy (SALINAN).
        name: a file name to propose when it is saved.
        path: where the archived original or copy lies, None for a draft (KONSEP).
    """

    pdf: bytes
    sheet: Sheet
    pages: int
    sha256: str
    copy: bool
    name: str
    path: Path | None

    @property
    def kind(self) -> PaperKind:
        """Which paper it is."""
        return self.sheet.kind


@dataclass(frozen=True, slots=True)
class PaperRow:
    """
    One paper that an order has or may have.

    Args:
        part: which request, receiving, payment or addendum it is of, from 1; 0 for papers that are
            one for the whole order, and for none yet.
        title: as in its footer and file, "Berita Acara Serah Terima".
        number: its official number, None before there is one.
        why_not: code of the reason why it can't be had now, "" where it can; `facts` go with it.
    """

    kind: PaperKind
    part: int
    title: str
    number: str | None
    why_not: str
    facts: Mapping[str, object]

    @property
    def available(self) -> bool:
        """Whether it can be printed now, be it as KONSEP."""
        return not self.why_not
