"""The board as the desk shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bejo_desktop.domain.board import Board, UnitStanding

STALE: Final = timedelta(days=7)
"""An older board is shown as old."""


@dataclass(frozen=True, slots=True)
class BoardView:
    """
    A board from the last sync that brought one.

    Args:
        own: where the desk's own unit stands, None where it did not order that year.
        age: since the centre last said that these figures stand; never negative, whatever the
            computer's clock says.
    """

    board: Board
    own: UnitStanding | None
    age: timedelta

    @property
    def is_stale(self) -> bool:
        """Tell whether the figures are too old to be passed on without a word."""
        return self.age > STALE
