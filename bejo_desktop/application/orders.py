"""Looking at the orders of the unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.application.details import Details

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from bejo_desktop.application.ports.store import Store
    from bejo_desktop.application.views import OrderDetail, OrderFilter, OrderRow, StateCount


class OrderQueries:
    """The list of orders and one order in full; all methods belong to the read lane."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self, wanted: OrderFilter) -> Sequence[OrderRow]:
        """Return list rows, newest first."""
        with self._store.read() as reading:
            return reading.orders.rows(wanted)

    def counts(self) -> Sequence[StateCount]:
        """Return how many orders stand in each pair of state and sync."""
        with self._store.read() as reading:
            return reading.orders.counts()

    def detail(self, order_id: UUID) -> OrderDetail:
        """Return one order in full (NotFound `order.unknown`)."""
        with self._store.read() as reading:
            return Details(reading).detail(reading.orders.get(order_id))

    def find(self, text: str) -> UUID:
        """
        Return the order whose id begins with `text` or whose number is `text`.

        Raises:
            NotFound: `order.unknown`; BadInput `order.ambiguous`.
        """
        with self._store.read() as reading:
            return reading.orders.find(text.strip()).order_id
