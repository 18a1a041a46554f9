"""Who issues an order: the PPK, on paper too, or a PP whose mandate says so; and what holds it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from bejo_central.admin import books
from bejo_desktop.contract.canonical import digest
from bejo_desktop.contract.content import to_wire
from bejo_desktop.contract.intents import AllowBudget
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.negotiation import Minutes, Negotiation, OfferSource
from bejo_desktop.domain.numbering import Number
from bejo_desktop.domain.quantity import Quantity
from bejo_desktop.domain.rules.book import RuleBook
from tests.central.desk import TODAY


def test_a_written_approval_names_who_gave_it_and_who_recorded_it(centre, desk):
    content = centre.an_order()
    order, _ = desk.submit(content)
    ppk = centre.officer("PPK")
    number, seq = desk.approved(order, content, ppk, sk=own_sk(ppk))
    desk.exchange()
    assert desk.outcome(seq) == ("ok", [])
    row = desk.pull()["order", order]
    assert (row.state, row.no) == ("final", number["no"])
    approval = row.later.approval
    assert (approval.ppk, approval.by) == (ppk.nip, centre.officer("PP").nip)
    assert (approval.on, approval.scan) == (TODAY, "ab" * 32)


def test_an_approval_of_who_was_no_ppk_that_day_is_refused(centre, desk):
    content = centre.an_order()
    ppk = centre.officer("PPK")
    held = next(one for one in ppk.mandates if one.sk == own_sk(ppk))
    wrong = {
        "another's SK": {"sk": own_sk(centre.officer("PP"))},
        "before the SK": {"sk": held.sk, "on": held.since - timedelta(days=1)},
    }
    for facts in wrong.values():
        order, _ = desk.submit(content)
        _, seq = desk.approved(order, content, ppk, **facts)
        desk.exchange()
        assert desk.outcome(seq) == ("rej", ["ROLE"])
        assert desk.pull()["order", order].state == "submitted"


def test_a_pp_whose_mandate_says_so_issues_up_to_its_limit(centre, desk):
    content = centre.an_order()
    total = content.figures.total
    for limit, verdict in ((None, "ok"), (total, "ok"), (total - Rupiah(1), "rej")):
        issuer = centre.appoint("PP", may_issue=True, order_limit=limit)
        desk.enrol_more(centre.code_for(issuer.nip))
        order, _ = desk.submit(content)
        _, seq = desk.final(order, content, officer=issuer)
        desk.exchange()
        assert desk.outcomes[seq].r == verdict
    assert desk.outcome(seq) == ("rej", ["ROLE"])
    facts = desk.outcomes[seq].why[0].f
    assert (facts["limit"], facts["total"]) == (total.amount - 1, total.amount)


def test_a_pp_issues_nothing_above_what_a_pp_may_buy(centre, desk):
    """domain.md 2.1: Rp200 juta with taxes."""
    issuer = centre.appoint("PP", may_issue=True)
    desk.enrol_more(centre.code_for(issuer.nip))
    whole = centre.an_order()
    centre.set_ceiling(whole.budget_line, 900_000_000_000)
    for price, verdict in ((200_000_000, "ok"), (200_000_001, "rej")):
        one = replace(whole.lines[0], quantity=Quantity(Decimal(1)), unit_price=Rupiah(price))
        content = centre.with_figures(replace(whole, lines=(one,), figures=None))
        assert content.figures.total.amount == price
        order, _ = desk.submit(content)
        _, seq = desk.final(order, content, officer=issuer)
        desk.exchange()
        assert desk.outcomes[seq].r == verdict
    assert desk.outcome(seq) == ("rej", ["ROLE"])
    assert desk.outcomes[seq].why[0].f["rule"].startswith("officer.pp_limit")


def test_a_ppk_who_drafted_approves_where_nothing_forbids_it_and_not_where_it_does(centre, desk):
    content = centre.an_order()
    order, _ = desk.submit(content, role="PPK")
    _, seq = desk.final(order, content)
    desk.exchange()
    assert desk.outcome(seq) == ("ok", [])
    centre.judge_by(forbidding(centre.rules))
    own, _ = desk.submit(content, role="PPK")
    others, _ = desk.submit(content)
    refused, taken = desk.final(own, content)[1], desk.final(others, content)[1]
    desk.exchange()
    assert desk.outcome(refused) == ("rej", ["ROLE"])
    assert desk.outcomes[refused].why[0].f["rule"].startswith("approval.own_draft")
    assert desk.outcome(taken) == ("ok", [])


def test_a_typed_draft_is_submitted_by_its_official_alone(centre, desk):
    content = replace(centre.an_order(), official=centre.officer("PP").nip)
    _, by_ppk = desk.submit(content, role="PPK")
    _, by_pp = desk.submit(content)
    desk.exchange()
    assert desk.outcome(by_ppk) == ("rej", ["ROLE"])
    assert desk.outcomes[by_ppk].why[0].f["official"] == content.official
    assert desk.outcome(by_pp) == ("ok", [])


def test_the_pa_answers_for_a_budget_that_is_short(centre):
    pa = centre.appoint("PA")
    desk = centre.desk(more=("PP",))
    desk.enrol_more(centre.code_for(pa.nip))
    content = centre.an_order()
    centre.set_ceiling(content.budget_line, centre.spent(content))
    order, _ = desk.submit(content)
    number, held = desk.final(order, content)
    by_ppk = desk.allow_budget(order, content, number, role="PPK")
    desk.exchange()
    short = desk.act("PA", allowing(content, number, "pendek"), order, officer=pa)
    seq = desk.act("PA", allowing(content, number), order, officer=pa)
    desk.exchange()
    assert desk.outcome(held) == ("held", ["BUDGET_SHORT"])
    assert desk.outcome(by_ppk) == ("rej", ["ROLE"])
    assert desk.outcomes[short].why[0].f["rule"] == "order.reason_short"
    assert desk.outcome(seq)[0] == "blk"
    seq = desk.act("PA", allowing(content, number), order, officer=pa)
    desk.exchange()
    assert desk.outcome(seq) == ("ok", ["BUDGET_SHORT"])
    row = desk.pull()["order", order]
    assert (row.state, row.sync, row.why) == ("final", "accepted", ())
    assert row.findings[0].c == "BUDGET_SHORT"
    assert centre.budget(content.budget_line).left == -content.figures.total


def test_the_pa_answers_for_nothing_but_the_budget(centre):
    pa = centre.appoint("PA")
    desk = centre.desk(more=("PP",))
    desk.enrol_more(centre.code_for(pa.nip))
    order, content, number = desk.held_order()
    seq = desk.act("PA", allowing(content, number), order, officer=pa)
    desk.exchange()
    assert desk.outcomes[seq].why[0].f["rule"] == "order.not_held_for_budget"


def test_minutes_of_a_negotiation_use_their_number(centre, desk):
    lease = desk.ranges("BAN")[0]
    number = desk.number(series="BAN")
    content = with_minutes(centre, number["no"], number["running"], lease.id)
    order, seq = desk.submit(content)
    made = desk.final(order, content)[1]
    desk.exchange()
    assert [desk.outcome(one) for one in (seq, made)] == [("ok", []), ("ok", [])]
    assert used_numbers(centre, desk.unit, "BAN") == (1, True)
    unknown = with_minutes(centre, "000.3.2/0099/BAN/413.101/2026", 99, lease.id)
    _, other = desk.submit(unknown)
    desk.exchange()
    assert desk.outcome(other) == ("ok", [])
    assert used_numbers(centre, desk.unit, "BAN") == (1, True)


@pytest.mark.parametrize("way", ["agenda", "lease"])
def test_minutes_of_two_negotiations_never_bear_the_same_number(centre, desk, way):
    """A number of the agenda book is the unit's as one of a range is."""
    number = desk.number(series="BAN")
    lent = number["lease"] if way == "lease" else None
    centre.set_numbering(way)
    content = with_minutes(centre, number["no"], number["running"], lent)
    _, first = desk.submit(content)
    other, second = desk.submit(replace(content, package="Paket lain"))
    desk.exchange()
    assert (desk.outcome(first), desk.outcome(second)) == (("ok", []), ("ok", ["NUMBER_TAKEN"]))
    assert used_numbers(centre, desk.unit, "BAN") == (1, True)
    with centre.database.read(desk.unit) as connection:
        papers = books.register(connection, desk.unit, "BAN", 2026)["second_papers"]
    assert papers == [{"number": number["no"], "order": other}]
    assert desk.pull()["order", other].findings[0].f["no"] == number["no"]


