"""Who may do what at which value and on which day, where a desk of another make says otherwise."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from bejo_central.admin import people
from bejo_desktop.contract.canonical import digest
from bejo_desktop.contract.content import to_wire
from bejo_desktop.contract.intents import Final, Submit, TakeBack
from bejo_desktop.domain.content import FlagReason
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.quantity import Quantity
from tests.central.desk import TODAY
from tests.central.judging.test_issuing import forbidding, own_sk

YESTERDAY = TODAY - timedelta(days=1)
REASON = "Dibutuhkan untuk kegiatan bulan ini"
NOWHERE = {
    "no": "000.3.2/9999/SP/x/2026",
    "series": "SP",
    "year": 2026,
    "running": 9999,
    "lease": "tidak-ada",
}
"""A number of no lease."""


def ended(centre, role, on):
    officer = centre.officer(role)
    with centre.acting() as account:
        people.end_mandate(account, officer.nip, own_sk(officer), on)


def state_of(desk, order):
    row = desk.pull().get(("order", order))
    return None if row is None else row.state


def appointed(centre, desk, *roles, **facts):
    """Appoint one more officer, who may act on the desk."""
    officer = centre.appoint(*roles, **facts)
    desk.enrol_more(centre.code_for(officer.nip))
    return officer


@pytest.mark.parametrize("role", ["PP", "BENDAHARA"])
def test_a_final_of_who_may_not_issue_is_no_approval_whatever_its_number(centre, desk, role):
    if role == "BENDAHARA":
        desk.enrol_more(centre.code_for(centre.officer(role).nip))
    content = centre.an_order()
    order, _ = desk.submit(content)
    _, final = desk.final(order, content, NOWHERE, role=role)
    signed = desk.sign(order, content, desk.number())
    desk.exchange()
    assert desk.outcome(final) == ("rej", ["ROLE"])
    assert desk.outcome(signed) == ("rej", ["ROLE"])
    assert state_of(desk, order) == "submitted"


def test_a_final_of_which_nobody_read_the_content_is_no_approval(centre, desk):
    content = centre.an_order()
    key = digest(to_wire(content))
    order = str(uuid.uuid4())
    final = desk.act("PP", Final(content=key, **desk.number()), order)
    desk.exchange(contents={}, lacks=[key])
    desk.submit(content, order)
    signed = desk.sign(order, content, desk.number())
    desk.exchange()
    assert desk.outcome(final) == ("rej", ["HASH_MISMATCH"])
    assert desk.outcome(signed) == ("rej", ["ROLE"])


def test_the_ppk_signs_what_a_pp_could_not_issue(centre, desk):
    content = centre.an_order()
    order, _ = desk.submit(content)
    desk.final(order, content, NOWHERE, role="PP")
    signed = desk.sign(order, content, desk.number(), role="PPK")
    desk.exchange()
    assert desk.outcome(signed) == ("ok", [])


def test_ink_without_a_final_asks_the_ppk_for_the_same_limit(centre, desk):
    content = centre.an_order()
    total = content.figures.total
    for limit, verdict in ((total, ("ok", [])), (total - Rupiah(1), ("rej", ["ROLE"]))):
        ppk = appointed(centre, desk, "PPK", order_limit=limit)
        order, _ = desk.submit(content)
        signed = desk.sign(order, content, desk.number(), role="PPK", officer=ppk)
        desk.exchange()
        assert desk.outcome(signed) == verdict
    assert desk.outcomes[signed].why[0].f["limit"] == total.amount - 1


def test_ink_without_a_final_is_no_way_around_an_own_draft(centre, desk):
    centre.judge_by(forbidding(centre.rules))
    content = centre.an_order()
    order, _ = desk.submit(content, role="PPK")
    signed = desk.sign(order, content, desk.number(), role="PPK")
    desk.exchange()
    assert desk.outcome(signed) == ("rej", ["ROLE"])
    assert desk.outcomes[signed].why[0].f["rule"].startswith("approval.own_draft")


def test_who_issues_what_nobody_handed_in_has_drafted_it(centre, desk):
    content = centre.an_order()
    number, order = desk.number(), str(uuid.uuid4())
    act = Final(content=digest(to_wire(content)), **number)
    centre.judge_by(forbidding(centre.rules))
    final = desk.act("PPK", act, order, content=content)
    desk.exchange()
    assert desk.outcome(final) == ("rej", ["ROLE"])
    assert desk.outcomes[final].why[0].f["rule"].startswith("approval.own_draft")


@pytest.mark.parametrize("hands", [("PPK", "PP"), ("PP", "PPK")])
def test_whoever_handed_it_in_once_has_drafted_it(centre, desk, hands):
    centre.judge_by(forbidding(centre.rules))
    content = centre.an_order()
    order, _ = desk.submit(content, role=hands[0])
    desk.exchange()
    other = replace(content, package="Ditulis ulang seluruhnya")
    desk.submit(other, order, role=hands[1])
    desk.exchange()
    _, final = desk.final(order, other)
    desk.exchange()
    assert desk.outcome(final) == ("rej", ["ROLE"])


@pytest.mark.parametrize("last", [YESTERDAY, date(2026, 3, 1)])
def test_who_was_not_in_office_on_the_orders_day_hands_in_nothing(centre, desk, last):
    content = centre.an_order()
    ended(centre, "PP", last)
    order, seq = desk.submit(content)
    desk.exchange()
    assert desk.outcome(seq) == ("rej", ["MANDATE_EXPIRED"])
    assert desk.outcomes[seq].why[0].f["until"] == last.isoformat()
    assert state_of(desk, order) is None


def test_an_order_of_the_last_day_in_office_is_taken_later(centre, desk):
    ended(centre, "PP", YESTERDAY)
    content = centre.an_order(on=YESTERDAY)
    _, seq = desk.submit(content)
    desk.exchange()
    assert desk.outcome(seq) == ("ok", [])


def test_an_approval_on_paper_is_not_older_than_its_order(centre, desk):
    ppk, content = centre.officer("PPK"), centre.an_order()
    for on, verdict in ((YESTERDAY, ("rej", ["RULE"])), (TODAY, ("ok", []))):
        order, _ = desk.submit(content)
        _, seq = desk.approved(order, content, ppk, sk=own_sk(ppk), on=on)
        desk.exchange()
        assert desk.outcome(seq) == verdict
        if verdict[0] == "rej":
            facts = desk.outcomes[seq].why[0].f
            assert (facts["rule"], facts["since"]) == ("approval.on", TODAY.isoformat())


def test_a_sheet_that_is_refused_approves_nothing(centre, desk):
    ppk, content = centre.officer("PPK"), centre.an_order()
    order, _ = desk.submit(content)
    number, _ = desk.approved(order, content, ppk, sk=own_sk(ppk), on=YESTERDAY)
    signed = desk.sign(order, content, number)
    desk.exchange()
    assert desk.outcome(signed) == ("rej", ["ROLE"])


def test_an_addendum_stays_within_what_the_ppk_s_mandate_covers(centre, desk):
    content = centre.an_order(quantity="100")
    more = replace(content.lines[0], quantity=Quantity(Decimal(105)))
    amended = centre.with_figures(replace(content, lines=(more,), figures=None))
    needed = amended.figures.total
    for limit, verdict in ((needed - Rupiah(1), ("rej", ["ROLE"])), (needed, ("ok", []))):
        ppk = appointed(centre, desk, "PPK", order_limit=limit)
        order, _ = desk.submit(content)
        number, _ = desk.final(order, content, officer=ppk)
        desk.sign(order, content, number)
        seq = desk.amend(order, content, amended, number, officer=ppk)
        desk.exchange()
        assert desk.outcome(seq) == verdict


@pytest.mark.parametrize(
    ("since", "rule"),
    [
        (YESTERDAY, "charge.since"),
        (date(2026, 1, 5), "charge.since"),
        (TODAY + timedelta(days=1), "charge.since"),
        (date(2027, 11, 5), "charge.since"),
    ],
)
def test_an_order_goes_over_neither_before_its_day_nor_after_today(centre, desk, since, rule):
    order, content, _ = desk.accepted_order()
    other = appointed(centre, desk, "PPK")
    seq = desk.hand_over(order, content, other, since=since)
    taken = desk.hand_over(order, content, other, since=TODAY)
    desk.exchange()
    assert desk.outcome(seq) == ("rej", ["RULE"])
    assert desk.outcomes[seq].why[0].f["rule"] == rule
    assert desk.outcome(taken) == ("ok", [])


def test_what_waits_does_not_go_to_a_ppk_who_may_not_approve_it(centre, desk):
    content = centre.an_order(on=YESTERDAY)
    new = appointed(centre, desk, "PPK", since=TODAY)
    waiting, _ = desk.submit(content)
    nowhere = desk.hand_over(waiting, content, new)
    order, running, _ = desk.accepted_order(content)
    taken = desk.hand_over(order, running, new)
    desk.exchange()
    assert desk.outcome(nowhere) == ("rej", ["RULE"])
    facts = desk.outcomes[nowhere].why[0].f
    assert (facts["rule"], facts["day"]) == ("charge.not_on_the_day", YESTERDAY.isoformat())
    assert desk.outcome(taken) == ("ok", [])


def reasoned(content, *reasons):
    """Return the content with reasons, pairs of NIP and text."""
    given = tuple(FlagReason("flag.split", 0, text, by) for by, text in reasons)
    return replace(content, flag_reasons=given)


def test_nobody_gives_a_reason_in_another_s_name(centre, desk):
    pp, ppk = centre.officer("PP").nip, centre.officer("PPK").nip
    forged = reasoned(centre.an_order(), (ppk, "PPK sudah setuju dipecah"))
    own = reasoned(centre.an_order(), (pp, REASON))
    (order, wrong), (_, right) = desk.submit(forged), desk.submit(own)
    desk.exchange()
    assert desk.outcome(wrong) == ("rej", ["RULE"])
    facts = desk.outcomes[wrong].why[0].f
    assert (facts["rule"], facts["nip"]) == ("flag.reason_by", ppk)
    assert desk.outcome(right) == ("ok", [])
    assert state_of(desk, order) is None


def test_a_reason_that_stood_there_before_keeps_its_name_and_its_words(centre, desk):
    pp, ppk = centre.officer("PP").nip, centre.officer("PPK").nip
    first = reasoned(centre.an_order(), (pp, REASON))
    order, _ = desk.submit(first)
    desk.give_back(order, first)
    desk.exchange()
    kept = replace(reasoned(first, (pp, REASON), (ppk, "Sudah diperiksa PPK")), package="Baru")
    twisted = reasoned(first, (pp, "Kata-kata yang lain"))
    wrong = desk.act("PPK", Submit(content=digest(to_wire(twisted))), order, content=twisted)
    desk.exchange()
    _, right = desk.submit(kept, order, role="PPK")
    _, final = desk.final(order, kept)
    desk.exchange()
    assert desk.outcome(wrong) == ("rej", ["RULE"])
    assert [desk.outcome(one) for one in (right, final)] == [("ok", []), ("ok", [])]


# --- what was handed in and is edited again
def taken_back(desk, order, content, role="PP", **more):
    return desk.act(role, TakeBack(content=digest(to_wire(content))), order, **more)


def test_nobody_approves_what_was_taken_back_at_another_desk(centre, desk):
    content = centre.an_order()
    order, _ = desk.submit(content)
    desk.exchange()
    ppks = centre.desk()
    ppks.pull()
    back = taken_back(desk, order, content)
    desk.exchange()
    _, final = ppks.final(order, content)
    ppks.exchange()
    assert desk.outcome(back) == ("ok", [])
    assert ppks.outcome(final) == ("rej", ["OWNER_CHANGED"])
    assert state_of(ppks, order) == "draft"
    _, seen = ppks.final(order, content)
    ppks.exchange()
    assert ppks.outcome(seen) == ("rej", ["STALE_BASE"])
    again = replace(content, package="Isi yang disunting")
    _, submitted = desk.submit(again, order)
    _, approved = desk.final(order, again)
    desk.exchange()
    assert [desk.outcome(one) for one in (submitted, approved)] == [("ok", []), ("ok", [])]


def test_what_another_desk_made_final_is_not_taken_back(centre, desk):
    content = centre.an_order()
    order, _ = desk.submit(content)
    desk.exchange()
    ppks = centre.desk()
    ppks.pull()
    _, final = ppks.final(order, content)
    ppks.exchange()
    back = taken_back(desk, order, content)
    desk.exchange()
    assert ppks.outcome(final) == ("ok", [])
    assert desk.outcome(back) == ("rej", ["OWNER_CHANGED"])
    assert state_of(desk, order) == "final"


def test_another_text_than_what_waits_is_not_taken_back(centre, desk):
    content = centre.an_order()
    order, _ = desk.submit(content)
    back = taken_back(desk, order, replace(content, package="Isi yang lain"))
    desk.exchange()
    assert desk.outcome(back) == ("rej", ["STALE_BASE"])
    assert state_of(desk, order) == "submitted"


def test_what_the_centre_let_lapse_is_not_approved_once_it_is_being_edited(centre, desk):
    content = centre.an_order()
    order, _ = desk.submit(content)
    desk.exchange()
    centre.clock.pass_days(10)
    desk.exchange()
    assert state_of(desk, order) == "draft"
    back = taken_back(desk, order, content)
    _, final = desk.final(order, content)
    desk.exchange()
    assert desk.outcome(back) == ("ok", [])
    assert desk.outcome(final) == ("rej", ["STALE_BASE"])
