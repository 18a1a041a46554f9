"""From a payment of an order to the plain facts of its kuitansi and its berita acara."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.drafts.figuring import shares
from bejo_desktop.application.paper_facts.later import print_of_act, rates
from bejo_desktop.application.paper_facts.people import charged_ppk, holder, named
from bejo_desktop.contract.later import payment_to_wire
from bejo_desktop.domain.authority import collector_for, receipt_bears_meterai
from bejo_desktop.domain.budget import spread
from bejo_desktop.domain.codes import Collector, Role
from bejo_desktop.domain.delivery_shares import share_of
from bejo_desktop.domain.due import Fulfilled, Wanted, due_of
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.paper.facts import AccountFacts
from bejo_desktop.domain.paper.later_facts import (
    BastRef,
    ChangedFacts,
    KeptFacts,
    KuitansiFacts,
    PaymentFacts,
)
from bejo_desktop.domain.paper.letter_facts import PaymentMinutesFacts
from bejo_desktop.domain.payments import Tax

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from bejo_desktop.application.paper_facts.order import FactFinder
    from bejo_desktop.domain.due import Due
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.paper.facts import CopyFacts
    from bejo_desktop.domain.payments import PaymentMade

_TAXES: Final[Mapping[str, Tax]] = {
    "22": Tax.PPH_22,
    "23": Tax.PPH_23,
    "final": Tax.PPH_FINAL,
}


def kuitansi_facts(
    finder: FactFinder, order: Order, position: int, copy: CopyFacts | None
) -> KuitansiFacts:
    """Return what the kuitansi of the payment number `position`, from 1, says."""
    payment = order.payments[position - 1]
    on = payment.paid_on
    due = _due(finder, order, position)
    return KuitansiFacts(
        order=finder.facts(order, None),
        print_=print_of_act(finder, order, payment.number.text, payment_to_wire(payment), copy),
        payment=_payment(finder, order, position, due),
        accounts=_accounts(finder, order, position),
        handovers=handovers(order, payment),
        approver=charged_ppk(finder, order, on),
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
    )


def payment_facts(finder: FactFinder, order: Order, position: int) -> PaymentFacts:
    """Return one payment with all that was kept back of it, by whom."""
    return _payment(finder, order, position, _due(finder, order, position))


def handovers(order: Order, payment: PaymentMade) -> tuple[BastRef, ...]:
    """Return the BAST that a payment rests on; a small purchase has none."""
    positions = payment.receipts or range(1, len(order.receipts) + 1)
    receipts = (order.receipts[position - 1] for position in positions)
    own = order.number.text if order.number else ""
    return tuple(BastRef(x.number.text, x.received_on) for x in receipts if x.number.text != own)


def _due(finder: FactFinder, order: Order, position: int) -> Due:
    """What was due when the payment was made: later receipts and payments are left out."""
    paid = order.payments[:position]
    payment = paid[-1]
    known = max((one for x in paid for one in x.receipts), default=len(order.receipts))
    gone = tuple(x for x in order.returns if x.on <= payment.paid_on)
    done = Fulfilled(order.content, order.receipts[:known], gone, paid[:-1])
    return due_of(done, finder.rules, Wanted(payment.receipts, payment.kind, payment.amount))


def _payment(finder: FactFinder, order: Order, position: int, due: Due) -> PaymentFacts:
    payment = order.payments[position - 1]
    kept = tuple(
        _of_platform(finder, order, position, due)
        if _is_platforms(finder, order, payment)
        else _of_treasurer(finder, order, payment, due)
    )
    return PaymentFacts(
        number=payment.number.text,
        paid_on=payment.paid_on,
        kind=payment.kind,
        amount=payment.amount,
        penalty=payment.penalty,
        kept=kept,
        invoice=payment.invoice,
        tax_invoice=payment.tax_invoice,
        transfer=payment.transfer,
    )


def _is_platforms(finder: FactFinder, order: Order, payment: PaymentMade) -> bool:
    """Whether the platform collected: only where the bendahara kept nothing back himself."""
    content = order.content
    if payment.withheld:
        return False
    if content.collector_reason:
        return content.collector is Collector.PLATFORM
    found = collector_for(content.platform, payment.kind, payment.paid_on, finder.rules)
    return found is Collector.PLATFORM


def _of_treasurer(
    finder: FactFinder, order: Order, payment: PaymentMade, due: Due
) -> Iterator[KeptFacts]:
    printed = _rates(finder, order, due)
    for row in payment.withheld:
        yield KeptFacts(row.tax, printed[row.tax], row.base, row.amount, Collector.TREASURER)


def _of_platform(finder: FactFinder, order: Order, position: int, due: Due) -> Iterator[KeptFacts]:
    """What the platform kept: this payment's part of the whole order's figures."""
    printed, figures = _rates(finder, order, due), due.figures
    before = sum((x.amount for x in order.payments[: position - 1]), start=ZERO)
    after = before + order.payments[position - 1].amount

    def part(amount: Rupiah) -> Rupiah:
        whole = figures.total.amount
        parts = (
            share_of(amount.amount, Fraction(min(x.amount, whole), whole)) for x in (after, before)
        )
        return Rupiah(next(parts) - next(parts))

    by = Collector.PLATFORM
    if figures.ppn_collected != ZERO:
        yield KeptFacts(Tax.PPN, printed[Tax.PPN], part(figures.base), due.ppn, by)
    if figures.pbjt != ZERO:
        yield KeptFacts(Tax.PBJT, printed[Tax.PBJT], part(figures.base), due.pbjt, by)
    for row in figures.pph:
        tax = _TAXES[row.article]
        yield KeptFacts(tax, printed[tax], part(row.base), part(row.amount), by)


def _rates(finder: FactFinder, order: Order, due: Due) -> Mapping[Tax, str]:
    printed = rates(due.figures, finder, order.content)
    shown = finder.rates_of(order.content, due.figures)
    found = dict.fromkeys(Tax, "") | {_TAXES[article]: rate for article, rate in printed.items()}
    return found | {Tax.PPN: shown.ppn_rate, Tax.PBJT: shown.pbjt_rate}


def _accounts(finder: FactFinder, order: Order, position: int) -> tuple[AccountFacts, ...]:
    """What each kode rekening bears, as the budget is realised: by what the order still binds."""
    content = order.content
    budget = {x.code: x for x in finder.reading.reference.budget(content.ordered_on.year)}
    bound = shares(content)
    paid: dict[str, Rupiah] = {}
    for payment in order.payments[:position]:
        paid = spread(payment.amount, bound)
        bound = {code: max(left - paid[code], ZERO) for code, left in bound.items()}
    sums: dict[str, Rupiah] = {}
    names: dict[str, str] = {}
    for code, amount in paid.items():
        account = code.rpartition("/")[2]
        sums[account] = sums.get(account, ZERO) + amount
        names[account] = budget[code].account_name if code in budget else ""
    return tuple(AccountFacts(x, names[x], amount) for x, amount in sums.items() if amount != ZERO)


def _receipt_duty(finder: FactFinder, amount: Rupiah, on: date) -> Rupiah | None:
    """The meterai on a receipt of `amount`. Rules: `meterai.receipt_above`, `meterai.amount`."""
    if not receipt_bears_meterai(amount, on, finder.rules):
        return None
    return Rupiah(finder.rules.on("meterai.amount", on).number)
