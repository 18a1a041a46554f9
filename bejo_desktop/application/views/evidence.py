"""What officers put behind an order, and what its payment file still lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from bejo_desktop.domain.evidence import EvidenceKind


@dataclass(frozen=True, slots=True)
class PieceTyped:
    """
    A paper or picture as typed.

    Args:
        no, on: number and day of the paper, "" and None for a picture.
        scan: its picture or PDF, None where only its number is noted.
    """

    kind: EvidenceKind
    no: str = ""
    on: date | None = None
    scan: bytes | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PieceView:
    """
    One piece behind an order.

    Args:
        position: from 1, in the order in which they were added.
        scan_here: whether this desk has its picture; another desk's stays there.
    """

    position: int
    kind: EvidenceKind
    no: str
    on: date | None
    sha256: str
    scan_here: bool
    note: str
    by_name: str
    added_on: date
