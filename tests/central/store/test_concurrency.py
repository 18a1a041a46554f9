"""Many write at once: no change is lost, no number is given twice, on either database."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from bejo_central.admin import books, money
from bejo_central.store import audit, budget, numbers, orders
from bejo_central.store.counters import next_value
from bejo_central.store.engine import EVERY_UNIT
from bejo_desktop.domain.money import Rupiah

WRITERS = 4
UNIT = "413.101"


def at_once(*jobs):
    """Run jobs in threads that begin together; return what they return, or raise what failed."""
    gate = threading.Barrier(len(jobs))

    def run(job):
        gate.wait()
        return job()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return [done.result() for done in [pool.submit(run, job) for job in jobs]]


def test_ranges_taken_by_many_at_once_never_meet(centre):
    def take():
        taken = []
        for _ in range(5):
            with centre.database.write(centre.clock(), UNIT) as session:
                taken.append(numbers.take_range(session, UNIT, "X", 2026, 50))
        return taken

    taken = at_once(*[take] * WRITERS)
    assert sorted(first for one in taken for first in one) == [
        1 + 50 * n for n in range(5 * WRITERS)
    ]


def test_a_scope_and_a_counter_that_are_new_to_all_are_made_once(centre):
    """Whoever comes second must not set back what the first has counted."""

    def write(writer):
        for number in range(10):
            with centre.database.write(centre.clock(), EVERY_UNIT) as session:
                session.feed.touch("u:999.999", "order", f"{writer}-{number}")
                next_value(session.connection, "new")

    at_once(*[lambda one=one: write(one) for one in range(WRITERS)])
    with centre.looking() as connection:
        rows = connection.execute(
            text("SELECT seq FROM feed WHERE scope = 'u:999.999' ORDER BY seq")
        )
        assert list(rows.scalars()) == list(range(1, 10 * WRITERS + 1))
        counted = connection.execute(text("SELECT value FROM counter WHERE name = 'new'"))
        assert counted.scalar() == 10 * WRITERS


def test_the_log_of_many_writers_is_one_chain(centre):
    def set_prices(product):
        for price in range(10_000, 10_005):
            centre.set_price(product, price)

    at_once(*[lambda one=f"P-{n:06d}": set_prices(one) for n in range(1, WRITERS + 1)])
    with centre.looking() as connection:
        assert audit.first_broken(connection) == (1 + 5 * WRITERS, None)


@pytest.mark.parametrize("round_", range(3))
def test_desks_that_push_at_once_share_the_budget_to_the_rupiah(centre, round_):
    desks = [centre.desk(), centre.desk(), centre.desk()]
    content = centre.an_order(quantity="1")
    each = content.figures.total.amount
    line = content.budget_line
    centre.set_ceiling(line, centre.budget(line).spent.amount + each * 7)
    verdicts = {}
    for _ in range(2):
        for desk in desks:
            for _ in range(3):
                order, _ = desk.submit(content)
                desk.final(order, content)
        at_once(*[desk.exchange for desk in desks], lambda: raise_ceiling(centre, line, 0))
    for at, desk in enumerate(desks):
        assert desk.waiting == []
        verdicts |= {(at, seq): row.r for seq, row in desk.outcomes.items()}
    with centre.looking() as connection:
        stand = orders.all_of(connection, UNIT)
        booked = numbers.numbers_of(connection, UNIT, "SP", 2026)
        account = books.register(connection, UNIT, "SP", 2026)
        kept = next(x for x in budget.lines_of(connection, UNIT, 2026) if x.code == line)
        heads = dict(connection.execute(text("SELECT scope, head FROM scope")).all())
        fed = connection.execute(text("SELECT scope, seq FROM feed")).all()
    accepted = [one for one in stand if (one.state, one.sync) == ("final", "accepted")]
    assert len(verdicts) == 36
    assert len(accepted) == 7, "as many as the ceiling bears, whoever came first"
    assert kept.committed.amount == 7 * each
    assert kept.left.amount == 0
    assert len(booked) == len({one.no for one in booked}) == 18
    assert account["sum_ok"]
    assert len(fed) == len(set(fed))
    assert all(seq <= heads[scope] for scope, seq in fed)
    for desk in desks:
        rows = desk.pull()
        assert {key for kind, key in rows if kind == "order"} == {one.order_id for one in stand}


def raise_ceiling(centre, line, amount):
    """An administrator touches the line in between, as often as the desks do."""
    for _ in range(3):
        with centre.acting() as account:
            old = money.find(account, UNIT, 2026, line)
            money.set_ceiling(account, UNIT, 2026, line, old.ceiling + Rupiah(amount))


def test_two_desks_that_decide_on_one_order_at_once_leave_one_decision(centre, desk):
    others = [desk, centre.desk()]
    content = centre.an_order(quantity="1")
    for _ in range(6):
        order, _ = desk.submit(content)
        desk.exchange()
        for one in others:
            one.pull()
        seqs = [one.final(order, content)[1] for one in others]
        at_once(*[one.exchange for one in others])
        told = [one.outcome(seq)[0] for one, seq in zip(others, seqs, strict=True)]
        assert sorted(told) == ["ok", "rej"]
        with centre.looking() as connection:
            acts = [act.op for act in orders.acts(connection, UNIT, order)]
            stands = orders.find(connection, UNIT, order)
        assert acts == ["order.submit", "order.final"]
        assert stands.rev == 2
    with centre.looking() as connection:
        line = next(
            x for x in budget.lines_of(connection, UNIT, 2026) if x.code == content.budget_line
        )
    assert line.committed.amount == 6 * content.figures.total.amount


def test_a_code_that_two_desks_type_at_once_makes_one_desk(centre, desk):
    code = centre.code_for(centre.officer("PPK").nip)
    twins = [type(desk)(centre) for _ in range(3)]
    answers = at_once(*[lambda one=one: one.ask_enrol(code).status_code for one in twins])
    assert sorted(answers) == [200, 409, 409]
