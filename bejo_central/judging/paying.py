"""The verdict on money and on what stands behind it: `order.pay`, `.deposit`, `.evidence`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bejo_central.judging.case import Binding, accepted, refused
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
    payment_from_wire,
)
from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.due import Wanted, due_of
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.evidence import EVIDENCE_MAX
from bejo_desktop.domain.fulfilment import is_complete
from bejo_desktop.domain.numbering import Series
from bejo_desktop.domain.order import OrderState
from bejo_desktop.domain.payments import (
    DEPOSITS_MAX,
    PAYMENTS_MAX,
    require_paper_no,
    require_payable,
)

if TYPE_CHECKING:
    from bejo_central.judging.case import Case, Decision
    from bejo_central.store.orders import OrderRecord
    from bejo_desktop.contract.intents import AddEvidence, Deposit, Pay
    from bejo_desktop.contract.later import Later
    from bejo_desktop.domain.due import Due


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
    wanted = Wanted(receipts=act.receipts, kind=Payment(act.kind))
    try:
        due = due_of(so_far, case.rules, wanted)
        require_payable(payment_from_wire(payment))
    except BejoError as error:
        return of_error(act, error)
    if unfit := _not_payable(order, act, due):
        return unfit
    named = [order.receipts[position - 1].on for position in act.receipts]
    since = max(named or [receipt.on for receipt in order.receipts], default=order.signed_on)
    late = implausible(case, "payment.paid_on", act.on, since=since)
    findings = (*odd_number(case, act), *late, *mandate_ended(case, act.on))
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
    if unfit := _not_deposited(order.later, act):
        return unfit
    since = min(payment.on for payment in order.later.payments)
    late = [
        found
        for row in act.rows
        for found in implausible(case, "deposit.deposited_on", row.on, since=since)
    ]
    later = replace(order.later, deposits=(*order.later.deposits, *rows))
    return done(order, tuple(late), {"later": later})


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
    if unfit := _not_filed(order.later, act):
        return unfit
    later = replace(order.later, evidence=(*order.later.evidence, piece))
    return done(order, (), {"later": later})


def _not_payable(order: OrderRecord, act: Pay, due: Due) -> Decision | None:
    if rule := no_series(act.series, Series.KW):
        return does_not_fit(act, rule)
    if not due.gross.amount:
        return does_not_fit(act, "payment.nothing_due")
    if not 0 < act.amount <= due.gross.amount:
        return does_not_fit(act, "payment.above_due", amount=act.amount, due=due.gross.amount)
    if act.penalty + sum(row.amount for row in act.withheld) > act.amount:
        return does_not_fit(act, "payment.kept_too_much", amount=act.amount)
    if len(order.later.payments) >= PAYMENTS_MAX:
        return does_not_fit(act, "payment.too_many", most=PAYMENTS_MAX)
    return None


def _not_deposited(later: Later, act: Deposit) -> Decision | None:
    if not later.payments:
        return does_not_fit(act, "deposit.before_payment")
    if len(later.deposits) + len(act.rows) > DEPOSITS_MAX:
        return does_not_fit(act, "deposit.too_many", most=DEPOSITS_MAX)
    for row in act.rows:
        if not row.billing.strip():
            return does_not_fit(act, "deposit.billing_missing", field="billing")
        try:
            for field in ("billing", "ntpn", "slip"):
                require_paper_no(field, getattr(row, field))
        except BejoError as error:
            return of_error(act, error)
    return None


def _not_filed(later: Later, act: AddEvidence) -> Decision | None:
    if len(later.evidence) >= EVIDENCE_MAX:
        return does_not_fit(act, "evidence.too_many", most=EVIDENCE_MAX)
    if not act.paper.strip() and not act.scan:
        return does_not_fit(act, "evidence.empty", field="no")
    try:
        require_paper_no("no", act.paper)
    except BejoError as error:
        return of_error(act, error)
    return None


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
    )
