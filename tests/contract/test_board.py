from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from bejo_desktop.contract.board import (
    BoardFigures,
    from_minutes,
    tag_of,
    to_board,
    to_figures,
    to_minutes,
    to_own,
)
from bejo_desktop.contract.codec import decode, encode
from bejo_desktop.domain.board import (
    AgencyStanding,
    Board,
    Region,
    RegionStanding,
    UnitStanding,
    Volume,
)
from bejo_desktop.domain.money import Rupiah

AS_OF = datetime(2026, 10, 8, 23, 0, tzinfo=UTC)
volumes = st.builds(Volume, st.integers(0, 10**6), st.integers(0, 10**14).map(Rupiah))
codes = st.text("0123456789.", min_size=1, max_size=9)
names = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=40
)


@st.composite
def boards(draw):
    agencies = draw(st.lists(st.tuples(codes, names, names, volumes), max_size=20))
    standings = tuple(AgencyStanding(rank, *one) for rank, one in enumerate(agencies, 1))
    regions = draw(st.lists(st.tuples(codes, names, volumes, volumes), max_size=38))
    return Board(
        year=2026,
        through=date(2026, 10, 8),
        as_of=AS_OF,
        year_volume=draw(volumes),
        median=draw(st.integers(0, 10**9).map(Rupiah)),
        paid=draw(volumes),
        months=tuple(draw(volumes) for _ in range(12)),
        before=draw(volumes),
        regions=tuple(RegionStanding(rank, *one) for rank, one in enumerate(regions, 1)),
        silent=tuple(draw(st.lists(st.builds(Region, codes, names), max_size=5))),
        agencies_by_total=standings,
        agencies_by_orders=standings[::-1]
        and tuple(
            AgencyStanding(rank, x.code, x.name, x.region_name, x.volume)
            for rank, x in enumerate(standings[::-1], 1)
        ),
        agency_count=draw(st.integers(0, 2000)),
        vendor_count=draw(st.integers(0, 5000)),
        vendors_known=draw(st.integers(0, 5000)),
    )


@given(
    board=boards(),
    own=st.none()
    | st.builds(UnitStanding, st.just("413.101"), st.integers(1, 99), st.integers(1, 99), volumes),
)
def test_a_board_comes_back_from_the_wire_as_it_was(board, own):
    figures = to_figures(board, own)
    read = decode(encode(figures), BoardFigures, limit=10**6)
    assert to_board(read, AS_OF) == board
    assert to_own(read, "413.101") == own
    assert tag_of(read) == tag_of(figures)


def test_minutes_since_1970_name_a_moment():
    """`date -u -d 2026-10-08T23:00 +%s` says 1791500400."""
    assert to_minutes(AS_OF) == 1_791_500_400 // 60
    assert from_minutes(to_minutes(AS_OF)) == AS_OF
