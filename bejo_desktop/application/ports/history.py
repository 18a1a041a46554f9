"""What the flags look at beside the order itself, and where scans of papers lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from bejo_desktop.domain.flags.past import PastOrder, Windows


class History(Protocol):
    """Orders of the unit from `submitted` on, without those voided and cancelled."""

    def near(self, order: PastOrder, windows: Windows, without: UUID | None) -> Sequence[PastOrder]:
        """
        Return the orders around the day of `order` that may belong to it, the oldest first.

        Those of its vendor, of one of its rekening or item groups, and all of a few days, each
        within its window. Takes less than 100 ms among 10,000 orders.

        Args:
            without: the order that is being looked at.
        """


@dataclass(frozen=True, slots=True)
class Scan:
    """A picture or PDF of a paper; `ending` is `pdf`, `png` or `jpg`."""

    sha256: str
    ending: str
    body: bytes


class Scans(Protocol):
    """Pictures and scans behind the orders, in the encrypted store, each once by its SHA-256."""

    def find(self, sha256: str) -> Scan | None:
        """Return a scan, None where this desk has none: another desk took it."""

    def size_of(self, sha256: str) -> int | None:
        """Return the bytes of a scan without reading it, None where this desk has none."""

    def keep(self, scan: Scan, *, now: datetime) -> None:
        """Keep a scan; one that is already here stays."""

    def bytes_kept(self) -> int:
        """Return how many bytes all scans have."""
