"""
The board of the program: how much the offices ordered, where, and from how many businesses.

What counts: every order that the centre has accepted and that bears a number, from `final` on,
neither voided nor cancelled; by its total with taxes, in the year and month of `ordered_on`.
Each order once, by its id. The definitions in words are `board.means.*` of the messages.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.order import OrderState

if TYPE_CHECKING:
    from datetime import datetime

COUNTED: Final = (
    OrderState.FINAL,
    OrderState.SIGNED,
    OrderState.DELIVERING,
    OrderState.RECEIVED,
    OrderState.PAID,
)
"""States of an order that counts, provided that the centre has accepted it."""

AGENCIES_SHOWN: Final = 20
"""Rows of each ranking of agencies."""

_SCALES: Final = (
    (10**12, 999_950_000_000, "triliun"),
    (10**9, 999_950_000, "miliar"),
    (10**6, 10**6, "juta"),
)
"""Scale, least amount that is said in it (rounded, it is one whole), and its word."""


@dataclass(frozen=True, slots=True)
class Volume:
    """Orders counted together: how many, and their total in whole rupiah."""

    orders: int
    total: Rupiah

    @property
    def mean(self) -> Rupiah:
        """The average order, half-up; zero without orders."""
        if not self.orders:
            return ZERO
        return Rupiah((2 * self.total.amount + self.orders) // (2 * self.orders))

    def __add__(self, other: Volume) -> Volume:
        return Volume(self.orders + other.orders, self.total + other.total)


NOTHING: Final = Volume(0, ZERO)


@dataclass(frozen=True, slots=True)
class Region:
    """A regency or city of which no office ordered; `code` as Kemendagri's, `35.09`."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class RegionStanding:
    """
    A regency or city with what its offices ordered; `code` as Kemendagri's, `35.09`.

    Args:
        before: the year before up to the same day.
    """

    rank: int
    code: str
    name: str
    volume: Volume
    before: Volume

    @property
    def growth_permille(self) -> int | None:
        """As `Board.growth_permille`, of this regency."""
        return growth_permille(self.volume.total, self.before.total)


@dataclass(frozen=True, slots=True)
class AgencyStanding:
    """An agency (perangkat daerah) with what it ordered."""

    rank: int
    code: str
    name: str
    region_name: str
    volume: Volume


@dataclass(frozen=True, slots=True)
class UnitStanding:
    """Where one agency stands in both rankings, also below the rows that are shown."""

    code: str
    rank_by_total: int
    rank_by_orders: int
    volume: Volume


@dataclass(frozen=True, slots=True)
class Board:
    """
    The figures of one fiscal year up to a day.

    Args:
        year: of `ordered_on`.
        through: last day counted (WIB): today, or 31 December of a past year.
        as_of: when the centre counted, UTC, to the minute.
        year_volume: of the year up to `through`.
        median: the order in the middle of the year's orders by total, half-up between two;
            zero without orders.
        paid: those of the year's orders that are paid.
        months: twelve volumes, January first.
        before: the year before up to the same day (29 February: up to 28 February).
        regions: by total, then orders, then code; only those that ordered.
        silent: those that did not, by code.
        agencies_by_total, agencies_by_orders: the first `AGENCIES_SHOWN`, ties by the other
            figure, then by code.
        agency_count: agencies that ordered.
        vendor_count: businesses (UMKM) that received an order, each NIB (else NPWP, else code)
            once; `vendors_known` all registered, counted alike.
    """

    year: int
    through: date
    as_of: datetime
    year_volume: Volume
    median: Rupiah
    paid: Volume
    months: tuple[Volume, ...]
    before: Volume
    regions: tuple[RegionStanding, ...]
    silent: tuple[Region, ...]
    agencies_by_total: tuple[AgencyStanding, ...]
    agencies_by_orders: tuple[AgencyStanding, ...]
    agency_count: int
    vendor_count: int
    vendors_known: int

    @property
    def region_count(self) -> int:
        """All regencies and cities known to the centre."""
        return len(self.regions) + len(self.silent)

    @property
    def growth_permille(self) -> int | None:
        """Growth of the total against the year before in thousandths, half-up; None without one."""
        return growth_permille(self.year_volume.total, self.before.total)

    @property
    def before_through(self) -> date:
        """Last day counted of the year before."""
        return same_day_before(self.through)


def growth_permille(now: Rupiah, before: Rupiah) -> int | None:
    """Return the growth from `before` to `now` in thousandths, half-up; None from nothing."""
    was = before.amount
    if not was:
        return None
    return (2000 * (now.amount - was) + was) // (2 * was)


def same_day_before(day: date) -> date:
    """Return the same day of the year before; 28 February for 29 February."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return date(day.year - 1, 2, 28)


def in_short(amount: Rupiah) -> str:
    """Return an amount as it is said: `Rp184,3 miliar`, `Rp8,6 juta`; below a million whole."""
    for scale, least, word in _SCALES:
        if amount.amount >= least:
            tenths = (20 * amount.amount + scale) // (2 * scale)
            return f"Rp{tenths // 10},{tenths % 10} {word}"
    return str(amount)


def in_percent(permille: int) -> str:
    """Return a growth as it is said: `+18,4%`, `−4,0%`, `+1.250,0%`."""
    sign = "−" if permille < 0 else "+"
    whole, tenth = divmod(abs(permille), 10)
    return f"{sign}{whole:,}".replace(",", ".") + f",{tenth}%"
