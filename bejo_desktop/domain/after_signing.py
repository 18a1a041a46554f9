"""What is done with a signed order: it arrives, is received, goes back, is paid and taxed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.errors import BadInput, RuleBroken
from bejo_desktop.domain.evidence import EVIDENCE_MAX
from bejo_desktop.domain.fulfilment import is_complete, require_receivable, require_returnable
from bejo_desktop.domain.order import Act, OrderState
from bejo_desktop.domain.payments import (
    DEPOSITS_MAX,
    PAYMENTS_MAX,
    require_paper_no,
    require_payable,
)

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
    if is_complete(order.content.lines, order.receipts, order.returns):
        raise RuleBroken("receipt.done")
    since = order.signed_on or order.content.ordered_on  # a small purchase has no signature
    if not since <= on <= today:
        raise RuleBroken("order.arrived_on", on=on.isoformat(), since=since.isoformat())
    order.arrived_on = on
    order.move(Act.ARRIVE, by, now)


def receive(order: Order, receipt: Receipt, *, today: date, now: datetime) -> None:
    """
    Record a receiving by BAST; again for each later part, until all is here.

    Raises:
        RuleBroken: `receipt.done` after a complete one; `receipt.received_on` before the
            arrival or after `today` (WIB); and what `require_receivable` names.
    """
    order.require_state(Act.RECEIVE)
    lines = order.content.lines
    if is_complete(lines, order.receipts, order.returns):
        raise RuleBroken("receipt.done")
    assert order.arrived_on is not None
    on, since = receipt.received_on, receipt.arrived_on or order.arrived_on
    if not since <= on <= today:
        raise RuleBroken("receipt.received_on", on=on.isoformat(), since=since.isoformat())
    require_receivable(lines, order.receipts, receipt, order.returns)
    order.receipts = (*order.receipts, receipt)
    order.move(Act.RECEIVE, receipt.by, now, receipt.number.text)


def send_back(order: Order, going: GoodsReturned, *, today: date, now: datetime) -> None:
    """
    Record goods that go back after their BAST; they have to come again.

    Raises:
        RuleBroken: `receipt.returned_on` before the last receipt or after `today` (WIB);
            and what `require_returnable` names.
    """
    order.require_state(Act.SEND_BACK)
    since = max(receipt.received_on for receipt in order.receipts)
    if not since <= going.on <= today:
        raise RuleBroken("receipt.returned_on", on=going.on.isoformat(), since=since.isoformat())
    require_returnable(order.content.lines, order.receipts, order.returns, going)
    order.returns = (*order.returns, going)
    order.move(Act.SEND_BACK, going.by, now)


def pay(order: Order, payment: PaymentMade, *, due: Rupiah, today: date, now: datetime) -> None:
    """
    Record a payment for what was received.

    Args:
        due: gross, with taxes: what of the accepted goods is not paid yet (`domain.due`).

    Raises:
        RuleBroken: `payment.nothing_due`; `payment.above_due` (facts: `amount`, `due`);
            `payment.paid_on` before the receipt it pays or after `today` (WIB);
            `payment.too_many`.
        BadInput: what `require_payable` names; `payment.receipt_unknown`.
    """
    order.require_state(Act.PAY)
    if not due.amount:
        raise RuleBroken("payment.nothing_due")
    if payment.amount > due or not payment.amount.amount:
        raise RuleBroken("payment.above_due", amount=payment.amount.amount, due=due.amount)
    if len(order.payments) >= PAYMENTS_MAX:
        raise RuleBroken("payment.too_many", most=PAYMENTS_MAX)
    if not all(1 <= position <= len(order.receipts) for position in payment.receipts):
        raise BadInput("payment.receipt_unknown", field="receipts")
    named = [order.receipts[position - 1] for position in payment.receipts]
    on, since = payment.paid_on, max(x.received_on for x in named or order.receipts)
    if not since <= on <= today:
        raise RuleBroken("payment.paid_on", on=on.isoformat(), since=since.isoformat())
    require_payable(payment)
    whole = is_complete(order.content.lines, order.receipts, order.returns)
    ends = whole and payment.amount == due and order.state is not OrderState.CANCELLED
    order.payments = (*order.payments, payment)
    to = OrderState.PAID if ends else None
    order.move(Act.PAY, payment.by, now, payment.number.text, to=to)


def deposit(order: Order, deposits: tuple[TaxDeposit, ...], *, today: date, now: datetime) -> None:
    """
    Record taxes of the order's payments that went to the treasury.

    Raises:
        RuleBroken: `deposit.before_payment`; `deposit.deposited_on` before the first payment or
            after `today` (WIB); `deposit.too_many`.
        BadInput: `deposit.empty`, `deposit.billing_missing`, `payment.text_long`,
            `payment.text_letters`.
    """
    order.require_state(Act.DEPOSIT)
    if not order.payments:
        raise RuleBroken("deposit.before_payment")
    if not deposits:
        raise BadInput("deposit.empty")
    if len(order.deposits) + len(deposits) > DEPOSITS_MAX:
        raise RuleBroken("deposit.too_many", most=DEPOSITS_MAX)
    since = min(payment.paid_on for payment in order.payments)
    for row in deposits:
        if not since <= row.deposited_on <= today:
            on = row.deposited_on.isoformat()
            raise RuleBroken("deposit.deposited_on", on=on, since=since.isoformat())
        if not row.billing.strip():
            raise BadInput("deposit.billing_missing", field="billing")
        for field, text in (("billing", row.billing), ("ntpn", row.ntpn), ("slip", row.slip)):
            require_paper_no(field, text)
    order.deposits = (*order.deposits, *deposits)
    order.move(Act.DEPOSIT, deposits[0].by, now)


def add_evidence(order: Order, piece: Evidence, *, now: datetime) -> None:
    """
    Put a paper or picture behind the order.

    Raises:
        RuleBroken: `evidence.too_many`.
        BadInput: `evidence.empty` when it has neither number nor picture;
            `payment.text_long`, `payment.text_letters`.
    """
    order.require_state(Act.EVIDENCE)
    if len(order.evidence) >= EVIDENCE_MAX:
        raise RuleBroken("evidence.too_many", most=EVIDENCE_MAX)
    if not piece.no.strip() and not piece.sha256:
        raise BadInput("evidence.empty", field="no")
    require_paper_no("no", piece.no)
    order.evidence = (*order.evidence, piece)
    order.move(Act.EVIDENCE, piece.by, now, piece.kind.value)
