"""The boards of the running service: counted now and then, given to all who ask."""

from __future__ import annotations

from datetime import timedelta
from threading import Lock
from typing import TYPE_CHECKING, Final

from bejo_central.board.counting import count_board, years
from bejo_central.store.engine import EVERY_UNIT
from bejo_desktop.domain.days import wib_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bejo_central.board.counting import CountedBoard
    from bejo_central.store.database import Database

KEPT: Final = timedelta(minutes=5)
"""So long a counted board is given out before it is counted again."""
_YEARS_KEPT: Final = 16


class Boards:
    """Boards by year; any thread. One thread counts, the others wait for what it finds."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = Lock()
        self._counted: dict[int, CountedBoard] = {}
        self._years: tuple[datetime, Sequence[int]] | None = None

    def get(self, year: int, now: datetime) -> CountedBoard:
        """Return the board of a year (NotFound `board.year` as `count_board`)."""
        with self._lock:
            found = self._counted.get(year)
            if found is None or not _is_fresh(found.board.as_of, now):
                with self._database.read(EVERY_UNIT) as connection:
                    found = count_board(connection, year, now)
                if len(self._counted) >= _YEARS_KEPT:
                    self._counted.clear()
                self._counted[year] = found
            return found

    def years(self, now: datetime) -> Sequence[int]:
        """Return the years that have a board, oldest first."""
        with self._lock:
            if self._years is None or not _is_fresh(self._years[0], now):
                with self._database.read(EVERY_UNIT) as connection:
                    self._years = now, years(connection, wib_day(now))
            return self._years[1]


def _is_fresh(counted_at: datetime, now: datetime) -> bool:
    return abs(now - counted_at) < KEPT and wib_day(counted_at) == wib_day(now)
