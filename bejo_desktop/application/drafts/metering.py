"""The meter of UMK and domestic goods beside one order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.codes import VendorScale
from bejo_desktop.domain.meter import meter, scale_of, spent_on

if TYPE_CHECKING:
    from uuid import UUID

    from bejo_desktop.application.ports.store import Reading
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.meter import Meter
    from bejo_desktop.domain.parties import Vendor
    from bejo_desktop.domain.rules.book import RuleBook


def meter_with(
    reading: Reading, content: OrderContent, order_id: UUID, vendor: Vendor | None, rules: RuleBook
) -> Meter | None:
    """Return the meter before and after an order; None while it has no figures."""
    if content.figures is None:
        return None
    scale = content.vendor_scale or scale_of(vendor)
    small = scale is VendorScale.SMALL
    before = reading.prices.spent(content.ordered_on.year, without=order_id)
    return meter(before, spent_on(content, small=small), content.ordered_on, rules)
