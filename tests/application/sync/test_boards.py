"""The board on the desk: asked for now and then by the exchange that runs anyway."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from bejo_desktop.application.board import Boards
from bejo_desktop.contract.board import BoardFigures, BoardReply, tag_of, to_minutes
from bejo_desktop.contract.codec import encode

COUNTED_AT = datetime(2026, 5, 4, 5, 0, tzinfo=UTC)


def figures(year=2026, total=184_312_450_000):
    return BoardFigures(
        year=year,
        through=date(year, 5, 4),
        sum=(21_406, total),
        median=1_600_000,
        paid=(9, 100),
        months=((21_406, total), *[(0, 0)] * 11),
        before=(18_000, 155_669_299_000),
        regions=(("35.73", "Kota Malang", 21_406, total, 18_000, 155_669_299_000),),
        silent=(("35.02", "Kabupaten Ponorogo"),),
        by_total=(("473.106", "Dinas Lingkungan Hidup", "Kota Malang", 21_406, total),),
        by_orders=(("473.106", "Dinas Lingkungan Hidup", "Kota Malang", 21_406, total),),
        agencies=1,
        vendors=2_418,
        known=3_107,
        own=(114, 890_000_000, 31, 22),
    )


@pytest.fixture
def boards(desk):
    return Boards(desk.store, lambda: desk.now)


@pytest.fixture
def give(centre):
    """Let the centre answer with boards: `give(reply, reply, …)`, one an exchange."""
    answer = centre._answer

    def give(*replies):
        waiting = list(replies)

        def with_board(request):
            board = waiting.pop(0) if request.board is not None and waiting else None
            return msgspec.structs.replace(answer(request), board=board)

        centre._answer = with_board

    return give


def asked(centre):
    return [request.board for request in centre.requests if request.board is not None]


def test_before_the_first_sync_there_is_no_board(boards):
    assert boards.board(2026) is None
    assert boards.years() == ()


def test_a_board_that_came_is_shown_with_its_age_and_the_place_of_the_own_unit(
    desk, centre, boards, give
):
    give(BoardReply(at=COUNTED_AT, board=figures()))
    _, changes = desk.sync()
    assert "board" in {kind.value for kind in changes.kinds}
    desk.now += timedelta(days=4)
    view = boards.board()
    assert view.board.year_volume.total.amount == 184_312_450_000
    assert view.board.growth_permille == 184
    assert view.board.before_through == date(2025, 5, 4)
    assert (view.own.code, view.own.rank_by_total, view.own.rank_by_orders) == ("413.101", 31, 22)
    assert view.age == timedelta(days=4, minutes=1)
    assert not view.is_stale
    desk.now += timedelta(days=4)
    assert boards.board(2026).is_stale


def test_no_exchange_is_made_for_the_board_alone(desk, centre, give):
    give(
        BoardReply(at=COUNTED_AT, board=figures()),
        BoardReply(at=COUNTED_AT, board=figures(2025)),
    )
    desk.sync()
    made = [len(centre.requests)]
    desk.sync()
    made.append(len(centre.requests))
    assert len(asked(centre)) == 2
    desk.now += timedelta(hours=2)
    desk.sync()
    made.append(len(centre.requests))
    assert len(asked(centre)) == 3
    assert made[2] - made[1] == made[1] - made[0]


def test_this_years_board_is_asked_for_once_an_hour_and_costs_nothing_between(desk, centre, give):
    give(
        BoardReply(at=COUNTED_AT, board=figures()),
        BoardReply(at=COUNTED_AT, board=figures(2025)),
        BoardReply(at=COUNTED_AT + timedelta(hours=1)),
    )
    desk.sync()
    desk.sync()
    assert [(one.year, one.at) for one in asked(centre)] == [(2026, 0), (2025, 0)]
    quiet = len(encode(centre.requests[-1]))
    desk.sync()
    assert centre.requests[-1].board is None
    assert len(encode(centre.requests[-1])) <= quiet
    desk.now += timedelta(hours=1)
    desk.sync()
    last = asked(centre)[-1]
    assert (last.year, last.at) == (2026, to_minutes(COUNTED_AT))
    assert last.tag == tag_of(figures())
    assert len(asked(centre)) == 3


def test_a_word_that_it_stands_makes_the_board_young_again(desk, boards, give):
    give(
        BoardReply(at=COUNTED_AT, board=figures()),
        BoardReply(at=COUNTED_AT, board=figures(2025)),
        BoardReply(at=COUNTED_AT + timedelta(hours=3)),
    )
    desk.sync()
    desk.sync()
    desk.now += timedelta(hours=3)
    desk.sync()
    assert boards.board().age < timedelta(minutes=10)
    assert boards.board().board.year_volume.orders == 21_406


def test_both_years_can_be_looked_at(desk, boards, give):
    give(
        BoardReply(at=COUNTED_AT, board=figures()),
        BoardReply(at=COUNTED_AT, board=figures(2025, total=7)),
    )
    desk.sync()
    desk.sync()
    assert boards.years() == (2026, 2025)
    assert boards.board(2025).board.year_volume.total.amount == 7


def test_a_board_of_another_year_than_asked_for_is_not_taken(desk, boards, give):
    give(BoardReply(at=COUNTED_AT, board=figures(2031)))
    desk.sync()
    assert boards.years() == ()


def test_a_word_that_it_stands_means_nothing_where_nothing_is(desk, boards, give):
    give(BoardReply(at=COUNTED_AT))
    desk.sync()
    assert boards.board(2026) is None


def test_a_clock_that_went_back_makes_no_board_older_than_new(desk, boards, give, centre):
    give(BoardReply(at=COUNTED_AT, board=figures()))
    desk.sync()
    desk.now -= timedelta(days=30)
    assert boards.board().age == timedelta(0)
    desk.sync()
    assert to_minutes(COUNTED_AT) in {one.at for one in asked(centre)}
