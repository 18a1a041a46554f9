"""What another desk recorded of goods and money comes with a sync; what was refused goes back."""

from __future__ import annotations

from datetime import date

import pytest

from bejo_desktop.contract.fulfilment import ReceiptRow
from bejo_desktop.contract.intents import Arrive, ReceivedRow
from bejo_desktop.contract.later import Later, PaymentRow
from bejo_desktop.contract.numbers import NumberRow
from bejo_desktop.domain import after_signing
from bejo_desktop.domain.codes import Payment, Reason
from bejo_desktop.domain.order import OrderState, SyncState

NUMBER = "000.3.2/0001/SP/413.101/2026"
DAY = date(2026, 5, 4)
BAST = NumberRow(
    no="000.3.2/0031/BAST/413.101/2026", series="BAST", year=2026, running=31, lease="L7"
)
KW = NumberRow(no="000.3.2/0088/KW/413.101/2026", series="KW", year=2026)


def in_full(rows, order_id, **facts):
    usual = {
        "state": "signed",
        "no": NUMBER,
        "series": "SP",
        "year": 2026,
        "running": 1,
        "lease": "L1",
        "signed_on": DAY,
    }
    return rows.order(order_id, **usual | facts)


@pytest.fixture
def signed(desk):
    """An order that this desk made and signed, accepted by the centre."""
    order_id = desk.submit()
    desk.sync()
    desk.finalise(order_id)
    desk.sign(order_id)
    desk.sync()
    return order_id


def test_receipts_and_payment_of_another_desk_are_here_after_a_sync(desk, centre, rows, signed):
    line = ReceivedRow(line=1, accepted="9", rejected="1", reason="Basah")
    receipt = ReceiptRow(
        on=DAY, complete=True, lines=(line,), states=(True, True, True), bast=BAST, by=rows.ppk
    )
    payment = PaymentRow(
        on=DAY, kind="LS", invoice="INV-1", kw=KW, by=rows.pp, amount=599_400, receipts=(1,)
    )
    centre.feeds[rows.scope] = [
        in_full(
            rows,
            signed,
            state="paid",
            arrived_on=DAY,
            receipts=(receipt,),
            later=Later(payments=(payment,)),
        )
    ]
    desk.sync()
    order = desk.order(signed)
    assert (order.state, order.arrived_on) == (OrderState.PAID, DAY)
    (there,) = order.receipts
    assert (there.number.text, there.lines[0].reason) == (BAST.no, "Basah")
    (made,) = order.payments
    assert (made.kind, made.number.lease_id) == (Payment.LS, None)


def arrive(desk, order_id):
    order = desk.order(order_id)
    base = order.revision
    after_signing.arrive(order, DAY, today=DAY, by=order.author, now=desk.now)
    argument = Arrive(content=order.content_hash, no=NUMBER, on=DAY)
    desk.act(order, argument, by=order.author, base=base)


def test_an_arrival_that_was_refused_can_be_recorded_again(desk, centre, rows, signed):
    arrive(desk, signed)
    reason = rows.cause("RULE", rule="order.arrived_on")
    centre.verdicts = {"order.arrive": {"r": "rej", "rev": 9, "why": (reason,)}}
    centre.feeds[rows.scope] = [in_full(rows, signed)]
    desk.sync()
    order = desk.order(signed)
    assert (order.state, order.arrived_on) == (OrderState.SIGNED, None)
    assert order.sync is SyncState.REFUSED
    assert [(x.code, x.facts["rule"]) for x in order.reasons] == [(Reason.RULE, "order.arrived_on")]
    centre.verdicts = {}
    arrive(desk, signed)
    desk.sync()
    order = desk.order(signed)
    assert (order.state, order.sync, order.reasons) == (
        OrderState.DELIVERING,
        SyncState.ACCEPTED,
        (),
    )


def test_a_void_that_ink_beat_leaves_no_refusal_on_the_signed_order(desk, centre, rows):
    order_id = desk.submit()
    desk.sync()
    desk.finalise(order_id)
    desk.sync()
    desk.void(order_id)
    centre.verdicts = {"order.void": {"r": "rej", "rev": 9, "why": (rows.cause("OWNER_CHANGED"),)}}
    number = desk.order(order_id).number
    signed = in_full(rows, order_id, no=number.text, running=number.running, lease=number.lease_id)
    centre.feeds[rows.scope] = [signed]
    desk.sync()
    order = desk.order(order_id)
    assert (order.state, order.sync, order.reasons) == (
        OrderState.SIGNED,
        SyncState.ACCEPTED,
        (),
    )
