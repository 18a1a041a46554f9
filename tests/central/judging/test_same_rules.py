"""What does not fit an order does not fit it on either side: one table through desk and centre."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from bejo_desktop.application.sync.orders import taken_over
from bejo_desktop.contract.canonical import content_hash
from bejo_desktop.contract.intents import DepositRow, WithheldRow
from bejo_desktop.contract.later import (
    EvidenceRow,
    PaymentRow,
    deposit_from_wire,
    evidence_from_wire,
    payment_from_wire,
)
from bejo_desktop.contract.numbers import NumberRow
from bejo_desktop.domain.after_signing import add_evidence, deposit, pay
from bejo_desktop.domain.changing import amend
from bejo_desktop.domain.contract_changes import Amendment
from bejo_desktop.domain.due import Fulfilled, Wanted, due_of
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.evidence import EvidenceKind
from bejo_desktop.domain.numbering import Number
from bejo_desktop.domain.payments import Tax
from bejo_desktop.domain.quantity import Quantity
from tests.central.desk import REASON, TODAY

YESTERDAY, LATE = TODAY - timedelta(days=1), TODAY + timedelta(days=2)
KEPT = 5
"""PPh final of the first payment: 0,5 % of Rp1.000."""
SCAN = "cd" * 32
NOTED = {"kind": EvidenceKind.DELIVERY_NOTE, "paper": "SJ-17", "scan": SCAN, "note": "Kardus utuh"}


class Case:
    """An order of ten, four of them received, as both sides hold it."""

    def __init__(self, centre, *, paid=True):
        self.centre = centre
        self.desk = centre.desk(more=("PP", "BENDAHARA"))
        self.id, self.content, self.number = self.desk.signed_order()
        desk, about = self.desk, (self.id, self.content, self.number)
        desk.arrive(*about)
        desk.receive(*about, [(1, "4")], complete=False)
        desk.evidence(*about, **NOTED)
        if paid:
            desk.pay(*about, amount=1000)
        desk.exchange()
        self.order = taken_over(desk.pull()["order", self.id], None, now=centre.clock())

    def at_the_centre(self, act, *told, **facts):
        """Return the rule for which the centre refuses an act, "" where it takes it."""
        seq = getattr(self.desk, act)(self.id, self.content, *told, **facts)
        self.desk.exchange()
        row = self.desk.outcomes[seq]
        return "" if row.r == "ok" else row.why[0].f["rule"]

    def on_the_desk(self, act, *told, **facts):
        """Return the code for which the desk refuses it."""
        try:
            act(self.order, *told, now=self.centre.clock(), **facts)
        except BejoError as error:
            return error.code
        return ""


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({}, ""),
        ({"receipts": (1,)}, ""),
        ({"amount": 0}, "payment.above_due"),
        ({"amount": 10**8}, "payment.above_due"),
        ({"receipts": (2,)}, "payment.receipt_unknown"),
        ({"invoice": " "}, "payment.invoice_missing"),
        ({"transfer": "x" * 61}, "payment.text_long"),
        ({"penalty": 3000}, "payment.kept_too_much"),
        (
            {"withheld": (WithheldRow(tax="ppn", base=1, amount=1500),), "penalty": 600},
            "payment.kept_too_much",
        ),
    ],
)
def test_a_payment(centre, changes, rule):
    case = Case(centre)
    told = {"on": TODAY, "kind": "UP", "invoice": "INV-1", "amount": 2000, "receipts": ()} | changes
    assert case.at_the_centre("pay", case.number, **told) == rule
    kw = NumberRow(no="000.3.2/0009/KW/1/2026", series="KW", year=2026)
    made = payment_from_wire(PaymentRow(kw=kw, by=case.order.author, **told))

    def pay_what_is_due(order, payment, *, now):
        due = due_of(Fulfilled.of(order), centre.rules, Wanted(payment.receipts, payment.kind))
        pay(order, payment, due=due.open, payable=due.gross, today=TODAY, now=now)

    assert case.on_the_desk(pay_what_is_due, made) == rule


@pytest.mark.parametrize(
    ("changes", "paid", "rule"),
    [
        ({}, True, ""),
        ({}, False, "deposit.before_payment"),
        ({"billing": " "}, True, "deposit.billing_missing"),
        ({"ntpn": "x" * 61}, True, "payment.text_long"),
        ({"slip": "bukti\tpotong"}, True, "payment.text_letters"),
    ],
)
def test_a_deposit(centre, changes, paid, rule):
    case = Case(centre, paid=paid)
    assert case.at_the_centre("deposit", case.number, KEPT, **changes) == rule
    told = {"tax": Tax.PPH_FINAL, "month": TODAY.replace(day=1), "ntpn": "NTPN1", "billing": "8123"}
    row = DepositRow(**{"amount": KEPT, "on": TODAY} | told | changes)
    made = deposit_from_wire(row, case.order.author)
    assert case.on_the_desk(deposit, (made,), today=TODAY) == rule


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"paper": "SJ-18", "scan": "ef" * 32}, ""),
        ({"kind": EvidenceKind.PHOTO}, ""),
        ({"paper": "", "scan": None}, "evidence.empty"),
        ({"on": LATE, "paper": "SJ-18", "scan": "ef" * 32}, "evidence.day_ahead"),
        ({"paper": "SJ-18", "note": "Foto yang sama"}, "evidence.twice"),
        ({"on": YESTERDAY}, "evidence.twice"),
        ({"paper": "1" * 61, "scan": None}, "payment.text_long"),
    ],
)
def test_evidence(centre, changes, rule):
    case = Case(centre)
    told = {name: value for name, value in (NOTED | changes).items() if value is not None}
    assert case.at_the_centre("evidence", case.number, **told) == rule
    told["no"] = told.pop("paper")
    row = EvidenceRow(by=case.order.author, added=TODAY, **told)
    assert case.on_the_desk(add_evidence, evidence_from_wire(row)) == rule


def test_the_same_evidence_from_another_desk_is_no_second_one(centre):
    case = Case(centre)
    assert case.at_the_centre("evidence", case.number, role="BENDAHARA", **NOTED) == ""
    assert len(case.desk.pull()["order", case.id].later.evidence) == 1


def changed(content, **changes):
    if count := changes.pop("count", None):
        line = replace(content.lines[0], quantity=Quantity(Decimal(count)))
        changes["lines"] = (line,)
    return replace(content, figures=None, **changes)


@pytest.mark.parametrize(
    ("changes", "reason", "rule"),
    [
        ({"count": 9}, REASON, ""),
        ({"count": 4}, REASON, ""),
        ({"count": 3}, REASON, "amend.below_accepted"),
        ({}, REASON, "amend.nothing_changed"),
        ({"vendor": "V-99999"}, REASON, "amend.other_vendor"),
        ({"ordered_on": YESTERDAY}, REASON, "amend.ordered_on"),
        ({"count": 9}, "singkat", "order.reason_short"),
        ({"count": 9}, "x" * 501, "order.reason_long"),
    ],
)
def test_an_addendum(centre, changes, reason, rule):
    case = Case(centre)
    after = centre.with_figures(changed(case.content, **changes))
    assert case.at_the_centre("amend", after, case.number, reason=reason) == rule
    number = Number("000.3.2/0009/ADD/1/2026", "ADD", 2026, 9, None)
    digest, was = content_hash(after), case.order.content_hash
    made = Amendment(number, TODAY, reason, after, digest, was, case.order.author)
    assert case.on_the_desk(amend, made) == rule
