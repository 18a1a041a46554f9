"""The boards that the centre sent, one a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from bejo_desktop.adapters.store.tables import board
from bejo_desktop.application.ports.store import KeptBoard
from bejo_desktop.contract.board import BoardFigures
from bejo_desktop.contract.codec import encode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection


class SqlBoards:
    """The port `KeptBoards` over one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, year: int) -> KeptBoard | None:
        row = self._connection.execute(select(board).where(board.c.year == year)).one_or_none()
        if row is None:
            return None
        return KeptBoard(msgspec.json.decode(row.figures, type=BoardFigures), row.as_of)

    def years(self) -> Sequence[int]:
        return self._connection.execute(select(board.c.year).order_by(board.c.year)).scalars().all()

    def keep(self, kept: KeptBoard) -> None:
        values = {"as_of": kept.as_of, "figures": encode(kept.figures)}
        statement = insert(board).values(year=kept.figures.year, **values)
        self._connection.execute(statement.on_conflict_do_update(["year"], set_=values))
