"""Why an order that takes its number is held or refused, and what its facts are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.tax.computing import compute

TODAY = date(2026, 10, 9)


def judged(desk, content):
    """Submit and make final; return the outcome of the final."""
    order, _ = desk.submit(content)
    number, seq = desk.final(order, content)
    desk.exchange()
    return order, number, desk.outcomes[seq]


def a_drift(centre, content):
    centre.set_price(content.lines[0].product, content.lines[0].list_price.amount + 1000)


def a_withdrawal(centre, content):
    centre.withdraw(content.lines[0].product)


def a_short_budget(centre, content):
    centre.set_ceiling(content.budget_line, content.figures.total.amount - 1)


def a_closed_year(centre, _content):
    centre.close_year(TODAY)


def a_suspension(centre, content):
    centre.suspend(content.vendor)


@pytest.mark.parametrize(
    ("happens", "verdict", "reason", "facts"),
    [
        (
            a_drift,
            "held",
            "PRICE_DRIFT",
            {"line", "product", "name", "was", "now", "plist", "effect"},
        ),
        (a_withdrawal, "held", "PRODUCT_WITHDRAWN", {"line", "product", "name", "since"}),
        (a_short_budget, "held", "BUDGET_SHORT", {"code", "need", "have"}),
        (a_closed_year, "held", "FY_CLOSED", {"year", "closed_on"}),
        (a_suspension, "rej", "VENDOR_SUSPENDED", {"vendor", "name", "since", "reason"}),
    ],
)
def test_what_happened_at_the_centre_decides(centre, desk, happens, verdict, reason, facts):
    content = centre.an_order()
    happens(centre, content)
    _, _, outcome = judged(desk, content)
    assert (outcome.r, [why.c for why in outcome.why]) == (verdict, [reason])
    assert set(outcome.why[0].f) == facts


def test_a_rise_names_old_and_new_price_and_its_effect_on_the_total(centre, desk):
    content = centre.an_order(quantity="2.5")
    line = content.lines[0]
    made = centre.set_price(line.product, line.list_price.amount + 4000)
    _, _, outcome = judged(desk, content)
    facts = outcome.why[0].f
    dearer = replace(line, unit_price=line.unit_price + Rupiah(4000))
    total = compute(replace(content, lines=(dearer,)).quote(), centre.rules).total
    assert (facts["was"], facts["now"]) == (line.list_price.amount, line.list_price.amount + 4000)
    assert facts["plist"] == made["price_list"]
    assert facts["effect"] == (total - content.figures.total).amount


def test_each_risen_line_has_a_reason_of_its_own(centre, desk):
    content = centre.an_order(lines=3)
    for line in (content.lines[0], content.lines[2]):
        centre.set_price(line.product, line.list_price.amount + 500)
    _, _, outcome = judged(desk, content)
    assert [(why.c, why.f["line"]) for why in outcome.why] == [
        ("PRICE_DRIFT", 1),
        ("PRICE_DRIFT", 3),
    ]


def test_a_fallen_list_price_holds_nothing(centre, desk):
    content = centre.an_order()
    centre.set_price(content.lines[0].product, content.lines[0].list_price.amount - 1)
    assert judged(desk, content)[2].r == "ok"


def test_an_agreed_price_below_the_list_is_never_touched(centre, desk):
    content = centre.an_order()
    line = replace(content.lines[0], unit_price=content.lines[0].list_price - Rupiah(100))
    content = centre.with_figures(replace(content, lines=(line,)))
    assert judged(desk, content)[2].r == "ok"


def test_the_budget_line_bears_exactly_the_total(centre, desk):
    content = centre.an_order()
    line = centre.budget(content.budget_line)
    taken = line.realised + line.committed
    centre.set_ceiling(content.budget_line, (content.figures.total + taken).amount)
    assert judged(desk, content)[2].r == "ok"


def test_two_orders_cannot_share_what_is_left_for_one(centre, desk):
    content = centre.an_order()
    line = centre.budget(content.budget_line)
    need = content.figures.total.amount
    centre.set_ceiling(content.budget_line, line.realised.amount + need * 2 - 1)
    first, _ = desk.submit(content)
    second, _ = desk.submit(content)
    _, one = desk.final(first, content)
    _, two = desk.final(second, content)
    desk.exchange()
    assert desk.outcome(one) == ("ok", [])
    assert desk.outcome(two) == ("held", ["BUDGET_SHORT"])
    assert desk.outcomes[two].why[0].f == {
        "code": content.budget_line,
        "need": need,
        "have": need - 1,
    }


def test_the_deadline_holds_from_the_day_after(centre, desk):
    content = centre.an_order()
    early, _ = desk.submit(content)
    late, _ = desk.submit(content)
    desk.exchange()
    centre.clock.pass_days(5)  # Wednesday 14 October, the third working day
    _, in_time = desk.final(early, content)
    desk.exchange()
    centre.clock.pass_days(1)
    _, passed = desk.final(late, content)
    desk.exchange()
    assert desk.outcome(in_time) == ("ok", [])
    assert desk.outcome(passed) == ("held", ["DEADLINE_PASSED"])
    assert desk.outcomes[passed].why[0].f == {"deadline": "2026-10-14"}


def test_fourteen_days_without_a_line_pass_no_deadline(centre, desk):
    content = centre.an_order()
    centre.clock.pass_days(14)
    assert judged(desk, content)[2].r == "ok"


def test_a_mandate_is_judged_on_the_day_of_the_order(centre, desk):
    officer = centre.officer("PPK")
    before = centre.an_order(on=officer.newest.since - timedelta(days=1))
    _, _, outcome = judged(desk, before)
    assert (outcome.r, outcome.why[0].c) == ("rej", "MANDATE_EXPIRED")
    assert outcome.why[0].f["since"] == officer.newest.since.isoformat()
    assert outcome.why[0].f["ordered_on"] == before.ordered_on.isoformat()


def test_a_suspension_of_tomorrow_refuses_nothing_today(centre, desk):
    content = centre.an_order()
    centre.suspend(content.vendor, since=TODAY + timedelta(days=1))
    assert judged(desk, content)[2].r == "ok"


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (lambda c: replace(c, package=" "), "order.package_missing"),
        (lambda c: replace(c, due_on=c.ordered_on - timedelta(days=1)), "order.due_before_order"),
        (lambda c: replace(c, vendor="V-99999"), "vendor.unknown"),
        (
            lambda c: replace(c, lines=(replace(c.lines[0], product="P-999999"),)),
            "product.unknown",
        ),
        (
            lambda c: replace(c, figures=replace(c.figures, total=c.figures.total - Rupiah(1))),
            "order.figures",
        ),
        (lambda c: replace(c, figures=None), "order.figures"),
    ],
)
def test_a_broken_rule_refuses_and_is_named(centre, desk, change, rule):
    _, _, outcome = judged(desk, change(centre.an_order()))
    assert (outcome.r, outcome.why[0].c) == ("rej", "RULE")
    assert outcome.why[0].f["rule"] == rule


def test_a_day_after_tomorrow_is_no_day_of_an_order(centre, desk):
    content = centre.an_order(on=TODAY + timedelta(days=2))
    _, _, outcome = judged(desk, content)
    assert (outcome.r, outcome.why[0].f["rule"]) == ("rej", "order.ordered_on")


def test_a_refused_order_never_stops_the_next(centre, desk):
    content = centre.an_order()
    short = centre.with_figures(replace(content, package="Paket kedua"))
    bad, _ = desk.submit(replace(content, figures=None))
    good, _ = desk.submit(short)
    _, refused = desk.final(bad, replace(content, figures=None))
    _, accepted = desk.final(good, short)
    desk.exchange()
    assert desk.outcome(refused)[0] == "rej"
    assert desk.outcome(accepted) == ("ok", [])


def test_a_held_or_refused_order_binds_no_budget(centre, desk):
    content = centre.an_order()
    before = centre.budget(content.budget_line).committed
    desk.held_order(content)
    assert centre.budget(content.budget_line).committed == before
