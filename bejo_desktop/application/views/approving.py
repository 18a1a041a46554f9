"""What the PPK's map of signatures shows and takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from bejo_desktop.application.views.drafts import Flag
    from bejo_desktop.domain.errors import BejoError


@dataclass(frozen=True, slots=True)
class PaperApproved:
    """A PPK's written approval as another records it: whose, of which day, and its picture."""

    ppk: str
    on: date
    scan: bytes


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """
    An order that a batch left open, and why.

    Args:
        error: what stopped it.
        questions: the flags that nobody has answered, where that is why.
    """

    order_id: UUID
    error: BejoError
    questions: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """What one passage through the map did: the orders issued, and those left open."""

    done: tuple[UUID, ...]
    left: tuple[LeftOpen, ...]
