"""Two services over one database: neither holds anything that the other one would have to know."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from bejo_central.admin import books, desks
from bejo_central.store import numbers, orders
from bejo_central.store.database import Database
from bejo_central.web.app import build_app
from bejo_central.web.service import Service
from tests.central.conftest import UNIT, serving

ROUNDS = 4


@pytest.fixture
def other(centre, rules):
    """The same centre as a second service shows it."""
    database = Database(centre.place.address)
    with serving(build_app(Service(database, rules, centre.clock))) as url:
        yield replace(centre, database=database, url=url)
    database.close()


def test_desks_of_one_unit_that_push_through_both_at_once_agree_on_everything(centre, other):
    pair = [centre.desk(), other.desk()]
    content = centre.an_order(quantity="1")
    with ThreadPoolExecutor(len(pair)) as pool:
        for _ in range(ROUNDS):
            for desk in pair:
                order, _ = desk.submit(content)
                number, _ = desk.final(order, content)
                desk.sign(order, content, number)
            list(pool.map(lambda desk: desk.exchange(), pair))
    assert {row.r for desk in pair for row in desk.outcomes.values()} == {"ok"}
    with centre.looking() as connection:
        stand = {one.order_id for one in orders.all_of(connection, UNIT)}
        booked = numbers.numbers_of(connection, UNIT, "SP", 2026)
        account = books.register(connection, UNIT, "SP", 2026)
    assert len(stand) == len({one.no for one in booked}) == len(pair) * ROUNDS
    assert account["sum_ok"]
    for desk in pair:
        assert {key for kind, key in desk.pull() if kind == "order"} == stand


def test_a_desk_goes_on_at_the_other_service_where_it_stopped_at_the_first(centre, other):
    desk = centre.desk()
    content = centre.an_order(quantity="1")
    for place in (centre, other, centre):
        desk.centre = place
        order, _ = desk.submit(content)
        desk.final(order, content)
        desk.exchange()
    assert {row.r for row in desk.outcomes.values()} == {"ok"}
    assert len(desk.outcomes) == 6


def test_who_is_shut_out_at_one_is_shut_out_at_both(centre, other, fault):
    desk = centre.desk()
    with centre.acting() as account:
        desks.revoke(account, desk.device)
    for place in (centre, other):
        desk.centre = place
        answer = desk.call("POST", "/sync/v1/exchange", desk.request())
        assert fault(answer)[:2] == (403, "DEVICE_REVOKED")
