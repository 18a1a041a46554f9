"""The verdict on money and on what stands behind it: `order.pay`, `.deposit`, `.evidence`."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bejo_central.judging.case import Binding, accepted, broken, broken_by, cause, refused
from bejo_central.judging.following import (
    distrust,
    does_not_fit,
    done,
    fulfilled,
    implausible,
    is_named,
    mandate_ended,
    no_series,
    number_row,
    odd_number,
    of_error,
    on_paper,
    out_of_turn,
    was_named,
)
from bejo_desktop.contract.later import (
    DepositedRow,
    EvidenceRow,
    PaymentRow,
    deposit_from_wire,
    evidence_from_wire,
    later_from_wire,
    payment_from_wire,
)
from bejo_desktop.domain.codes import Payment, Reason
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.due import Wanted, due_of
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.evidence import EvidenceKind, require_piece
from bejo_desktop.domain.fulfilment import is_complete
from bejo_desktop.domain.identity import require_tax_invoice
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.numbering import Series
from bejo_desktop.domain.order import OrderState
from bejo_desktop.domain.payments import require_deposits, require_payment
from bejo_desktop.domain.tax_deposits import require_withheld

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bejo_central.judging.case import Case, Decision
    from bejo_central.store.orders import OrderRecord
    from bejo_desktop.contract.intents import AddEvidence, Deposit, Pay
    from bejo_desktop.contract.later import Later
    from bejo_desktop.contract.rows import CauseRow
    from bejo_desktop.domain.due import Fulfilled
    from bejo_desktop.domain.payments import TaxDeposit


def judge_payment(case: Case, act: Pay) -> Decision:
    """
    Judge a payment for what was accepted: never more than is due.

    The part of the budget that it pays is realised; with the last one the order is paid.
    """
    if no := distrust(case):
        return refused(no)
    order = case.order
    payment = _payment(case, act)
    if order is not None and is_named(order, act) and payment in order.later.payments:
        return accepted(findings=order.findings)
    if turn := out_of_turn(case, act):
        return turn
    assert order is not None
    assert case.content is not None
    so_far = fulfilled(order, case.content)
    if rule := no_series(act.series, Series.KW):
        return does_not_fit(act, rule)
    wanted = Wanted(receipts=act.receipts, kind=Payment(act.kind))
    try:
        due = due_of(so_far, case.rules, wanted)
        require_payment(
            payment_from_wire(payment),
            payable=due.gross,
            receipts=len(so_far.receipts),
            made=len(so_far.payments),
        )
    except BejoError as error:
        return of_error(act, error)
    named = [order.receipts[position - 1].on for position in act.receipts]
    since = max(named or [receipt.on for receipt in order.receipts], default=order.signed_on)
    late = implausible(case, "payment.paid_on", act.on, since=since)
    findings = (
        *odd_number(case, act),
        *_kept_otherwise(case, act, so_far),
        *late,
        *_out_of_year(case, act, so_far),
        *_odd_faktur(act.tax_invoice),
        *mandate_ended(case, act.on),
    )
    whole = is_complete(case.content.lines, so_far.receipts, so_far.returns)
    ends = whole and act.amount == due.open.amount and order.state != OrderState.CANCELLED
    return done(
        order,
        findings,
        {"later": replace(order.later, payments=(*order.later.payments, payment))},
        state=OrderState.PAID if ends else None,
        effect=on_paper(Binding.REALISE),
    )


def judge_deposit(case: Case, act: Deposit) -> Decision:
    """Judge taxes that went to the treasury; no figure of the order changes."""
    if no := distrust(case):
        return refused(no)
    order = case.order
    rows = tuple(DepositedRow(row=row, by=case.intent.by) for row in act.rows)
    if order is not None and was_named(order, act) and set(rows) <= set(order.later.deposits):
        return accepted(findings=order.findings)
    if turn := out_of_turn(case, act):
        return turn
    assert order is not None
    first = min((payment.on for payment in order.later.payments), default=None)
    made = tuple(deposit_from_wire(row, case.intent.by) for row in act.rows)
    try:
        require_deposits(made, known=len(order.later.deposits), first_paid_on=first)
    except BejoError as error:
        return of_error(act, error)
    late = [
        found
        for row in act.rows
        for found in implausible(case, "deposit.deposited_on", row.on, since=first)
    ]
    later = replace(order.later, deposits=(*order.later.deposits, *rows))
    return done(order, (*late, *_never_withheld(order.later, made)), {"later": later})


def judge_evidence(case: Case, act: AddEvidence) -> Decision:
    """Judge a paper or picture that is put behind an order, whichever version it names."""
    if no := distrust(case):
        return refused(no)
    order = case.order
    piece = _evidence(case, act)
    if order is not None and was_named(order, act) and _is_there(order, piece):
        return accepted(findings=order.findings)
    if turn := out_of_turn(case, act):
        return turn
    assert order is not None
    known = tuple(evidence_from_wire(row) for row in order.later.evidence)
    try:
        require_piece(known, evidence_from_wire(piece), case.latest_day)
    except BejoError as error:
        return of_error(act, error)
    later = replace(order.later, evidence=(*order.later.evidence, piece))
    is_faktur = act.kind is EvidenceKind.TAX_INVOICE
    return done(order, tuple(_odd_faktur(act.paper if is_faktur else "")), {"later": later})


def _out_of_year(case: Case, act: Pay, so_far: Fulfilled) -> Iterator[CauseRow]:
    """Find a payment in another year than the order's, or after its year was closed."""
    year, closed_on = so_far.content.ordered_on.year, case.market.year_closed_on
    if act.on.year != year:
        yield broken("payment.other_year", on=act.on.isoformat(), year=year)
    if closed_on is not None and closed_on <= act.on:
        yield cause(Reason.FY_CLOSED, year=year, closed_on=closed_on.isoformat())


