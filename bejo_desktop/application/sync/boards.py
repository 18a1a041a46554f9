"""Boards by the exchange that runs anyway: what to ask for, and taking the answer over."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.ports.store import KeptBoard
from bejo_desktop.contract.board import BoardHeld, tag_of, to_minutes
from bejo_desktop.domain.days import wib_day

if TYPE_CHECKING:
    from datetime import datetime

    from bejo_desktop.application.ports.store import Reading, Work
    from bejo_desktop.contract.board import BoardReply

FRESH: Final = timedelta(hours=1)
"""This year's board is not asked for again before."""
_PAST_FRESH: Final = timedelta(days=7)
"""The board of the year before hardly changes any more."""


def wanted(reading: Reading, now: datetime) -> tuple[BoardHeld, ...]:
    """Return the boards to ask for, one an exchange: this year's, then that of the year before."""
    year = wib_day(now).year
    asked = (_ask(reading, year, now, FRESH), _ask(reading, year - 1, now, _PAST_FRESH))
    return tuple(one for one in asked if one is not None)


def take_board(work: Work, asked: BoardHeld, reply: BoardReply) -> bool:
    """Keep the board that came, or that the one here still stands; False for none of both."""
    if reply.board is not None:
        if reply.board.year != asked.year:
            return False
        work.boards.keep(KeptBoard(reply.board, reply.at))
        return True
    kept = work.boards.get(asked.year)
    if kept is None or tag_of(kept.figures) != asked.tag:
        return False
    work.boards.keep(KeptBoard(kept.figures, reply.at))
    return True


def _ask(reading: Reading, year: int, now: datetime, fresh: timedelta) -> BoardHeld | None:
    kept = reading.boards.get(year)
    if kept is None:
        return BoardHeld(year=year)
    # A board from the future means that the computer's clock went back: ask then too.
    if abs(now - kept.as_of) < fresh:
        return None
    return BoardHeld(year=year, at=to_minutes(kept.as_of), tag=tag_of(kept.figures))
