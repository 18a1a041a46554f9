"""Official numbers: ranges given to desks, and what became of each number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, insert, select, update

from bejo_central.store.engine import across_units, insert_missing, upsert
from bejo_central.store.order_tables import LEASE, NUMBER, NUMBER_RIVAL, NUMBER_SERIES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from sqlalchemy import Connection, Row

    from bejo_central.store.database import Session

USED: Final = "used"
VOID: Final = "void"


@dataclass(frozen=True, slots=True)
class NumberRecord:
    """One number that stands, or stood, on a paper."""

    unit: str
    series: str
    year: int
    no: str
    running: int | None
    state: str
    order_id: str
    lease: str

    def is_of(self, unit: str, order_id: str) -> bool:
        """Tell whether it stands on a paper of this order."""
        return (self.unit, self.order_id) == (unit, order_id)


@dataclass(frozen=True, slots=True)
class LeaseRecord:
    """A range `first` to `last` given to a device; from `returned_from` on it was given back."""

    unit: str
    lease: str
    device: int
    series: str
    year: int
    first: int
    last: int
    expires_on: date
    granted_at: datetime
    returned_from: int | None

    def covers(self, running: int) -> bool:
        """Tell whether `running` is of the range and was not given back."""
        last = self.last if self.returned_from is None else self.returned_from - 1
        return self.first <= running <= last


def holder(
    connection: Connection, unit: str, series: str, year: int, *, no: str, running: int | None
) -> NumberRecord | None:
    """Return who has a number already: the printed text anywhere, or the running number here."""
    same = NUMBER.c.no == no
    if running is not None:
        same |= (
            (NUMBER.c.unit == unit)
            & (NUMBER.c.series == series)
            & (NUMBER.c.year == year)
            & (NUMBER.c.running == running)
        )
    with across_units(connection):
        row = connection.execute(select(NUMBER).where(same).limit(1)).one_or_none()
    return None if row is None else _number(row)


def by_text(connection: Connection, no: str) -> NumberRecord | None:
    """Return the number that is printed so, of whatever series; the look sees every unit."""
    row = connection.execute(select(NUMBER).where(NUMBER.c.no == no)).one_or_none()
    return None if row is None else _number(row)


def book(session: Session, number: NumberRecord) -> None:
    """Book a number, or move it from `used` to `void` and back."""
    values = {
        column.name: getattr(number, column.name)
        for column in NUMBER.columns
        if column.name != "at"
    }
    upsert(session.connection, NUMBER, [{**values, "at": session.now}])


def add_rival(session: Session, unit: str, no: str, order_id: str) -> None:
    """Note a second paper under a number that belongs to another order."""
    upsert(
        session.connection,
        NUMBER_RIVAL,
        [{"unit": unit, "no": no, "order_id": order_id, "at": session.now}],
    )


def is_rival(connection: Connection, unit: str, no: str, order_id: str) -> bool:
    """Tell whether an order is a second paper under a number."""
    return (
        connection.execute(
            select(NUMBER_RIVAL.c.no).where(
                NUMBER_RIVAL.c.unit == unit,
                NUMBER_RIVAL.c.no == no,
                NUMBER_RIVAL.c.order_id == order_id,
            )
        ).scalar()
        is not None
    )


def numbers_of(connection: Connection, unit: str, series: str, year: int) -> Sequence[NumberRecord]:
    """Return every number of a series that stands on a paper, by running number."""
    rows = connection.execute(
        select(NUMBER)
        .where(NUMBER.c.unit == unit, NUMBER.c.series == series, NUMBER.c.year == year)
        .order_by(NUMBER.c.running, NUMBER.c.no)
    )
    return [_number(row) for row in rows]


def rivals_of(connection: Connection, unit: str) -> Sequence[tuple[str, str]]:
    """Return number and order of each second paper of a unit."""
    rows = connection.execute(
        select(NUMBER_RIVAL.c.no, NUMBER_RIVAL.c.order_id)
        .where(NUMBER_RIVAL.c.unit == unit)
        .order_by(NUMBER_RIVAL.c.no)
    )
    return [(row.no, row.order_id) for row in rows]


def lease(connection: Connection, unit: str, name: str) -> LeaseRecord | None:
    """Return a lease of a unit."""
    row = connection.execute(
        select(LEASE).where(LEASE.c.unit == unit, LEASE.c.lease == name)
    ).one_or_none()
    return None if row is None else _lease(row)


def leases_of_device(connection: Connection, device: int) -> Sequence[LeaseRecord]:
    """Return all leases of a device, oldest first."""
    rows = connection.execute(
        select(LEASE)
        .where(LEASE.c.device == device)
        .order_by(LEASE.c.year, LEASE.c.series, LEASE.c.first)
    )
    return [_lease(row) for row in rows]


def leases_of_series(
    connection: Connection, unit: str, series: str, year: int
) -> Sequence[LeaseRecord]:
    """Return all leases of a series, by range."""
    rows = connection.execute(
        select(LEASE)
        .where(LEASE.c.unit == unit, LEASE.c.series == series, LEASE.c.year == year)
        .order_by(LEASE.c.first)
    )
    return [_lease(row) for row in rows]


def highest_running(connection: Connection, unit: str, leases: Sequence[str]) -> dict[str, int]:
    """Return the highest running number that stands on a paper, for each lease that has one."""
    rows = connection.execute(
        select(NUMBER.c.lease, func.max(NUMBER.c.running).label("highest"))
        .where(NUMBER.c.unit == unit, NUMBER.c.lease.in_(sorted(leases)))
        .group_by(NUMBER.c.lease)
    )
    return {row.lease: row.highest for row in rows}


def take_range(session: Session, unit: str, series: str, year: int, count: int) -> int:
    """Take `count` running numbers of a series under its row's lock; return the first."""
    raised = (
        update(NUMBER_SERIES)
        .where(
            NUMBER_SERIES.c.unit == unit,
            NUMBER_SERIES.c.series == series,
            NUMBER_SERIES.c.year == year,
        )
        .values(next=NUMBER_SERIES.c.next + count)
        .returning(NUMBER_SERIES.c.next)
    )
    following = session.connection.execute(raised).scalar_one_or_none()
    if following is None:
        start = {"unit": unit, "series": series, "year": year, "next": 1}
        insert_missing(session.connection, NUMBER_SERIES, [start])
        following = session.connection.execute(raised).scalar_one()
    return int(following) - count


def grant(session: Session, granted: LeaseRecord) -> None:
    """Keep a new lease."""
    session.connection.execute(
        insert(LEASE).values(
            {column.name: getattr(granted, column.name) for column in LEASE.columns}
        )
    )


def give_back(session: Session, unit: str, name: str, first: int) -> None:
    """Note that a lease was given back from running number `first` on."""
    session.connection.execute(
        update(LEASE).where(LEASE.c.unit == unit, LEASE.c.lease == name).values(returned_from=first)
    )


def _number(row: Row[*tuple[Any, ...]]) -> NumberRecord:
    return NumberRecord(
        row.unit, row.series, row.year, row.no, row.running, row.state, row.order_id, row.lease
    )


def _lease(row: Row[*tuple[Any, ...]]) -> LeaseRecord:
    return LeaseRecord(**{column.name: getattr(row, column.name) for column in LEASE.columns})
