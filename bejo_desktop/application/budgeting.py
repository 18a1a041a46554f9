"""The unit's budget as this desk knows it: the centre's figures and what still waits here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.application.drafts.figuring import waiting_shares

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bejo_desktop.application.ports.store import Store
    from bejo_desktop.domain.budget import BudgetLine


class Budgeting:
    """What is left in each budget line, "menurut Bejo"."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def lines(self, year: int) -> Sequence[BudgetLine]:
        """Return the lines of `year` by code; `committed` includes what waits on this desk."""
        with self._store.read() as reading:
            of_year = [
                order
                for order in reading.orders.waiting_commitment()
                if order.content.ordered_on.year == year
            ]
            waiting = waiting_shares(of_year)
            return [
                line.commit(waiting[line.code]) if line.code in waiting else line
                for line in reading.reference.budget(year)
            ]
