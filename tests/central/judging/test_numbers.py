"""A number means one set of figures for ever, and every number is accounted for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bejo_central.admin import books


def register(centre, unit="413.101"):
    with centre.looking() as connection:
        return books.register(connection, unit, "SP", 2026)


def test_the_same_number_for_another_order_is_taken(centre, desk):
    order, content, number = desk.accepted_order()
    other, _ = desk.submit(content)
    _, seq = desk.final(other, content, number)
    desk.exchange()
    assert desk.outcome(seq) == ("rej", ["NUMBER_TAKEN"])
    assert desk.outcomes[seq].why[0].f == {"no": number["no"], "order": order}


def test_another_text_under_the_same_running_number_is_taken(centre, desk):
    _, content, number = desk.accepted_order()
    other, _ = desk.submit(content)
    _, seq = desk.final(other, content, {**number, "no": "LAIN/0001/SP/413.101/2026"})
    desk.exchange()
    assert desk.outcome(seq) == ("rej", ["NUMBER_TAKEN"])


def test_a_number_of_another_unit_is_taken_without_telling_of_its_order(centre, desk):
    _, _, number = desk.accepted_order()
    with centre.looking() as connection:
        other = next(u.code for u in books.reference.units(connection) if u.code != "413.101")
    centre.set_numbering("agenda", other)
    stranger = centre.desk(unit=other)
    content = centre.an_order(unit=other)
    order, _ = stranger.submit(content)
    _, seq = stranger.final(order, content, {"no": number["no"], "series": "SP", "year": 2026})
    stranger.exchange()
    assert stranger.outcome(seq) == ("rej", ["NUMBER_TAKEN"])
    assert stranger.outcomes[seq].why[0].f == {"no": number["no"], "order": None}


def test_making_final_again_asks_for_what_already_is(centre, desk):
    order, content, number = desk.accepted_order()
    bound = centre.budget(content.budget_line).committed
    _, again = desk.final(order, content, number)
    desk.exchange()
    assert desk.outcome(again) == ("ok", [])
    assert centre.budget(content.budget_line).committed == bound
    assert register(centre)["used"] == 1


def test_making_final_again_does_not_free_what_is_held(centre, desk):
    order, content, number = desk.held_order()
    _, again = desk.final(order, content, number)
    desk.exchange()
    assert desk.outcome(again) == ("held", ["PRICE_DRIFT"])


def test_other_figures_never_come_under_the_number(centre, desk):
    order, content, number = desk.accepted_order()
    other = centre.with_figures(replace(content, note="Berubah"))
    desk.submit(other, order)
    _, seq = desk.final(order, other, number)
    desk.exchange()
    assert desk.outcome(seq) == ("rej", ["STALE_BASE"])
    assert desk.pull()["order", order].hash != ""
    assert desk.rows["order", order].content.note == content.note


def test_the_number_of_a_refused_order_is_used_until_voided(centre, desk):
    content = centre.an_order()
    centre.suspend(content.vendor)
    order, _ = desk.submit(content)
    number, seq = desk.final(order, content)
    desk.exchange()
    assert desk.outcome(seq)[0] == "rej"
    assert (register(centre)["used"], register(centre)["void"]) == (1, 0)
    voided = desk.void(order, content, number)
    desk.exchange()
    assert desk.outcome(voided) == ("ok", [])
    assert (register(centre)["used"], register(centre)["void"]) == (0, 1)


def test_the_number_of_a_final_that_was_overtaken_is_voided_alone(centre, desk):
    content = centre.an_order()
    order, _ = desk.submit(content)
    desk.exchange()
    other = centre.desk()
    other.pull()
    other.give_back(order, content)
    other.exchange()
    number, made = desk.final(order, content, base=1)
    voided = desk.void(order, content, number, base=1)
    desk.exchange()
    assert desk.outcome(made) == ("rej", ["OWNER_CHANGED"])
    assert desk.outcome(voided) == ("ok", [])
    assert desk.pull()["order", order].state == "draft"
    assert (register(centre)["used"], register(centre)["void"]) == (0, 1)


def test_a_void_after_a_final_of_no_known_range_has_nothing_to_book(centre, desk):
    content = centre.an_order()
    order, _ = desk.submit(content)
    number, made = desk.final(order, content, {**desk.number(), "running": 49_000})
    voided = desk.void(order, content, number)
    desk.exchange()
    assert desk.outcome(made) == ("rej", ["LEASE_UNKNOWN"])
    assert desk.outcome(voided) == ("ok", [])


def test_a_void_of_a_number_that_the_centre_never_saw_is_stale(centre, desk):
    content = centre.an_order()
    order, _ = desk.submit(content)
    voided = desk.void(order, content, desk.number())
    desk.exchange()
    assert desk.outcome(voided) == ("rej", ["STALE_BASE"])


def test_a_voided_number_is_never_given_out_again(centre, desk):
    order, content, number = desk.accepted_order()
    desk.void(order, content, number)
    other, _ = desk.submit(content)
    _, seq = desk.final(other, content, number)
    desk.exchange()
    assert desk.outcome(seq) == ("rej", ["NUMBER_TAKEN"])


def test_a_void_needs_a_reason_that_says_something(centre, desk):
    order, content, number = desk.accepted_order()
    voided = desk.void(order, content, number, reason="salah")
    desk.exchange()
    assert desk.outcome(voided) == ("rej", ["RULE"])
    assert desk.pull()["order", order].state == "final"


def test_every_number_has_exactly_one_fate(centre, desk):
    leases = desk.ranges()
    content = centre.an_order()
    for running in (1, 2, 3):
        order, _ = desk.submit(content)
        number, _ = desk.final(order, content, desk.number(running=running, lease=leases[0]))
        if running == 2:
            desk.void(order, content, number)
    desk.return_lease(leases[1].id, 71)
    desk.exchange(year=2020)  # of which year it asks no new range
    account = register(centre)
    assert account["sum_ok"]
    assert {k: account[k] for k in ("issued", "used", "void", "returned", "open", "lost")} == {
        "issued": 100,
        "used": 2,
        "void": 1,
        "returned": 30,
        "open": 67,
        "lost": 0,
    }
    assert account["gaps"] == [
        {"first": 2, "last": 2, "reason": "void"},
        {"first": 71, "last": 100, "reason": "returned"},
    ]


@pytest.mark.parametrize("typed", ["000.3.2/0004/SP/413.101/2026", "000.3.2/4/SP/413.101/2026"])
def test_an_agenda_number_has_its_place_in_the_register(centre, typed):
    centre.set_numbering("agenda")
    desk = centre.desk()
    assert desk.leases == {}
    content = centre.an_order()
    order, _ = desk.submit(content)
    _, seq = desk.final(order, content, {"no": typed, "series": "SP", "year": 2026})
    desk.exchange()
    assert desk.outcome(seq) == ("ok", [])
    account = register(centre)
    assert (account["issued"], account["used"], account["sum_ok"]) == (1, 1, True)
