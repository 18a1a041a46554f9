"""Gathers the offers that a comparison sheet sets side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.codes import Certificate
from bejo_desktop.domain.comparison import (
    CATALOGUE,
    OFFERS_MOST,
    Beside,
    Quoted,
    compare,
    newest_offers,
    quoted_from,
)
from bejo_desktop.domain.errors import BadInput, NotFound
from bejo_desktop.domain.figures import VendorTax

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from bejo_desktop.application.ports.store import Reading
    from bejo_desktop.application.views.prices import LineAdvice
    from bejo_desktop.domain.catalogue import Product
    from bejo_desktop.domain.comparison import Comparison
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.negotiation import Offer
    from bejo_desktop.domain.rules.book import RuleBook

OFFERS: Final = 3
"""As many offers as auditors want to see."""
_ALIKE: Final = 50
"""Products of other vendors that are looked at for each line."""


def comparison_of(
    reading: Reading,
    content: OrderContent,
    advices: Sequence[LineAdvice],
    rules: RuleBook,
    on: date,
    offers: int = OFFERS,
) -> Comparison:
    """
    Return the sheet of an order: its own vendor, recorded offers, then the catalogue.

    Recorded offers come first, each vendor's last round; what is missing up to `offers` is
    filled with vendors of the catalogue that sell the same name and measure, those with the
    most lines first, then the cheapest.

    Raises:
        BadInput: `comparison.no_offer` without a vendor or a line; others as `compare`.
    """
    if content.vendor_tax is None or not content.lines:
        raise BadInput("comparison.no_offer", field="vendor")
    gathering = _Gathering(reading, content)
    columns = [gathering.own(), *gathering.recorded()]
    taken = {column.vendor for column in columns}
    for column in gathering.of_catalogue():
        if len(columns) >= min(offers, OFFERS_MOST):
            break
        if column.vendor not in taken:
            columns.append(column)
    beside = [Beside(one.standard, one.facts.last_paid) for one in advices]
    return compare(content, columns[:OFFERS_MOST], beside, on, rules)


@dataclass(frozen=True, slots=True)
class _Gathering:
    reading: Reading
    content: OrderContent

    def own(self) -> Quoted:
        """The order's vendor at the agreed prices, from its own offer where it made one."""
        content = self.content
        assert content.vendor_tax is not None
        for offer in self._offers():
            if offer.vendor == content.vendor:
                agreed = tuple(line.unit_price for line in content.lines)
                recorded = quoted_from(offer, content.vendor_tax)
                return Quoted(
                    vendor=recorded.vendor,
                    vendor_name=recorded.vendor_name,
                    tax=content.vendor_tax,
                    source=recorded.source,
                    prices=agreed,
                    dates=(offer.on,) * len(agreed),
                    no=recorded.no,
                )
        known = self._products()
        return Quoted(
            vendor=content.vendor,
            vendor_name=self._name(content.vendor),
            tax=content.vendor_tax,
            source=CATALOGUE,
            prices=tuple(line.unit_price for line in content.lines),
            dates=tuple(
                known[line.product].price_on if line.product in known else content.ordered_on
                for line in content.lines
            ),
        )

    def recorded(self) -> Iterator[Quoted]:
        """The last offers of the other vendors that were asked."""
        for offer in self._offers():
            if offer.vendor != self.content.vendor:
                yield quoted_from(offer, self._tax(offer.vendor, pkp=offer.pkp))

    def of_catalogue(self) -> Iterator[Quoted]:
        """Other vendors of the catalogue that sell the same, the fullest first."""
        known = self._products()
        alike = [
            _cheapest(self.reading.prices.alike(known[line.product], _ALIKE))
            if line.product in known
            else {}
            for line in self.content.lines
        ]
        vendors = {code for of_line in alike for code in of_line}
        for code in sorted(vendors, key=lambda one: (*_fullness(alike, one), one)):
            found = [of_line.get(code) for of_line in alike]
            yield Quoted(
                vendor=code,
                vendor_name=self._name(code),
                tax=self._tax(code, pkp=False),
                source=CATALOGUE,
                prices=tuple(product.price if product else None for product in found),
                dates=tuple(product.price_on if product else None for product in found),
            )

    def _offers(self) -> Sequence[Offer]:
        talks = self.content.negotiation
        offers = newest_offers(talks.offers) if talks else ()
        # An offer of before a line was added says nothing of it, and is no column.
        return [one for one in offers if len(one.prices) == len(self.content.lines)]

    def _products(self) -> Mapping[str, Product]:
        codes = {line.product for line in self.content.lines}
        return {product.code: product for product in self.reading.reference.products(codes)}

    def _name(self, vendor: str) -> str:
        try:
            return self.reading.reference.vendor(vendor).name
        except NotFound:
            return vendor

    def _tax(self, vendor: str, *, pkp: bool) -> VendorTax:
        try:
            return self.reading.reference.vendor(vendor).tax
        except NotFound:
            return VendorTax(pkp=pkp, npwp=True, certificate=Certificate.NONE)


def _cheapest(products: Sequence[Product]) -> dict[str, Product]:
    """Return the cheapest product of each vendor."""
    found: dict[str, Product] = {}
    for product in products:
        if product.vendor not in found or product.price < found[product.vendor].price:
            found[product.vendor] = product
    return found


def _fullness(alike: Sequence[Mapping[str, Product]], vendor: str) -> tuple[int, int]:
    """Return how many lines are missing, and what one of each costs."""
    prices = [of_line[vendor].price.amount for of_line in alike if vendor in of_line]
    return len(alike) - len(prices), sum(prices)
