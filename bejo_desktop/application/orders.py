"""Looking at the orders of the unit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bejo_desktop.application.deadlines import region_of, vendor_deadline
from bejo_desktop.application.details import Details, with_deadline
from bejo_desktop.application.views import OrderFilter
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.order import OrderState
from bejo_desktop.domain.reading import Subject

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from bejo_desktop.application.looking import Looking
    from bejo_desktop.application.views import OrderDetail, OrderRow, StateCount
    from bejo_desktop.domain.rules.book import RuleBook


class OrderQueries:
    """
    The list of orders and one order in full; all methods belong to the read lane.

    Raises (all methods):
        AccessDenied: `access.read_*` for an officer to whom it may not be shown today.
    """

    def __init__(self, looking: Looking, rules: RuleBook) -> None:
        self._looking = looking
        self._rules = rules

    def rows(self, wanted: OrderFilter) -> Sequence[OrderRow]:
        """Return list rows, newest first, each that waits for the PPK with its last day."""
        with self._looking.at(Subject.ORDERS) as reading:
            rows = reading.orders.rows(wanted)
            region = region_of(reading)
        today = self._today()
        return [with_deadline(row, self._rules, region, today) for row in rows]

    def counts(self) -> Sequence[StateCount]:
        """Return how many orders stand in each pair of state and sync."""
        with self._looking.at(Subject.COUNTS) as reading:
            return reading.orders.counts()

    def detail(self, order_id: UUID) -> OrderDetail:
        """Return one order in full, its vendor's bank to whom it may be shown (`order.unknown`)."""
        with self._looking.at(Subject.ORDERS) as reading:
            order = reading.orders.get(order_id)
            detail, region = Details(reading).detail(order), region_of(reading)
            detail = replace(
                detail,
                row=with_deadline(detail.row, self._rules, region, self._today()),
                vendor_deadline=vendor_deadline(order, self._rules, region),
            )
            if detail.vendor is None or self._looking.shows(reading, Subject.BANK):
                return detail
            bankless = replace(detail.vendor, bank="", bank_account="", account_holder="")
            return replace(detail, vendor=bankless)

    def typed_for(self) -> Mapping[UUID, str]:
        """Return the name of the official for whom a draft is typed, of each that has one."""
        with self._looking.at(Subject.ORDERS) as reading:
            names = {officer.nip: officer.name for officer in reading.reference.officers()}
            drafts = reading.orders.rows(OrderFilter(states=frozenset({OrderState.DRAFT})))
            typed = {row.order_id: reading.orders.get(row.order_id).content for row in drafts}
        return {
            order_id: names.get(content.official, content.official)
            for order_id, content in typed.items()
            if content.official
        }

    def find(self, text: str) -> UUID:
        """
        Return the order whose id begins with `text` or whose number is `text`.

        Raises:
            NotFound: `order.unknown`; BadInput `order.ambiguous`.
        """
        with self._looking.at(Subject.ORDERS) as reading:
            return reading.orders.find(text.strip()).order_id

    def _today(self) -> date:
        return wib_day(self._looking.clock())
