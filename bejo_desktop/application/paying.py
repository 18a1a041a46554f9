"""Payments of what was received, alone or several orders together, and their taxes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bejo_desktop.application import telling
from bejo_desktop.application.acting import begin, save
from bejo_desktop.application.changes import Changes, Kind
from bejo_desktop.application.details import Details
from bejo_desktop.application.numbers import take_number
from bejo_desktop.application.queueing import number_of, queue
from bejo_desktop.application.views import Lateness, OrderFilter, Paid, Penalty
from bejo_desktop.domain import after_signing
from bejo_desktop.domain.authority import late_limit_passed
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.due import Fulfilled, Wanted, due_of, penalty_due
from bejo_desktop.domain.errors import BadInput, BejoError, RuleBroken
from bejo_desktop.domain.fulfilment import Receipt
from bejo_desktop.domain.identity import require_tax_invoice
from bejo_desktop.domain.mandating import require_appointed
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.numbering import Series
from bejo_desktop.domain.order import MOVES
from bejo_desktop.domain.order import Act as Move
from bejo_desktop.domain.payments import PaymentMade
from bejo_desktop.domain.penalty import came_on, days_late
from bejo_desktop.domain.settlement import owed_by_vendor

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime
    from uuid import UUID

    from bejo_desktop.application.ports.store import Store, Work
    from bejo_desktop.application.ports.system import Clock
    from bejo_desktop.application.session import Session
    from bejo_desktop.application.views import OrderDetail, PaidTogether, Received
    from bejo_desktop.domain.due import Due
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.payments import TaxDeposit
    from bejo_desktop.domain.rules.book import RuleBook

ORDERS_AND_SYNC: Final = Changes.of(Kind.ORDERS, Kind.SYNC)
PAID: Final = Changes.of(Kind.ORDERS, Kind.SYNC, Kind.NUMBERS, Kind.BUDGET)
LOOKED_AT: Final = 500
"""Newest orders of the states that are paid from, among which the payable ones are looked for."""
TOGETHER_MAX: Final = 50
"""Orders of one transfer; every border has a size."""


class Paying:
    """What the Bendahara does; each payment writes order, outbox, number and audit at once."""

    def __init__(self, store: Store, rules: RuleBook, clock: Clock) -> None:
        self._store = store
        self._rules = rules
        self._clock = clock

    def due(self, order_id: UUID, wanted: Wanted | None = None) -> Due:
        """
        Return what is payable of an order now; nothing is changed.

        Raises:
            NotFound: `order.unknown`.
            BadInput: `payment.receipt_unknown`.
        """
        with self._store.read() as reading:
            order = reading.orders.get(order_id)
        return due_of(Fulfilled.of(order), self._rules, wanted or Wanted())

    def payable(self) -> Mapping[UUID, Rupiah]:
        """Return what is received and not paid yet, of each order of which something is."""
        wanted = OrderFilter(states=MOVES[Move.PAY].sources, limit=LOOKED_AT)
        with self._store.read() as reading:
            orders = [reading.orders.get(row.order_id) for row in reading.orders.rows(wanted)]
        received = [order for order in orders if order.receipts]
        dues = {one.order_id: due_of(Fulfilled.of(one), self._rules).open for one in received}
        return {order_id: open_ for order_id, open_ in dues.items() if open_.amount}

    def awaited(self, orders: Collection[UUID]) -> Mapping[UUID, Rupiah]:
        """
        Return what is still to come of each order, with taxes: its total less what was accepted.

        Raises:
            NotFound: `order.unknown`.
        """
        with self._store.read() as reading:
            found = [Fulfilled.of(reading.orders.get(order_id)) for order_id in orders]
        dues = [(done, due_of(done, self._rules)) for done in found]
        left = [due.figures.total - due.open - done.paid for done, due in dues]
        return dict(zip(orders, left, strict=True))

    def lateness(self, order_id: UUID, received: Received) -> Lateness:
        """
        Return what a receiving would cost the vendor if it were recorded; nothing is changed.

        Raises:
            NotFound: `order.unknown`.
        """
        with self._store.read() as reading:
            order = reading.orders.get(order_id)
        before = Fulfilled.of(order)
        coming = Receipt(
            received.on,
            received.complete,
            received.lines,
            received.statements,
            number_of(order),  # its own comes with the BAST; none is counted here
            order.author,
            received.arrived_on or order.noted_arrival,
        )
        after = replace(before, receipts=(*before.receipts, coming))
        due_on, came = order.content.due_on, came_on(coming)
        days = days_late(came, due_on)
        charged = penalty_due(after, self._rules) - penalty_due(before, self._rules)
        passed = bool(days) and late_limit_passed(days, came, self._rules)
        return Lateness(due_on, days, charged, passed)

    def penalty(self, order_id: UUID) -> Penalty:
        """
        Return the denda of an order so far: kept back, and what no payment bore yet.

        Raises:
            NotFound: `order.unknown`.
        """
        with self._store.read() as reading:
            done = Fulfilled.of(reading.orders.get(order_id))
        if not done.receipts:
            return Penalty(ZERO, ZERO, ZERO)
        left = max(penalty_due(done, self._rules) - done.charged, ZERO)
        return Penalty(done.charged, left, owed_by_vendor(done, self._rules))

    def pay(
        self, session: Session, order_id: UUID, paid: Paid, number_text: str | None = None
    ) -> tuple[OrderDetail, Changes]:
        """
        Record a payment of what was received, by a kuitansi with the next number of its series.

        Taxes and penalty are computed, kept back and recorded with it.

        Args:
            number_text: from the agenda book; None where the unit takes it from its lease.

        Raises:
            RuleBroken: `order.move`, `payment.*`, `lease.empty`, `number.taken`,
                `number.malformed`, `number.not_typed`.
            BadInput: `payment.*`, `identity.tax_invoice`, `number.missing`.
            AccessDenied: as `acting.begin`.
        """
        with self._store.write() as work:
            order = self._pay(work, session, order_id, paid, number_text, self._clock())
            return Details(work).detail(order), PAID

    def pay_together(
        self, session: Session, together: PaidTogether
    ) -> tuple[tuple[OrderDetail, ...], Changes]:
        """
        Pay several orders of one vendor by one transfer, each by its own kuitansi; all or none.

        Raises:
            BadInput: `payment.together_few`, `payment.together_twice`,
                `payment.transfer_missing`.
            RuleBroken: `payment.together_vendor`; and what `pay` raises, with `order`.
        """
        _require_together(together)
        now = self._clock()
        with self._store.write() as work:
            orders: list[Order] = []
            for one in together.orders:
                found = work.orders.find(one.order.strip())
                if any(order.order_id == found.order_id for order in orders):
                    raise BadInput("payment.together_twice", field="orders", order=one.order)
                if orders and found.content.vendor != orders[0].content.vendor:
                    raise RuleBroken("payment.together_vendor", order=one.order)
                paid = Paid(
                    together.on,
                    together.kind,
                    one.invoice,
                    one.tax_invoice,
                    transfer=together.transfer,
                )
                try:
                    orders.append(self._pay(work, session, found.order_id, paid, one.number, now))
                except BejoError as error:
                    error.facts["order"] = one.order
                    raise
            details = Details(work)
            return tuple(details.detail(order) for order in orders), PAID

    def deposit(
        self, session: Session, order_id: UUID, deposits: tuple[TaxDeposit, ...]
    ) -> tuple[OrderDetail, Changes]:
        """
        Record taxes of the order's payments that went to the treasury; `by` is who acts.

        Raises:
            RuleBroken: `order.move`, `deposit.*`.
            BadInput: `deposit.*`, `payment.text_*`.
            AccessDenied: as `acting.begin`.
        """
        with self._store.write() as work:
            order, act = begin(work, session, order_id, Move.DEPOSIT, self._clock())
            base = order.revision
            deposits = tuple(replace(one, by=act.officer.nip) for one in deposits)
            after_signing.deposit(order, deposits, today=wib_day(act.now), now=act.now)
            queue(work, order, telling.deposited(order, deposits), act, base=base)
            save(work, order, act, Move.DEPOSIT, rows=len(deposits))
            return Details(work).detail(order), ORDERS_AND_SYNC

    def _pay(
        self,
        work: Work,
        session: Session,
        order_id: UUID,
        paid: Paid,
        number_text: str | None,
        now: datetime,
    ) -> Order:
        order, act = begin(work, session, order_id, Move.PAY, now)
        if paid.tax_invoice.strip():
            require_tax_invoice(paid.tax_invoice)
        require_appointed(act.officer, paid.on)
        due = self._payable(order, paid)
        base = order.revision
        number = take_number(work, Series.KW, paid.on.year, number_text)
        payment = PaymentMade(
            paid_on=paid.on,
            kind=paid.kind,
            invoice=paid.invoice.strip(),
            tax_invoice=paid.tax_invoice.strip(),
            number=number,
            by=act.officer.nip,
            amount=due.gross,
            receipts=due.receipts,
            penalty=due.penalty,
            withheld=due.withheld,
            transfer=paid.transfer.strip(),
            bap_no=paid.bap_no.strip(),
        )
        today = wib_day(now)
        after_signing.pay(order, payment, due=due.open, payable=due.gross, today=today, now=now)
        queue(work, order, telling.paid(order, payment), act, base=base)
        save(work, order, act, Move.PAY, number=number.text, amount=payment.amount.amount)
        work.numbers.record(order.order_id, number, "used", now=now)
        return order

    def _payable(self, order: Order, paid: Paid) -> Due:
        """What is paid now; an amount above what is due is refused, never cut."""
        done, kind = Fulfilled.of(order), paid.kind
        due = due_of(done, self._rules, Wanted(paid.receipts, kind, paid.amount))
        if paid.amount is not None and paid.amount != due.gross:
            whole = due_of(done, self._rules, Wanted(paid.receipts, kind))
            facts = {"amount": paid.amount.amount, "due": whole.gross.amount}
            raise RuleBroken("payment.above_due", field="amount", **facts)
        if not due.gross.amount:
            raise RuleBroken("payment.nothing_due")
        return due


def _require_together(together: PaidTogether) -> None:
    if not 1 < len(together.orders) <= TOGETHER_MAX:
        raise BadInput("payment.together_few", field="orders", most=TOGETHER_MAX)
    if not together.transfer.strip():
        raise BadInput("payment.transfer_missing", field="transfer")
