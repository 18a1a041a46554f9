"""The board by the exchange that runs anyway: when it comes, and how little it costs."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from bejo_central.board.counting import count_board
from bejo_central.compression import Zstd
from bejo_desktop.contract.board import BoardHeld, tag_of, to_board, to_minutes, to_own
from bejo_desktop.contract.codec import encode, pack
from bejo_desktop.contract.exchange import ExchangeReply
from tests.central.board.conftest import Sample

AN_HOUR = timedelta(hours=1)


@pytest.fixture
def ask(desk):
    """Make an exchange that asks for a board: `ask(year, at, tag)`."""

    def exchange(year=2026, at=0, tag=""):
        plain = desk.request(pull=True)
        message = msgspec.structs.replace(plain, board=BoardHeld(year=year, at=at, tag=tag))
        return desk.read(desk.call("POST", "/sync/v1/exchange", message), ExchangeReply)

    return exchange


def test_a_desk_without_a_board_gets_it_with_its_own_place(centre, desk, ask):
    _, content, _ = desk.accepted_order()
    reply = ask()
    with centre.looking() as connection:
        counted = count_board(connection, 2026, centre.clock())
    assert to_board(reply.board.board, reply.board.at) == counted.board
    own = to_own(reply.board.board, desk.unit)
    assert own == counted.standings[desk.unit]
    assert (own.rank_by_total, own.volume.total) == (1, content.figures.total)


def test_who_does_not_ask_gets_none(desk):
    assert desk.exchange(pull=True).board is None


def test_a_young_board_is_not_replaced(centre, desk, ask):
    first = ask().board
    desk.accepted_order()
    centre.clock.now += timedelta(minutes=40)
    assert ask(at=to_minutes(first.at), tag=tag_of(first.board)).board is None


def test_after_an_hour_an_unchanged_board_is_only_confirmed(centre, ask):
    first = ask().board
    centre.clock.now += AN_HOUR
    again = ask(at=to_minutes(first.at), tag=tag_of(first.board)).board
    assert again.board is None
    assert again.at - first.at == AN_HOUR
    assert len(encode(again)) < 40


def test_after_an_hour_a_board_with_a_new_order_comes_whole(centre, desk, ask):
    first = ask().board
    desk.accepted_order()
    centre.clock.now += AN_HOUR
    again = ask(at=to_minutes(first.at), tag=tag_of(first.board)).board
    assert again.board.sum[0] == first.board.sum[0] + 1


def test_an_order_of_the_same_exchange_counts_when_the_board_is_counted_anew(centre, desk):
    content = centre.an_order()
    order, _ = desk.submit(content)
    desk.final(order, content)
    message = msgspec.structs.replace(desk.request(pull=True), board=BoardHeld(year=2026))
    reply = desk.read(desk.call("POST", "/sync/v1/exchange", message), ExchangeReply)
    assert reply.board.board.sum == (1, content.figures.total.amount)


@pytest.mark.parametrize("year", [2027, 9999, 0])
def test_a_year_without_a_board_is_left_out_and_the_exchange_runs(ask, year):
    reply = ask(year=year)
    assert reply.board is None
    assert reply.pull is not None


def test_the_board_of_the_province_is_small_on_the_wire(centre, desk, ask, write):
    """38 regions and both rankings full: less than a second on a line of 64 kbit/s."""
    with centre.acting() as account:
        units = account.session.connection.exec_driver_sql("SELECT code FROM unit").scalars().all()
        write(
            account.session,
            [
                Sample(unit=units[serial % len(units)], total=1_000_003 * (serial + 1))
                for serial in range(300)
            ],
        )
    plain = desk.exchange(pull=True)
    reply = ask()
    more = len(pack(reply, Zstd()).data) - len(pack(plain, Zstd()).data)
    assert 500 < more < 4_000
