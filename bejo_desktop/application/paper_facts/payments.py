"""From a payment of an order to the plain facts of its kuitansi and its berita acara."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.application.paper_facts.filed import bills, deposits_of, platform_invoice
from bejo_desktop.application.paper_facts.later import print_of_act, rates
from bejo_desktop.application.paper_facts.order import by_account
from bejo_desktop.application.paper_facts.people import budget_user, charged_ppk, holder, named
from bejo_desktop.contract.later import payment_to_wire
from bejo_desktop.domain.authority import receipt_bears_meterai
from bejo_desktop.domain.budget import spread
from bejo_desktop.domain.codes import Collector, Role
from bejo_desktop.domain.due import Fulfilled, Wanted, due_of
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.paper.later_facts import (
    BastRef,
    ChangedFacts,
    KeptFacts,
    KuitansiFacts,
    PaymentFacts,
)
from bejo_desktop.domain.paper.letter_facts import PaidBefore, PaymentMinutesFacts
from bejo_desktop.domain.payments import TAX_OF_ARTICLE, Tax

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from bejo_desktop.application.paper_facts.order import FactFinder
    from bejo_desktop.domain.due import Due
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.paper.facts import AccountFacts, CopyFacts
    from bejo_desktop.domain.payments import PaymentMade


def kuitansi_facts(
    finder: FactFinder, order: Order, position: int, copy: CopyFacts | None
) -> KuitansiFacts:
    """Return what the kuitansi of the payment number `position`, from 1, says."""
    payment = order.payments[position - 1]
    on = payment.paid_on
    due = _due(finder, order, position)
    approver, payer = budget_user(finder, on)
    return KuitansiFacts(
        order=finder.facts(order, None),
        print_=print_of_act(finder, order, payment.number.text, payment_to_wire(payment), copy),
        payment=_payment(finder, order, position, due),
        accounts=_accounts(finder, order, position),
        handovers=handovers(order, payment),
        approver=approver,
        payer=payer,
        treasurer=named(finder, payment.by, Role.BENDAHARA, on),
        pptk=holder(finder, Role.PPTK, on),
        stamp_duty=_receipt_duty(finder, payment.amount, on),
        changed=tuple(ChangedFacts(x.figure, x.estimate, x.final) for x in due.changed),
    )


def payment_minutes_facts(
    finder: FactFinder, order: Order, position: int, copy: CopyFacts | None
) -> PaymentMinutesFacts:
    """Return what the berita acara pembayaran of the payment number `position` says."""
    payment = order.payments[position - 1]
    return PaymentMinutesFacts(
        order=finder.facts(order, None),
        print_=print_of_act(finder, order, payment.number.text, payment_to_wire(payment), copy),
        payment=payment_facts(finder, order, position),
        handovers=handovers(order, payment),
        officer=charged_ppk(finder, order, payment.paid_on),
        bap_no=payment.bap_no,
        accounts=_accounts(finder, order, position),
        earlier=tuple(
            PaidBefore(x.number.text, x.paid_on, x.amount) for x in order.payments[: position - 1]
        ),
    )


def payment_facts(finder: FactFinder, order: Order, position: int) -> PaymentFacts:
    """Return one payment with all that was kept back of it, by whom."""
    return _payment(finder, order, position, _due(finder, order, position))


def handovers(order: Order, payment: PaymentMade) -> tuple[BastRef, ...]:
    """Return the BAST that a payment rests on; a small purchase has none."""
    positions = payment.receipts or range(1, len(order.receipts) + 1)
    receipts = (order.receipts[position - 1] for position in positions)
    own = order.number_text
    return tuple(BastRef(x.number.text, x.received_on) for x in receipts if x.number.text != own)


def _due(finder: FactFinder, order: Order, position: int) -> Due:
    """What was due when the payment was made: later receipts and payments are left out."""
    paid = order.payments[:position]
    payment = paid[-1]
    known = max((one for x in paid for one in x.receipts), default=len(order.receipts))
    gone = tuple(x for x in order.returns if x.on <= payment.paid_on)
    end = order.cancellation
    ended = end is not None and end.on <= payment.paid_on
    done = Fulfilled(order.content, order.receipts[:known], gone, paid[:-1], ended)
    return due_of(done, finder.rules, Wanted(payment.receipts, payment.kind, payment.amount))


def _payment(finder: FactFinder, order: Order, position: int, due: Due) -> PaymentFacts:
    payment = order.payments[position - 1]
    kept = tuple(
        _of_platform(finder, order, due)
        if due.collected and not payment.withheld
        else _of_treasurer(finder, order, position, due)
    )
    return PaymentFacts(
        number=payment.number.text,
        paid_on=payment.paid_on,
        kind=payment.kind,
        amount=payment.amount,
        penalty=payment.penalty,
        kept=kept,
        bills=bills(order, payment),
        tax_invoice=payment.tax_invoice,
        platform_invoice=platform_invoice(order),
        transfer=payment.transfer,
        owed=due.owed_by_vendor,
    )


def _of_treasurer(finder: FactFinder, order: Order, position: int, due: Due) -> Iterator[KeptFacts]:
    printed, deposits = _rates(finder, order, due), deposits_of(order)
    for row in order.payments[position - 1].withheld:
        paid = deposits.get((position, row.tax))
        yield KeptFacts(
            tax=row.tax,
            rate=printed[row.tax],
            base=row.base,
            amount=row.amount,
            collector=Collector.TREASURER,
            billing=paid.billing if paid else "",
            ntpn=paid.ntpn if paid else "",
        )


def _of_platform(finder: FactFinder, order: Order, due: Due) -> Iterator[KeptFacts]:
    """What the platform kept: this payment's part of the whole order's figures."""
    printed = _rates(finder, order, due)
    for row in due.collected:
        yield KeptFacts(row.tax, printed[row.tax], row.base, row.amount, Collector.PLATFORM)


def _rates(finder: FactFinder, order: Order, due: Due) -> Mapping[Tax, str]:
    printed = rates(due.figures, finder, order.content)
    shown = finder.rates_of(order.content, due.figures)
    income = {TAX_OF_ARTICLE[article]: rate for article, rate in printed.items()}
    found = dict.fromkeys(Tax, "") | income
    return found | {Tax.PPN: shown.ppn_rate, Tax.PBJT: shown.pbjt_rate}


def _accounts(finder: FactFinder, order: Order, position: int) -> tuple[AccountFacts, ...]:
    """What each kode rekening bears, as the budget is realised: by what the order still binds."""
    content = order.content
    budget = {x.code: x for x in finder.reading.reference.budget(content.ordered_on.year)}
    bound = content.shares
    paid: dict[str, Rupiah] = {}
    for payment in order.payments[:position]:
        paid = spread(payment.amount, bound)
        bound = {code: max(left - paid[code], ZERO) for code, left in bound.items()}
    return tuple(row for row in by_account(paid, budget) if row.amount != ZERO)


def _receipt_duty(finder: FactFinder, amount: Rupiah, on: date) -> Rupiah | None:
    """The meterai on a receipt of `amount`. Rules: `meterai.receipt_above`, `meterai.amount`."""
    if not receipt_bears_meterai(amount, on, finder.rules):
        return None
    return Rupiah(finder.rules.on("meterai.amount", on).number)
