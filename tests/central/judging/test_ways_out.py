"""The ways out of a hold, and the acts on an order that has no number yet."""

from __future__ import annotations

import pytest


def test_keeping_the_price_frees_an_order_held_for_it_alone(centre, desk):
    order, content, number = desk.held_order()
    kept = desk.keep_price(order, content, number)
    desk.exchange()
    assert desk.outcome(kept) == ("ok", [])
    row = desk.pull()["order", order]
    assert (row.state, row.sync, row.why) == ("final", "accepted", ())
    assert centre.budget(content.budget_line).committed == content.figures.total


def test_keeping_the_price_does_not_help_against_another_reason(centre, desk):
    content = centre.an_order()
    centre.set_ceiling(content.budget_line, 1)
    centre.set_price(content.lines[0].product, content.lines[0].list_price.amount + 1)
    order, _ = desk.submit(content)
    number, made = desk.final(order, content)
    desk.exchange()
    assert desk.outcome(made) == ("held", ["PRICE_DRIFT", "BUDGET_SHORT"])
    kept = desk.keep_price(order, content, number)
    desk.exchange()
    assert desk.outcome(kept) == ("held", ["BUDGET_SHORT"])
    centre.set_ceiling(content.budget_line, 10**12)
    anew = desk.recheck(order, content, number)
    desk.exchange()
    assert desk.outcome(anew) == ("ok", []), "the price stays kept"


def test_keeping_the_price_needs_a_reason(centre, desk):
    order, content, number = desk.held_order()
    kept = desk.keep_price(order, content, number, reason="ya")
    desk.exchange()
    assert desk.outcome(kept) == ("rej", ["RULE"])


def test_a_hold_whose_cause_has_gone_is_judged_anew(centre, desk):
    order, content, number = desk.held_order()
    still = desk.recheck(order, content, number)
    desk.exchange()
    centre.set_price(content.lines[0].product, content.lines[0].list_price.amount)
    gone = desk.recheck(order, content, number)
    desk.exchange()
    assert desk.outcome(still) == ("held", ["PRICE_DRIFT"])
    assert desk.outcome(gone) == ("ok", [])


def test_a_year_that_was_opened_again_frees_what_it_held(centre, desk):
    content = centre.an_order()
    centre.close_year(content.ordered_on)
    order, _ = desk.submit(content)
    number, _ = desk.final(order, content)
    desk.exchange()
    centre.close_year(None)
    seq = desk.recheck(order, content, number)
    desk.exchange()
    assert desk.outcome(seq) == ("ok", [])


def test_a_vendor_suspended_meanwhile_refuses_what_was_held(centre, desk):
    order, content, number = desk.held_order()
    centre.suspend(content.vendor)
    seq = desk.recheck(order, content, number)
    desk.exchange()
    assert desk.outcome(seq) == ("rej", ["VENDOR_SUSPENDED"])
    assert desk.pull()["order", order].sync == "refused"


def test_a_returned_order_is_handed_over_again(centre, desk):
    content = centre.an_order()
    order, _ = desk.submit(content)
    returned = desk.give_back(order, content)
    desk.exchange()
    assert desk.outcome(returned) == ("ok", [])
    row = desk.pull()["order", order]
    assert (row.state, row.deadline, row.history[-1][3]) == (
        "draft",
        None,
        "Alasan yang cukup panjang",
    )
    _, again = desk.submit(content, order)
    desk.exchange()
    assert desk.outcome(again) == ("ok", [])
    assert desk.pull()["order", order].state == "submitted"


def test_a_returned_draft_that_is_thrown_away_leaves_the_feed(centre, desk):
    content = centre.an_order()
    order, _ = desk.submit(content)
    desk.give_back(order, content)
    dropped = desk.drop(order)
    desk.exchange()
    assert desk.outcome(dropped) == ("ok", [])
    rows = desk.pull()
    assert ("order", order) not in rows
    assert rows["gone", order].kind == "order"


def test_only_a_draft_is_thrown_away(centre, desk):
    order, _, _ = desk.accepted_order()
    seq = desk.drop(order)
    desk.exchange()
    assert desk.outcome(seq) == ("rej", ["STALE_BASE"])


def test_an_act_that_depends_on_a_refused_one_is_blocked_and_names_it(centre, desk):
    content = centre.an_order()
    order, handed = desk.submit(content, mandate="SK/TIDAK/ADA")
    returned = desk.give_back(order, content)
    _free, _ = desk.submit(centre.an_order())
    desk.exchange()
    assert desk.outcome(handed) == ("rej", ["ROLE"])
    assert desk.outcome(returned) == ("blk", ["DEPENDS"])
    assert desk.outcomes[returned].on == handed


@pytest.mark.parametrize("act", ["submit", "final", "sign", "void"])
def test_acts_that_carry_all_they_need_are_never_blocked(centre, desk, act):
    content = centre.an_order()
    order, _ = desk.submit(content, mandate="SK/TIDAK/ADA")
    number, _ = desk.final(order, content, mandate="SK/TIDAK/ADA")
    seq = {
        "submit": lambda: desk.submit(content, order)[1],
        "final": lambda: desk.final(order, content, number)[1],
        "sign": lambda: desk.sign(order, content, number),
        "void": lambda: desk.void(order, content, number),
    }[act]()
    desk.exchange()
    assert desk.outcome(seq)[0] != "blk"


def test_a_later_act_of_the_giver_meets_the_new_owner(centre, desk):
    content = centre.an_order()
    order, _ = desk.submit(content)
    desk.exchange()
    other = centre.desk()
    other.pull()
    _, made = other.final(order, content)
    other.exchange()
    assert other.outcome(made) == ("ok", [])
    _, late = desk.final(order, content, base=1)
    returned = desk.give_back(order, content, base=1)
    desk.exchange()
    assert desk.outcome(late) == ("rej", ["OWNER_CHANGED"])
    assert desk.outcomes[returned].r == "blk"


def test_a_submit_of_the_same_content_by_another_desk_is_no_rival(centre, desk):
    content = centre.an_order()
    order, _ = desk.submit(content)
    desk.exchange()
    other = centre.desk()
    _, taken = other.submit(content, order)
    other.exchange()
    assert other.outcome(taken) == ("ok", [])
    _, made = desk.final(order, content, base=1)
    desk.exchange()
    assert desk.outcome(made) == ("ok", [])


def test_a_late_submit_of_what_lives_on_is_no_refusal(centre, desk):
    content = centre.an_order()
    order, late = desk.submit(content)
    other = centre.desk()
    other.submit(content, order)
    _, made = other.final(order, content)
    other.exchange()
    assert other.outcome(made) == ("ok", [])
    desk.exchange()
    assert desk.outcome(late) == ("ok", [])
    assert desk.pull()["order", order].state == "final"
