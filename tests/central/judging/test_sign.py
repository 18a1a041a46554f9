"""Ink: a signed paper is a contract that the centre can only accept, with findings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

TODAY = date(2026, 10, 9)


@pytest.mark.parametrize(
    ("happens", "finding"),
    [
        (
            lambda c, o: c.set_price(o.lines[0].product, o.lines[0].list_price.amount + 1),
            "PRICE_DRIFT",
        ),
        (lambda c, o: c.withdraw(o.lines[0].product), "PRODUCT_WITHDRAWN"),
        (lambda c, o: c.set_ceiling(o.budget_line, 1), "BUDGET_SHORT"),
        (lambda c, _: c.close_year(TODAY), "FY_CLOSED"),
        (lambda c, o: c.suspend(o.vendor), "VENDOR_SUSPENDED"),
    ],
)
def test_every_reason_becomes_a_finding_in_the_same_push(centre, desk, happens, finding):
    content = centre.an_order()
    happens(centre, content)
    order, _ = desk.submit(content)
    number, made = desk.final(order, content)
    signed = desk.sign(order, content, number)
    desk.exchange()
    assert desk.outcome(made)[0] in {"held", "rej"}
    assert desk.outcome(signed) == ("ok", [finding])
    row = desk.pull()["order", order]
    assert (row.state, row.sync, row.why) == ("signed", "accepted", ())
    assert [one.c for one in row.findings] == [finding]
    assert centre.budget(content.budget_line).committed == content.figures.total


def test_a_signed_order_binds_the_budget_even_beyond_it(centre, desk):
    content = centre.an_order()
    centre.set_ceiling(content.budget_line, 0)
    order, _ = desk.submit(content)
    number, _ = desk.final(order, content)
    signed = desk.sign(order, content, number)
    desk.exchange()
    assert desk.outcome(signed) == ("ok", ["BUDGET_SHORT"])
    assert centre.budget(content.budget_line).left.amount < 0


def test_an_order_accepted_in_time_has_no_late_finding(centre, desk):
    order, content, number = desk.accepted_order()
    centre.clock.pass_days(10)
    signed = desk.sign(order, content, number, on=TODAY + timedelta(days=9))
    desk.exchange()
    assert desk.outcome(signed) == ("ok", [])


def test_signing_again_asks_for_what_already_is(centre, desk):
    order, content, number = desk.accepted_order()
    desk.sign(order, content, number)
    again = desk.sign(order, content, number)
    desk.exchange()
    assert desk.outcome(again) == ("ok", [])
    assert len(desk.pull()["order", order].history) == 3


@pytest.mark.parametrize("unseen", ["void", "return"])
def test_ink_beats_an_unsigned_act_that_it_had_not_seen(centre, desk, unseen):
    content = centre.an_order()
    order, _ = desk.submit(content)
    desk.exchange()
    other = centre.desk()
    other.pull()
    number = desk.number()
    if unseen == "void":
        desk.final(order, content, number)
        desk.exchange()
        other.pull()
        other.void(order, content, number)
    else:
        other.give_back(order, content)
    other.exchange()
    base = desk.revs[order]
    if unseen == "return":
        _, _made = desk.final(order, content, number, base=base)
    signed = desk.sign(order, content, number, base=base)
    desk.exchange()
    assert desk.outcome(signed) == ("ok", ["OWNER_CHANGED"])
    finding = desk.outcomes[signed].findings[0].f
    assert (finding["act"], finding["device"]) == (f"order.{unseen}", other.device)
    assert desk.pull()["order", order].state == "signed"
    assert centre.budget(content.budget_line).committed == content.figures.total


def test_ink_cannot_beat_other_ink(centre, desk):
    content = centre.an_order()
    order, _ = desk.submit(content)
    desk.exchange()
    other = centre.desk()
    other.pull()
    taken, _ = other.final(order, content)
    other.sign(order, content, taken)
    other.exchange()
    mine, _ = desk.final(order, content, base=1)
    signed = desk.sign(order, content, mine, base=1)
    desk.exchange()
    assert desk.outcome(signed) == ("rej", ["OWNER_CHANGED"])
    assert desk.pull()["order", order].no == taken["no"]


def test_ink_after_a_void_that_was_seen_is_stale(centre, desk):
    order, content, number = desk.accepted_order()
    desk.void(order, content, number)
    desk.exchange()
    signed = desk.sign(order, content, number)
    desk.exchange()
    assert desk.outcome(signed) == ("rej", ["STALE_BASE"])


def test_a_day_of_signing_after_today_is_a_finding(centre, desk):
    order, content, number = desk.accepted_order()
    signed = desk.sign(order, content, number, on=TODAY + timedelta(days=2))
    desk.exchange()
    assert desk.outcome(signed) == ("ok", ["RULE"])


def test_a_second_paper_under_one_agenda_number_is_kept_and_marked(centre):
    centre.set_numbering("agenda")
    desk = centre.desk()
    content = centre.an_order()
    second = centre.with_figures(replace(content, package="Paket kedua"))
    typed = {"no": "000.3.2/0004/SP/413.101/2026", "series": "SP", "year": 2026}
    one, _ = desk.submit(content)
    two, _ = desk.submit(second)
    desk.final(one, content, typed)
    _, made = desk.final(two, second, typed)
    signed = desk.sign(two, second, typed)
    desk.exchange()
    assert desk.outcome(made) == ("rej", ["NUMBER_TAKEN"])
    assert desk.outcome(signed) == ("ok", ["NUMBER_TAKEN"])
    rows = desk.pull()
    assert {rows["order", key].no for key in (one, two)} == {typed["no"]}
