"""Every number is taken once and accounted for."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bejo_desktop.adapters.store.opening import open_store
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.numbering import Fate

NOON = datetime(2026, 5, 1, 5, 0, tzinfo=UTC)


def test_numbers_come_from_the_oldest_lease_first_and_then_run_out(store, a_lease):
    with store.write() as work:
        work.numbers.grant(a_lease("L2", 101, 102))
        work.numbers.grant(a_lease("L1", 1, 2))
        taken = [work.numbers.take("SP", 2026) for _ in range(4)]
        assert [(running, lease.id) for running, lease in taken] == [
            (1, "L1"),
            (2, "L1"),
            (101, "L2"),
            (102, "L2"),
        ]
        assert work.numbers.left(2026) == {"SP": 0}
        with pytest.raises(RuleBroken) as refusal:
            work.numbers.take("SP", 2026)
    assert (refusal.value.code, refusal.value.facts) == (
        "lease.empty",
        {"series": "SP", "year": 2026},
    )


def test_leases_of_another_series_or_year_are_not_touched(store, a_lease):
    with store.write() as work:
        work.numbers.grant(a_lease("L1", series="BAST"))
        work.numbers.grant(a_lease("L2", year=2025))
        with pytest.raises(RuleBroken) as refusal:
            work.numbers.take("SP", 2026)
        assert (refusal.value.code, refusal.value.facts) == (
            "lease.none",  # nothing ran out: nothing was ever given
            {"series": "SP", "year": 2026},
        )
        assert work.numbers.left(2026) == {"BAST": 50}
        assert work.numbers.left(2025) == {"SP": 50}


def test_a_lease_that_comes_again_keeps_its_own_next_number(store, a_lease):
    with store.write() as work:
        work.numbers.grant(a_lease())
        work.numbers.take("SP", 2026)
        work.numbers.grant(replace(a_lease(), expires_on=date(2027, 3, 31)))
        (lease,) = work.numbers.leases()
    assert (lease.next_number, lease.left) == (2, 49)
    assert lease.expires_on == date(2027, 3, 31)


def test_an_empty_lease_is_listed_no_more_but_stays_in_the_account(store, a_lease):
    with store.write() as work:
        work.numbers.grant(a_lease("L1", 1, 1))
        work.numbers.take("SP", 2026)
        assert work.numbers.leases() == []
        assert work.numbers.register("SP", 2026).issued == 1


def test_a_number_that_was_taken_in_a_transaction_that_failed_is_still_there(store, a_lease):
    with store.write() as work:
        work.numbers.grant(a_lease())

    def take_in_vain():
        with store.write() as work:
            work.numbers.take("SP", 2026)
            raise RuleBroken("order.content_changed")

    with pytest.raises(RuleBroken):
        take_in_vain()
    with store.write() as work:
        assert work.numbers.take("SP", 2026)[0] == 1


def test_a_lease_never_goes_back(store, a_lease):
    with store.write() as work:
        work.numbers.grant(a_lease())
        work.numbers.take("SP", 2026)
    with pytest.raises(IntegrityError, match="taken twice"), store.write() as work:
        work.numbers._connection.execute(text("UPDATE lease SET next_number = 1"))


def test_a_number_is_used_by_one_order_and_voided_under_it(store, a_final_order, a_lease):
    order = a_final_order(1, running=1)
    with store.write() as work:
        work.numbers.grant(a_lease())
        work.numbers.take("SP", 2026)
        work.numbers.record(order.order_id, order.number, "used", now=NOON)
        assert work.numbers.is_taken("000.3.2/0001/SP/413.101/2026")
        assert not work.numbers.is_taken("000.3.2/0002/SP/413.101/2026")
        assert work.numbers.register("SP", 2026).counts[Fate.USED] == 1
        work.numbers.record(order.order_id, order.number, "void", now=NOON, reason="Salah rekening")
        register = work.numbers.register("SP", 2026)
    assert (register.counts[Fate.USED], register.counts[Fate.VOID]) == (0, 1)
    assert register.counts[Fate.OPEN] == 49
    assert register.sum_ok
    assert [(gap.first, gap.last, gap.fate) for gap in register.gaps] == [(1, 1, Fate.VOID)]


@pytest.mark.parametrize(
    "text_of_second", ["000.3.2/0017/SP/413.101/2026", "000.3.2/17/SP/413.101/2026"]
)
def test_a_number_is_never_used_twice_however_it_is_written(
    store, a_final_order, a_number, text_of_second
):
    second = a_final_order(2, running=17)
    second.number = replace(a_number(17), text=text_of_second)
    with store.write() as work:
        first = a_final_order(1, running=17)
        work.numbers.record(first.order_id, first.number, "used", now=NOON)
        with pytest.raises(RuleBroken) as refusal:
            work.numbers.record(second.order_id, second.number, "used", now=NOON)
    assert refusal.value.code == "number.taken"
    assert refusal.value.facts["number"] == text_of_second


def test_a_number_of_the_agenda_book_accounts_for_itself(store, a_final_order, a_number):
    order = a_final_order(1)
    order.number = replace(a_number(30), lease_id=None)
    with store.write() as work:
        work.numbers.record(order.order_id, order.number, "used", now=NOON)
        register = work.numbers.register("SP", 2026)
    assert (register.issued, register.counts[Fate.USED], register.sum_ok) == (1, 1, True)


def test_a_taken_number_that_nobody_recorded_shows_in_the_account(store, a_lease):
    with store.write() as work:
        work.numbers.grant(a_lease())
        work.numbers.take("SP", 2026)
        assert not work.numbers.register("SP", 2026).sum_ok


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=st.lists(st.sampled_from(["grant", "use", "void", "fail"]), max_size=25))
def test_whatever_happens_every_number_has_one_fate(
    tmp_path_factory, a_lease, a_final_order, a_number, acts
):
    store = open_store(tmp_path_factory.mktemp("desk"), bytes(32), lambda: NOON)
    used, voided, leased = [], 0, 0
    for n, act in enumerate(acts, start=1):
        with contextlib.suppress(RuleBroken), store.write() as work:
            if act == "grant":
                work.numbers.grant(a_lease(f"L{n}", n * 10, n * 10 + 3))
                leased += 4
            elif act == "void" and used:
                given_up = used.pop()
                number = given_up.number
                work.numbers.record(given_up.order_id, number, "void", now=NOON, reason="batal")
                voided += 1
            elif act in {"use", "fail"}:
                running, lease = work.numbers.take("SP", 2026)
                order = a_final_order(n, running=running)
                order.number = a_number(running, lease.id)
                work.numbers.record(order.order_id, order.number, "used", now=NOON)
                if act == "fail":
                    raise RuleBroken("order.empty")
                used.append(order)
    with store.read() as reading:
        register = reading.numbers.register("SP", 2026)
    store.close()
    assert register.sum_ok
    assert register.issued == leased
    assert (register.counts[Fate.USED], register.counts[Fate.VOID]) == (len(used), voided)
    assert register.counts[Fate.OPEN] == leased - len(used) - voided
