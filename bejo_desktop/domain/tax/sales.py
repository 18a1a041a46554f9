"""PPN and PBJT of an order: on the price or out of it, rounded once per rate."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import TYPE_CHECKING, Final, Self

from bejo_desktop.domain.codes import Collector, PriceMode, TaxClass
from bejo_desktop.domain.rounding import rounded, spread
from bejo_desktop.domain.rules.catalogue import Rounding
from bejo_desktop.domain.tax.floor import Floor, floor_spares

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bejo_desktop.domain.figures import QuoteRequest
    from bejo_desktop.domain.rules.book import Rules
    from bejo_desktop.domain.tax.base import ClassPrice

_NOTHING: Final = Fraction(0)
_WHOLE: Final = Fraction(1)
_RATES_KEPT: Final = 64
"""More than the law has had; a rate that fell out is made again."""


@dataclass(frozen=True, slots=True)
class SalesRate:
    """
    Effective rate of PPN or PBJT on a class.

    `other_base` is DPP nilai lain ÷ base, None where the tax is taken of the base itself;
    `untaxed` is base ÷ a price that carries the tax.
    """

    rate: Fraction
    is_pbjt: bool = False
    other_base: Fraction | None = None
    untaxed: Fraction = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "untaxed", 1 / (1 + self.rate))

    def __hash__(self) -> int:
        """Return a hash that costs less than those of two fractions."""
        return hash((self.rate.numerator, self.rate.denominator, self.is_pbjt))


@dataclass(frozen=True, slots=True)
class ClassTax:
    """Base of a class without tax and the tax on it, in rupiah."""

    tax_class: TaxClass
    rate: SalesRate
    base: int
    tax: int

    @property
    def ppn(self) -> int:
        """PPN on the class."""
        return 0 if self.rate.is_pbjt else self.tax

    @property
    def pbjt(self) -> int:
        """PBJT on the class."""
        return self.tax if self.rate.is_pbjt else 0


@dataclass(frozen=True, slots=True)
class SalesTax:
    """
    The taxed classes of an order, in the order of `TaxClass`, with their sums in rupiah.

    `base` is the whole order without PPN and PBJT, `ppn` and `pbjt` are its taxes.
    """

    classes: tuple[ClassTax, ...]
    base: int
    ppn: int
    pbjt: int

    @classmethod
    def of(cls, classes: Sequence[ClassTax]) -> Self:
        """Add the classes up."""
        pbjt = sum([one.tax for one in classes if one.rate.is_pbjt])
        return cls(
            classes=tuple(classes),
            base=sum([one.base for one in classes]),
            ppn=sum([one.tax for one in classes]) - pbjt,
            pbjt=pbjt,
        )


def sales_tax(
    request: QuoteRequest, prices: Sequence[ClassPrice], law: Rules, rounding: str
) -> SalesTax:
    """
    Return base and tax of each class on the due date.

    An inclusive price is divided by 1 + rate, half-up at all times, and the tax is the rest;
    an exclusive price is the base, and the tax of all classes of one rate is rounded once.
    """
    rates = [_rate(request, price.tax_class, law) for price in prices]
    if request.price_mode is PriceMode.INCLUSIVE:
        bases = [_without_tax(price.price, one) for price, one in zip(prices, rates, strict=True)]
        taxes = [price.price - base for price, base in zip(prices, bases, strict=True)]
    else:
        bases = [price.price for price in prices]
        taxes = _on_top(bases, rates, rounding)
    return SalesTax.of(
        [
            ClassTax(price.tax_class, rate, base, tax)
            for price, rate, base, tax in zip(prices, rates, bases, taxes, strict=True)
        ]
    )


def collected_ppn(request: QuoteRequest, tax: SalesTax, law: Rules) -> int:
    """
    Return the PPN that is kept back from the vendor: all on a platform, above the floor else.

    Rule: `ppn.bendahara.floor` with `floor_scope.ppn` (PMK 231/2019).
    """
    if tax.ppn == 0 or request.collector is Collector.PLATFORM:
        return tax.ppn
    own = sum(one.base for one in tax.classes if one.rate.rate and not one.rate.is_pbjt)
    floor = Floor("ppn.bendahara.floor", "floor_scope.ppn")
    return 0 if floor_spares(floor, request.due_on, own, tax.base, law) else tax.ppn


def other_base(tax: SalesTax, rounding: str) -> int | None:
    """Return the DPP nilai lain to be shown, rounded by itself; None where no class has one."""
    shares = [
        (one.base * one.rate.other_base.numerator, one.rate.other_base.denominator)
        for one in tax.classes
        if one.rate.other_base is not None
    ]
    if not shares:
        return None
    whole = lcm(*[denominator for _, denominator in shares])
    parts = sum([numerator * (whole // denominator) for numerator, denominator in shares])
    return rounded(1, Fraction(parts, whole), rounding)


def _without_tax(price: int, one: SalesRate) -> int:
    return rounded(price, one.untaxed, Rounding.HALF_UP)


def _on_top(bases: Sequence[int], rates: Sequence[SalesRate], rounding: str) -> list[int]:
    groups: dict[SalesRate, list[int]] = {}
    for place, rate in enumerate(rates):
        groups.setdefault(rate, []).append(place)
    taxes = [0] * len(bases)
    for rate, places in groups.items():
        if not rate.rate:
            continue
        group = [bases[place] for place in places]
        tax = rounded(sum(group), rate.rate, rounding)
        for place, part in zip(places, spread(tax, group), strict=True):
            taxes[place] = part
    return taxes


def _rate(request: QuoteRequest, tax_class: TaxClass, law: Rules) -> SalesRate:
    day = request.due_on
    if tax_class is TaxClass.CATERING:
        return _pbjt(law.on("pbjt.makmin", day, request.region).ratio.as_integer_ratio())
    if tax_class is TaxClass.EXEMPT or not request.vendor.pkp:
        return _UNTAXED
    other = law.on("ppn.base.luxury" if tax_class is TaxClass.LUXURY else "ppn.base", day).ratio
    rate = law.on("ppn.rate", day).ratio
    return _ppn(rate.as_integer_ratio(), other.as_integer_ratio())


@lru_cache(_RATES_KEPT)
def _pbjt(rate: tuple[int, int]) -> SalesRate:
    return SalesRate(Fraction(*rate), is_pbjt=True)


@lru_cache(_RATES_KEPT)
def _ppn(rate: tuple[int, int], other: tuple[int, int]) -> SalesRate:
    """The rate on the base itself; as pairs of integers, which hash faster than fractions."""
    other_base = Fraction(*other)
    return SalesRate(
        Fraction(*rate) * other_base, other_base=None if other_base == _WHOLE else other_base
    )


_UNTAXED: Final = SalesRate(_NOTHING)
