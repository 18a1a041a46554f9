"""A submitted order that waits too long lapses by itself; nobody's base becomes stale by it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bejo_central.store import orders, reference
from tests.central.desk import TODAY


def test_a_submitted_order_waits_three_working_days_and_then_is_a_draft_again(centre, desk):
    """Friday 9 October 2026: Monday, Tuesday, Wednesday; it lapses on Thursday."""
    content = centre.an_order()
    order, _ = desk.submit(content)
    desk.exchange()
    assert desk.pull()["order", order].deadline == date(2026, 10, 14)
    centre.clock.pass_days(5)
    assert desk.pull()["order", order].state == "submitted"
    centre.clock.pass_days(1)
    row = desk.pull()["order", order]
    assert (row.state, row.sync) == ("draft", "accepted")
    assert (row.history[-1][0], row.history[-1][2:]) == ("order.lapse", ("", "2026-10-14"))
    assert desk.pull()["order", order].rev == row.rev
    desk.submit(content, order)
    desk.exchange()
    again = desk.pull()["order", order]
    assert (again.state, again.deadline) == ("submitted", date(2026, 10, 20))


def test_a_final_that_comes_late_is_held_not_stale(centre, desk):
    content = centre.an_order()
    order, _ = desk.submit(content)
    desk.exchange()
    number, seq = desk.final(order, content)
    centre.clock.pass_days(7)
    other = centre.desk()
    assert other.pull()["order", order].state == "draft"
    desk.exchange()
    assert desk.outcome(seq) == ("held", ["DEADLINE_PASSED"])
    row = desk.pull()["order", order]
    assert (row.state, row.no) == ("final", number["no"])
    signed = desk.sign(order, content, number)
    desk.exchange()
    assert desk.outcome(signed) == ("ok", ["DEADLINE_PASSED"])


def test_what_is_no_longer_submitted_never_lapses(centre, desk):
    order, _, _ = desk.accepted_order()
    given, content = centre.an_order(), centre.an_order(quantity="3")
    returned, _ = desk.submit(given)
    desk.give_back(returned, given)
    dropped, _ = desk.submit(content)
    desk.give_back(dropped, content)
    desk.drop(dropped)
    desk.exchange()
    centre.clock.pass_days(30)
    rows = desk.pull()
    assert rows["order", order].state == "final"
    assert rows["order", returned].history[-1][0] == "order.return"


@pytest.mark.parametrize(
    ("now", "deadline"),
    [
        (datetime(2026, 12, 23, 2, 0, tzinfo=UTC), date(2026, 12, 30)),
        (datetime(2027, 12, 29, 2, 0, tzinfo=UTC), None),
    ],
)
def test_holidays_count_and_an_unknown_year_has_no_deadline(centre, desk, now, deadline):
    """24 (cuti bersama) and 25 December 2026 are free; the SKB for 2028 is not known."""
    centre.clock.now = now
    content = centre.an_order(on=now.date())
    order, _ = desk.submit(content)
    desk.exchange()
    assert desk.pull()["order", order].deadline == deadline
    if deadline is None:
        centre.clock.pass_days(60)
        assert desk.pull()["order", order].state == "submitted"


def test_another_units_orders_stay_as_they_are(centre, desk):
    content = centre.an_order()
    order, _ = desk.submit(content)
    desk.exchange()
    centre.clock.pass_days(10)
    with centre.looking() as connection:
        other = next(u.code for u in reference.units(connection) if u.code != desk.unit)
    centre.desk(unit=other)
    with centre.looking() as connection:
        assert orders.find(connection, desk.unit, order).state == "submitted"
    assert content.ordered_on == TODAY
