"""
The centre's one act of its own: a submitted order that waited too long for its PPK lapses.

It becomes a draft again (Batal otomatis). No desk did it, so that it makes no base stale: a final
that comes late is held for its deadline, not refused.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bejo_central.judging.final import LAPSED
from bejo_central.judging.trust import OF_THE_CENTRE
from bejo_central.store import orders, reference
from bejo_central.store.orders import ActRecord
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.order import OrderState

if TYPE_CHECKING:
    from bejo_central.store.database import Session
    from bejo_central.store.orders import OrderRecord


def lapse_overdue(session: Session, unit: str) -> int:
    """
    Let the submitted orders of a unit lapse whose deadline is over; return how many did.

    An order without a deadline, because the holidays of its year are not known, never does.
    """
    today = wib_day(session.now)
    if not orders.overdue(session.connection, unit, today):
        return 0
    reference.lock_unit(session, unit)
    late = orders.overdue(session.connection, unit, today)
    for order in late:
        _lapse(session, order)
    return len(late)


def _lapse(session: Session, order: OrderRecord) -> None:
    assert order.deadline is not None
    lapsed = replace(order, state=OrderState.DRAFT.value, rev=order.rev + 1)
    orders.save(session, lapsed)
    act = ActRecord(
        rev=lapsed.rev,
        device=OF_THE_CENTRE,
        seq=0,
        op=LAPSED,
        hash=order.hash,
        by_nip="",
        at=session.now,
        note=order.deadline.isoformat(),
    )
    orders.add_act(session, order.unit, order.order_id, act)
