"""
The board on the wire: carried by an exchange that runs anyway, and only when it is news.

Rows are arrays, in the order of their ranks: a line of 64 kbit/s pays for each byte.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Annotated, Final

from msgspec import Meta

from bejo_desktop.contract.codec import encode
from bejo_desktop.contract.wire import Code, Count, Message, Moment, Money, Name, Year
from bejo_desktop.domain.board import (
    AGENCIES_SHOWN,
    AgencyStanding,
    Board,
    Region,
    RegionStanding,
    UnitStanding,
    Volume,
)
from bejo_desktop.domain.money import Rupiah

_REGIONS_MAX: Final = 1000
_MINUTE: Final = timedelta(minutes=1)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_TAG_CHARS: Final = 12

Sum = tuple[Count, Money]
"""Orders and their total in whole rupiah."""
RegionRow = tuple[Code, Name, Count, Money, Count, Money]
"""Code, name, orders and total, then those of the year before."""
AgencyRow = tuple[Code, Name, Name, Count, Money]
"""Code, name, name of the region, orders and total."""
Regions = Annotated[tuple[RegionRow, ...], Meta(max_length=_REGIONS_MAX)]
Agencies = Annotated[tuple[AgencyRow, ...], Meta(max_length=AGENCIES_SHOWN)]


class BoardHeld(Message, frozen=True):
    """
    The board that a desk asks about, and what it has of it.

    Args:
        at: when its own was counted, in minutes since 1970 in UTC; 0: it has none.
        tag: `tag_of` its own figures, "" without.
    """

    year: Year
    at: Count = 0
    tag: Annotated[str, Meta(max_length=_TAG_CHARS)] = ""


class BoardFigures(Message, frozen=True):
    """
    The figures of a year as `domain.board.Board` explains them.

    Args:
        own: orders, total and the ranks by total and by orders of the desk's own unit; None
            where it did not order.
    """

    year: Year
    through: date
    sum: Sum
    median: Money
    paid: Sum
    months: Annotated[tuple[Sum, ...], Meta(min_length=12, max_length=12)]
    before: Sum
    regions: Regions
    silent: Annotated[tuple[tuple[Code, Name], ...], Meta(max_length=_REGIONS_MAX)]
    by_total: Agencies
    by_orders: Agencies
    agencies: Count
    vendors: Count
    known: Count
    own: tuple[Count, Money, Count, Count] | None = None


class BoardReply(Message, frozen=True):
    """When the centre counted, and the figures; without figures they are as the desk has them."""

    at: Moment
    board: BoardFigures | None = None


def tag_of(figures: BoardFigures) -> str:
    """Return a short name of the figures: equal figures have the same."""
    return sha256(encode(figures)).hexdigest()[:_TAG_CHARS]


def to_minutes(moment: datetime) -> int:
    """Return an aware moment as whole minutes since 1970 in UTC."""
    return (moment - _EPOCH) // _MINUTE


def from_minutes(minutes: int) -> datetime:
    """Return the moment in UTC."""
    return _EPOCH + minutes * _MINUTE


def to_figures(board: Board, own: UnitStanding | None) -> BoardFigures:
    """Return a board as it travels to the desks of one unit."""
    return BoardFigures(
        year=board.year,
        through=board.through,
        sum=_sum(board.year_volume),
        median=board.median.amount,
        paid=_sum(board.paid),
        months=tuple(_sum(month) for month in board.months),
        before=_sum(board.before),
        regions=tuple((x.code, x.name, *_sum(x.volume), *_sum(x.before)) for x in board.regions),
        silent=tuple((x.code, x.name) for x in board.silent),
        by_total=_agencies(board.agencies_by_total),
        by_orders=_agencies(board.agencies_by_orders),
        agencies=board.agency_count,
        vendors=board.vendor_count,
        known=board.vendors_known,
        own=None if own is None else (*_sum(own.volume), own.rank_by_total, own.rank_by_orders),
    )


def to_board(figures: BoardFigures, as_of: datetime) -> Board:
    """Return the board that travelled."""
    return Board(
        year=figures.year,
        through=figures.through,
        as_of=as_of,
        year_volume=_volume(*figures.sum),
        median=Rupiah(figures.median),
        paid=_volume(*figures.paid),
        months=tuple(_volume(*month) for month in figures.months),
        before=_volume(*figures.before),
        regions=tuple(
            RegionStanding(
                rank, code, name, _volume(orders, total), _volume(orders_before, total_before)
            )
            for rank, (code, name, orders, total, orders_before, total_before) in enumerate(
                figures.regions, start=1
            )
        ),
        silent=tuple(Region(code, name) for code, name in figures.silent),
        agencies_by_total=_standings(figures.by_total),
        agencies_by_orders=_standings(figures.by_orders),
        agency_count=figures.agencies,
        vendor_count=figures.vendors,
        vendors_known=figures.known,
    )


def to_own(figures: BoardFigures, unit: str) -> UnitStanding | None:
    """Return where the desk's own unit stands, None where it did not order."""
    if figures.own is None:
        return None
    orders, total, by_total, by_orders = figures.own
    return UnitStanding(unit, by_total, by_orders, _volume(orders, total))


def _sum(volume: Volume) -> tuple[int, int]:
    return volume.orders, volume.total.amount


def _volume(orders: int, total: int) -> Volume:
    return Volume(orders, Rupiah(total))


def _agencies(standings: tuple[AgencyStanding, ...]) -> tuple[AgencyRow, ...]:
    return tuple((x.code, x.name, x.region_name, *_sum(x.volume)) for x in standings)


def _standings(rows: tuple[AgencyRow, ...]) -> tuple[AgencyStanding, ...]:
    return tuple(
        AgencyStanding(rank, code, name, region, _volume(orders, total))
        for rank, (code, name, region, orders, total) in enumerate(rows, start=1)
    )
