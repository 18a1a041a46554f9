"""One order in full: its row, its way step by step, and the names behind its codes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.acting import charge_of
from bejo_desktop.application.drafts.flags import vendor_of
from bejo_desktop.application.views import OrderDetail, Step
from bejo_desktop.domain.days import deadline_after
from bejo_desktop.domain.order import Act, OrderState, SyncState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bejo_desktop.application.ports.store import Reading
    from bejo_desktop.application.views import OrderRow
    from bejo_desktop.domain.order import Event, Order
    from bejo_desktop.domain.rules.book import Rules

WAY: Final = (
    "order.new",
    "order.submit",
    "order.final",
    "order.sign",
    "order.arrive",
    "order.receive",
    "order.pay",
)
"""Steps of an order, in their order; it is received once a receipt is complete."""
BEFORE_ARRIVAL: Final = 4
"""An order whose number was given up shows so many steps of its way."""


@dataclass(frozen=True, slots=True)
class Details:
    """Makes `OrderDetail`s from one look at the store."""

    reading: Reading

    def detail(self, order: Order) -> OrderDetail:
        """Return the order in full."""
        content = order.content
        budget = self.reading.reference.budget(content.ordered_on.year)
        used = {line.budget_line for line in content.lines}
        return OrderDetail(
            row=self.reading.orders.row(order.order_id),
            content=content,
            vendor=vendor_of(self.reading, content),
            steps=self._steps(order),
            account_names={line.code: line.account_name for line in budget if line.code in used},
            signed_on=order.signed_on,
            arrived_on=order.arrived_on,
            noted_arrival=order.noted_arrival,
            receipts=order.receipts,
            payments=order.payments,
            returns=order.returns,
            deposits=order.deposits,
            evidence=order.evidence,
            approval=order.approval,
            charges=order.charges,
            amendments=order.amendments,
            first_content=order.first_content,
            cancellation=order.cancellation,
            in_charge=charge_of(self.reading, order),
            history=self._history(order),
            people=self._names(),
        )

    def _history(self, order: Order) -> tuple[Step, ...]:
        names = self._names()
        return tuple(_step(event.act, event, names) for event in order.history)

    def _names(self) -> dict[str, str]:
        return {officer.nip: officer.name for officer in self.reading.reference.officers()}

    def _steps(self, order: Order) -> tuple[Step, ...]:
        names = self._names()
        latest = {event.act: event for event in order.history}
        if order.state is OrderState.DRAFT:  # given back or edited: what was done is undone
            latest = {act: event for act, event in latest.items() if act not in WAY}
        if not order.is_complete:
            latest.pop(Act.RECEIVE.value, None)
        if order.state is not OrderState.PAID:  # a part may be
            latest.pop(Act.PAY.value, None)
        steps = [Step(WAY[0], order.created_at, names.get(order.author, order.author), "")]
        steps += [_step(key, latest.get(key), names) for key in WAY[1:]]
        if void := latest.get(Act.VOID.value):
            return (*steps[:BEFORE_ARRIVAL], _step(Act.VOID.value, void, names))
        if bought := latest.get(Act.BUY.value):
            return (steps[0], _step(Act.BUY.value, bought, names), steps[-1])
        if end := latest.get(Act.CANCEL.value):
            return (*(step for step in steps if step.done_at), _step(Act.CANCEL.value, end, names))
        return tuple(steps)


def with_deadline(row: OrderRow, rules: Rules, region: str | None, today: date) -> OrderRow:
    """
    Return the row with the PPK's last day, while it waits for the PPK.

    Rule: `deadline.ppk_days` (LKPP: three working days), lapse is the centre's alone. After that
    day it is shown as lapsed where the centre knows of it; its days run from when it heard.

    Args:
        region: of the unit, whose own row goes before the general one, as at the centre.
        today: in WIB.
    """
    if row.state is not OrderState.SUBMITTED or row.submitted_on is None:
        return row
    days = rules.on("deadline.ppk_days", row.submitted_on, region).number
    last = deadline_after(row.submitted_on, days)
    is_over = last.on is not None and last.on < today
    return replace(row, deadline=last, overdue=is_over and row.sync is SyncState.ACCEPTED)


def _step(key: str, event: Event | None, names: Mapping[str, str]) -> Step:
    if event is None:
        return Step(key, None, "", "")
    return Step(key, event.at, names.get(event.by, event.by), event.note)
