"""The database server goes in the middle of an exchange: nobody is told a verdict, nothing doubles."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import Engine, event, text

from bejo_central.admin import books
from bejo_central.store import numbers, orders, outcomes
from bejo_central.store.database import Database
from bejo_central.store.engine import EVERY_UNIT
from bejo_desktop.contract.exchange import ExchangeReply
from bejo_desktop.domain.errors import EnvironmentFailed

EXCHANGE = "/sync/v1/exchange"
WHEN = [0.0, 0.2, 0.4, 0.6, 0.8, 0.95, "commit"]
"""After which share of its statements the server dies; at the commit itself."""


@pytest.fixture
def kind():
    """A file cannot go away."""
    return "postgresql"


class Points:
    """Counts the statements of an exchange; kills the server before one of them."""

    def __init__(self, cluster):
        self.cluster = cluster
        self.count = 0
        self.die_at = None

    def statement(self, *_args):
        self.count += 1
        if self.count == self.die_at:
            self.cluster.kill()

    def commit(self, _connection):
        if self.die_at == "commit" and self.count > 10:
            self.die_at = None
            self.cluster.kill()


@pytest.fixture
def points(cluster):
    points = Points(cluster)
    event.listen(Engine, "before_cursor_execute", points.statement)
    event.listen(Engine, "commit", points.commit)
    yield points
    event.remove(Engine, "before_cursor_execute", points.statement)
    event.remove(Engine, "commit", points.commit)


def work(centre, desk):
    """Let a desk have an order from its draft to its ink."""
    content = centre.an_order(quantity="1")
    order, _ = desk.submit(content)
    number, _ = desk.final(order, content)
    desk.sign(order, content, number)
    return order


@pytest.mark.parametrize("when", WHEN)
def test_a_server_that_dies_in_an_exchange_takes_nothing_and_doubles_nothing(
    centre, cluster, points, fault, when
):
    desk = centre.desk()
    points.count = 0
    first = work(centre, desk)
    before = points.count
    desk.exchange()
    usual = points.count - before
    assert usual > 30
    second = work(centre, desk)
    points.count = 0
    points.die_at = when if when == "commit" else 1 + int(when * usual)
    answer = desk.call("POST", EXCHANGE, desk.request())
    assert fault(answer) == (503, "BUSY", {"retry_s": 5})
    assert answer.headers["Retry-After"] == "5"
    points.die_at = None
    answer = desk.call("POST", EXCHANGE, desk.request())
    assert fault(answer)[:2] == (503, "BUSY"), "still gone"
    cluster.start()
    desk.exchange()
    assert {one.r for one in desk.outcomes.values()} == {"ok"}
    again = desk.read(desk.call("POST", EXCHANGE, desk.request(pull=True)), ExchangeReply)
    assert again.push is None
    with centre.looking() as connection:
        kept = outcomes.of_device(connection, desk.device, 1, 99)
        booked = numbers.numbers_of(connection, desk.unit, "SP", 2026)
        stand = {one.order_id: one for one in orders.all_of(connection, desk.unit)}
        account = books.register(connection, desk.unit, "SP", 2026)
    assert {seq: row.link for seq, row in kept.items()} == desk.links
    assert {one.order_id for one in booked} == set(stand) == {first, second}
    assert {(one.state, one.rev) for one in stand.values()} == {("signed", 3)}
    assert (account["issued"], account["used"], account["sum_ok"]) == (100, 2, True)


def test_an_administrator_is_told_that_the_server_is_gone(centre, cluster, capsys):
    cluster.kill()
    try:
        with pytest.raises(EnvironmentFailed, match=r"database\.gone") as told:
            centre.set_price("P-000001", 10_000)
        assert "\n" not in str(told.value.facts["detail"])
    finally:
        cluster.start()
    centre.set_price("P-000001", 10_000)


def test_a_lock_that_does_not_come_is_busy_and_the_desk_comes_back(centre, desk, fault):
    """The wait is cut short: nobody should wait fifteen seconds for a test."""
    desk.submit(centre.an_order())
    slow = Database(centre.place.address)
    with slow.write(centre.clock(), desk.unit) as session:
        session.connection.execute(text("SELECT * FROM unit FOR UPDATE"))
        with Impatience():
            answer = desk.call("POST", EXCHANGE, desk.request())
        assert fault(answer)[:2] == (503, "BUSY")
    slow.close()
    desk.exchange()
    assert {one.r for one in desk.outcomes.values()} == {"ok"}


class Impatience:
    """Let every transaction that begins meanwhile wait 200 ms for a lock."""

    def __enter__(self):
        event.listen(Engine, "begin", self.begin)

    def __exit__(self, *_args):
        event.remove(Engine, "begin", self.begin)

    def begin(self, connection):
        connection.exec_driver_sql("SET LOCAL lock_timeout = 200")


def test_of_two_that_wait_for_each_other_one_is_told_busy(centre):
    gate = threading.Barrier(2)
    told = []

    def lock(first, second):
        try:
            with centre.database.write(centre.clock(), EVERY_UNIT) as session:
                for at, code in enumerate((first, second)):
                    session.connection.execute(
                        text("UPDATE region SET name = name WHERE code = :code"), {"code": code}
                    )
                    if at == 0:
                        gate.wait()
            told.append("done")
        except EnvironmentFailed as error:
            told.append(error.code)

    with centre.looking() as connection:
        codes = connection.execute(text("SELECT code FROM region ORDER BY 1 LIMIT 2")).scalars()
        one, other = codes
    threads = [threading.Thread(target=lock, args=pair) for pair in ((one, other), (other, one))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["database.busy", "done"]
