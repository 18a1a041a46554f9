"""What `bejo rules` and the settings page show of the rule packs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from bejo_desktop.domain.errors import BejoError


class PackState(StrEnum):
    """What a pack is good for today: computing, or explaining the orders that used it."""

    IN_FORCE = "in_force"
    KEPT = "kept"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class PackView:
    """
    One rule pack.

    Args:
        origin: `program` or `centre`.
        valid_until: None for the pack of the program.
        rules: how many rules it has, each period counted.
    """

    version: str
    origin: str
    issued_on: date
    valid_until: date | None
    taken_at: datetime
    rules: int
    state: PackState


@dataclass(frozen=True, slots=True)
class PackTaken:
    """
    What came of a pack.

    Args:
        is_new: False for one that was here already, or that was not taken.
        error: why it was not taken, None where it was or stood here.
    """

    version: str
    is_new: bool
    error: BejoError | None = None