def _odd_faktur(number: str) -> Iterator[CauseRow]:
    """Find what is no number of a faktur pajak; "" where none was named."""
    if not number.strip():
        return
    try:
        require_tax_invoice(number)
    except BejoError as error:
        yield broken_by(error)


def _kept_otherwise(case: Case, act: Pay, so_far: Fulfilled) -> Iterator[CauseRow]:
    """
    Find taxes and a penalty that are not what is due of the payment: the money has moved.

    Due by the rules in force, or by those of the pack that made the order's figures: either is
    right, for a desk without a line pays by the pack that it has.
    """
    wanted = Wanted(act.receipts, Payment(act.kind), Rupiah(act.amount))
    dues = [due_of(so_far, case.rules, wanted)]
    with suppress(BejoError):  # that pack may have no rule of a day so late
        dues.append(due_of(so_far, case.rules.of(so_far.content.rule_pack), wanted))
    kept = {
        row.tax.value: sum(x.amount for x in act.withheld if x.tax is row.tax)
        for row in act.withheld
    }
    owed = [{row.tax.value: row.amount.amount for row in due.withheld} for due in dues]
    if kept not in owed:
        for tax in sorted({*kept, *owed[0]}):
            was, now = kept.get(tax, 0), owed[0].get(tax, 0)
            if was != now:
                yield broken("payment.withheld_differs", tax=tax, kept=was, due=now)
    penalties = [due.penalty.amount for due in dues]
    if act.penalty not in penalties:
        yield broken("payment.penalty_differs", kept=act.penalty, due=penalties[0])


def _never_withheld(known: Later, made: Sequence[TaxDeposit]) -> Iterator[CauseRow]:
    """Find a deposit of nothing, of a tax that was not kept back, or of more than was."""
    later = later_from_wire(known)
    try:
        require_withheld(made, later["deposits"], later["payments"])
    except BejoError as error:
        yield broken_by(error)


def _is_there(order: OrderRecord, piece: EvidenceRow) -> bool:
    """Tell whether the same piece is there already, whoever put it there."""
    alike = {replace(one, by=piece.by, added=piece.added) for one in order.later.evidence}
    return piece in alike


def _evidence(case: Case, act: AddEvidence) -> EvidenceRow:
    return EvidenceRow(
        kind=act.kind,
        by=case.intent.by,
        added=wib_day(case.intent.t),
        no=act.paper,
        on=act.on or None,
        scan=act.scan or None,
        note=act.note,
    )


def _payment(case: Case, act: Pay) -> PaymentRow:
    return PaymentRow(
        on=act.on,
        kind=act.kind,
        invoice=act.invoice,
        kw=number_row(act, act.kw),
        by=case.intent.by,
        amount=act.amount,
        receipts=act.receipts,
        penalty=act.penalty,
        withheld=act.withheld,
        tax_invoice=act.tax_invoice,
        transfer=act.transfer,
        bap=act.bap,
    )
