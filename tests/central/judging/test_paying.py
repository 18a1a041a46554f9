"""Payments in parts, taxes that are deposited, and papers behind an order, through the real line."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.central.desk import TODAY

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def desk(centre):
    return centre.desk(more=("PP", "BENDAHARA"))


def rule_of(desk, seq):
    row = desk.outcomes[seq]
    return row.r, [cause.f.get("rule") for cause in row.why]


def two_lines(centre):
    """An order of two lines on two budget lines."""
    content = centre.an_order(lines=2, quantity="7")
    other = centre.other_line(content)
    return centre.on_lines(content, (content.budget_line, other))


def of_order(centre, content):
    codes = dict.fromkeys(line.budget_line for line in content.lines)
    return [centre.budget(code) for code in codes]


def test_payments_in_parts_realise_exactly_what_was_bound(centre, desk):
    content = two_lines(centre)
    lines = list(dict.fromkeys(line.budget_line for line in content.lines))
    before = of_order(centre, content)
    order, _, number = desk.signed_order(content)
    bound = [
        now.committed - was.committed
        for now, was in zip(of_order(centre, content), before, strict=True)
    ]
    total = content.figures.total.amount
    assert sum(amount.amount for amount in bound) == total
    desk.arrive(order, content, number)
    desk.receive(order, content, number, [(1, "7"), (2, "7")])
    amounts = [total // 3, 1, total - total // 3 - 1]
    for count, amount in enumerate(amounts, start=1):
        seq = desk.pay(order, content, number, amount=amount)
        desk.exchange()
        assert desk.outcome(seq) == ("ok", [])
        now = of_order(centre, content)
        paid = sum((line.paid - was.paid).amount for line, was in zip(now, before, strict=True))
        still = sum(
            (line.committed - was.committed).amount for line, was in zip(now, before, strict=True)
        )
        assert (paid, still) == (sum(amounts[:count]), total - sum(amounts[:count]))
    row = desk.pull()["order", order]
    assert (row.state, [one.amount for one in row.later.payments]) == ("paid", amounts)
    after = of_order(centre, content)
    assert [now.paid - was.paid for now, was in zip(after, before, strict=True)] == bound
    assert len(lines) == 2


def test_what_was_received_is_paid_before_the_rest_comes(centre, desk):
    content = centre.an_order()
    order, _, number = desk.signed_order(content)
    total = content.figures.total.amount
    desk.arrive(order, content, number)
    desk.receive(order, content, number, [(1, "5")], complete=False)
    much = desk.pay(order, content, number, amount=total // 2 + 2)
    desk.exchange()
    half = desk.pay(order, content, number, amount=total // 2, receipts=(1,))
    desk.exchange()
    assert rule_of(desk, much) == ("rej", ["payment.above_due"])
    facts = desk.outcomes[much].why[0].f
    assert facts["amount"] == total // 2 + 2
    assert abs(facts["due"] - total // 2) <= 1
    assert desk.outcome(half) == ("ok", [])
    assert desk.pull()["order", order].state == "received"
    desk.arrive(order, content, number)
    assert desk.exchange() is not None
    assert desk.pull()["order", order].state == "delivering"
    desk.receive(order, content, number, [(1, "5")])
    last = desk.pay(order, content, number, amount=total - total // 2)
    desk.exchange()
    assert desk.outcome(last) == ("ok", [])
    assert desk.pull()["order", order].state == "paid"
    assert centre.budget(content.budget_line).paid.amount == total


def test_a_payment_in_a_closed_or_another_year_is_taken_with_a_finding(centre, desk):
    order, content, number = desk.received_order()
    total = content.figures.total.amount
    centre.close_year(TODAY)
    earlier = desk.pay(order, content, number, amount=1_000)
    desk.exchange()
    assert desk.outcome(earlier) == ("ok", ["FY_CLOSED"])
    (found,) = desk.pull()["order", order].findings
    assert (found.c, found.f["year"]) == ("FY_CLOSED", 2026)
    centre.close_year(None)
    centre.clock.pass_days(100)
    later = desk.pay(order, content, number, amount=total - 1_000, on=date(2027, 1, 11))
    desk.exchange()
    assert desk.outcome(later) == ("ok", ["FY_CLOSED", "RULE", "RULE"])
    rules = {x.f.get("rule") for x in desk.pull()["order", order].findings} - {None}
    assert rules == {"payment.other_year", "number.year"}  # the number is one of 2026


def test_a_payment_above_the_order_leaves_everything_as_it_is(centre, desk):
    content = centre.an_order()
    order, _, number = desk.received_order(content)
    before = centre.budget(content.budget_line)
    row = desk.pull()["order", order]
    seq = desk.pay(order, content, number, amount=content.figures.total.amount + 1)
    desk.exchange()
    assert rule_of(desk, seq) == ("rej", ["payment.above_due"])
    assert centre.budget(content.budget_line) == before
    assert desk.pull()["order", order] == row


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"amount": 0}, "payment.above_due"),
        ({"invoice": " "}, "payment.invoice_missing"),
        ({"transfer": "x" * 61}, "payment.text_long"),
        ({"receipts": (2,)}, "payment.receipt_unknown"),
        ({"penalty": 10**9}, "payment.kept_too_much"),
    ],
)
def test_a_payment_that_cannot_be_is_refused(centre, desk, changes, rule):
    order, content, number = desk.received_order()
    seq = desk.pay(order, content, number, **changes)
    desk.exchange()
    assert rule_of(desk, seq) == ("rej", [rule])
    assert desk.pull()["order", order].later is None


def test_goods_that_go_back_come_again_before_the_last_payment(centre, desk):
    order, content, number = desk.received_order()
    gone = desk.send_back(order, content, number, [(1, "3")])
    much = desk.send_back(order, content, number, [(1, "8")])
    desk.exchange()
    assert desk.outcome(gone) == ("ok", [])
    assert rule_of(desk, much) == ("rej", ["receipt.return_too_much"])
    row = desk.pull()["order", order]
    assert (row.state, row.later.returns[0].lines[0].quantity) == ("delivering", "3")
    whole = desk.pay(order, content, number)
    desk.exchange()
    assert rule_of(desk, whole) == ("rej", ["payment.above_due"])
    again = [
        desk.receive(order, content, number, [(1, "3")]),
        desk.pay(order, content, number),
    ]
    desk.exchange()
    assert [desk.outcome(seq) for seq in again] == [("ok", []), ("ok", [])]


def test_more_than_was_accepted_does_not_go_back(centre, desk):
    order, content, number = desk.signed_order()
    desk.arrive(order, content, number)
    desk.receive(order, content, number, [(1, "4")], complete=False)
    seq = desk.send_back(order, content, number, [(1, "5")])
    desk.exchange()
    assert rule_of(desk, seq) == ("rej", ["receipt.return_too_much"])


def test_taxes_are_deposited_after_a_payment_and_moved_by_nothing(centre, desk):
    order, content, number = desk.received_order()
    early = desk.deposit(order, content, number, 1000)
    desk.pay(order, content, number)
    made = desk.deposit(order, content, number, 1_400)
    again = desk.deposit(order, content, number, 1_400)
    before = desk.deposit(order, content, number, 1, on=YESTERDAY, billing="8124")
    empty = desk.deposit(order, content, number, 1, billing=" ")
    desk.exchange()
    assert rule_of(desk, early) == ("rej", ["deposit.before_payment"])
    assert desk.outcome(made) == ("ok", [])
    assert desk.outcome(again) == ("ok", [])
    assert desk.outcome(before) == ("ok", ["RULE"])
    assert rule_of(desk, empty) == ("rej", ["deposit.billing_missing"])
    row = desk.pull()["order", order]
    assert [one.row.amount for one in row.later.deposits] == [1_400, 1]
    assert row.findings[0].f["rule"] == "deposit.deposited_on"
    assert row.later.deposits[0].by == centre.officer("BENDAHARA").nip


def test_evidence_is_kept_once_with_who_put_it_there(centre, desk):
    order, content, number = desk.signed_order()
    facts = {"paper": "SJ-17", "scan": "cd" * 32, "note": "Kardus utuh"}
    one = desk.evidence(order, content, number, **facts)
    same = desk.evidence(order, content, number, role="BENDAHARA", **facts)
    none = desk.evidence(order, content, number)
    desk.exchange()
    assert [desk.outcome(seq)[0] for seq in (one, same)] == ["ok", "ok"]
    assert rule_of(desk, none) == ("rej", ["evidence.empty"])
    row = desk.pull()["order", order]
    (piece,) = row.later.evidence
    assert (piece.no, piece.by, piece.added) == ("SJ-17", centre.officer("PP").nip, TODAY)
    assert (row.state, row.history[-1][3]) == ("signed", "surat_jalan")
