"""The board against a recount from the orders, on both databases."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bejo_central.board.counting import count_board, years
from bejo_central.board.document import document
from bejo_central.store import catalogue, reference
from bejo_central.store.engine import EVERY_UNIT
from bejo_central.words import Words
from bejo_desktop.domain.errors import NotFound
from tests.central.board.conftest import Sample
from tests.central.board.recount import recount

UNITS = ("413.101", "413.102", "413.115", "425.117", "429.124", "415.104", "473.106")
VENDORS = tuple(f"V-{serial:05d}" for serial in range(1, 9))
STATES = (
    "draft",
    "submitted",
    "final",
    "signed",
    "delivering",
    "received",
    "paid",
    "void",
    "cancelled",
)
COUNTED = ("final", "signed", "delivering", "received", "paid")

few_totals = st.sampled_from((1, 999, 1_000_000, 1_000_000, 250_000_000, 10**12))
"""Equal ones are frequent, so that ties are."""
days = st.one_of(
    st.dates(date(2023, 12, 30), date(2028, 3, 2)),
    st.sampled_from((date(2024, 2, 28), date(2024, 2, 29), date(2025, 12, 31), date(2026, 1, 1))),
)
samples = st.lists(
    st.builds(
        Sample,
        unit=st.sampled_from(UNITS),
        vendor=st.sampled_from((*VENDORS, "V-99999")),
        on=days,
        total=few_totals | st.integers(0, 10**9),
        state=st.sampled_from((*STATES, *COUNTED)),
        sync=st.sampled_from(("accepted", "accepted", "accepted", "held", "refused")),
        dropped=st.booleans(),
    ),
    max_size=30,
)
moments = st.integers(0, 4 * 365 * 24 * 60).map(
    lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


class Undone(Exception):
    """Ends a transaction."""


@contextmanager
def undone(centre, now):
    """A transaction of which nothing stays."""
    with suppress(Undone), centre.database.write(now, EVERY_UNIT) as session:
        yield session
        raise Undone


def counted(centre, write, made, now, year):
    """Return the board and the recount of orders that are gone afterwards."""
    with undone(centre, now) as session:
        write(session, [one for one in made if not one.dropped or one.state == "draft"])
        two_of_one_owner(session)
        board = count_board(session.connection, year, now).board
        today = (now + timedelta(hours=7)).date()
        return document(board, Words({})), recount(session.connection, year, today)


def two_of_one_owner(session):
    """V-00002 is a second account of the owner of V-00001; V-00003 has no NIB, V-00004 neither."""
    vendors = catalogue.vendors_by_code(session.connection, list(VENDORS[:4]))
    catalogue.save_vendors(
        session,
        [
            replace(vendors["V-00002"], nib=vendors["V-00001"].nib),
            replace(vendors["V-00003"], nib=""),
            replace(vendors["V-00004"], nib="", npwp=vendors["V-00003"].npwp),
        ],
    )


@given(made=samples, now=moments, back=st.integers(0, 2))
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_every_figure_equals_a_recount_from_the_orders(centre, write, made, now, back):
    year = (now + timedelta(hours=7)).year - back
    told, expected = counted(centre, write, made, now, year)
    for name in (
        "year",
        "through",
        "orders",
        "total",
        "mean",
        "median",
        "paid",
        "growth_permille",
        "agencies_taking_part",
        "vendors_taking_part",
        "vendors_known",
    ):
        assert told[name] == expected[name], name
    before = told["before"]
    assert {x: before[x] for x in ("orders", "total")} == expected["before"]
    assert before["through"] == expected["before_through"]
    assert [{"orders": x["orders"], "total": x["total"]} for x in told["months"]] == expected[
        "months"
    ]
    assert [
        (x["code"], x["name"], {"orders": x["orders"], "total": x["total"]}, x["before"])
        for x in told["regions"]
    ] == expected["regions"]
    for ranking in ("agencies_by_total", "agencies_by_orders"):
        assert [
            (x["code"], x["name"], x["region"], {"orders": x["orders"], "total": x["total"]})
            for x in told[ranking]
        ] == expected[ranking]


def test_the_figures_of_a_year_add_up_to_its_total(centre, write, start):
    made = [
        Sample(unit=UNITS[serial % 7], on=date(2026, 1 + serial % 9, 5), total=serial * 1000 + 1)
        for serial in range(40)
    ]
    told, _ = counted(centre, write, made, start, 2026)
    assert told["orders"] == 40
    for part in ("months", "regions", "agencies_by_total"):
        assert sum(x["total"] for x in told[part]) == told["total"]
        assert sum(x["orders"] for x in told[part]) == 40


def test_a_leap_day_is_compared_with_the_twenty_eighth(centre, write):
    now = datetime(2024, 2, 29, 3, tzinfo=UTC)
    made = [Sample(on=date(2024, 2, 29), total=150), Sample(on=date(2023, 2, 28), total=100)]
    made += [Sample(on=date(2023, 3, 1), total=5000)]
    told, _ = counted(centre, write, made, now, 2024)
    assert told["growth_permille"] == 500
    assert told["before"]["through"] == date(2023, 2, 28)


def test_today_is_the_day_in_wib(centre, write):
    """At 17.30 UTC on 31 December it is already the new year in Surabaya."""
    made = [Sample(on=date(2026, 1, 1), total=70), Sample(on=date(2026, 1, 2), total=900)]
    told, _ = counted(centre, write, made, datetime(2025, 12, 31, 17, 30, tzinfo=UTC), 2026)
    assert (told["orders"], told["total"]) == (1, 70)
    assert told["through"] == date(2026, 1, 1)


def test_a_region_is_silent_until_one_of_its_offices_orders(centre, write, start):
    told, _ = counted(centre, write, [Sample(unit="413.101")], start, 2026)
    assert [x["code"] for x in told["regions"]] == ["35.09"]
    assert told["regions_known"] == 38
    assert len(told["regions_silent"]) == 37
    assert "35.09" not in {x["code"] for x in told["regions_silent"]}


def test_only_the_kabupaten_and_kota_of_the_province_are_regions_of_the_board(centre, write, start):
    """A list of regions names the province, its kecamatan and desa too, and other provinces."""
    more = {
        "35": "Jawa Timur",
        "35.09.01": "Jombang",
        "35.09.01.2001": "Padomasan",
        "32.04": "Kabupaten Bandung",
    }
    with undone(centre, start) as session:
        reference.add_regions(session, more.items())
        write(session, [Sample(unit="413.101")])
        board = count_board(session.connection, 2026, start).board
    assert board.region_count == 38
    assert not more.keys() & {one.code for one in board.silent}


def test_an_agency_below_the_rows_that_are_shown_has_its_place_too(centre, write, start):
    with undone(centre, start) as session:
        office = reference.unit(session.connection, "413.101")
        for serial in range(22):
            reference.save_unit(session, replace(office, code=f"413.{300 + serial}"))
        write(
            session,
            [
                sample
                for serial in range(22)
                for sample in [Sample(unit=f"413.{300 + serial}", total=1000 - serial)]
                * (1 + serial % 2)
            ],
        )
        found = count_board(session.connection, 2026, start)
        assert len(found.board.agencies_by_total) == 20
        assert found.board.agency_count == 22
        assert found.standings["413.320"].rank_by_total == 22
        assert found.standings["413.320"].rank_by_orders == 22


@pytest.mark.parametrize("year", [2027, 1, 0, -5])
def test_a_year_that_has_not_begun_has_no_board(centre, year, start):
    with centre.looking() as connection, pytest.raises(NotFound) as caught:
        count_board(connection, year, start)
    assert caught.value.code == "board.year"


def test_the_years_begin_with_the_first_order_that_counts(centre, write, start):
    with undone(centre, start) as session:
        assert list(years(session.connection, date(2026, 10, 9))) == [2026]
        write(
            session,
            [
                Sample(on=date(2019, 5, 1), state="void"),
                Sample(on=date(2024, 5, 1)),
                Sample(on=date(2029, 5, 1)),
            ],
        )
        assert list(years(session.connection, date(2026, 10, 9))) == [2024, 2025, 2026]


def test_an_order_of_a_real_desk_counts_from_its_number_on_and_not_when_it_is_void(centre, desk):
    def figures():
        with centre.looking() as connection:
            board = count_board(connection, 2026, centre.clock()).board
        return board.year_volume.orders, board.year_volume.total.amount, board.months[9].orders

    content = centre.an_order()
    desk.submit(content)
    desk.exchange()
    assert figures() == (0, 0, 0)
    order, content, number = desk.accepted_order()
    assert figures() == (1, content.figures.total.amount, 1)
    held, held_content, held_number = desk.held_order()
    assert figures()[0] == 1
    desk.keep_price(held, held_content, held_number)
    desk.exchange()
    assert figures()[0] == 2
    desk.void(order, content, number)
    desk.exchange()
    assert figures()[0] == 1
