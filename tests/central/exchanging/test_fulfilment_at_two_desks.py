"""The PPK receives at one desk, the Bendahara pays at another; who comes second is told so."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bejo_desktop.contract.intents import ReceivedRow
from tests.central.desk import TODAY


@pytest.fixture
def signed(centre):
    """A signed order, its first desk, and a second one that knows it; both have everybody."""
    first, second = (centre.desk(more=("PP", "BENDAHARA")) for _ in range(2))
    order = first.signed_order()
    second.pull()
    return first, second, order


def test_one_desk_receives_and_another_pays(signed):
    first, second, (order, content, number) = signed
    first.arrive(order, content, number)
    first.receive(order, content, number, [(1, "10")])
    first.exchange()
    seen = second.pull()["order", order]
    assert (seen.state, seen.receipts[0].complete) == ("received", True)
    seq = second.pay(order, content, number)
    second.exchange()
    assert second.outcome(seq) == ("ok", [])
    row = first.pull()["order", order]
    assert (row.state, row.later.payments[0].kw.no) == (
        "paid",
        f"000.3.2/0031/KW/{first.unit}/2026",
    )


def test_two_desks_that_say_the_same_are_both_right(signed):
    first, second, (order, content, number) = signed
    for desk in (first, second):
        seq = desk.arrive(order, content, number)
        desk.exchange()
        assert desk.outcome(seq) == ("ok", [])
    assert first.pull()["order", order].rev == second.pull()["order", order].rev


def test_of_two_arrivals_the_first_stands(signed):
    first, second, (order, content, number) = signed
    first.arrive(order, content, number)
    first.exchange()
    seq = second.arrive(order, content, number, on=TODAY + timedelta(days=1))
    received = second.receive(order, content, number, [(1, "10")])
    second.exchange()
    assert second.outcome(seq) == ("rej", ["OWNER_CHANGED"])
    # A BAST is ink: whose arrival stands does not matter to what was received.
    assert second.outcome(received) == ("ok", [])
    row = first.pull()["order", order]
    assert (row.state, row.arrived_on) == ("received", TODAY)


def test_of_two_receipts_the_first_stands_and_the_other_number_is_used(centre, signed):
    first, second, (order, content, number) = signed
    first.arrive(order, content, number)
    first.receive(order, content, number, [(1, "4")], complete=False)
    first.exchange()
    second.arrive(order, content, number)
    seq = second.receive(order, content, number, [(1, "10")])
    second.exchange()
    assert second.outcome(seq) == ("rej", ["OWNER_CHANGED"])
    row = second.pull()["order", order]
    assert [receipt.bast.running for receipt in row.receipts] == [1]
    rest = second.receive(order, content, number, [(1, "6")])
    second.exchange()
    assert second.outcome(rest) == ("ok", [])
    assert [x.bast.running for x in first.pull()["order", order].receipts] == [1, 32]


def test_a_payment_that_was_overtaken_by_another_is_refused(signed):
    first, second, (order, content, number) = signed
    first.arrive(order, content, number)
    first.receive(order, content, number, [(1, "10")])
    first.exchange()
    second.pull()
    first.pay(order, content, number)
    first.exchange()
    seq = second.pay(order, content, number)
    second.exchange()
    assert second.outcome(seq) == ("rej", ["OWNER_CHANGED"])
    assert second.pull()["order", order].later.payments[0].kw.running == 1


def test_an_act_that_was_not_taken_brings_the_order_back_to_its_desk(signed):
    first, _, (order, content, number) = signed
    first.pull()
    first.rows.clear()
    row = ReceivedRow(line=9, accepted="1", rejected="0")
    first.arrive(order, content, number, role="BENDAHARA")
    first.receive(order, content, number, [row])
    first.exchange()
    shown = first.pull()["order", order]
    assert (shown.state, shown.arrived_on, shown.receipts) == ("signed", None, ())
