"""Number ranges: two for each desk, refilled below half, sent again when an answer was lost."""

from __future__ import annotations

import pytest


def ranges(rows):
    return sorted((row.first, row.last) for row in rows)


def test_a_new_desk_gets_two_ranges_of_fifty(desk):
    assert ranges(desk.leases.values()) == [(1, 50), (51, 100)]
    lease = min(desk.leases.values(), key=lambda row: row.first)
    assert (lease.series, lease.year, lease.unit) == ("SP", 2026, "413.101")
    assert lease.expires_on.isoformat() == "2027-01-31"


def test_two_desks_never_share_a_number(centre, desk):
    assert ranges(centre.desk().leases.values()) == [(101, 150), (151, 200)]


@pytest.mark.parametrize(("left", "more"), [(50, []), (49, [(101, 150)]), (1, [(101, 150)])])
def test_a_desk_gets_more_when_less_than_half_is_left(desk, left, more):
    first, second = sorted(desk.leases.values(), key=lambda row: row.first)
    listed = {first.id: first.last + 1, second.id: second.last + 1 - left}
    reply = desk.exchange(listed=listed)
    assert ranges(reply.leases) == more


def test_ranges_whose_answer_was_lost_are_sent_again(desk):
    reply = desk.exchange(listed={})
    assert ranges(reply.leases) == [(1, 50), (51, 100)]
    assert desk.exchange().leases == ()


def test_a_range_whose_numbers_all_stand_on_papers_is_not_sent_again(centre, desk):
    first = min(desk.leases.values(), key=lambda row: row.first)
    content = centre.an_order()
    order, _ = desk.submit(content)
    desk.final(order, content, desk.number(running=50, lease=first))
    desk.exchange()
    reply = desk.exchange(listed={})
    assert (1, 50) not in ranges(reply.leases)


def test_next_year_has_numbers_of_its_own(desk):
    reply = desk.exchange(year=2027)
    assert sorted((row.year, row.first) for row in reply.leases) == [(2027, 1), (2027, 51)]


@pytest.mark.parametrize("year", [2020, 2090])
def test_a_far_year_has_none(desk, year):
    assert desk.exchange(year=year).leases == ()


def test_a_unit_with_an_agenda_book_gets_none(centre):
    centre.set_numbering("agenda")
    assert centre.desk().leases == {}
