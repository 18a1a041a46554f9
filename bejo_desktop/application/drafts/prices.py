"""What the price of each line is compared with, from one look at the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.errors import BejoError, NotFound, RuleBroken
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
    year = content.ordered_on.year
    standards = [standard_of(reading, line, year) for line in content.lines]
    agreed = _agreed(content, rules) if any(standards) else ()
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
            standard=standards[place],
        )


def _agreed(content: OrderContent, rules: RuleBook) -> Sequence[AgreedPrice]:
    try:
        return agreed_prices(content.quote(), rules)
    except BejoError:
        return ()


def _history(
    reading: Reading, line: OrderLine, order_id: UUID, since: date, on: date
) -> OwnHistory | None:
    paid = reading.prices.paid(line.product, line.name, line.measure, order_id)
    return history_of([one for one in paid if one.on <= on], since)


def standard_of(reading: Reading, line: OrderLine, year: int) -> StandardPrice | None:
    """The row that the officer chose, else the one that is surely of these goods."""
    if not line.standard:
        return reading.prices.standard_of(line, year)
    try:
        return reading.prices.standard(line.standard, year)
    except NotFound:
        return None


def require_same_measure(reading: Reading, content: OrderContent) -> None:
    """
    Refuse a standard price that was chosen for a line and counts in another measure.

    Raises:
        RuleBroken: `order.standard_measure` (facts: `line`, `standard`, `measure`, `other`).
    """
    for position, line in enumerate(content.lines, start=1):
        standard = standard_of(reading, line, content.ordered_on.year) if line.standard else None
        if standard is not None and standard.measure != line.measure.casefold():
            facts = {"standard": standard.title, "measure": line.measure}
            raise RuleBroken(
                "order.standard_measure", line=position, other=standard.measure, **facts
            )
