"""Number ranges: each desk of a leasing unit holds enough of them for a long outage."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from bejo_central.store import numbers
from bejo_central.store.numbers import LeaseRecord
from bejo_desktop.contract.exchange import LeaseRow
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.numbering import RUNNING_MAX, Series

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bejo_central.store.database import Session
    from bejo_central.store.devices import Device
    from bejo_desktop.contract.exchange import OpenLease
    from bejo_desktop.domain.parties import Unit


class Portion(NamedTuple):
    """How many ranges of a series a desk holds, each of `size` numbers."""

    size: int
    held: int

    @property
    def whole(self) -> int:
        """What a desk should hold; below half of it, it gets more."""
        return self.size * self.held


PORTIONS: Final[Mapping[Series, Portion]] = {
    Series.SP: Portion(50, 2),
    Series.SPK: Portion(10, 1),
    Series.BAST: Portion(30, 1),
    Series.KW: Portion(30, 1),
    Series.NP: Portion(30, 1),
    Series.BAN: Portion(20, 1),
    Series.ADD: Portion(10, 1),
    Series.HENTI: Portion(10, 1),
}
"""The series that are leased; every exchange names the open ranges, so that one must do."""
_YEARS_AROUND: Final = 1


def renew(
    session: Session, device: Device, unit: Unit, year: int, listed: Sequence[OpenLease]
) -> tuple[LeaseRow, ...]:
    """
    Return the ranges that the desk should have and does not list: old ones again, and new ones.

    An answer that was lost must not leave a range open for ever, of whatever year.
    """
    if unit.numbering != "lease":
        return ()
    held = _open_leases(session, device)
    next_numbers = {lease.id: lease.next for lease in listed}
    again = [lease for lease, _ in held if lease.lease not in next_numbers]
    granted: list[LeaseRecord] = []
    if abs(year - wib_day(session.now).year) <= _YEARS_AROUND:
        for series, portion in PORTIONS.items():
            left = _left(held, next_numbers, series, year)
            missing = portion.whole - left
            count = max(1, missing // portion.size) if missing * 2 > portion.whole else 0
            granted += [_grant(session, device, series, year) for _ in range(count)]
    return tuple(_row(lease) for lease in [*again, *granted])


def _open_leases(session: Session, device: Device) -> list[tuple[LeaseRecord, int]]:
    """Return leases with numbers that no paper bears, each with the first of them."""
    leases = [
        lease
        for lease in numbers.leases_of_device(session.connection, device.device)
        if lease.returned_from is None
    ]
    highest = numbers.highest_running(
        session.connection, device.unit, [lease.lease for lease in leases]
    )
    after = [(lease, highest.get(lease.lease, lease.first - 1) + 1) for lease in leases]
    return [(lease, free) for lease, free in after if free <= lease.last]


def _left(
    held: Sequence[tuple[LeaseRecord, int]],
    next_numbers: Mapping[str, int],
    series: Series,
    year: int,
) -> int:
    return sum(
        max(0, lease.last - max(free, next_numbers.get(lease.lease, 0)) + 1)
        for lease, free in held
        if lease.year == year and lease.series == series
    )


def _grant(session: Session, device: Device, series: Series, year: int) -> LeaseRecord:
    size = PORTIONS[series].size
    first = numbers.take_range(session, device.unit, series.value, year, size)
    assert first + size - 1 <= RUNNING_MAX
    granted = LeaseRecord(
        unit=device.unit,
        lease=f"{device.unit}-{series}-{year}-{first}",
        device=device.device,
        series=series.value,
        year=year,
        first=first,
        last=first + size - 1,
        expires_on=date(year + 1, 1, 31),
        granted_at=session.now,
        returned_from=None,
    )
    numbers.grant(session, granted)
    return granted


def _row(lease: LeaseRecord) -> LeaseRow:
    return LeaseRow(
        id=lease.lease,
        series=lease.series,
        year=lease.year,
        unit=lease.unit,
        first=lease.first,
        last=lease.last,
        expires_on=lease.expires_on,
    )
