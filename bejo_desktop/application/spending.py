"""How much of the unit's year goes to UMK and to domestic goods, with and without an order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bejo_desktop.application.drafts.figuring import figures_or_none
from bejo_desktop.application.drafts.flags import vendor_of
from bejo_desktop.application.drafts.metering import meter_with
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.meter import NOTHING_SPENT, meter
from bejo_desktop.domain.order import OrderState

if TYPE_CHECKING:
    from uuid import UUID

    from bejo_desktop.application.ports.store import Store
    from bejo_desktop.application.ports.system import Clock
    from bejo_desktop.domain.meter import Meter
    from bejo_desktop.domain.rules.book import RuleBook


class Spending:
    """What the unit's orders of a year spend."""

    def __init__(self, store: Store, rules: RuleBook, clock: Clock) -> None:
        self._store, self._rules, self._clock = store, rules, clock

    def order(self, order_id: UUID) -> Meter | None:
        """Return the meter before and after an order, also a draft (NotFound `order.unknown`)."""
        with self._store.read() as reading:
            order = reading.orders.get(order_id)
            content = order.content
            if order.state is OrderState.DRAFT:
                content = replace(content, figures=figures_or_none(content, self._rules))
            vendor = vendor_of(reading, content)
            return meter_with(reading, content, order_id, vendor, self._rules)

    def share(self, year: int | None = None) -> Meter:
        """
        Return the shares of a year against the targets of its last day, or of today.

        Args:
            year: the present one in WIB where left out.
        """
        today = wib_day(self._clock())
        asked = today.year if year is None else year
        on = today if asked == today.year else date(asked, 12, 31)
        with self._store.read() as reading:
            return meter(reading.prices.spent(asked), NOTHING_SPENT, on, self._rules)
