"""What was paid before and what others ask, and whether a price stands out from both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.money import Rupiah

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bejo_desktop.domain.rules.book import Rules

LISTED_LEAST: Final = 3
"""Fewer prices in the region have no middle worth asking about."""


@dataclass(frozen=True, slots=True)
class PaidPrice:
    """
    A price that the unit agreed on in an order with a number.

    Args:
        price: per measure without PPN and PBJT, whole rupiah.
        on: day of the order; `order`: its number.
    """

    price: Rupiah
    on: date
    order: str
    vendor: str


@dataclass(frozen=True, slots=True)
class OwnHistory:
    """The unit's own prices of one product; all in whole rupiah without tax."""

    count: int
    least: Rupiah
    median: Rupiah
    most: Rupiah
    last: PaidPrice


@dataclass(frozen=True, slots=True)
class RegionPrices:
    """List prices of the region's vendors for the same name and measure; `as_of` the newest day."""

    count: int
    median: Rupiah
    as_of: date


class Reference(StrEnum):
    """What a price is compared with; the tolerance is the rule `flag.price.` and its value."""

    HISTORY = "history"
    MEDIAN = "median"


@dataclass(frozen=True, slots=True)
class Deviation:
    """
    A price above what it is compared with.

    Args:
        reference: the amount it is compared with, whole rupiah.
        over: by which part of the reference it is above, exact: 1/4 is a quarter more.
        rule: id of the rule whose tolerance it exceeds.
    """

    against: Reference
    reference: Rupiah
    over: Fraction
    rule: str


def median(prices: Iterable[Rupiah]) -> Rupiah:
    """Return the middle of at least one price, of two middles their mean, half-up."""
    ordered = sorted(price.amount for price in prices)
    low, high = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    return Rupiah((low + high + 1) // 2)


def history_since(on: date, rules: Rules) -> date:
    """Return the first day of prices that an order of `on` is compared with."""
    return on - timedelta(days=rules.on("flag.price.window_days", on).number)


def history_of(paid: Sequence[PaidPrice], since: date = date.min) -> OwnHistory | None:
    """
    Return what the unit paid, None where it never bought it; of one day the dearest is last.

    Args:
        since: what was paid before this day is too old to be compared with.
    """
    paid = [one for one in paid if one.on >= since]
    if not paid:
        return None
    prices = [one.price for one in paid]
    return OwnHistory(
        count=len(paid),
        least=min(prices),
        median=median(prices),
        most=max(prices),
        last=max(paid, key=lambda one: (one.on, one.price, one.order)),
    )


def price_deviation(
    price: Rupiah,
    history: OwnHistory | None,
    region: RegionPrices | None,
    on: date,
    rules: Rules,
) -> tuple[Deviation, ...]:
    """
    Return what `price` (without tax) exceeds by more than is tolerated: a question, never a block.

    Own history: the median of what was paid, tolerance `flag.price.history`. Region: the
    median of at least three list prices, tolerance `flag.price.median`.

    Raises:
        RuleBroken: `quote.no_rule` before the first day of a rule.
    """
    found: list[Deviation] = []
    references = [(Reference.HISTORY, history.median)] if history else []
    if region and region.count >= LISTED_LEAST:
        references.append((Reference.MEDIAN, region.median))
    for against, reference in references:
        rule = rules.on(f"flag.price.{against}", on)
        if reference.amount and price.amount > reference.amount * (1 + rule.ratio):
            over = Fraction(price.amount - reference.amount, reference.amount)
            found.append(Deviation(against, reference, over, rule.id))
    return tuple(found)
