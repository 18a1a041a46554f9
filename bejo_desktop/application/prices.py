"""What a price is judged by: list, own history, the region's middle, the standard price."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.comparing import OFFERS, comparison_of
from bejo_desktop.application.drafts.prices import standard_of
from bejo_desktop.application.views.prices import LineAdvice, PriceFacts, ProductPrices
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.net_price import agreed_prices
from bejo_desktop.domain.price_memory import history_of, history_since, price_deviation
from bejo_desktop.domain.rounding import rounded
from bejo_desktop.domain.rules.catalogue import Rounding
from bejo_desktop.domain.standard_prices import compare_with_standard

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from bejo_desktop.application.ports.store import Reading, Store
    from bejo_desktop.application.ports.system import Clock
    from bejo_desktop.domain.catalogue import Product
    from bejo_desktop.domain.comparison import Comparison
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.net_price import AgreedPrice
    from bejo_desktop.domain.rules.book import RuleBook
    from bejo_desktop.domain.standard_prices import StandardPrice

SUGGESTED: Final = 5
"""Standard prices shown to choose from."""


@dataclass(frozen=True, slots=True)
class _Goods:
    """What is looked for: by code and by name, of one region, on a day."""

    code: str
    name: str
    measure: str
    region: str
    on: date
    product: Product | None


@dataclass(frozen=True, slots=True)
class Advising:
    """Looks prices up in one look at the store."""

    reading: Reading
    rules: RuleBook

    def lines(self, content: OrderContent, order_id: UUID | None) -> tuple[LineAdvice, ...]:
        """
        Return the advice on every line of an order.

        Args:
            order_id: the order itself is not its own history.
        """
        products = {
            product.code: product
            for product in self.reading.reference.products({x.product for x in content.lines})
        }
        agreed = self._agreed(content)
        return tuple(
            self._line(position, content, products.get(line.product), agreed, order_id)
            for position, line in enumerate(content.lines, start=1)
        )

    def product(self, code: str, on: date) -> ProductPrices:
        """Return what is known of a product's price (NotFound `product.unknown`)."""
        reference = self.reading.reference
        product = reference.product(code)
        goods = _Goods(code, product.name, product.measure, reference.unit().region, on, product)
        return ProductPrices(
            product=product,
            vendor=reference.vendor(product.vendor),
            facts=self._facts(goods, None),
            suggestions=self.reading.prices.suggested(
                product.name, product.measure, on.year, SUGGESTED
            ),
        )

    def _line(
        self,
        position: int,
        content: OrderContent,
        product: Product | None,
        agreed: Sequence[AgreedPrice],
        order_id: UUID | None,
    ) -> LineAdvice:
        line, on = content.lines[position - 1], content.ordered_on
        goods = _Goods(line.product, line.name, line.measure, content.region, on, product)
        facts = self._facts(goods, order_id)
        standard = standard_of(self.reading, line, on.year)
        price = agreed[position - 1] if agreed else None
        net = Rupiah(rounded(1, price.without_tax, Rounding.HALF_UP)) if price else None
        return LineAdvice(
            position=position,
            product=product,
            net=net,
            list_price=product.price if product else None,
            facts=facts,
            standard=standard,
            ceiling=compare_with_standard(price, standard, on, self.rules)
            if price and standard
            else None,
            deviations=price_deviation(net, facts.history, facts.region, on, self.rules)
            if net
            else (),
        )

    def _agreed(self, content: OrderContent) -> Sequence[AgreedPrice]:
        """Return the prices with their rates; nothing while the order cannot be computed."""
        if content.vendor_tax is None or not content.lines:
            return ()
        try:
            return agreed_prices(content.quote(), self.rules)
        except BejoError:
            return ()

    def _facts(self, goods: _Goods, order_id: UUID | None) -> PriceFacts:
        prices = self.reading.prices
        paid = prices.paid(goods.code, goods.name, goods.measure, order_id)
        before = [one for one in paid if one.on <= goods.on]
        everything = history_of(before)
        return PriceFacts(
            last_paid=everything.last if everything else None,
            history=history_of(before, history_since(goods.on, self.rules)),
            region=prices.of_region(goods.product, goods.region) if goods.product else None,
        )


class PriceAdvice:
    """What officers ask about prices; all methods belong to the read lane."""

    def __init__(self, store: Store, rules: RuleBook, clock: Clock) -> None:
        self._store, self._rules, self._clock = store, rules, clock

    def standards(
        self, text: str, year: int | None = None, limit: int = 20
    ) -> Sequence[StandardPrice]:
        """
        Return standard prices of the region that hold all words of `text`.

        Args:
            year: the present one in WIB where left out.
        """
        with self._store.read() as reading:
            return reading.prices.standards(text, year or self._today().year, limit)

    def product(self, code: str) -> ProductPrices:
        """Return what is known of a product's price today (NotFound `product.unknown`)."""
        with self._store.read() as reading:
            return Advising(reading, self._rules).product(code, self._today())

    def suggestions(self, name: str, measure: str, year: int) -> Sequence[StandardPrice]:
        """
        Return standard prices that may be of goods of this name, the likeliest first.

        None is taken by itself: the officer chooses, and the line then names it.
        """
        with self._store.read() as reading:
            return reading.prices.suggested(name, measure, year, SUGGESTED)

    def order(self, order_id: UUID) -> tuple[LineAdvice, ...]:
        """Return the advice on every line of an order (NotFound `order.unknown`)."""
        with self._store.read() as reading:
            content = reading.orders.get(order_id).content
            return Advising(reading, self._rules).lines(content, order_id)

    def comparison(self, order_id: UUID, offers: int = OFFERS) -> Comparison:
        """
        Return the comparison sheet of an order (`application.comparing`).

        Args:
            offers: how many columns it should have, the order's vendor among them.

        Raises:
            NotFound: `order.unknown`; BadInput: `comparison.…`, `quote.…`.
        """
        with self._store.read() as reading:
            order = reading.orders.get(order_id)
            advices = Advising(reading, self._rules).lines(order.content, order_id)
            return comparison_of(
                reading, order.content, advices, self._rules, self._today(), offers
            )

    def _today(self) -> date:
        return wib_day(self._clock())
