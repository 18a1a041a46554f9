"""What the price of each line is compared with, from one look at the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.errors import BejoError, NotFound
from bejo_desktop.domain.flags.prices import PricedItem
from bejo_desktop.domain.net_price import agreed_prices, net_prices
from bejo_desktop.domain.price_memory import history_of, history_since

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from bejo_desktop.application.ports.store import Reading
    from bejo_desktop.domain.catalogue import Product
    from bejo_desktop.domain.content import OrderContent, OrderLine
    from bejo_desktop.domain.net_price import AgreedPrice
    from bejo_desktop.domain.price_memory import OwnHistory
    from bejo_desktop.domain.rules.book import RuleBook
    from bejo_desktop.domain.standard_prices import StandardPrice


def priced_items(
    reading: Reading,
    content: OrderContent,
    products: Mapping[str, Product],
    order_id: UUID,
    rules: RuleBook,
) -> Iterator[PricedItem]:
    """Yield each line of an order that has figures, with what its price is compared with."""
    since = history_since(content.ordered_on, rules)
    agreed = _agreed(content, rules)
    nets = net_prices(content)
    for place, line in enumerate(content.lines):
        product = products.get(line.product)
        yield PricedItem(
            position=place + 1,
            name=line.name,
            net=nets[place],
            agreed=agreed[place] if agreed else None,
            history=_history(reading, line, order_id, since, content.ordered_on),
            region=reading.prices.of_region(product, content.region) if product else None,
            standard=_standard(reading, line, content.ordered_on.year),
        )


def _agreed(content: OrderContent, rules: RuleBook) -> Sequence[AgreedPrice]:
    if not any(line.standard for line in content.lines):
        return ()
    try:
        return agreed_prices(content.quote(), rules)
    except BejoError:
        return ()


def _history(
    reading: Reading, line: OrderLine, order_id: UUID, since: date, on: date
) -> OwnHistory | None:
    paid = reading.prices.paid(line.product, line.name, line.measure, order_id)
    return history_of([one for one in paid if one.on <= on], since)


def _standard(reading: Reading, line: OrderLine, year: int) -> StandardPrice | None:
    if not line.standard:
        return None
    try:
        return reading.prices.standard(line.standard, year)
    except NotFound:
        return None
