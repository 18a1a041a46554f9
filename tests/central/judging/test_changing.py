"""Addendum, the two ends of a running order, and the next PPK, through the real line."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from bejo_desktop.contract.canonical import digest
from bejo_desktop.contract.content import to_wire
from bejo_desktop.domain.quantity import Quantity
from tests.central.desk import TODAY

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def desk(centre):
    return centre.desk(more=("PP", "BENDAHARA"))


def why(desk, seq):
    row = desk.outcomes[seq]
    return row.r, [cause.f.get("rule") or cause.c for cause in row.why or row.findings]


def with_quantity(centre, content, count):
    line = replace(content.lines[0], quantity=Quantity(Decimal(count)))
    return centre.with_figures(replace(content, lines=(line,), figures=None))


def test_an_addendum_holds_from_then_on_and_points_back(centre, desk):
    before = centre.budget(centre.an_order().budget_line)
    order, content, number = desk.signed_order()
    more = with_quantity(centre, content, 11)
    seq = desk.amend(order, content, more, number)
    desk.exchange()
    assert desk.outcome(seq) == ("ok", [])
    row = desk.pull()["order", order]
    (addendum,) = row.later.amendments
    assert (row.state, row.no, row.hash) == ("signed", number["no"], digest(to_wire(more)))
    assert (addendum.previous, row.later.first) == (digest(to_wire(content)), to_wire(content))
    assert addendum.number.no == f"000.3.2/0001/ADD/{desk.unit}/2026"
    now = centre.budget(content.budget_line)
    assert now.committed - before.committed == more.figures.total
    old = desk.arrive(order, content, number)
    new = desk.arrive(order, more, number)
    desk.exchange()
    assert desk.outcome(old) == ("rej", ["STALE_BASE"])
    assert desk.outcome(new) == ("ok", [])


def test_an_addendum_goes_beyond_budget_and_a_tenth_with_findings(centre, desk):
    content = centre.an_order()
    centre.set_ceiling(content.budget_line, centre.spent(content) + content.figures.total.amount)
    order, _, number = desk.signed_order(content)
    more = with_quantity(centre, content, 12)
    seq = desk.amend(order, content, more, number)
    desk.exchange()
    assert why(desk, seq) == ("ok", ["amend.above_limit", "BUDGET_SHORT"])
    line = centre.budget(content.budget_line)
    assert line.left == content.figures.total - more.figures.total


@pytest.mark.parametrize(
    ("count", "rule"),
    [("3", "amend.below_accepted"), ("10", "amend.nothing_changed")],
)
def test_an_addendum_that_cannot_be_is_refused_and_its_number_used(centre, desk, count, rule):
    order, content, number = desk.signed_order()
    desk.arrive(order, content, number)
    desk.receive(order, content, number, [(1, "4")], complete=False)
    seq = desk.amend(order, content, with_quantity(centre, content, count), number)
    desk.exchange()
    assert why(desk, seq) == ("rej", [rule])
    row = desk.pull()["order", order]
    assert (row.hash, row.later) == (digest(to_wire(content)), None)
    again = desk.amend(order, content, with_quantity(centre, content, 9), number)
    desk.exchange()
    assert desk.outcome(again) == ("ok", [])
    assert desk.pull()["order", order].later.amendments[0].number.running == 2


@pytest.mark.parametrize(("missing", "found"), [(0, []), (1, ["BUDGET_SHORT"])])
def test_an_addendum_needs_of_the_budget_only_what_it_adds(centre, desk, missing, found):
    order, content, number = desk.signed_order()
    more = with_quantity(centre, content, 11)
    added = (more.figures.total - content.figures.total).amount
    centre.set_ceiling(content.budget_line, centre.spent(content) + added - missing)
    seq = desk.amend(order, content, more, number)
    desk.exchange()
    assert desk.outcome(seq) == ("ok", found)


def test_an_addendum_to_what_no_longer_holds_is_stale(centre, desk):
    order, content, number = desk.signed_order()
    nine, eight = (with_quantity(centre, content, count) for count in (9, 8))
    desk.amend(order, content, nine, number)
    seq = desk.amend(order, content, eight, number)
    desk.exchange()
    assert desk.outcome(seq) == ("rej", ["STALE_BASE"])


def test_an_addendum_is_computed_again_and_stays_with_its_vendor(centre, desk):
    order, content, number = desk.signed_order()
    wrong = replace(with_quantity(centre, content, 9), figures=content.figures)
    with_another = centre.with_figures(
        replace(content, vendor="V-99999", discount=content.discount, figures=None)
    )
    figures = desk.amend(order, content, wrong, number)
    desk.exchange()
    vendor = desk.amend(order, content, with_another, number)
    desk.exchange()
    assert why(desk, figures) == ("rej", ["order.figures"])
    assert why(desk, vendor) == ("rej", ["amend.other_vendor"])


def test_an_addendum_after_a_payment_binds_what_is_not_paid_yet(centre, desk):
    order, content, number = desk.signed_order()
    before = centre.budget(content.budget_line)
    desk.arrive(order, content, number)
    desk.receive(order, content, number, [(1, "4")], complete=False)
    desk.pay(order, content, number, amount=30_000)
    less = with_quantity(centre, content, 4)
    seq = desk.amend(order, content, less, number)
    desk.exchange()
    assert desk.outcome(seq) == ("ok", [])
    now = centre.budget(content.budget_line)
    total = less.figures.total.amount
    assert now.paid.amount - before.paid.amount == 30_000
    other = before.committed.amount - content.figures.total.amount
    assert now.committed.amount - other == total - 30_000


@pytest.mark.parametrize("form", ["penghentian", "pemutusan"])
def test_an_end_before_all_came_leaves_bound_what_was_accepted(centre, desk, form):
    content = centre.an_order()
    before = centre.budget(content.budget_line)
    order, _, number = desk.signed_order(content)
    desk.arrive(order, content, number)
    desk.receive(order, content, number, [(1, "4")], complete=False)
    seq = desk.cancel(order, content, number, form=form)
    desk.exchange()
    assert desk.outcome(seq) == ("ok", [])
    row = desk.pull()["order", order]
    assert (row.state, row.later.cancellation.form) == ("cancelled", form)
    assert row.later.cancellation.number.series == "HENTI"
    bound = centre.budget(content.budget_line).committed - before.committed
    assert abs(bound.amount * 10 - content.figures.total.amount * 4) <= 10
    paid = desk.pay(order, content, number, amount=bound.amount)
    more = desk.pay(order, content, number, amount=1)
    come = desk.arrive(order, content, number, on=TODAY + timedelta(days=1))
    desk.exchange()
    assert desk.outcome(paid) == ("ok", [])
    assert why(desk, more) == ("rej", ["payment.nothing_due"])
    assert desk.outcomes[come].r in {"rej", "blk"}
    now = centre.budget(content.budget_line)
    assert (now.committed, now.paid - before.paid) == (before.committed, bound)
    assert desk.pull()["order", order].state == "cancelled"


def test_an_end_before_anything_came_binds_nothing(centre, desk):
    content = centre.an_order()
    before = centre.budget(content.budget_line)
    order, _, number = desk.signed_order(content)
    desk.cancel(order, content, number)
    desk.exchange()
    assert centre.budget(content.budget_line) == before


def test_what_came_whole_is_not_ended(centre, desk):
    order, content, number = desk.received_order()
    seq = desk.cancel(order, content, number)
    desk.exchange()
    assert why(desk, seq) == ("rej", ["cancel.complete"])


def test_an_end_dated_before_the_signature_is_found(centre, desk):
    order, content, number = desk.signed_order()
    seq = desk.cancel(order, content, number, on=YESTERDAY)
    desk.exchange()
    assert why(desk, seq) == ("ok", ["cancel.on"])


def test_only_the_ppk_in_charge_acts_until_it_is_handed_over(centre, desk):
    new = centre.appoint("PPK")
    desk.enrol_more(centre.code_for(new.nip))
    order, content, number = desk.signed_order()
    desk.arrive(order, content, number)
    early = desk.receive(order, content, number, [(1, "4")], complete=False, officer=new)
    desk.exchange()
    assert desk.outcome(early) == ("rej", ["ROLE"])
    assert desk.outcomes[early].why[0].f["ppk"] == centre.officer("PPK").nip
    given = desk.hand_over(order, content, new)
    old = desk.receive(order, content, number, [(1, "4")], complete=False)
    taken = desk.receive(order, content, number, [(1, "4")], complete=False, officer=new)
    desk.exchange()
    assert [desk.outcome(seq)[0] for seq in (given, old, taken)] == ["ok", "rej", "ok"]
    row = desk.pull()["order", order]
    assert (row.later.charges[0].nip, row.later.charges[0].by) == (
        new.nip,
        centre.officer("PPK").nip,
    )
    assert row.receipts[0].by == new.nip
    assert row.state == "received"


def test_the_next_ppk_may_take_an_order_over_himself_but_not_with_a_foreign_sk(centre, desk):
    new = centre.appoint("PPK")
    desk.enrol_more(centre.code_for(new.nip))
    order, content, number = desk.signed_order()
    foreign = desk.hand_over(order, content, new, sk="SK/TIDAK/ADA", officer=new)
    before = desk.hand_over(order, content, new, since=new.mandates[0].since - timedelta(1))
    own = desk.hand_over(order, content, new, officer=new)
    desk.exchange()
    assert desk.outcome(foreign) == ("rej", ["ROLE"])
    assert desk.outcome(before) == ("rej", ["ROLE"])
    assert desk.outcome(own) == ("ok", [])
    assert number["no"] == desk.pull()["order", order].no


def test_the_pa_hands_an_order_over_that_waits_for_its_ppk(centre, desk):
    new, pa = centre.appoint("PPK"), centre.appoint("PA")
    for officer in (new, pa):
        desk.enrol_more(centre.code_for(officer.nip))
    content = centre.an_order()
    order, _ = desk.submit(content)
    given = desk.hand_over(order, content, new, role="PA", officer=pa)
    _, old = desk.final(order, content)
    desk.exchange()
    assert desk.outcome(given) == ("ok", [])
    assert desk.outcome(old) == ("rej", ["ROLE"])
    _, now = desk.final(order, content, officer=new)
    desk.exchange()
    assert desk.outcome(now) == ("ok", [])
