"""Goods come, are received by BAST, and are paid: what fits the order and what does not."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bejo_desktop.domain.after_signing import arrive, deposit, pay, receive, send_back
from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.content import Delivery, Place
from bejo_desktop.domain.errors import BadInput, RuleBroken
from bejo_desktop.domain.fulfilment import (
    RECEIPTS_MAX,
    GoodsReturned,
    Receipt,
    ReceivedLine,
    ReturnedLine,
    Statements,
    left_at_places,
    outstanding,
    require_receivable,
)
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.numbering import Number
from bejo_desktop.domain.order import OrderState, SyncState
from bejo_desktop.domain.payments import PaymentMade, Tax, TaxDeposit, Withheld
from bejo_desktop.domain.quantity import Quantity
from bejo_desktop.domain.tax_deposits import undeposited
from tests.domain.test_order import a_content, a_line, an_order

NOON = datetime(2026, 10, 23, 5, 0, tzinfo=UTC)
SIGNED, ARRIVED, TODAY = date(2026, 10, 12), date(2026, 10, 20), date(2026, 10, 23)
PPK, TREASURER = "197109231997031003", "199003052015032011"
BAST = Number("000.3.2/0131/BAST/413.101/2026", "BAST", 2026, 131, "L2")
KW = Number("000.3.2/0088/KW/413.101/2026", "KW", 2026, 88, "L3")
DUE = Rupiah(599_400)
"""10 rim at 54.000 with PPN 11 %: the order `free` of commands.md."""
ALL_TRUE = Statements(function=True, amount=True, time=True)


def row(line=1, accepted="10", rejected="0", reason=""):
    return ReceivedLine(line, Decimal(accepted), Decimal(rejected), reason)


def receipt(*lines, complete=True, on=TODAY, statements=ALL_TRUE, arrived=ARRIVED, place=0):
    return Receipt(on, complete, lines or (row(),), statements, BAST, PPK, arrived, place)


def payment(on=TODAY, **changes):
    made = PaymentMade(on, Payment.UP, "INV-0417", "", KW, TREASURER, DUE, (1,), ZERO)
    return replace(made, **changes)


def signed():
    return an_order(OrderState.SIGNED, signed_on=SIGNED)


def arrived():
    return an_order(OrderState.DELIVERING, signed_on=SIGNED, arrived_on=ARRIVED)


def received(*receipts):
    order = arrived()
    for one in receipts or (receipt(),):
        receive(order, one, today=TODAY, now=NOON)
    return order


def test_the_whole_way_from_signature_to_payment():
    order = signed()
    arrive(order, ARRIVED, today=TODAY, by=PPK, now=NOON)
    assert (order.state, order.arrived_on) == (OrderState.DELIVERING, ARRIVED)
    receive(order, receipt(row(accepted="6"), complete=False), today=TODAY, now=NOON)
    assert (order.state, len(order.receipts)) == (OrderState.RECEIVED, 1)
    receive(order, receipt(row(accepted="4")), today=TODAY, now=NOON)
    pay(order, payment(), due=DUE, today=TODAY, now=NOON)
    assert (order.state, order.sync, order.payments) == (
        OrderState.PAID,
        SyncState.QUEUED,
        (payment(),),
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
        arrive(order, on, today=TODAY, by=PPK, now=NOON)
    assert (order.state, order.arrived_on) == (OrderState.SIGNED, None)


@pytest.mark.parametrize("on", [SIGNED, TODAY])
def test_they_may_arrive_on_the_day_of_the_signature_or_today(on):
    order = signed()
    arrive(order, on, today=TODAY, by=PPK, now=NOON)
    assert order.arrived_on == on


@pytest.mark.parametrize("on", [date(2026, 10, 19), date(2026, 10, 24)])
def test_a_receipt_is_dated_between_the_arrival_and_today(on):
    order = arrived()
    with pytest.raises(RuleBroken, match="receipt.received_on"):
        receive(order, receipt(on=on), today=TODAY, now=NOON)
    assert (order.state, order.receipts) == (OrderState.DELIVERING, ())


@pytest.mark.parametrize("on", [date(2026, 10, 21), date(2026, 10, 24)])
def test_a_payment_is_dated_between_the_last_receipt_and_today(on):
    part = receipt(row(accepted="6"), complete=False, on=date(2026, 10, 20))
    order = received(part, receipt(row(accepted="4"), on=date(2026, 10, 22)))
    with pytest.raises(RuleBroken, match="payment.paid_on"):
        pay(order, payment(on, receipts=(1, 2)), due=DUE, today=TODAY, now=NOON)
    assert (order.state, order.payments) == (OrderState.RECEIVED, ())


def test_a_part_is_paid_before_the_rest_comes_and_the_order_goes_on():
    order = received(receipt(row(accepted="6"), complete=False))
    part = payment(amount=Rupiah(359_640))
    pay(order, part, due=Rupiah(359_640), today=TODAY, now=NOON)
    assert (order.state, order.payments) == (OrderState.RECEIVED, (part,))
    receive(order, receipt(row(accepted="4")), today=TODAY, now=NOON)
    rest = payment(amount=Rupiah(239_760), receipts=(2,))
    pay(order, rest, due=Rupiah(239_760), today=TODAY, now=NOON)
    assert (order.state, order.payments) == (OrderState.PAID, (part, rest))


def test_less_than_all_that_is_due_leaves_the_order_open():
    order = received()
    pay(order, payment(amount=Rupiah(1)), due=DUE, today=TODAY, now=NOON)
    assert order.state is OrderState.RECEIVED


@pytest.mark.parametrize(
    ("amount", "due", "code"),
    [
        (599_401, 599_400, "payment.above_due"),
        (0, 599_400, "payment.above_due"),
        (1, 0, "payment.nothing_due"),
    ],
)
def test_no_more_is_paid_than_is_due(amount, due, code):
    order = received()
    with pytest.raises(RuleBroken, match=code):
        pay(order, payment(amount=Rupiah(amount)), due=Rupiah(due), today=TODAY, now=NOON)
    assert (order.state, order.payments) == (OrderState.RECEIVED, ())


def test_only_receipts_of_the_order_are_paid():
    order = received()
    with pytest.raises(BadInput, match=r"payment\.receipt_unknown"):
        pay(order, payment(receipts=(2,)), due=DUE, today=TODAY, now=NOON)


def gone(quantity="2", on=TODAY, reason="Bocor"):
    return GoodsReturned(on, (ReturnedLine(1, Decimal(quantity), reason),), PPK)


def test_what_goes_back_has_to_come_again():
    order = received()
    send_back(order, gone(), today=TODAY, now=NOON)
    assert order.state is OrderState.DELIVERING
    (left,) = outstanding(order.content.lines, order.receipts, order.returns)
    assert left.left == 2
    arrive(order, TODAY, today=TODAY, by=PPK, now=NOON)
    receive(order, receipt(row(accepted="2")), today=TODAY, now=NOON)
    assert order.state is OrderState.RECEIVED


@pytest.mark.parametrize(
    ("going", "code"),
    [
        (gone("10.001"), "receipt.return_too_much"),
        (gone("0"), "receipt.empty"),
        (gone(reason=" "), "receipt.reason_missing"),
        (gone(on=date(2026, 10, 22)), "receipt.returned_on"),
        (gone(on=date(2026, 10, 24)), "receipt.returned_on"),
    ],
)
def test_only_what_was_accepted_goes_back(going, code):
    order = received()
    with pytest.raises(RuleBroken) as refusal:
        send_back(order, going, today=TODAY, now=NOON)
    assert refusal.value.code == code
    assert (order.state, order.returns) == (OrderState.RECEIVED, ())


KEPT = (Withheld(Tax.PPN, Rupiah(540_000), Rupiah(59_400)),)


def test_no_more_is_deposited_than_was_withheld_deposits_before_it_counted():
    order = received()
    pay(order, payment(withheld=KEPT), due=DUE, today=TODAY, now=NOON)
    deposit(order, (a_deposit(amount=Rupiah(50_000)),), today=TODAY, now=NOON)
    with pytest.raises(RuleBroken, match=r"deposit\.above_withheld") as refusal:
        deposit(order, (a_deposit(amount=Rupiah(9_401)),), today=TODAY, now=NOON)
    assert (refusal.value.facts["deposited"], refusal.value.facts["withheld"]) == (59_401, 59_400)
    deposit(order, (a_deposit(amount=Rupiah(9_400)),), today=TODAY, now=NOON)
    assert undeposited(order.payments, order.deposits) == ()


def a_deposit(**changes):
    month = date(2026, 10, 1)
    row_ = TaxDeposit(Tax.PPN, Rupiah(59_400), month, TODAY, "0260", "0A1B2C", TREASURER)
    return replace(row_, **changes)


def test_taxes_are_deposited_after_a_payment():
    order = received()
    with pytest.raises(RuleBroken, match=r"deposit\.before_payment"):
        deposit(order, (a_deposit(),), today=TODAY, now=NOON)
    pay(order, payment(withheld=KEPT), due=DUE, today=TODAY, now=NOON)
    deposit(order, (a_deposit(),), today=TODAY, now=NOON)
    assert (order.state, order.deposits) == (OrderState.PAID, (a_deposit(),))


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ((), "deposit.empty"),
        ((a_deposit(billing=" "),), "deposit.billing_missing"),
        ((a_deposit(deposited_on=date(2026, 10, 22)),), "deposit.deposited_on"),
        ((a_deposit(deposited_on=date(2026, 10, 24)),), "deposit.deposited_on"),
        ((a_deposit(ntpn="x" * 61),), "payment.text_long"),
        ((a_deposit(amount=Rupiah(0)),), "deposit.amount"),
        ((a_deposit(amount=Rupiah(-5)),), "deposit.amount"),
        ((a_deposit(tax=Tax.PBJT),), "deposit.not_withheld"),
        ((a_deposit(amount=Rupiah(59_401)),), "deposit.above_withheld"),
        ((a_deposit(amount=Rupiah(59_400)), a_deposit(amount=Rupiah(1))), "deposit.above_withheld"),
    ],
)
def test_a_deposit_names_its_papers_its_day_and_what_was_withheld(rows, code):
    order = received()
    pay(order, payment(withheld=KEPT), due=DUE, today=TODAY, now=NOON)
    with pytest.raises(RuleBroken) as refusal:
        deposit(order, rows, today=TODAY, now=NOON)
    assert refusal.value.code == code
    assert order.deposits == ()


def test_nothing_is_received_after_all_is():
    order = received()
    with pytest.raises(RuleBroken, match="receipt.done"):
        receive(
            order, receipt(row(accepted="0", rejected="1", reason="Rusak")), today=TODAY, now=NOON
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
        pay(order, payment(**change), due=DUE, today=TODAY, now=NOON)
    assert refusal.value.code == code
    assert order.payments == ()


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
        receive(order, receipt(*lines), today=TODAY, now=NOON)
    assert refusal.value.code == code
    assert (order.state, order.receipts) == (OrderState.DELIVERING, ())


def test_what_is_not_complete_must_not_say_nothing_is_missing():
    with pytest.raises(RuleBroken, match="receipt.complete"):
        receive(arrived(), receipt(complete=False), today=TODAY, now=NOON)


@pytest.mark.parametrize("missing", ["function", "amount"])
def test_the_last_receipt_states_that_all_works_and_nothing_is_missing(missing):
    said = replace(ALL_TRUE, **{missing: False})
    with pytest.raises(RuleBroken, match="receipt.statements"):
        receive(arrived(), receipt(statements=said), today=TODAY, now=NOON)
    part = receipt(row(accepted="1"), complete=False, statements=said)
    assert len(received(part).receipts) == 1


def test_late_goods_are_received_whole_without_saying_that_they_came_in_time():
    """users.md 3.3: the BAST says "terlambat … hari kalender", and the order goes on."""
    order = received(receipt(statements=replace(ALL_TRUE, time=False)))
    pay(order, payment(), due=DUE, today=TODAY, now=NOON)
    assert order.state is OrderState.PAID


def test_rejected_goods_may_come_again():
    part = receipt(row(accepted="9", rejected="1", reason="Kemasan sobek"), complete=False)
    order = received(part, receipt(row(accepted="1")))
    (left,) = outstanding(order.content.lines, order.receipts)
    assert (left.ordered, left.accepted, left.left) == (10, 10, 0)


def test_each_delivery_needs_a_day_on_which_it_came():
    order = received(receipt(row(accepted="6"), complete=False))
    with pytest.raises(BadInput, match=r"receipt\.arrival_missing") as refusal:
        receive(order, receipt(row(accepted="4"), arrived=None), today=TODAY, now=NOON)
    assert refusal.value.facts["field"] == "arrived_on"
    arrive(order, TODAY, today=TODAY, by=PPK, now=NOON)
    assert order.noted_arrival == TODAY
    receive(order, receipt(row(accepted="4"), arrived=None), today=TODAY, now=NOON)
    assert (order.is_complete, order.noted_arrival) == (True, None)


def test_an_arrival_noted_before_a_return_is_not_that_of_the_replacement():
    order = received()
    send_back(order, gone(), today=TODAY, now=NOON)
    assert order.noted_arrival is None


def test_goods_do_not_come_before_the_order_is_signed():
    early = receipt(arrived=date(2026, 10, 11))
    with pytest.raises(RuleBroken, match=r"order\.arrived_on") as refusal:
        receive(arrived(), early, today=TODAY, now=NOON)
    assert refusal.value.facts["since"] == "2026-10-12"


REJECTED = row(accepted="0", rejected="10", reason="Rusak")


def test_goods_that_were_all_rejected_are_still_awaited():
    said = Statements(function=False, amount=True, time=True)
    order = received(receipt(REJECTED, complete=False, statements=said))
    assert (order.state, order.noted_arrival) == (OrderState.DELIVERING, None)
    receive(order, receipt(), today=TODAY, now=NOON)
    assert order.state is OrderState.RECEIVED


def test_not_all_is_well_with_goods_of_which_none_was_accepted():
    with pytest.raises(RuleBroken, match=r"receipt\.nothing_accepted"):
        receive(arrived(), receipt(REJECTED, complete=False), today=TODAY, now=NOON)


def test_no_more_came_than_was_to_come():
    part = receipt(row(accepted="6"), complete=False)
    more = receipt(row(accepted="1", rejected="4", reason="Rusak"), complete=False)
    order = received(part)
    with pytest.raises(RuleBroken, match=r"receipt\.came_too_much") as refusal:
        receive(order, more, today=TODAY, now=NOON)
    assert (refusal.value.facts["left"], refusal.value.facts["came"]) == ("4", "5")


def at_two_schools():
    order = arrived()
    places = (
        Place(Delivery("SDN 1", "", "Jl. Satu"), (Decimal(4),)),
        Place(Delivery("SDN 2", "", "Jl. Dua"), (Decimal(6),)),
    )
    order.content = replace(order.content, places=places)
    return order


@pytest.mark.parametrize(
    ("place", "code"),
    [(0, "receipt.place_missing"), (1, "receipt.place_too_much"), (3, "receipt.place_unknown")],
)
def test_a_place_receives_what_it_was_to_have(place, code):
    order = at_two_schools()
    part = receipt(row(accepted="5"), complete=False, place=place)
    with pytest.raises(RuleBroken) as refusal:
        receive(order, part, today=TODAY, now=NOON)
    assert refusal.value.code == code
    receive(order, replace(part, place=2), today=TODAY, now=NOON)


def test_what_went_back_comes_again_to_the_place_it_had_been_at():
    order = at_two_schools()
    for place, amount in ((1, "4"), (2, "6")):
        whole = receipt(row(accepted=amount), complete=place == 2, place=place)
        receive(order, whole, today=TODAY, now=NOON)
    send_back(order, gone("3"), today=TODAY, now=NOON)
    again = receipt(row(accepted="3"), place=1)
    receive(order, again, today=TODAY, now=NOON)
    assert order.is_complete


def test_goods_go_back_while_the_next_part_is_on_its_way():
    order = received(receipt(row(accepted="6"), complete=False))
    arrive(order, TODAY, today=TODAY, by=PPK, now=NOON)
    send_back(order, gone("2"), today=TODAY, now=NOON)
    assert order.state is OrderState.DELIVERING


def test_nothing_goes_back_before_anything_was_received():
    with pytest.raises(RuleBroken, match=r"receipt\.return_too_much"):
        send_back(arrived(), gone(), today=TODAY, now=NOON)


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
            receive(order, receipt(*lines, complete=claims), today=TODAY, now=NOON)
        except RuleBroken:
            assert not fits or claims is not done or was_complete
            continue
        assert fits
        assert claims is done
        sums = after
    found = outstanding(order.content.lines, order.receipts)
    assert [one.accepted for one in found] == sums
    assert all(one.left >= 0 for one in found)


def test_what_is_left_at_a_place_is_what_goes_there_less_what_came_there():
    lines = (a_line(quantity=Quantity.of("60")), a_line(quantity=Quantity.of("40")))
    places = tuple(
        Place(Delivery(name), tuple(map(Decimal, amounts)))
        for name, amounts in (("SMPN 1", ("30", "10")), ("SMPN 2", ("30", "30")))
    )
    came = (
        ReceivedLine(1, Decimal(12), Decimal(0)),
        ReceivedLine(2, Decimal(10), Decimal(0)),
    )
    first = Receipt(TODAY, complete=False, lines=came, statements=ALL_TRUE, number=BAST, by=PPK)
    receipts = (replace(first, place=1),)
    rows = outstanding(lines, receipts)
    assert left_at_places(places, receipts, rows) == ((18, 0), (30, 30))


def test_no_place_is_owed_more_than_is_left_of_the_order():
    lines = (a_line(quantity=Quantity.of("60")),)
    places = tuple(Place(Delivery(name), (Decimal(30),)) for name in ("SMPN 1", "SMPN 2"))
    came = (ReceivedLine(1, Decimal(45), Decimal(0)),)
    receipt = Receipt(TODAY, complete=False, lines=came, statements=ALL_TRUE, number=BAST, by=PPK)
    receipts = (replace(receipt, place=1),)
    assert left_at_places(places, receipts, outstanding(lines, receipts)) == ((0,), (15,))
