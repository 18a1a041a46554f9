"""What is known of a price: the list, what was paid, what others ask, the region's standard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bejo_desktop.domain.catalogue import Product
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.parties import Vendor
    from bejo_desktop.domain.price_memory import (
        Deviation,
        OwnHistory,
        PaidPrice,
        RegionPrices,
    )
    from bejo_desktop.domain.standard_prices import Ceiling, StandardPrice


@dataclass(frozen=True, slots=True)
class PriceFacts:
    """
    What a price is judged by; each None where nothing is known.

    Args:
        last_paid: the newest price that the unit paid, however long ago.
        history: what it paid within the time that is compared (`flag.price.window_days`).
        region: list prices of the region's vendors for the same name and measure.
    """

    last_paid: PaidPrice | None
    history: OwnHistory | None
    region: RegionPrices | None


@dataclass(frozen=True, slots=True)
class LineAdvice:
    """
    All of it for one line of an order.

    Args:
        position: 1-based.
        net: the agreed price without tax, what `facts` is compared with; None while there is no
            vendor whose taxes are known.
        list_price: as the catalogue says now, with its day in `product`; None for one that is
            not in the catalogue any more.
        standard: the standard price that the officer chose, None where none was or where it is
            not here.
        ceiling: how the agreed price stands to it.
        deviations: what the price stands out from, each a question.
    """

    position: int
    product: Product | None
    net: Rupiah | None
    list_price: Rupiah | None
    facts: PriceFacts
    standard: StandardPrice | None
    ceiling: Ceiling | None
    deviations: Sequence[Deviation]


@dataclass(frozen=True, slots=True)
class ProductPrices:
    """
    What is known of the price of a product of the catalogue.

    Args:
        suggestions: standard prices that may be of it, the likeliest first.
    """

    product: Product
    vendor: Vendor
    facts: PriceFacts
    suggestions: Sequence[StandardPrice]
