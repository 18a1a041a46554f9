"""A desk sees and changes only what belongs to its own unit."""

from __future__ import annotations

import pytest

from bejo_central.store import reference


@pytest.fixture
def stranger(centre):
    """A desk of another unit."""
    with centre.looking() as connection:
        other = next(u.code for u in reference.units(connection) if u.code != "413.101")
    centre.set_numbering("lease", other)
    return centre.desk(unit=other)


def test_rows_of_a_unit_go_to_its_desks_only(centre, desk, stranger):
    order, _, _ = desk.accepted_order()
    rows = stranger.pull()
    assert ("order", order) not in rows
    assert {key for kind, key in rows if kind == "unit"} == {stranger.unit}
    nips = {officer.nip for officer in _officers(centre, stranger.unit)}
    assert {key for kind, key in rows if kind == "officer"} == nips
    assert {key for kind, key in rows if kind == "product"}


def _officers(centre, unit):
    with centre.looking() as connection:
        return reference.officers(connection, unit)


def test_the_scope_of_another_unit_does_not_exist(desk, stranger, fault):
    stranger.cursors = {f"u:{desk.unit}": 0}
    answer = stranger.call("POST", "/sync/v1/exchange", stranger.request(pull=True))
    assert fault(answer)[:2] == (404, "NOT_FOUND")
    answer = stranger.call("GET", f"/sync/v1/snapshot/u%3A{desk.unit}")
    assert fault(answer)[:2] == (404, "NOT_FOUND")


def test_an_order_of_another_unit_is_no_order_here(centre, desk, stranger):
    order, content, number = desk.accepted_order()
    acts = [
        stranger.void(order, content, number),
        stranger.give_back(order, content),
        stranger.recheck(order, content, number),
    ]
    stranger.exchange()
    assert {stranger.outcome(seq)[0] for seq in acts} <= {"rej", "blk"}
    row = desk.pull()["order", order]
    assert (row.state, row.sync) == ("final", "accepted")


def test_the_same_id_in_two_units_is_two_orders(centre, desk, stranger):
    order, _, _ = desk.accepted_order()
    own = centre.an_order(unit=stranger.unit)
    _, seq = stranger.submit(own, order)
    stranger.exchange()
    assert stranger.outcome(seq) == ("ok", [])
    assert desk.pull()["order", order].state == "final"
    assert stranger.pull()["order", order].state == "submitted"


def test_a_cursor_beyond_the_feed_has_expired(desk, fault):
    desk.cursors = {"g": 10**9}
    answer = desk.call("POST", "/sync/v1/exchange", desk.request(pull=True))
    assert fault(answer) == (410, "CURSOR_EXPIRED", {"scope": "g"})
