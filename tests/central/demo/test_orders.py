from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from bejo_central.admin import seeding
from bejo_central.admin.account import Account
from bejo_central.board.counting import count_board
from bejo_central.demo.buyers import build_buyers
from bejo_central.demo.orders import build_orders
from bejo_central.demo.world import build_world
from bejo_central.keys import CentreKey
from bejo_central.rulebook import load_rules
from bejo_central.store import orders
from bejo_central.store.database import Database
from bejo_central.store.engine import EVERY_UNIT
from bejo_desktop.contract.canonical import digest
from bejo_desktop.contract.content import from_wire
from bejo_desktop.contract.fulfilment import receipt_from_wire
from bejo_desktop.contract.later import later_from_wire
from bejo_desktop.domain.codes import Platform
from bejo_desktop.domain.fulfilment import is_complete, require_receivable
from bejo_desktop.domain.tax.computing import compute

TODAY = date(2026, 10, 9)


@pytest.fixture(scope="module")
def made():
    world = build_world(3, 600, TODAY)
    return build_orders(3, world, build_buyers(3, TODAY.year), 2000, TODAY, load_rules())


def test_the_same_seed_gives_the_same_orders():
    world = build_world(3, 200, TODAY)
    buyers = build_buyers(3, 2026)
    one, same = (build_orders(3, world, buyers, 40, TODAY, load_rules()) for _ in range(2))
    other = build_orders(4, world, buyers, 40, TODAY, load_rules())
    assert one == same
    assert one != other


def test_values_spread_as_they_were_measured(made):
    """domain.md: median Rp1,5 juta, one in twenty above Rp25 juta, none above Rp200 juta."""
    totals = sorted(order.content.figures.total.amount for order in made)
    assert 1_200_000 < totals[1000] < 1_900_000
    assert 18_000_000 < totals[1900] < 33_000_000
    assert totals[-1] <= 200_000_000


def test_orders_are_of_two_years_and_rise_to_its_end(made):
    months = Counter((x.content.ordered_on.year, x.content.ordered_on.month) for x in made)
    assert {year for year, _ in months} == {2025, 2026}
    assert months[2025, 12] > months[2025, 11] > months[2025, 6] > months[2025, 1]
    assert max(x.content.ordered_on for x in made) <= TODAY
    grown = sum(n for (year, month), n in months.items() if year == 2026 and month < 10)
    before = sum(n for (year, month), n in months.items() if year == 2025 and month < 10)
    assert grown > before


def test_running_numbers_of_an_office_have_no_gap(made):
    runs = Counter()
    for order in made:
        key = order.content.unit, order.content.ordered_on.year
        runs[key] += 1
        assert order.running == runs[key]


def test_some_regions_stay_silent_and_the_offices_of_the_demo_order_nothing(made):
    assert len({order.content.region for order in made}) == 31
    assert "413.101" not in {order.content.unit for order in made}


@pytest.fixture
def seeded_with_orders(tmp_path, start):
    database = Database(str(tmp_path / "centre.db"))
    database.initialise(private_key=CentreKey.generate().text, name="Pusat Uji")
    with database.write(start, EVERY_UNIT) as session:
        told = seeding.seed(Account(session, "tests"), 7, 200, 150)
    yield database, told
    database.close()


def test_what_is_seeded_stands_as_an_order_that_was_accepted(seeded_with_orders, rules, start):
    database, told = seeded_with_orders
    assert told["counts"]["orders"] == 150
    with database.read(EVERY_UNIT) as connection:
        stored = orders.all_of(connection, None)
        assert len(stored) == 150
        for order in stored:
            content = orders.content(connection, order.hash)
            assert digest(content) == order.hash
            read = from_wire(content)
            assert read.figures == compute(read.quote(), rules)
            assert order.total == read.figures.total.amount
            assert order.ordered_on == read.ordered_on
            assert (order.state == "paid") == bool(order.later.payments)
            acts = [act.op for act in orders.acts(connection, order.unit, order.order_id)]
            assert acts[:2] == ["order.submit", "order.final"]
            assert len(acts) == order.rev
        bound = connection.exec_driver_sql(
            "SELECT b.unit, b.year, b.code FROM budget_line b WHERE committed <> (SELECT"
            " coalesce(sum(amount), 0) FROM commitment c WHERE (c.unit, c.year, c.code) ="
            " (b.unit, b.year, b.code)) OR paid <> (SELECT coalesce(sum(amount), 0) FROM"
            " realisation r WHERE (r.unit, r.year, r.code) = (b.unit, b.year, b.code))"
            " OR committed + paid > ceiling"
        ).all()
        assert bound == []
        board = count_board(connection, 2026, start).board
    assert 0 < board.year_volume.orders < 150
    assert board.growth_permille is not None


def test_what_followed_an_order_adds_up(seeded_with_orders):
    """Deliveries in parts are whole in the end, a payment is what was ordered, taxes are of it."""
    database, _ = seeded_with_orders
    with database.read(EVERY_UNIT) as connection:
        stored = orders.all_of(connection, None)
        contents = orders.contents(connection, {order.hash for order in stored})
    states, parts, platforms = Counter(), Counter(), Counter()
    for order in stored:
        content = from_wire(contents[order.hash])
        receipts = [receipt_from_wire(row) for row in order.receipts]
        whole = is_complete(content.lines, receipts)
        assert whole or order.state != "paid"
        for at, receipt in enumerate(receipts):
            require_receivable(content.lines, receipts[:at], receipt)
        states[order.state] += 1
        parts[len(receipts)] += 1
        platforms[content.platform] += 1
        for payment in later_from_wire(order.later)["payments"]:
            assert payment.amount == content.figures.total
            kept = sum(row.amount.amount for row in payment.withheld) + payment.penalty.amount
            assert payment.net.amount == payment.amount.amount - kept > 0
            deposited = [(x.row.tax, x.row.amount) for x in order.later.deposits]
            assert deposited == [(row.tax, row.amount.amount) for row in payment.withheld]
    assert set(states) == {"final", "signed", "delivering", "received", "paid"}
    assert min(parts[0], parts[1], parts[2]) > 0
    assert set(platforms) == set(Platform)


def test_without_orders_nothing_of_the_offices_is_there(tmp_path, start):
    database = Database(str(tmp_path / "centre.db"))
    database.initialise(private_key=CentreKey.generate().text, name="Pusat Uji")
    with database.write(start, EVERY_UNIT) as session:
        told = seeding.seed(Account(session, "tests"), 7, 200)
    assert told["counts"]["orders"] == told["counts"]["buyers"] == 0
    with database.read(EVERY_UNIT) as connection:
        assert orders.all_of(connection, None) == []
    database.close()
