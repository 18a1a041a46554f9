"""
The comparison sheet of offers (kertas kerja perbandingan harga).

Lines of an order against up to several vendors: price, day and source of each, beside the
standard price and what was paid last; the cheapest of each line and of the whole.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.tax.computing import compute

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.figures import Figures, VendorTax
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.negotiation import Offer
    from bejo_desktop.domain.price_memory import PaidPrice
    from bejo_desktop.domain.quantity import Quantity
    from bejo_desktop.domain.rules.book import RuleBook
    from bejo_desktop.domain.standard_prices import StandardPrice

OFFERS_MOST: Final = 6
"""Columns that a sheet bears."""
CATALOGUE: Final = "catalogue"
"""Source of a price that stands in the catalogue; the others are those of an offer."""


class Standing(StrEnum):
    """How one vendor's price stands in its line."""

    CHEAPEST = "cheapest"
    DEARER = "dearer"
    NOT_OFFERED = "not_offered"


@dataclass(frozen=True, slots=True)
class Quoted:
    """
    What one vendor asks for the lines of an order.

    Args:
        tax: decides the taxes of the total.
        source: `catalogue`, or how an offer came (`OfferSource`); `no`: of its letter.
        prices: one a line, in the order's price mode; None where it is not offered.
        dates: one a line: day of the price.
    """

    vendor: str
    vendor_name: str
    tax: VendorTax
    source: str
    prices: tuple[Rupiah | None, ...]
    dates: tuple[date | None, ...]
    no: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a line's prices are read beside; None where nothing is known."""

    standard: StandardPrice | None = None
    last_paid: PaidPrice | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One vendor's price of one line; `amount` is price × quantity."""

    price: Rupiah | None
    on: date | None
    amount: Rupiah | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One line of the sheet; `cells` stand in the order of its offers."""

    name: str
    measure: str
    quantity: Quantity
    cells: tuple[Cell, ...]
    beside: Beside


@dataclass(frozen=True, slots=True)
class ComparedOffer:
    """
    One column of the sheet.

    Args:
        base, total: before and with tax, without discount and shipping, which belong to one
            vendor's deal; None where a line is missing. The total is what is compared: a PKP
            adds PPN, who is no PKP does not.
        is_cheapest: the lowest total of the complete offers; of equals each.
    """

    vendor: str
    vendor_name: str
    pkp: bool
    source: str
    no: str
    base: Rupiah | None
    total: Rupiah | None
    is_cheapest: bool
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """The sheet; `on` is the day it is drawn up, prices are in `price_mode` of the order."""

    on: date
    package: str
    rup: str
    price_mode: str
    offers: tuple[ComparedOffer, ...]
    lines: tuple[ComparedLine, ...]


def compare(
    content: OrderContent,
    quoted: Sequence[Quoted],
    beside: Sequence[Beside],
    on: date,
    rules: RuleBook,
) -> Comparison:
    """
    Set the offers side by side.

    Args:
        quoted: the columns; that of the order's vendor is marked as chosen.
        beside: one a line.

    Raises:
        BadInput: `comparison.no_offer`, `comparison.too_many`, `comparison.lines_differ` where
            an offer has not one price a line; `quote.…` as `compute`.
    """
    if not quoted:
        raise BadInput("comparison.no_offer", field="offers")
    if len(quoted) > OFFERS_MOST:
        raise BadInput("comparison.too_many", field="offers", most=OFFERS_MOST, count=len(quoted))
    for one in quoted:
        if not len(one.prices) == len(one.dates) == len(content.lines):
            raise BadInput("comparison.lines_differ", field="offers", vendor=one.vendor_name)
    figures = [_figures(content, one, rules) for one in quoted]
    least = min((whole.total for whole in figures if whole is not None), default=None)
    return Comparison(
        on=on,
        package=content.package,
        rup=content.rup,
        price_mode=content.price_mode.value,
        offers=tuple(
            ComparedOffer(
                vendor=one.vendor,
                vendor_name=one.vendor_name,
                pkp=one.tax.pkp,
                source=one.source,
                no=one.no,
                base=whole.base if whole else None,
                total=whole.total if whole else None,
                is_cheapest=whole is not None and whole.total == least,
                is_chosen=one.vendor == content.vendor,
            )
            for one, whole in zip(quoted, figures, strict=True)
        ),
        lines=tuple(
            ComparedLine(
                line.name, line.measure, line.quantity, _cells(line.quantity, at, quoted), side
            )
            for at, (line, side) in enumerate(zip(content.lines, beside, strict=True))
        ),
    )


def quoted_from(offer: Offer, tax: VendorTax) -> Quoted:
    """Return a recorded offer as a column: all its prices are of its day, its PKP as stated."""
    return Quoted(
        vendor=offer.vendor,
        vendor_name=offer.vendor_name,
        tax=replace(tax, pkp=offer.pkp),
        source=offer.source.value,
        prices=offer.prices,
        dates=tuple(None if price is None else offer.on for price in offer.prices),
        no=offer.no,
    )


def newest_offers(offers: Sequence[Offer]) -> tuple[Offer, ...]:
    """Return the last round of each vendor, in the order in which the vendors first offered."""
    last: dict[str, Offer] = {}
    for offer in offers:
        if offer.vendor not in last or offer.round >= last[offer.vendor].round:
            last[offer.vendor] = offer
    return tuple(last.values())


def _figures(content: OrderContent, one: Quoted, rules: RuleBook) -> Figures | None:
    if any(price is None for price in one.prices):
        return None
    lines = tuple(
        replace(line, unit_price=price)
        for line, price in zip(content.lines, one.prices, strict=True)
        if price is not None
    )
    offered = replace(content, vendor_tax=one.tax, lines=lines, discount=ZERO, shipping=ZERO)
    return compute(offered.quote(), rules)


def _cells(quantity: Quantity, at: int, quoted: Sequence[Quoted]) -> tuple[Cell, ...]:
    least = min((price for one in quoted if (price := one.prices[at]) is not None), default=None)
    return tuple(_cell(one.prices[at], one.dates[at], quantity, least) for one in quoted)


def _cell(price: Rupiah | None, on: date | None, quantity: Quantity, least: Rupiah | None) -> Cell:
    if price is None:
        return Cell(None, None, None, Standing.NOT_OFFERED)
    standing = Standing.CHEAPEST if price == least else Standing.DEARER
    return Cell(price, on, price.times(quantity), standing)
