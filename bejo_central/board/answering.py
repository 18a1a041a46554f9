"""What an exchange carries of the board: nothing, a word that it stands, or a new one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bejo_desktop.contract.board import BoardReply, from_minutes, tag_of, to_figures
from bejo_desktop.domain.errors import NotFound

if TYPE_CHECKING:
    from datetime import datetime

    from bejo_central.board.boards import Boards
    from bejo_desktop.contract.board import BoardHeld

NEWS_AFTER: Final = timedelta(minutes=50)
"""A desk's board that is younger is not replaced: desks ask about once an hour."""


def answer_board(boards: Boards, unit: str, held: BoardHeld, now: datetime) -> BoardReply | None:
    """Return the board that a desk of `unit` asks for, None where it has nothing new to learn."""
    try:
        counted = boards.get(held.year, now)
    except NotFound:
        return None
    board = counted.board
    if held.at and board.as_of - from_minutes(held.at) < NEWS_AFTER:
        return None
    figures = to_figures(board, counted.standings.get(unit))
    unchanged = bool(held.at) and held.tag == tag_of(figures)
    return BoardReply(at=board.as_of, board=None if unchanged else figures)
