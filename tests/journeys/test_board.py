"""The board goes from the orders at the centre to a desk, by an ordinary sync."""

from __future__ import annotations

SAME = (
    "year",
    "orders",
    "total",
    "median",
    "growth_permille",
    "vendors_taking_part",
    "vendors_known",
    "agencies_taking_part",
    "regions_known",
    "regions_silent",
    "agencies_by_total",
    "agencies_by_orders",
)


def test_a_desk_shows_the_board_of_its_last_sync(centre, enrolled):
    desk = enrolled("413.102", "PP", "PPK")
    refused = desk.run("board")
    if refused.code:  # enrolment may have synced already
        assert refused.error["code"] == "board.absent"
        desk.ok("sync")
    here, there = desk.ok("board"), centre.administer("board")
    assert {name: here[name] for name in SAME} == {name: there[name] for name in SAME}
    assert 0 <= here["age_seconds"] < 3_600
    assert here["as_of"] <= there["as_of"]
    refused = desk.run("board", "--year", 1999)
    assert (refused.code, refused.error["code"]) == (1, "board.absent")
