"""What the flags look at: noted with every act, found by likeness and day, and fast."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from bejo_desktop.adapters.store.history_tables import past_line, past_order
from bejo_desktop.application.ports.history import Scan
from bejo_desktop.bootstrap.law import load_rules
from bejo_desktop.domain.codes import Kind, Platform
from bejo_desktop.domain.content import Procedure
from bejo_desktop.domain.flags.past import PastOrder, Windows
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.numbering import Number
from bejo_desktop.domain.order import Event, Order, OrderState
from bejo_desktop.domain.tax.computing import compute
from tests.adapters.store.conftest import ACCOUNT, NOON, PP

DAY = date(2026, 5, 1)
WINDOWS = Windows(same_vendor=90, same_need=30, all_orders=7)


@pytest.fixture
def past():
    """Build the order that is looked around."""

    def build(on, **changes):
        values = {
            "number": "",
            "on": on,
            "vendor": "V-9",
            "vendor_name": "CV Contoh",
            "platform": Platform.NONE,
            "kind": Kind.GOODS,
            "procedure": Procedure.ORDER,
            "form": "kuitansi",
            "total": Rupiah(40_000_000),
            "accounts": {ACCOUNT.rpartition("/")[2]: Rupiah(40_000_000)},
            "item_groups": {},
            "products": frozenset({"P-1"}),
        }
        return PastOrder(**(values | changes))

    return build


@pytest.fixture
def saved(store, a_content):
    """Save an order of a state, submitted by default; returns its id."""
    serial = iter(range(1, 1000))

    def save(state=OrderState.SUBMITTED, **facts):
        running = next(serial)
        order = Order(UUID(int=running), a_content(**facts), PP, NOON, state)
        order.content_hash = None if state is OrderState.DRAFT else "ab" * 32
        if state not in {OrderState.DRAFT, OrderState.SUBMITTED}:
            order.number = Number(f"{running}/SP", "SP", 2026, running, None)
        with store.write() as work:
            work.orders.save(order, now=NOON)
        return order

    return save


def found(store, order, without=None):
    with store.read() as reading:
        return reading.history.near(order, WINDOWS, without)


@pytest.mark.parametrize(
    ("state", "counts"),
    [
        (OrderState.DRAFT, 0),
        (OrderState.SUBMITTED, 1),
        (OrderState.FINAL, 1),
        (OrderState.PAID, 1),
        (OrderState.VOID, 0),
        (OrderState.CANCELLED, 0),
    ],
)
def test_orders_count_from_submit_on_and_not_when_given_up(store, saved, past, state, counts):
    saved(state, ordered_on=DAY)
    assert len(found(store, past(DAY))) == counts


def test_a_draft_that_was_handed_in_and_came_back_counts_no_more(store, saved, past):
    order = saved(ordered_on=DAY)
    with store.write() as work:
        back = replace(order, state=OrderState.DRAFT, content_hash=None)
        back.history.append(Event("order.return", NOON, PP))
        work.orders.save(back, now=NOON)
    assert found(store, past(DAY)) == []


@pytest.mark.parametrize(("age", "counts"), [(7, 1), (8, 0)])
def test_orders_that_share_nothing_are_seen_for_a_week(store, saved, past, age, counts):
    saved(ordered_on=DAY - timedelta(days=age))
    order = past(DAY, vendor="V-9", accounts={"x": Rupiah(1)}, item_groups={})
    assert len(found(store, order)) == counts


@pytest.mark.parametrize(("age", "counts"), [(90, 1), (91, 0)])
def test_orders_of_the_vendor_are_seen_for_ninety_days(store, saved, past, age, counts):
    order = saved(ordered_on=DAY - timedelta(days=age))
    same = past(DAY, vendor=order.content.vendor, accounts={"x": Rupiah(1)}, item_groups={})
    assert len(found(store, same)) == counts


@pytest.mark.parametrize(("age", "counts"), [(30, 1), (31, 0)])
def test_orders_of_a_rekening_are_seen_for_thirty_days(store, saved, past, age, counts):
    saved(ordered_on=DAY - timedelta(days=age))
    same = past(DAY, vendor="V-9", accounts={"5.1.02.01.01.0025": Rupiah(1)}, item_groups={})
    assert len(found(store, same)) == counts


def test_the_order_itself_is_left_out_and_later_days_are_seen(store, saved, past):
    own, later = saved(ordered_on=DAY), saved(ordered_on=DAY + timedelta(days=5))
    seen = found(store, past(DAY), own.order_id)
    assert [one.on for one in seen] == [later.content.ordered_on]


def test_shares_products_and_totals_come_back(store, saved, past, a_content):
    rules = load_rules()
    content = a_content(ordered_on=DAY, due_on=DAY)
    order = saved(ordered_on=DAY, due_on=DAY, figures=compute(content.quote(), rules))
    (one,) = found(store, past(DAY))
    assert one.total == order.content.figures.total
    assert sum(one.accounts.values(), start=Rupiah(0)) == one.total
    assert one.products == {line.product for line in order.content.lines}


def test_every_part_of_the_look_goes_by_an_index(store):
    with store.read() as reading:
        connection = reading.history._connection
        for table, column in (
            (past_order, "ordered_on"),
            (past_order, "vendor"),
            (past_line, "account"),
            (past_line, "item_group"),
        ):
            plan = connection.exec_driver_sql(
                f"EXPLAIN QUERY PLAN SELECT order_id FROM {table.name} WHERE {column} = 'x'"
                " AND ordered_on BETWEEN 'a' AND 'b'"
            ).all()
            assert all("USING" in row[-1] and "INDEX" in row[-1] for row in plan), plan


def test_a_scan_is_kept_once_in_the_encrypted_store(store, home):
    body = b"%PDF-1.7 daftar hadir rapat koordinasi"
    with store.write() as work:
        work.scans.keep(Scan("ab" * 32, "pdf", body), now=NOON)
        work.scans.keep(Scan("ab" * 32, "pdf", b"another"), now=NOON)
    with store.read() as reading:
        assert reading.scans.find("ab" * 32).body == body
        assert reading.scans.size_of("ab" * 32) == reading.scans.bytes_kept() == len(body)
        assert reading.scans.find("cd" * 32) is None
    assert all(body not in file.read_bytes() for file in home.iterdir() if file.is_file())
