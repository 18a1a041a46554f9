"""What each tax class of an order is worth before or with its tax: lines, discount, shipping."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_desktop.domain.codes import TaxClass
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.rounding import spread

if TYPE_CHECKING:
    from bejo_desktop.domain.figures import QuoteRequest
    from bejo_desktop.domain.money import Rupiah


@dataclass(frozen=True, slots=True)
class ClassPrice:
    """
    Lines of one tax class and what they cost together in the order's price mode.

    `places` are the lines' places in the order, `amounts` their sums, `price` is the sum of the
    amounts − the class's share of the discount + the shipping that joined it, in rupiah.
    """

    tax_class: TaxClass
    places: tuple[int, ...]
    amounts: tuple[Rupiah, ...]
    price: int


def class_prices(request: QuoteRequest) -> list[ClassPrice]:
    """
    Sort the lines by tax class and spread discount and shipping over the classes.

    The discount goes by the classes' line sums (largest remainder, ties to the earlier class),
    shipping joins the class with the largest sum (domain.md 2.3, steps 3 and 5b).

    Raises:
        BadInput: `quote.empty` without lines, `quote.discount_too_large`.
        RuleBroken: `money.range` when a line is too large.
    """
    if not request.lines:
        raise BadInput("quote.empty", field="lines")
    amounts = [line.unit_price.times(line.quantity) for line in request.lines]
    places: dict[TaxClass, list[int]] = {}
    for place, line in enumerate(request.lines):
        places.setdefault(line.tax_class, []).append(place)
    classes = sorted(places, key=_ORDER.__getitem__)
    sums = [sum([amounts[place].amount for place in places[tax_class]]) for tax_class in classes]
    prices = _discounted(sums, request.discount.amount)
    prices[sums.index(max(sums))] += request.shipping.amount
    return [
        ClassPrice(
            tax_class=tax_class,
            places=tuple(places[tax_class]),
            amounts=tuple([amounts[place] for place in places[tax_class]]),
            price=price,
        )
        for tax_class, price in zip(classes, prices, strict=True)
    ]


def _discounted(sums: list[int], discount: int) -> list[int]:
    if not discount:
        return sums.copy()
    if discount > sum(sums):
        raise BadInput(
            "quote.discount_too_large", field="discount", discount=discount, base=sum(sums)
        )
    return [price - part for price, part in zip(sums, spread(discount, sums), strict=True)]


_ORDER = {tax_class: place for place, tax_class in enumerate(TaxClass)}
