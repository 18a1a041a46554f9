"""The board of the program on the desk: from its last sync, with its age."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.views.board import BoardView
from bejo_desktop.contract.board import to_board, to_own
from bejo_desktop.domain.days import wib_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bejo_desktop.application.ports.store import Store
    from bejo_desktop.application.ports.system import Clock

_NO_AGE: Final = timedelta(0)


class Boards:
    """The boards that the centre sent."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def board(self, year: int | None = None) -> BoardView | None:
        """
        Return the board of a year with its age, None where no sync has brought it yet.

        Args:
            year: the fiscal year; the present one in WIB where left out.
        """
        now = self._clock()
        with self._store.read() as reading:
            kept = reading.boards.get(wib_day(now).year if year is None else year)
            identity = reading.sync.identity()
        if kept is None:
            return None
        unit = identity.unit if identity else ""
        return BoardView(
            board=to_board(kept.figures, kept.as_of),
            own=to_own(kept.figures, unit),
            age=max(_NO_AGE, now - kept.as_of),
        )

    def years(self) -> Sequence[int]:
        """Return the years of which there is a board, the newest first."""
        with self._store.read() as reading:
            return tuple(reversed(reading.boards.years()))
