"""The main way of an order, as the wire sees it."""

from __future__ import annotations


def test_an_order_is_handed_over_made_final_and_signed(centre, desk):
    content = centre.an_order()
    order, handed = desk.submit(content)
    number, made = desk.final(order, content)
    signed = desk.sign(order, content, number)
    desk.exchange()
    assert [desk.outcome(seq) for seq in (handed, made, signed)] == [("ok", [])] * 3
    row = desk.pull()["order", order]
    assert (row.state, row.sync, row.no) == ("signed", "accepted", number["no"])
    assert row.signed_on == content.ordered_on
    assert [event[0] for event in row.history] == ["order.submit", "order.final", "order.sign"]


def test_an_accepted_order_binds_its_budget_and_a_void_frees_it(centre, desk):
    content = centre.an_order()
    before = centre.budget(content.budget_line).committed
    order, _, number = desk.accepted_order(content)
    bound = centre.budget(content.budget_line).committed
    assert bound - before == content.figures.total
    voided = desk.void(order, content, number)
    desk.exchange()
    assert desk.outcome(voided) == ("ok", [])
    assert centre.budget(content.budget_line).committed == before
    assert desk.pull()["order", order].state == "void"


def test_the_deadline_is_three_working_days_after_the_centre_knows(centre, desk):
    order, _ = desk.submit(centre.an_order())
    desk.exchange()
    # Friday 9 October 2026: Monday, Tuesday, Wednesday; no holiday between.
    assert desk.pull()["order", order].deadline.isoformat() == "2026-10-14"


def test_another_desk_of_the_unit_finds_the_order_and_makes_it_final(centre, desk):
    content = centre.an_order()
    order, _ = desk.submit(content)
    desk.exchange()
    other = centre.desk()
    row = other.pull()["order", order]
    assert (row.state, row.hash) == ("submitted", other.rows["order", order].hash)
    _, made = other.final(order, content)
    other.exchange()
    assert other.outcome(made) == ("ok", [])
    assert desk.pull()["order", order].state == "final"
