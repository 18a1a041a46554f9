"""Goods come, are received by BAST, and are paid: what fits the order and what does not."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.errors import BadInput, RuleBroken
from bejo_desktop.domain.fulfilment import (
    RECEIPTS_MAX,
    PaymentMade,
    Receipt,
    ReceivedLine,
    Statements,
    outstanding,
    require_receivable,
)
from bejo_desktop.domain.numbering import Number
from bejo_desktop.domain.order import OrderState, SyncState
from bejo_desktop.domain.quantity import Quantity
from tests.domain.test_order import a_content, a_line, an_order

NOON = datetime(2026, 10, 23, 5, 0, tzinfo=UTC)
SIGNED, ARRIVED, TODAY = date(2026, 10, 12), date(2026, 10, 20), date(2026, 10, 23)
PPK, TREASURER = "197109231997031003", "199003052015032011"
BAST = Number("000.3.2/0131/BAST/413.101/2026", "BAST", 2026, 131, "L2")
KW = Number("000.3.2/0088/KW/413.101/2026", "KW", 2026, 88, "L3")
ALL_TRUE = Statements(function=True, amount=True, time=True)


def row(line=1, accepted="10", rejected="0", reason=""):
    return ReceivedLine(line, Decimal(accepted), Decimal(rejected), reason)


def receipt(*lines, complete=True, on=TODAY, statements=ALL_TRUE):
    return Receipt(on, complete, lines or (row(),), statements, BAST, PPK)


def payment(on=TODAY, **changes):
    made = PaymentMade(on, Payment.UP, "INV-0417", "", KW, TREASURER)
    return replace(made, **changes)


def signed():
    return an_order(OrderState.SIGNED, signed_on=SIGNED)


def arrived():
    return an_order(OrderState.DELIVERING, signed_on=SIGNED, arrived_on=ARRIVED)


def received(*receipts):
    order = arrived()
    for one in receipts or (receipt(),):
        order.receive(one, today=TODAY, now=NOON)
    return order


def test_the_whole_way_from_signature_to_payment():
    order = signed()
    order.arrive(ARRIVED, today=TODAY, by=PPK, now=NOON)
    assert (order.state, order.arrived_on) == (OrderState.DELIVERING, ARRIVED)
    order.receive(receipt(row(accepted="6"), complete=False), today=TODAY, now=NOON)
    assert (order.state, len(order.receipts)) == (OrderState.RECEIVED, 1)
    order.receive(receipt(row(accepted="4")), today=TODAY, now=NOON)
    order.pay(payment(), today=TODAY, now=NOON)
    assert (order.state, order.sync, order.payment) == (
        OrderState.PAID,
        SyncState.QUEUED,
        payment(),
    )
    assert [(event.act, event.by, event.note) for event in order.history] == [
        ("order.arrive", PPK, ""),
        ("order.receive", PPK, BAST.text),
        ("order.receive", PPK, BAST.text),
        ("order.pay", TREASURER, KW.text),
    ]


@pytest.mark.parametrize("on", [date(2026, 10, 11), date(2026, 10, 24)])
def test_goods_arrive_between_the_signature_and_today(on):
    order = signed()
    with pytest.raises(RuleBroken, match="order.arrived_on"):
        order.arrive(on, today=TODAY, by=PPK, now=NOON)
    assert (order.state, order.arrived_on) == (OrderState.SIGNED, None)


@pytest.mark.parametrize("on", [SIGNED, TODAY])
def test_they_may_arrive_on_the_day_of_the_signature_or_today(on):
    order = signed()
    order.arrive(on, today=TODAY, by=PPK, now=NOON)
    assert order.arrived_on == on


@pytest.mark.parametrize("on", [date(2026, 10, 19), date(2026, 10, 24)])
def test_a_receipt_is_dated_between_the_arrival_and_today(on):
    order = arrived()
    with pytest.raises(RuleBroken, match="receipt.received_on"):
        order.receive(receipt(on=on), today=TODAY, now=NOON)
    assert (order.state, order.receipts) == (OrderState.DELIVERING, ())


@pytest.mark.parametrize("on", [date(2026, 10, 21), date(2026, 10, 24)])
def test_a_payment_is_dated_between_the_last_receipt_and_today(on):
    part = receipt(row(accepted="6"), complete=False, on=date(2026, 10, 20))
    order = received(part, receipt(row(accepted="4"), on=date(2026, 10, 22)))
    with pytest.raises(RuleBroken, match="payment.paid_on"):
        order.pay(payment(on), today=TODAY, now=NOON)
    assert (order.state, order.payment) == (OrderState.RECEIVED, None)


def test_nothing_is_paid_before_all_is_received():
    order = received(receipt(row(accepted="6"), complete=False))
    with pytest.raises(RuleBroken, match="payment.incomplete"):
        order.pay(payment(), today=TODAY, now=NOON)
    with pytest.raises(RuleBroken, match="order.move"):
        arrived().pay(payment(), today=TODAY, now=NOON)


def test_nothing_is_received_after_all_is():
    order = received()
    with pytest.raises(RuleBroken, match="receipt.done"):
        order.receive(
            receipt(row(accepted="0", rejected="1", reason="Rusak")), today=TODAY, now=NOON
        )
    assert len(order.receipts) == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"invoice": " "}, "payment.invoice_missing"),
        ({"invoice": "x" * 61}, "payment.text_long"),
        ({"tax_invoice": "x" * 61}, "payment.text_long"),
        ({"invoice": "INV\x00"}, "payment.text_letters"),
        ({"invoice": "INV\ud800"}, "payment.text_letters"),
        ({"tax_invoice": "010\n000"}, "payment.text_letters"),
    ],
)
def test_a_payment_names_its_papers(change, code):
    order = received()
    with pytest.raises(BadInput) as refusal:
        order.pay(payment(**change), today=TODAY, now=NOON)
    assert refusal.value.code == code
    assert order.payment is None


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ((row(accepted="0"),), "receipt.empty"),
        ((row(0),), "receipt.line_unknown"),
        ((row(2),), "receipt.line_unknown"),
        ((row(accepted="5"), row(accepted="5")), "receipt.line_twice"),
        ((row(accepted="-1"), row(1, "1")), "receipt.quantity"),
        ((row(accepted="1", rejected="-1"),), "receipt.quantity"),
        ((row(accepted="0.0001"),), "receipt.quantity"),
        ((row(accepted="1000000000"),), "receipt.quantity"),
        ((row(rejected="1"),), "receipt.reason_missing"),
        ((row(rejected="1", reason="x" * 201),), "receipt.reason_long"),
        ((row(rejected="1", reason="Rusak\x00"),), "receipt.reason_letters"),
        ((row(rejected="1", reason="Rusak\nsobek"),), "receipt.reason_letters"),
        ((row(rejected="1", reason="Rusak \U0001f600"),), "receipt.reason_letters"),
        ((row(reason="\ud800"),), "receipt.reason_letters"),
        ((row(accepted="10.001"),), "receipt.too_much"),
        ((row(accepted="9.999"),), "receipt.complete"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_does_not_fit_the_order_is_named_and_changes_nothing(lines, code):
    order = arrived()
    with pytest.raises(RuleBroken) as refusal:
        order.receive(receipt(*lines), today=TODAY, now=NOON)
    assert refusal.value.code == code
    assert (order.state, order.receipts) == (OrderState.DELIVERING, ())


def test_what_is_not_complete_must_not_say_nothing_is_missing():
    with pytest.raises(RuleBroken, match="receipt.complete"):
        arrived().receive(receipt(complete=False), today=TODAY, now=NOON)


@pytest.mark.parametrize("missing", ["function", "amount"])
def test_the_last_receipt_states_that_all_works_and_nothing_is_missing(missing):
    said = replace(ALL_TRUE, **{missing: False})
    with pytest.raises(RuleBroken, match="receipt.statements"):
        arrived().receive(receipt(statements=said), today=TODAY, now=NOON)
    part = receipt(row(accepted="1"), complete=False, statements=said)
    assert len(received(part).receipts) == 1


def test_late_goods_are_received_whole_without_saying_that_they_came_in_time():
    """users.md 3.3: the BAST says "terlambat … hari kalender", and the order goes on."""
    order = received(receipt(statements=replace(ALL_TRUE, time=False)))
    order.pay(payment(), today=TODAY, now=NOON)
    assert order.state is OrderState.PAID


def test_rejected_goods_may_come_again():
    part = receipt(row(accepted="9", rejected="1", reason="Kemasan sobek"), complete=False)
    order = received(part, receipt(row(accepted="1")))
    (left,) = outstanding(order.content.lines, order.receipts)
    assert (left.ordered, left.accepted, left.left) == (10, 10, 0)


def test_there_is_an_end_to_parts():
    lines = (a_line(quantity=Quantity(Decimal(100))),)
    known = [receipt(row(accepted="1"), complete=False)] * RECEIPTS_MAX
    with pytest.raises(RuleBroken, match="receipt.too_many"):
        require_receivable(lines, known, receipt(row(accepted="1"), complete=False))


ORDERED = st.lists(st.decimals("0.001", "50", places=3), min_size=1, max_size=4)
PART = st.lists(st.decimals("0", "30", places=3), min_size=4, max_size=4)


@given(ORDERED, st.lists(st.tuples(PART, st.booleans()), max_size=8))
def test_accepted_sums_never_exceed_and_complete_is_exactly_all(ordered, parts):
    order = arrived()
    order.content = a_content(lines=tuple(a_line(quantity=Quantity(value)) for value in ordered))
    sums = [Decimal(0)] * len(ordered)
    for amounts, claims in parts:
        lines = tuple(row(at, str(value)) for at, value in enumerate(amounts[: len(ordered)], 1))
        after = [have + line.accepted for have, line in zip(sums, lines, strict=True)]
        done = after == ordered
        fits = any(line.accepted for line in lines) and all(
            have <= most for have, most in zip(after, ordered, strict=True)
        )
        was_complete = sums == ordered
        try:
            order.receive(receipt(*lines, complete=claims), today=TODAY, now=NOON)
        except RuleBroken:
            assert not fits or claims is not done or was_complete
            continue
        assert fits
        assert claims is done
        sums = after
    found = outstanding(order.content.lines, order.receipts)
    assert [one.accepted for one in found] == sums
    assert all(one.left >= 0 for one in found)
