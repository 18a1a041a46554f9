"""Receipts and payments in the local store, and a desk that was made before they were."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import insert, text
from sqlalchemy.exc import IntegrityError

from bejo_desktop.adapters.store.engine import write_engine
from bejo_desktop.adapters.store.order_rows import to_row
from bejo_desktop.adapters.store.schema import HEAD
from bejo_desktop.adapters.store.tables import purchase_order
from bejo_desktop.contract.exchange import OutcomeRow
from bejo_desktop.domain.after_signing import arrive, pay, receive
from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.content import PenaltyBase
from bejo_desktop.domain.contract_changes import (
    Amendment,
    CancelForm,
    Cancellation,
    Charge,
    PaperApproval,
)
from bejo_desktop.domain.evidence import Evidence, EvidenceKind
from bejo_desktop.domain.fulfilment import (
    GoodsReturned,
    Receipt,
    ReceivedLine,
    ReturnedLine,
    Statements,
)
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.order import OrderState, SyncState, Verdict
from bejo_desktop.domain.payments import PaymentMade, Tax, TaxDeposit, Withheld
from tests.adapters.store.conftest import KEY, NOON, PP

DAY = date(2026, 5, 1)
TOTAL = Rupiah(582_750)
"""10 rim at 52.500 with PPN 11 %."""


def a_receipt(number, accepted="10", complete=True):
    lines = (ReceivedLine(1, Decimal(accepted), Decimal(0)),)
    said = Statements(function=True, amount=True, time=True)
    return Receipt(DAY, complete, lines, said, number, PP, arrived_on=DAY)


@pytest.fixture
def a_paid_order(a_final_order, a_number):
    """Build an order that came in two parts and was paid."""

    def build(n=1, **facts):
        order = a_final_order(n, **facts)
        order.sign(DAY, today=DAY, by=PP, now=NOON)
        arrive(order, DAY, today=DAY, by=PP, now=NOON)
        for running, accepted in ((1, "2.5"), (2, "7.5")):
            number = a_number(running, "L2", "BAST")
            part = a_receipt(number, accepted, complete=running > 1)
            receive(order, part, today=DAY, now=NOON)
        kw = a_number(1, None, "KW")
        made = PaymentMade(DAY, Payment.LS, "INV-1", "010", kw, PP, TOTAL, (1, 2), ZERO)
        pay(order, made, due=TOTAL, today=DAY, now=NOON)
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
        work.numbers.record(order.order_id, order.payments[0].number, "used", now=NOON)
    with store.read() as reading:
        bast, kw = (reading.numbers.register(series, 2026) for series in ("BAST", "KW"))
        assert reading.numbers.left(2026)["BAST"] == 28
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
        if name not in {"arrived_on", "receipts", "later", "submitted_on"}
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
        arrive(order, DAY, today=DAY, by=PP, now=NOON)
        work.orders.save(order, now=NOON)
        assert work.orders.get(order.order_id).arrived_on == DAY


def test_all_that_may_happen_to_an_order_comes_back(store, a_paid_order, a_number, a_content):
    order = a_paid_order(penalty_base=PenaltyBase.CONTRACT)
    number, later = a_number(3, "L3", "ADD"), a_content(note="Adendum")
    order.returns = (GoodsReturned(DAY, (ReturnedLine(1, Decimal("0.5"), "Bocor"),), PP),)
    order.payments = (
        *order.payments,
        PaymentMade(
            DAY,
            Payment.UP,
            "INV-2",
            "",
            a_number(2, None, "KW"),
            PP,
            Rupiah(10),
            (1,),
            Rupiah(2),
            (Withheld(Tax.PPH_FINAL, Rupiah(9), Rupiah(1)),),
            "TRX-1",
        ),
    )
    order.deposits = (TaxDeposit(Tax.PPN, Rupiah(5), DAY, DAY, "0260", "0A1B", PP, "BP-1"),)
    order.evidence = (Evidence(EvidenceKind.PHOTO, "", None, "ab" * 32, "Rak", PP, DAY),)
    order.approval = PaperApproval(PP, DAY, "cd" * 32, PP)
    order.charges = (Charge(PP, "900/1", DAY, "Pejabat lama pindah tugas.", PP),)
    order.first_content = order.content
    order.amendments = (Amendment(number, DAY, "Waktu diundur.", later, "ef" * 32, "0" * 64, PP),)
    order.cancellation = Cancellation(CancelForm.PENGHENTIAN, DAY, "Banjir.", number, PP)
    with store.write() as work:
        work.orders.save(order, now=NOON)
    with store.read() as reading:
        assert reading.orders.get(order.order_id) == order


def test_a_desk_of_the_last_version_keeps_its_payment_as_one_of_all_that_was_received(
    home, open_desk, a_paid_order
):
    order = a_paid_order()
    order.content = replace(order.content, figures=None)
    home.mkdir()
    engine = write_engine(home / "store.db", KEY)
    config = Config()
    config.set_main_option("script_location", "bejo_desktop.adapters.store:migrations")
    known = {
        name: value
        for name, value in to_row(order, NOON).items()
        if name not in {"later", "submitted_on"}
    }
    payment = (
        b'{"on":"2026-05-01","kind":"LS","invoice":"INV-1","by":"198609262015051001",'
        b'"kw":{"no":"000.3.2/0001/KW/413.101/2026","series":"KW","year":2026,"running":1},'
        b'"tax_invoice":"010"}'
    )
    with engine.begin() as connection:  # as the last program left it
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
        connection.execute(insert(purchase_order).values(known))
        connection.execute(
            text("UPDATE purchase_order SET payment = :made, total = 582750"), {"made": payment}
        )
    engine.dispose()
    with open_desk().read() as reading:
        found = reading.orders.get(order.order_id)
        row = reading.orders.row(order.order_id)
    assert found == order
    assert row.submitted_on == DAY


def test_the_list_says_when_an_order_was_handed_in(store, a_final_order, an_order):
    draft, final = an_order(2), a_final_order()
    with store.write() as work:
        for order in (draft, final):
            work.orders.save(order, now=NOON)
        assert work.orders.row(draft.order_id).submitted_on is None
        assert work.orders.row(final.order_id).submitted_on == DAY


def test_a_number_means_one_content_but_for_its_addenda(store, a_paid_order, a_number, a_content):
    order, number = a_paid_order(), a_number(3, "L3", "ADD")
    with store.write() as work:
        work.orders.save(order, now=NOON)
    order.content = a_content(note="Adendum")
    with pytest.raises(IntegrityError, match="one set of figures"), store.write() as work:
        work.orders.save(order, now=NOON)
    order.amendments = (
        Amendment(number, DAY, "Waktu diundur.", order.content, "ef" * 32, "0" * 64, PP),
    )
    with store.write() as work:
        work.orders.save(order, now=NOON)
    order.content = a_content(note="Diam-diam")
    with pytest.raises(IntegrityError, match="one set of figures"), store.write() as work:
        work.orders.save(order, now=NOON)
