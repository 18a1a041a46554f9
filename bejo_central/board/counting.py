"""
Counts a year from the orders by SQL that says the same on SQLite and PostgreSQL.

Whole numbers only; every figure of one board is of one consistent look.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, case, cast, func, select

from bejo_central.board import ranking
from bejo_central.store.columns import WHOLE
from bejo_central.store.order_tables import ORDER
from bejo_central.store.reference_tables import REGION, UNIT, VENDOR
from bejo_desktop.domain.board import COUNTED, NOTHING, Board, Volume, same_day_before
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import NotFound
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.order import OrderState, SyncState

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection

    from bejo_desktop.domain.board import UnitStanding

_MONTHS: Final = range(1, 13)
_REGENCY: Final = "35.__"
"""Codes of the kabupaten and kota of East Java, in which every unit is, as SQL compares them."""


@dataclass(frozen=True, slots=True)
class CountedBoard:
    """A board with the standing of every agency that ordered."""

    board: Board
    standings: Mapping[str, UnitStanding]


def years(connection: Connection, today: date) -> Sequence[int]:
    """Return the years that have a board: from that of the first order to the present one."""
    first = connection.execute(select(func.min(ORDER.c.ordered_on)).where(_counts())).scalar()
    begin = min(today.year, date.fromisoformat(str(first)).year) if first else today.year
    return range(begin, today.year + 1)


def count_board(connection: Connection, year: int, now: datetime) -> CountedBoard:
    """
    Count a year, the present one up to today in WIB.

    Raises:
        NotFound: `board.year` for a year that has not begun or that no date can name.
    """
    today = wib_day(now)
    # Year 2: the year before must have a date too.
    if not 2 <= year <= today.year:  # noqa: PLR2004 - see above
        raise NotFound("board.year", year=year)
    through = min(today, date(year, 12, 31))
    period = _Period(date(year, 1, 1), through)
    now_by_unit = _by_unit(connection, period)
    before_by_unit = _by_unit(connection, period.before)
    months, paid = _by_month(connection, period)
    whole = sum(now_by_unit.values(), start=NOTHING)
    offices = ranking.Offices(
        regions=_regencies(connection),
        units={
            row.code: (row.name, row.region)
            for row in connection.execute(select(UNIT.c.code, UNIT.c.name, UNIT.c.region))
        },
    )
    ranked = ranking.rank(offices, now_by_unit, before_by_unit)
    board = Board(
        year=year,
        through=through,
        as_of=now.replace(second=0, microsecond=0),
        year_volume=whole,
        median=_median(connection, period, whole.orders),
        paid=paid,
        months=months,
        before=sum(before_by_unit.values(), start=NOTHING),
        regions=ranked.regions,
        silent=ranked.silent,
        agencies_by_total=ranked.by_total,
        agencies_by_orders=ranked.by_orders,
        agency_count=len(ranked.standings),
        vendor_count=_vendors(connection, period),
        vendors_known=_vendors(connection, None),
    )
    return CountedBoard(board, ranked.standings)


@dataclass(frozen=True, slots=True)
class _Period:
    """First and last day."""

    first: date
    last: date

    @property
    def before(self) -> _Period:
        """The same days of the year before."""
        return _Period(same_day_before(self.first), same_day_before(self.last))

    @property
    def counts(self) -> ColumnElement[bool]:
        """Whether an order counts in this period."""
        return and_(_counts(), ORDER.c.ordered_on.between(self.first, self.last))


def _counts() -> ColumnElement[bool]:
    states = [state.value for state in COUNTED]
    return and_(ORDER.c.sync == SyncState.ACCEPTED.value, ORDER.c.state.in_(states))


def _whole(figure: ColumnElement[Any]) -> ColumnElement[int]:
    """PostgreSQL adds whole numbers up to a decimal one."""
    return cast(figure, WHOLE)


def _by_unit(connection: Connection, period: _Period) -> dict[str, Volume]:
    rows = connection.execute(
        select(
            ORDER.c.unit,
            func.count().label("orders"),
            _whole(func.sum(ORDER.c.total)).label("total"),
        )
        .where(period.counts)
        .group_by(ORDER.c.unit)
    )
    return {row.unit: Volume(row.orders, Rupiah(row.total)) for row in rows}


def _by_month(connection: Connection, period: _Period) -> tuple[tuple[Volume, ...], Volume]:
    """Return the twelve months, and what of them is paid."""
    paid_total = case((ORDER.c.state == OrderState.PAID.value, ORDER.c.total))
    days = connection.execute(
        select(
            ORDER.c.ordered_on,
            func.count().label("orders"),
            _whole(func.sum(ORDER.c.total)).label("total"),
            func.count(paid_total).label("orders_paid"),
            _whole(func.coalesce(func.sum(paid_total), 0)).label("total_paid"),
        )
        .where(period.counts)
        .group_by(ORDER.c.ordered_on)
    )
    months = dict.fromkeys(_MONTHS, NOTHING)
    paid = NOTHING
    for day in days:
        months[day.ordered_on.month] += Volume(day.orders, Rupiah(day.total))
        paid += Volume(day.orders_paid, Rupiah(day.total_paid))
    return tuple(months.values()), paid


def _median(connection: Connection, period: _Period, orders: int) -> Rupiah:
    if not orders:
        return ZERO
    middle = (
        connection.execute(
            select(ORDER.c.total)
            .where(period.counts)
            .order_by(ORDER.c.total)
            .offset((orders - 1) // 2)
            .limit(2 - orders % 2)
        )
        .scalars()
        .all()
    )
    return Rupiah((2 * sum(middle) + len(middle)) // (2 * len(middle)))


def _vendors(connection: Connection, period: _Period | None) -> int:
    """Count businesses with an order in the period, or all: each NIB, else NPWP, once."""
    if period is None:
        code: ColumnElement[str] = VENDOR.c.code
        sources = select(code).select_from(VENDOR)
    else:
        sold = select(ORDER.c.vendor).where(period.counts).distinct().subquery()
        code = sold.c.vendor
        sources = select(code).select_from(sold.outerjoin(VENDOR, VENDOR.c.code == sold.c.vendor))
    business = func.coalesce(func.nullif(VENDOR.c.nib, ""), func.nullif(VENDOR.c.npwp, ""), code)
    counted = sources.with_only_columns(func.count(business.distinct()))
    return int(connection.execute(counted).scalar_one())


def _regencies(connection: Connection) -> dict[str, str]:
    """Return the kabupaten and kota of the province: the centre may know all its villages."""
    named = select(REGION.c.code, REGION.c.name).where(REGION.c.code.like(_REGENCY))
    return {row.code: row.name for row in connection.execute(named)}
