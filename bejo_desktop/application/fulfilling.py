"""What happens to a signed order: goods come, are received by BAST, and are paid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.application.changes import Changes, Kind
from bejo_desktop.application.details import Details
from bejo_desktop.application.numbers import next_from_lease, take_number
from bejo_desktop.application.queueing import (
    Act,
    digest_of,
    lease_of,
    number_of,
    queue,
    record,
    running_of,
)
from bejo_desktop.application.session import require_mandate
from bejo_desktop.application.views import OutstandingRow
from bejo_desktop.contract.fulfilment import lines_to_wire
from bejo_desktop.contract.intents import Arrive, Pay, Receive
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.fulfilment import PaymentMade, Receipt, outstanding
from bejo_desktop.domain.numbering import Series
from bejo_desktop.domain.order import MOVES
from bejo_desktop.domain.order import Act as Move

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from bejo_desktop.application.ports.store import Reading, Store, Work
    from bejo_desktop.application.ports.system import Clock
    from bejo_desktop.application.session import Session
    from bejo_desktop.application.views import OrderDetail, Paid, Received
    from bejo_desktop.domain.order import Order

ORDERS_AND_SYNC: Final = Changes.of(Kind.ORDERS, Kind.SYNC)
NUMBERED: Final = Changes.of(Kind.ORDERS, Kind.SYNC, Kind.NUMBERS)
PAID: Final = Changes.of(Kind.ORDERS, Kind.SYNC, Kind.NUMBERS, Kind.BUDGET)

_TAKEN_BY: Final[Mapping[Series, Move]] = {Series.BAST: Move.RECEIVE, Series.KW: Move.PAY}


class Fulfilling:
    """Arrival, receiving and payment; each act writes order, outbox and audit at once."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def outstanding(self, order_id: UUID) -> tuple[OutstandingRow, ...]:
        """Return what was accepted and what is left of every line, in the order's order."""
        with self._store.read() as reading:
            order = reading.orders.get(order_id)
        lines = order.content.lines
        return tuple(
            OutstandingRow(
                row.line, line.product, line.name, line.measure, row.ordered, row.accepted, row.left
            )
            for row, line in zip(outstanding(lines, order.receipts), lines, strict=True)
        )

    def next_number(self, session: Session, series: str) -> str | None:
        """
        Return the number that the officer's next receipt (`BAST`) or payment (`KW`) takes.

        None where it is typed from the agenda book, where none is left, and for an officer
        who does not take numbers of that series.
        """
        wanted = Series(series)
        if not session.officer.roles & MOVES[_TAKEN_BY[wanted]].roles:
            return None
        with self._store.read() as reading:
            return next_from_lease(reading, wanted, wib_day(self._clock()).year)

    def arrive(
        self, session: Session, order_id: UUID, on: date | None = None
    ) -> tuple[OrderDetail, Changes]:
        """
        Record that the goods, or a first part of them, came on day `on`; None is today.

        Raises:
            RuleBroken: `order.move`, `order.arrived_on`.
            AccessDenied: `access.role`, `access.mandate`.
        """
        with self._store.write() as work:
            order, act = self._begin(work, session, order_id, Move.ARRIVE)
            base, today = order.revision, wib_day(act.now)
            day = today if on is None else on
            order.arrive(day, today=today, by=act.officer.nip, now=act.now)
            intent = Arrive(content=digest_of(order), no=number_of(order).text, on=day)
            queue(work, order, intent, act, base=base)
            self._save(work, order, act, Move.ARRIVE, on=day.isoformat())
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
            AccessDenied: `access.role`, `access.mandate`.
        """
        with self._store.write() as work:
            order, act = self._begin(work, session, order_id, Move.RECEIVE)
            require_mandate(act.officer, received.on)
            base = order.revision
            number = take_number(work, Series.BAST, received.on.year, number_text)
            receipt = Receipt(
                received.on,
                received.complete,
                received.lines,
                received.statements,
                number,
                act.officer.nip,
            )
            order.receive(receipt, today=wib_day(act.now), now=act.now)
            queue(work, order, _received(order, receipt), act, base=base)
            self._save(work, order, act, Move.RECEIVE, number=number.text)
            work.numbers.record(order.order_id, number, "used", now=act.now)
            return Details(work).detail(order), NUMBERED

    def pay(
        self, session: Session, order_id: UUID, paid: Paid, number_text: str | None = None
    ) -> tuple[OrderDetail, Changes]:
        """
        Record the payment of the whole order, by a kuitansi with the next number of its series.

        Args:
            number_text: from the agenda book; None where the unit takes it from its lease.

        Raises:
            RuleBroken: `order.move`, `payment.incomplete`, `payment.paid_on`, `lease.empty`,
                `number.taken`, `number.malformed`, `number.not_typed`.
            BadInput: `payment.*`, `number.missing`.
            AccessDenied: `access.role`, `access.mandate`.
        """
        with self._store.write() as work:
            order, act = self._begin(work, session, order_id, Move.PAY)
            require_mandate(act.officer, paid.on)
            base = order.revision
            number = take_number(work, Series.KW, paid.on.year, number_text)
            payment = PaymentMade(
                paid.on,
                paid.kind,
                paid.invoice.strip(),
                paid.tax_invoice.strip(),
                number,
                act.officer.nip,
            )
            order.pay(payment, today=wib_day(act.now), now=act.now)
            queue(work, order, _paid(order, payment), act, base=base)
            self._save(work, order, act, Move.PAY, number=number.text)
            work.numbers.record(order.order_id, number, "used", now=act.now)
            return Details(work).detail(order), PAID

    def _begin(
        self, work: Reading, session: Session, order_id: UUID, move: Move
    ) -> tuple[Order, Act]:
        now = self._clock()
        officer = session.acting(work, wib_day(now))
        order = work.orders.get(order_id)
        order.require(move, officer.roles)
        return order, Act(officer, now)

    def _save(self, work: Work, order: Order, act: Act, move: Move, **facts: object) -> None:
        work.orders.save(order, now=act.now)
        record(work, order, move.value, act, **facts)


def _received(order: Order, receipt: Receipt) -> Receive:
    number, said = receipt.number, receipt.statements
    return Receive(
        content=digest_of(order),
        no=number_of(order).text,
        bast=number.text,
        series=number.series,
        year=number.year,
        on=receipt.received_on,
        complete=receipt.complete,
        lines=lines_to_wire(receipt.lines),
        states=(said.function, said.amount, said.time),
        running=running_of(number),
        lease=lease_of(number),
    )


def _paid(order: Order, payment: PaymentMade) -> Pay:
    number = payment.number
    return Pay(
        content=digest_of(order),
        no=number_of(order).text,
        kw=number.text,
        series=number.series,
        year=number.year,
        on=payment.paid_on,
        kind=payment.kind.value,
        invoice=payment.invoice,
        tax_invoice=payment.tax_invoice,
        running=running_of(number),
        lease=lease_of(number),
    )
