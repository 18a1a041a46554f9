"""Prices above the unit's own history, the region's median, or the standard price."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.flags.question import Question
from bejo_desktop.domain.price_memory import Reference, price_deviation
from bejo_desktop.domain.rounding import rounded
from bejo_desktop.domain.rules.catalogue import Rounding
from bejo_desktop.domain.standard_prices import compare_with_standard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.net_price import AgreedPrice
    from bejo_desktop.domain.price_memory import OwnHistory, RegionPrices
    from bejo_desktop.domain.rules.book import Rules
    from bejo_desktop.domain.standard_prices import StandardPrice

_CODES: Final = {Reference.HISTORY: "flag.price_history", Reference.MEDIAN: "flag.price_median"}


@dataclass(frozen=True, slots=True)
class PricedItem:
    """
    One line with all that its price is compared with.

    Args:
        net: agreed price without PPN and PBJT; agreed: the same with its rate of tax.
        history, region, standard: None where there is nothing to compare with.
    """

    position: int
    name: str
    net: Rupiah
    agreed: AgreedPrice | None
    history: OwnHistory | None
    region: RegionPrices | None
    standard: StandardPrice | None


def price_questions(item: PricedItem, on: date, rules: Rules) -> Iterator[Question]:
    """Ask about each comparison that the price exceeds by more than is tolerated."""
    for deviation in price_deviation(item.net, item.history, item.region, on, rules):
        facts: dict[str, object] = {
            "product": item.name,
            "price": item.net.amount,
            "reference": deviation.reference.amount,
            "percent": int(deviation.over * 100),
            "count": _count(item, deviation.against),
        }
        code = _CODES[deviation.against]
        yield Question(code, deviation.rule, facts, item.position, "unit_price")
    if item.standard is not None and item.agreed is not None:
        ceiling = compare_with_standard(item.agreed, item.standard, on, rules)
        if ceiling.is_above:
            facts = {
                "product": item.name,
                "price": rounded(1, ceiling.compared, Rounding.HALF_UP),
                "reference": item.standard.price.amount,
                "over": ceiling.excess.amount,
                "standard": item.standard.code,
            }
            yield Question("flag.price_ssh", ceiling.rules[1], facts, item.position, "unit_price")


def _count(item: PricedItem, against: Reference) -> int:
    found = item.history if against is Reference.HISTORY else item.region
    return 0 if found is None else found.count
