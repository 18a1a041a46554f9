"""An agreed price with and without its tax: what prices of several orders are compared by."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.codes import PriceMode
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.rounding import rounded
from bejo_desktop.domain.rules.catalogue import Rounding
from bejo_desktop.domain.tax.base import class_prices
from bejo_desktop.domain.tax.sales import sales_tax

if TYPE_CHECKING:
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.figures import QuoteRequest
    from bejo_desktop.domain.rules.book import Rules

_WHOLE: Final = Fraction(1)


@dataclass(frozen=True, slots=True)
class AgreedPrice:
    """
    A price per measure in the order's price mode.

    Args:
        rate: effective rate of PPN or PBJT on it, 0 where the vendor or the good bears none.
    """

    price: Rupiah
    mode: PriceMode
    rate: Fraction

    @property
    def with_tax(self) -> Fraction:
        """What is paid per measure, in rupiah, exact."""
        if self.mode is PriceMode.INCLUSIVE:
            return Fraction(self.price.amount)
        return self.price.amount * (1 + self.rate)

    @property
    def without_tax(self) -> Fraction:
        """The same without PPN and PBJT."""
        if self.mode is PriceMode.INCLUSIVE:
            return self.price.amount / (1 + self.rate)
        return Fraction(self.price.amount)


def agreed_prices(request: QuoteRequest, rules: Rules) -> tuple[AgreedPrice, ...]:
    """
    Return the price of each line of an order with the rate of its tax on the due date.

    Raises:
        BadInput: `quote.empty`, `quote.discount_too_large`.
        RuleBroken: `quote.no_rule`, `money.range`.
    """
    tax = sales_tax(request, class_prices(request), rules, Rounding.HALF_UP)
    rates = {one.tax_class: one.rate.rate for one in tax.classes}
    return tuple(
        AgreedPrice(line.unit_price, request.price_mode, rates[line.tax_class])
        for line in request.lines
    )


def net_prices(content: OrderContent) -> tuple[Rupiah, ...]:
    """
    Return the price of each line without tax, half-up, by the figures that the order carries.

    No rule is asked: an order shows the same prices years later. Without figures an inclusive
    price stays as it is.
    """
    if content.price_mode is PriceMode.EXCLUSIVE or content.figures is None:
        return tuple(line.unit_price for line in content.lines)
    parts = {
        one.tax_class: Fraction(one.base.amount, whole)
        for one in content.figures.classes
        if (whole := one.base.amount + one.ppn.amount + one.pbjt.amount)
    }
    return tuple(
        Rupiah(rounded(line.unit_price.amount, parts.get(line.tax_class, _WHOLE), Rounding.HALF_UP))
        for line in content.lines
    )
