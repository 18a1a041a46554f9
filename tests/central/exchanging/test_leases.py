"""Number ranges: two for each desk, refilled below half, sent again when an answer was lost."""

from __future__ import annotations

import pytest


def ranges(rows, series="SP"):
    return sorted((row.first, row.last) for row in rows if row.series == series)


def listed(desk, left):
    """All ranges of a desk, as if `left` numbers for orders were left of its last one."""
    *spent, last = desk.ranges()
    others = {row.id: row.first for row in desk.leases.values() if row.series != "SP"}
    return {row.id: row.last + 1 for row in spent} | {last.id: last.last + 1 - left} | others


def test_a_new_desk_gets_two_ranges_of_fifty_and_fewer_for_what_follows(desk):
    assert ranges(desk.leases.values()) == [(1, 50), (51, 100)]
    assert ranges(desk.leases.values(), "BAST") == [(1, 30)]
    assert ranges(desk.leases.values(), "KW") == [(1, 30)]
    lease = desk.ranges()[0]
    assert (lease.series, lease.year, lease.unit) == ("SP", 2026, "413.101")
    assert lease.expires_on.isoformat() == "2027-01-31"


def test_two_desks_never_share_a_number(centre, desk):
    other = centre.desk().leases.values()
    assert ranges(other) == [(101, 150), (151, 200)]
    assert ranges(other, "BAST") == ranges(other, "KW") == [(31, 60)]


@pytest.mark.parametrize(("left", "more"), [(50, []), (49, [(101, 150)]), (1, [(101, 150)])])
def test_a_desk_gets_more_when_less_than_half_is_left(desk, left, more):
    reply = desk.exchange(listed=listed(desk, left))
    assert ranges(reply.leases) == more
    assert ranges(reply.leases, "BAST") == ranges(reply.leases, "KW") == []


@pytest.mark.parametrize("series", ["BAST", "KW"])
@pytest.mark.parametrize(("left", "more"), [(15, []), (14, [(31, 60)]), (0, [(31, 60)])])
def test_the_same_holds_for_the_papers_that_follow(desk, series, left, more):
    (mine,) = (row for row in desk.leases.values() if row.series == series)
    reply = desk.exchange(listed=listed(desk, 50) | {mine.id: mine.last + 1 - left})
    assert ranges(reply.leases, series) == more
    assert len(reply.leases) == len(more)


def test_ranges_whose_answer_was_lost_are_sent_again(desk):
    reply = desk.exchange(listed={})
    assert ranges(reply.leases) == [(1, 50), (51, 100)]
    assert desk.exchange().leases == ()


def test_a_range_whose_numbers_all_stand_on_papers_is_not_sent_again(centre, desk):
    first = desk.ranges()[0]
    content = centre.an_order()
    order, _ = desk.submit(content)
    desk.final(order, content, desk.number(running=50, lease=first))
    desk.exchange()
    reply = desk.exchange(listed={})
    assert (1, 50) not in ranges(reply.leases)


def test_next_year_has_numbers_of_its_own(desk):
    reply = desk.exchange(year=2027)
    assert sorted((row.year, row.series, row.first) for row in reply.leases) == [
        (2027, "ADD", 1),
        (2027, "BAN", 1),
        (2027, "BAST", 1),
        (2027, "HENTI", 1),
        (2027, "KW", 1),
        (2027, "NP", 1),
        (2027, "SP", 1),
        (2027, "SP", 51),
        (2027, "SPK", 1),
    ]


@pytest.mark.parametrize("year", [2020, 2090])
def test_a_far_year_has_none(desk, year):
    assert desk.exchange(year=year).leases == ()


def test_a_unit_with_an_agenda_book_gets_none(centre):
    centre.set_numbering("agenda")
    assert centre.desk().leases == {}
