"""What Beranda reads: the orders, the budget, the desk, and what the officer's tasks need beside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.session import DRAFTERS
from bejo_desktop.application.views import OrderFilter
from bejo_desktop.domain.order import OrderState
from ui.home.tasks import ARRIVAL, PAYERS, VERIFIERS, Beyond

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import DeskState, OrderRow
    from bejo_desktop.domain.budget import BudgetLine

ROWS_MAX: Final = 500


@dataclass(frozen=True, slots=True)
class HomeRead:
    """One reading."""

    orders: Sequence[OrderRow]
    beyond: Beyond
    lines: Sequence[BudgetLine]
    state: DeskState


def read_home(core: Core, year: int) -> HomeRead:
    """Read what waits; belongs on the read lane, and asks only what the roles need."""
    orders = core.orders.rows(OrderFilter(limit=ROWS_MAX))
    roles, states = core.session.officer.roles, {order.state for order in orders}
    awaits = OrderState.RECEIVED in states and roles & ARRIVAL
    drafted = OrderState.DRAFT in states and roles & DRAFTERS
    beyond = Beyond(
        payable=core.paying.payable() if roles & (PAYERS | VERIFIERS) else {},
        unfinished=core.paying.awaited(core.fulfilling.unfinished()) if awaits else {},
        typed_for=core.orders.typed_for() if drafted else {},
    )
    return HomeRead(orders, beyond, core.budgeting.lines(year), core.desk.state(core.session))
