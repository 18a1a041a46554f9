"""What is done with a signed order: it arrives, is received, goes back, is paid and taxed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.errors import BadInput, RuleBroken
from bejo_desktop.domain.evidence import require_piece
from bejo_desktop.domain.fulfilment import require_receivable, require_returnable
from bejo_desktop.domain.order import Act, OrderState
from bejo_desktop.domain.payments import require_deposits, require_payment
from bejo_desktop.domain.receipt_checks import require_plausible
from bejo_desktop.domain.tax_deposits import require_withheld

if TYPE_CHECKING:
    from datetime import date, datetime

    from bejo_desktop.domain.evidence import Evidence
    from bejo_desktop.domain.fulfilment import GoodsReturned, Receipt
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.payments import PaymentMade, TaxDeposit


def arrive(order: Order, on: date, *, today: date, by: str, now: datetime) -> None:
    """
    Record that the goods, or a part of them, came on day `on`; again for each later part.

    Raises:
        RuleBroken: `receipt.done` when all was received; `order.arrived_on` before the
            signature or after `today` (WIB).
    """
    order.require_state(Act.ARRIVE)
    if order.is_complete:
        raise RuleBroken("receipt.done")
    since = order.binds_since
    if not since <= on <= today:
        raise RuleBroken("order.arrived_on", on=on.isoformat(), since=since.isoformat())
    order.arrived_on = on
    order.move(Act.ARRIVE, by, now)


def receive(order: Order, receipt: Receipt, *, today: date, now: datetime) -> None:
    """
    Record a receiving by BAST; again for each later part, until all is here.

    Goods of which nothing was accepted went away again: the order goes on waiting for them.

    Raises:
        RuleBroken: `receipt.done` after a complete one; `order.arrived_on` before the signature;
            `receipt.received_on` before the arrival or after `today` (WIB); and what
            `require_receivable` and `require_plausible` name.
        BadInput: `receipt.arrival_missing` where nobody noted when these goods came.
    """
    order.require_state(Act.RECEIVE)
    content = order.content
    if order.is_complete:
        raise RuleBroken("receipt.done")
    on, since, came = receipt.received_on, order.binds_since, receipt.arrived_on
    came = came or order.noted_arrival
    if came is None:
        raise BadInput("receipt.arrival_missing", field="arrived_on")
    if came < since:
        raise RuleBroken("order.arrived_on", on=came.isoformat(), since=since.isoformat())
    if not came <= on <= today:
        raise RuleBroken("receipt.received_on", on=on.isoformat(), since=came.isoformat())
    require_receivable(content.lines, order.receipts, receipt, order.returns)
    require_plausible(content, order.receipts, receipt, order.returns)
    order.receipts = (*order.receipts, receipt)
    to = None if receipt.accepts else OrderState.DELIVERING
    order.move(Act.RECEIVE, receipt.by, now, receipt.number.text, to=to)


def send_back(order: Order, going: GoodsReturned, *, today: date, now: datetime) -> None:
    """
    Record goods that go back after their BAST; they have to come again.

    What was paid whole is not sent back: then the vendor's guarantee is claimed by letter.

    Raises:
        RuleBroken: `receipt.returned_on` before the last receipt or after `today` (WIB);
            and what `require_returnable` names.
    """
    order.require_state(Act.SEND_BACK)
    since = max((one.received_on for one in order.receipts), default=order.binds_since)
    if not since <= going.on <= today:
        raise RuleBroken("receipt.returned_on", on=going.on.isoformat(), since=since.isoformat())
    require_returnable(order.content.lines, order.receipts, order.returns, going)
    order.returns = (*order.returns, going)
    order.move(Act.SEND_BACK, going.by, now)


def pay(
    order: Order,
    payment: PaymentMade,
    *,
    due: Rupiah,
    today: date,
    now: datetime,
    payable: Rupiah | None = None,
) -> None:
    """
    Record a payment for what was received.

    Args:
        due: gross, with taxes: what of the accepted goods is not paid yet (`domain.due`).
        payable: gross of the receipts that the payment names, where that is not all of `due`.

    Raises:
        RuleBroken: `payment.paid_on` before the receipt it pays or after `today` (WIB).
        RuleBroken, BadInput: what `require_payment` names.
    """
    order.require_state(Act.PAY)
    require_payment(
        payment,
        payable=due if payable is None else min(payable, due),
        receipts=len(order.receipts),
        made=len(order.payments),
    )
    named = [order.receipts[position - 1] for position in payment.receipts]
    on, since = payment.paid_on, max(x.received_on for x in named or order.receipts)
    if not since <= on <= today:
        raise RuleBroken("payment.paid_on", on=on.isoformat(), since=since.isoformat())
    ends = order.is_complete and payment.amount == due and order.state is not OrderState.CANCELLED
    order.payments = (*order.payments, payment)
    to = OrderState.PAID if ends else None
    order.move(Act.PAY, payment.by, now, payment.number.text, to=to)


def deposit(order: Order, deposits: tuple[TaxDeposit, ...], *, today: date, now: datetime) -> None:
    """
    Record taxes of the order's payments that went to the treasury.

    Raises:
        RuleBroken: `deposit.deposited_on` before the first payment or after `today` (WIB).
        RuleBroken, BadInput: what `require_deposits` and `require_withheld` name.
    """
    order.require_state(Act.DEPOSIT)
    since = min((payment.paid_on for payment in order.payments), default=None)
    require_deposits(deposits, known=len(order.deposits), first_paid_on=since)
    assert since is not None
    for row in deposits:
        if not since <= row.deposited_on <= today:
            on = row.deposited_on.isoformat()
            raise RuleBroken("deposit.deposited_on", on=on, since=since.isoformat())
    require_withheld(deposits, order.deposits, order.payments)
    order.deposits = (*order.deposits, *deposits)
    order.move(Act.DEPOSIT, deposits[0].by, now)


def add_evidence(order: Order, piece: Evidence, *, now: datetime) -> None:
    """
    Put a paper or picture behind the order on the day that the piece says it was added.

    Raises:
        RuleBroken, BadInput: what `require_piece` names.
    """
    order.require_state(Act.EVIDENCE)
    require_piece(order.evidence, piece, piece.added_on)
    order.evidence = (*order.evidence, piece)
    order.move(Act.EVIDENCE, piece.by, now, piece.kind.value)
