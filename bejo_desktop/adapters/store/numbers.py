"""Leased ranges and the account of every number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import and_, func, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from bejo_desktop.adapters.store.tables import lease as leases
from bejo_desktop.adapters.store.tables import number_use
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.numbering import Fate, FatedRange, Lease, NumberRange, Register, Series

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import ColumnElement, Connection

    from bejo_desktop.adapters.store.column_types import AnyRow
    from bejo_desktop.domain.numbering import Number

_OLDEST_FIRST: Final = (leases.c.year, leases.c.first, leases.c.lease_id)


class SqlNumbers:
    """The port `Numbers` over one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def leases(self) -> Sequence[Lease]:
        rows = self._connection.execute(
            select(leases).where(leases.c.next_number <= leases.c.last).order_by(*_OLDEST_FIRST)
        )
        return [_to_lease(row) for row in rows]

    def grant(self, lease: Lease) -> None:
        statement = upsert(leases).values(
            lease_id=lease.id,
            series=lease.series,
            unit=lease.unit,
            year=lease.year,
            first=lease.first,
            last=lease.last,
            next_number=lease.next_number,
            expires_on=lease.expires_on,
        )
        renewed = {"expires_on": statement.excluded.expires_on}
        self._connection.execute(statement.on_conflict_do_update(["lease_id"], set_=renewed))

    def take(self, series: str, year: int) -> tuple[int, Lease]:
        row = self._connection.execute(
            select(leases)
            .where(
                leases.c.series == series,
                leases.c.year == year,
                leases.c.next_number <= leases.c.last,
            )
            .order_by(*_OLDEST_FIRST)
            .limit(1)
        ).one_or_none()
        if row is None:
            raise self._without(series, year)
        running, taken = _to_lease(row).take()
        self._connection.execute(
            update(leases)
            .where(leases.c.lease_id == taken.id)
            .values(next_number=taken.next_number)
        )
        return running, taken

    def _without(self, series: str, year: int) -> RuleBroken:
        """Tell numbers that ran out from those of a year or a paper that none was given for."""
        granted = select(leases.c.lease_id).where(leases.c.series == series, leases.c.year == year)
        some = self._connection.execute(granted.limit(1)).first()
        if some is None:
            return RuleBroken("lease.none", series=series, year=year)
        return RuleBroken("lease.empty", series=series, year=year)

    def left(self, year: int) -> Mapping[Series, int]:
        left = func.sum(leases.c.last + 1 - leases.c.next_number)
        found = select(leases.c.series, left).where(leases.c.year == year)
        rows = self._connection.execute(found.group_by(leases.c.series))
        return {Series(series): int(count) for series, count in rows}

    def record(
        self, order_id: UUID, number: Number, state: str, *, now: datetime, reason: str = ""
    ) -> None:
        holders = self._connection.execute(
            select(number_use.c.order_id).where(_same_number(number))
        ).scalars()
        known = set(holders)
        values = {"state": state, "reason": reason, "recorded_at": now}
        if known - {order_id}:
            raise RuleBroken("number.taken", field="number", number=number.text)
        if not known:
            self._connection.execute(
                insert(number_use).values(
                    text=number.text,
                    series=number.series,
                    year=number.year,
                    running=number.running,
                    lease_id=number.lease_id,
                    order_id=order_id,
                    **values,
                )
            )
        else:
            self._connection.execute(
                update(number_use).where(number_use.c.text == number.text).values(values)
            )

    def order_of(self, text: str) -> UUID | None:
        found = select(number_use.c.order_id).where(number_use.c.text == text)
        return self._connection.execute(found).scalar_one_or_none()

    def is_taken(self, text: str) -> bool:
        found = select(number_use.c.text).where(number_use.c.text == text)
        return self._connection.execute(found).one_or_none() is not None

    def register(self, series: str, year: int) -> Register:
        ranges = self._connection.execute(
            select(leases).where(leases.c.series == series, leases.c.year == year)
        ).all()
        uses = self._connection.execute(
            select(number_use).where(
                number_use.c.series == series,
                number_use.c.year == year,
                number_use.c.running.is_not(None),
            )
        ).all()
        return Register.of(_issued(ranges, uses), _fates(ranges, uses))


def _to_lease(row: AnyRow) -> Lease:
    return Lease(
        id=row.lease_id,
        series=row.series,
        unit=row.unit,
        year=row.year,
        first=row.first,
        last=row.last,
        next_number=row.next_number,
        expires_on=row.expires_on,
    )


def _same_number(number: Number) -> ColumnElement[bool]:
    """The same text, or the same running number written in another way."""
    same_place = and_(
        number_use.c.series == number.series,
        number_use.c.year == number.year,
        number_use.c.running == number.running,
    )
    return or_(number_use.c.text == number.text, same_place)


def _issued(ranges: Sequence[AnyRow], uses: Sequence[AnyRow]) -> Iterator[NumberRange]:
    """Ranges of the centre, and each number from the agenda book by itself."""
    yield from (NumberRange(row.first, row.last) for row in ranges)
    yield from (NumberRange(row.running, row.running) for row in uses if row.lease_id is None)


def _fates(ranges: Sequence[AnyRow], uses: Sequence[AnyRow]) -> Iterator[FatedRange]:
    for row in ranges:
        if row.next_number <= row.last:
            yield FatedRange(row.next_number, row.last, Fate.OPEN)
    yield from (FatedRange(row.running, row.running, Fate(row.state)) for row in uses)
