"""Receipts and payments in the local store, and a desk that was made before they were."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import insert, text

from bejo_desktop.adapters.store.engine import write_engine
from bejo_desktop.adapters.store.order_rows import to_row
from bejo_desktop.adapters.store.schema import HEAD
from bejo_desktop.adapters.store.tables import purchase_order
from bejo_desktop.contract.exchange import OutcomeRow
from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.fulfilment import PaymentMade, Receipt, ReceivedLine, Statements
from bejo_desktop.domain.order import OrderState, SyncState, Verdict
from tests.adapters.store.conftest import KEY, NOON, PP

DAY = date(2026, 5, 1)


def a_receipt(number, accepted="10", complete=True):
    lines = (ReceivedLine(1, Decimal(accepted), Decimal(0)),)
    said = Statements(function=True, amount=True, time=True)
    return Receipt(DAY, complete, lines, said, number, PP)


@pytest.fixture
def a_paid_order(a_final_order, a_number):
    """Build an order that came in two parts and was paid."""

    def build(n=1, **facts):
        order = a_final_order(n, **facts)
        order.sign(DAY, today=DAY, by=PP, now=NOON)
        order.arrive(DAY, today=DAY, by=PP, now=NOON)
        for running, accepted in ((1, "2.5"), (2, "7.5")):
            number = a_number(running, "L2", "BAST")
            part = a_receipt(number, accepted, complete=running > 1)
            order.receive(part, today=DAY, now=NOON)
        kw = a_number(1, None, "KW")
        order.pay(PaymentMade(DAY, Payment.LS, "INV-1", "010", kw, PP), today=DAY, now=NOON)
        return order

    return build


def test_an_order_comes_back_with_all_that_came_and_was_paid(store, a_paid_order):
    order = a_paid_order()
    with store.write() as work:
        work.orders.save(order, now=NOON)
    with store.read() as reading:
        assert reading.orders.get(order.order_id) == order


def test_each_series_has_an_account_of_its_own(store, a_paid_order, a_lease):
    order = a_paid_order()
    with store.write() as work:
        work.numbers.grant(a_lease("L2", 1, 30, series="BAST"))
        for _ in order.receipts:
            work.numbers.take("BAST", 2026)
        for receipt in order.receipts:
            work.numbers.record(order.order_id, receipt.number, "used", now=NOON)
        assert order.payment is not None
        work.numbers.record(order.order_id, order.payment.number, "used", now=NOON)
    with store.read() as reading:
        bast, kw = (reading.numbers.register(series, 2026) for series in ("BAST", "KW"))
        assert reading.numbers.left("BAST", 2026) == 28
    assert (bast.issued, bast.sum_ok, kw.issued, kw.sum_ok) == (30, True, 1, True)


def test_a_paid_order_that_the_centre_has_not_heard_of_still_holds_its_budget(
    store, a_paid_order, append
):
    order = a_paid_order()
    with store.write() as work:
        work.orders.save(order, now=NOON)
        assert [x.order_id for x in work.orders.waiting_commitment()] == [order.order_id]
        intent = append(work, order, final=True)
        row = OutcomeRow(s=intent.s, r="ok", e=str(order.order_id), rev=2)
        work.outbox.settle(row, now=NOON)
        assert work.orders.waiting_commitment() == []


@pytest.mark.parametrize("state", ["delivering", "received", "paid"])
def test_what_the_centre_once_accepted_never_waits_again(store, a_paid_order, state):
    order = a_paid_order()
    order.state, order.sync = OrderState(state), SyncState.ACCEPTED
    with store.write() as work:
        work.orders.save(order, now=NOON)
        order.settle(Verdict.REFUSED, (), (), revision=9, more_waiting=False)
        work.orders.save(order, now=NOON)
        assert work.orders.waiting_commitment() == []


def test_a_desk_of_the_first_schema_is_brought_up_with_its_orders(home, open_desk, a_final_order):
    order = a_final_order()
    home.mkdir()
    engine = write_engine(home / "store.db", KEY)
    config = Config()
    config.set_main_option("script_location", "bejo_desktop.adapters.store:migrations")
    kept = {
        name: value
        for name, value in to_row(order, NOON).items()
        if name not in {"arrived_on", "receipts", "payment"}
    }
    with engine.begin() as connection:  # as the first program left it
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(insert(purchase_order).values(kept))
    engine.dispose()
    with open_desk().write() as work:
        assert work.orders.get(order.order_id) == order
        version = work.settings._connection.execute(text("SELECT version_num FROM alembic_version"))
        assert version.scalar_one() == HEAD
        order.sign(DAY, today=DAY, by=PP, now=NOON)
        order.arrive(DAY, today=DAY, by=PP, now=NOON)
        work.orders.save(order, now=NOON)
        assert work.orders.get(order.order_id).arrived_on == DAY
