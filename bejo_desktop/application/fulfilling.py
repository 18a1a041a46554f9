"""What happens to a signed order: goods come, are received by BAST, and may go back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.application import telling
from bejo_desktop.application.acting import begin, save
from bejo_desktop.application.changes import Changes, Kind
from bejo_desktop.application.details import Details
from bejo_desktop.application.numbers import next_from_lease, take_number
from bejo_desktop.application.queueing import digest_of, number_of, queue
from bejo_desktop.application.views import OrderFilter, OutstandingRow
from bejo_desktop.contract.intents import Arrive
from bejo_desktop.domain import after_signing
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.fulfilment import (
    GoodsReturned,
    Receipt,
    left_at_places,
    outstanding,
)
from bejo_desktop.domain.mandating import require_appointed
from bejo_desktop.domain.numbering import Series
from bejo_desktop.domain.order import MOVES, OrderState
from bejo_desktop.domain.order import Act as Move

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal
    from uuid import UUID

    from bejo_desktop.application.ports.store import Store
    from bejo_desktop.application.ports.system import Clock
    from bejo_desktop.application.session import Session
    from bejo_desktop.application.views import OrderDetail, Received, SentBack

ORDERS_AND_SYNC: Final = Changes.of(Kind.ORDERS, Kind.SYNC)
NUMBERED: Final = Changes.of(Kind.ORDERS, Kind.SYNC, Kind.NUMBERS)

LOOKED_AT: Final = 500
"""Newest orders among which those are looked for that somebody still has to do with."""

_TAKEN_BY: Final[Mapping[Series, Move]] = {
    Series.BAST: Move.RECEIVE,
    Series.KW: Move.PAY,
    Series.NP: Move.BUY,
    Series.ADD: Move.AMEND,
    Series.HENTI: Move.CANCEL,
}


class Fulfilling:
    """Arrival, receiving and return; each act writes order, outbox and audit at once."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def outstanding(self, order_id: UUID) -> tuple[OutstandingRow, ...]:
        """Return what was accepted and what is left of every line, in the order's order."""
        with self._store.read() as reading:
            order = reading.orders.get(order_id)
        lines = order.content.lines
        rows = outstanding(lines, order.receipts, order.returns)
        return tuple(
            OutstandingRow(
                row.line, line.product, line.name, line.measure, row.ordered, row.accepted, row.left
            )
            for row, line in zip(rows, lines, strict=True)
        )

    def unfinished(self) -> frozenset[UUID]:
        """Return the received orders of which a part is still to come."""
        wanted = OrderFilter(states=frozenset({OrderState.RECEIVED}), limit=LOOKED_AT)
        with self._store.read() as reading:
            orders = [reading.orders.get(row.order_id) for row in reading.orders.rows(wanted)]
        return frozenset(order.order_id for order in orders if not order.is_complete)

    def left_at_places(self, order_id: UUID) -> tuple[tuple[Decimal, ...], ...]:
        """Return what of each line is still to come at each place of the order, in their order."""
        with self._store.read() as reading:
            order = reading.orders.get(order_id)
        rows = outstanding(order.content.lines, order.receipts, order.returns)
        return left_at_places(order.content.places, order.receipts, rows)

    def next_number(self, session: Session, series: str) -> str | None:
        """
        Return the number that the officer's next act of a series takes: `BAST`, `KW`, `NP` …

        None where it is typed from the agenda book, where none is left, and for an officer
        who does not take numbers of that series.
        """
        wanted, today = Series(series), wib_day(self._clock())
        with self._store.read() as reading:
            if not session.known(reading).roles_on(today) & MOVES[_TAKEN_BY[wanted]].roles:
                return None
            return next_from_lease(reading, wanted, today.year)

    def arrive(
        self, session: Session, order_id: UUID, on: date | None = None
    ) -> tuple[OrderDetail, Changes]:
        """
        Record that the goods, or a part of them, came on day `on`; None is today.

        Raises:
            RuleBroken: `order.move`, `order.arrived_on`, `receipt.done`.
            AccessDenied: as `acting.begin`.
        """
        with self._store.write() as work:
            order, act = begin(work, session, order_id, Move.ARRIVE, self._clock())
            base, today = order.revision, wib_day(act.now)
            day = today if on is None else on
            after_signing.arrive(order, day, today=today, by=act.officer.nip, now=act.now)
            intent = Arrive(content=digest_of(order), no=number_of(order).text, on=day)
            queue(work, order, intent, act, base=base)
            save(work, order, act, Move.ARRIVE, on=day.isoformat())
            return Details(work).detail(order), ORDERS_AND_SYNC

    def receive(
        self, session: Session, order_id: UUID, received: Received, number_text: str | None = None
    ) -> tuple[OrderDetail, Changes]:
        """
        Receive what came by a BAST with the next number of its series, of the year of its day.

        Args:
            number_text: from the agenda book; None where the unit takes it from its lease.

        Raises:
            RuleBroken: `order.move`, `receipt.*`, `lease.empty`, `number.taken`,
                `number.malformed`, `number.not_typed`.
            BadInput: `receipt.*`, `number.missing`.
            AccessDenied: as `acting.begin`.
        """
        with self._store.write() as work:
            order, act = begin(work, session, order_id, Move.RECEIVE, self._clock())
            require_appointed(act.officer, received.on)
            base = order.revision
            number = take_number(work, Series.BAST, received.on.year, number_text)
            receipt = Receipt(
                received.on,
                received.complete,
                received.lines,
                received.statements,
                number,
                act.officer.nip,
                received.arrived_on or order.noted_arrival,
                received.place,
            )
            after_signing.receive(order, receipt, today=wib_day(act.now), now=act.now)
            queue(work, order, telling.received(order, receipt), act, base=base)
            save(work, order, act, Move.RECEIVE, number=number.text)
            work.numbers.record(order.order_id, number, "used", now=act.now)
            return Details(work).detail(order), NUMBERED

    def send_back(
        self, session: Session, order_id: UUID, gone: SentBack
    ) -> tuple[OrderDetail, Changes]:
        """
        Record accepted goods that go back to be replaced; they have to come again.

        Raises:
            RuleBroken: `order.move`, `receipt.returned_on`, `receipt.return_too_much`,
                `receipt.too_many`.
            BadInput: `receipt.*`.
            AccessDenied: as `acting.begin`.
        """
        with self._store.write() as work:
            order, act = begin(work, session, order_id, Move.SEND_BACK, self._clock())
            base = order.revision
            going = GoodsReturned(gone.on, gone.lines, act.officer.nip)
            after_signing.send_back(order, going, today=wib_day(act.now), now=act.now)
            queue(work, order, telling.sent_back(order, going), act, base=base)
            save(work, order, act, Move.SEND_BACK, on=gone.on.isoformat())
            return Details(work).detail(order), ORDERS_AND_SYNC
