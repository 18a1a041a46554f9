"""
How much of a unit's orders goes to micro and small firms (UMK, koperasi) and to domestic goods.

One definition for desk and centre. What counts: the total with tax of every order of the year
(by its day) from its number to its payment that the centre has accepted, on the desk also what
waits for the centre. UMK: all of it where the vendor is Mikro, Kecil or a koperasi. PDN: the
lines' shares of the total whose origin is PDN.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Self

from bejo_desktop.domain.board import COUNTED
from bejo_desktop.domain.codes import VendorScale
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.order import OrderState, SyncState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.parties import Vendor
    from bejo_desktop.domain.rules.book import Rules

DOMESTIC: Final = "PDN"
"""Origin of a line that counts as domestic."""
WAITING: Final = (SyncState.QUEUED, SyncState.ACCEPTED)
"""What a desk counts: the centre knows only the second."""

_SMALL_SIZES: Final = frozenset({"mikro", "kecil"})
_COOPERATIVE: Final = "koperasi"
_PERMILLE: Final = 1_000


def counts(state: OrderState, sync: SyncState) -> bool:
    """Tell whether an order counts on a desk."""
    return state in COUNTED and sync in WAITING


def is_small(size: str, legal_form: str) -> bool:
    """Tell whether a vendor is a usaha mikro, a usaha kecil or a koperasi."""
    return size.casefold() in _SMALL_SIZES or legal_form.casefold() == _COOPERATIVE


def scale_of(vendor: Vendor | None) -> VendorScale:
    """Return what a vendor counts as today; UNKNOWN where it is not known here."""
    if vendor is None:
        return VendorScale.UNKNOWN
    small = is_small(vendor.size, vendor.legal_form)
    return VendorScale.SMALL if small else VendorScale.OTHER


def domestic_part(lines: Iterable[tuple[str, Rupiah]]) -> Rupiah:
    """Return what of an order is domestic, of (origin, share of the total) of its lines."""
    return sum((share for origin, share in lines if origin == DOMESTIC), start=ZERO)


@dataclass(frozen=True, slots=True)
class Spent:
    """What was ordered: in all, from UMK and koperasi, and of domestic goods; with tax."""

    orders: int
    total: Rupiah
    umk: Rupiah
    pdn: Rupiah

    def __add__(self, other: Self) -> Self:
        return type(self)(
            self.orders + other.orders,
            self.total + other.total,
            self.umk + other.umk,
            self.pdn + other.pdn,
        )

    def __sub__(self, other: Self) -> Self:
        return type(self)(
            self.orders - other.orders,
            self.total - other.total,
            self.umk - other.umk,
            self.pdn - other.pdn,
        )


NOTHING_SPENT: Final = Spent(0, ZERO, ZERO, ZERO)


def spent_on(content: OrderContent, *, small: bool) -> Spent:
    """Return what one order spends; nothing while it has no figures."""
    figures = content.figures
    if figures is None:
        return NOTHING_SPENT
    shares = zip(content.lines, figures.lines, strict=True)
    pdn = domestic_part((line.origin, one.share) for line, one in shares)
    return Spent(1, figures.total, figures.total if small else ZERO, pdn)


@dataclass(frozen=True, slots=True)
class Gauge:
    """
    One share before and after an order, against its target.

    Args:
        before, after: exact parts of the whole, None where nothing was ordered.
        target: the least part that should be reached, None before there was a target.
        rule: id of the rule that sets it, "" for none.
    """

    before: Fraction | None
    after: Fraction | None
    target: Fraction | None
    rule: str

    @property
    def is_met(self) -> bool:
        """Whether the target is reached after the order, or there is none to reach."""
        return self.target is None or (self.after is not None and self.after >= self.target)

    @property
    def shown(self) -> str:
        """As it is read: `37,2 % → 38,1 % dari target 40 %`."""
        parts = f"{percent(self.before)} → {percent(self.after)}"
        return parts if self.target is None else f"{parts} dari target {percent(self.target)}"


@dataclass(frozen=True, slots=True)
class Meter:
    """Both shares of a unit (or of several) in a year, before and after one order."""

    year: int
    spent: Spent
    umk: Gauge
    pdn: Gauge


def meter(before: Spent, order: Spent, on: date, rules: Rules) -> Meter:
    """
    Return the meter.

    Args:
        before: what was ordered without the order; `order`: what the order adds.
        on: day of the order: its targets (`umk.share`, `pdn.target`) and its year.
    """
    after = before + order
    return Meter(
        year=on.year,
        spent=after,
        umk=_gauge("umk.share", on, rules, (before.umk, before.total), (after.umk, after.total)),
        pdn=_gauge("pdn.target", on, rules, (before.pdn, before.total), (after.pdn, after.total)),
    )


def percent(part: Fraction | None) -> str:
    """
    Return a part as it is read, `37,2 %` or `40 %`; a dash for none.

    Cut, not rounded: 39,99 % never looks like the 40 % that it misses.
    """
    if part is None:
        return "–"
    whole, tenth = divmod(part.numerator * _PERMILLE // part.denominator, 10)
    return f"{whole},{tenth} %" if tenth or (part * 100).denominator > 1 else f"{whole} %"


def _gauge(
    key: str, on: date, rules: Rules, before: tuple[Rupiah, Rupiah], after: tuple[Rupiah, Rupiah]
) -> Gauge:
    try:
        rule = rules.on(key, on)
    except RuleBroken:
        return Gauge(_part(*before), _part(*after), None, "")
    return Gauge(_part(*before), _part(*after), rule.ratio, rule.id)


def _part(part: Rupiah, whole: Rupiah) -> Fraction | None:
    return Fraction(part.amount, whole.amount) if whole.amount else None
