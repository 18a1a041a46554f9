"""A paper as it is shown, saved and printed: one file for all three."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from bejo_desktop.domain.paper.sheet import OrderSheet


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
    sheet: OrderSheet
    pages: int
    sha256: str
    copy: bool
    name: str
    path: Path | None