def used_numbers(centre, unit, series):
    """Return how many numbers of a series stand on papers, and whether all are accounted for."""
    with centre.database.read(unit) as connection:
        account = books.register(connection, unit, series, 2026)
    return account["used"], account["sum_ok"]


def forbidding(rules):
    """Return the rules with one of the region that no PPK approves an own draft."""
    document = {
        "rule": [
            {
                "key": "approval.own_draft",
                "switch": False,
                "from": date(2018, 3, 22),
                "law": "Perbup contoh",
                "source": "contoh",
                "status": "switch",
                "region": "35.09",
            },
            {
                "key": "approval.own_draft",
                "switch": True,
                "from": date(2018, 3, 22),
                "law": "umum",
                "source": "contoh",
                "status": "switch",
            },
        ]
    }
    return RuleBook.parse([document], version=rules.version, lacking=rules)


def own_sk(officer):
    return next(one.sk for one in officer.mandates if one.acting == "DEFINITIVE")


def allowing(content, number, reason="PA menanggung kekurangan ini"):
    return AllowBudget(content=digest(to_wire(content)), no=number["no"], reason=reason)


def with_minutes(centre, text, running, lease):
    content = centre.an_order()
    minutes = Minutes(
        number=Number(text, "BAN", 2026, running, lease),
        on=TODAY,
        at=None,
        way=OfferSource.MEETING,
        place="Kantor",
        clarified="Sesuai",
    )
    talks = Negotiation(asked_on=TODAY, asked=(content.vendor,), minutes=minutes)
    return replace(content, negotiation=talks)
