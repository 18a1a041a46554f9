"""What is left of a budget line at a desk, in which parts, and how sure it is while offline."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from bejo_desktop.application.views import FlagLevel
from bejo_desktop.contract.rows import YearRow
from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.dpa import DpaVersion
from bejo_desktop.domain.money import ZERO, Rupiah

TONER_SHARE = 2_590_740
PENS_SHARE = 3_886_110
PAPER_SHARE = 6_060_600
"""Scenario S1 of users.md 6, per rekening with PPN."""
TOTAL = 12_537_450


def learn(office, row, **changes):
    office.learn(msgspec.structs.replace(row, rev=2, **changes))


def a_year(**changes):
    return YearRow(**{"id": "2026", "rev": 1, "desks": 4, **changes})


def line_of(office, code):
    return next(one for one in office.budgeting.stand(2026).lines if one.line.code == code)


@pytest.mark.parametrize(
    ("sisa", "over"),
    [
        pytest.param(TONER_SHARE - 1, {"0029": 1}, id="S1: 2.590.739 on 0029"),
        pytest.param(TONER_SHARE, {}, id="S1: exactly enough"),
    ],
)
def test_the_budget_is_checked_for_each_rekening_alone(office, an, sisa, over):
    learn(office, an.budget(an.TONER, 20_000_000, realised=20_000_000 - sisa))
    view = office.drafting.view(office.pp, office.drafted())
    found = [flag for flag in view.flags if flag.code == "flag.over_left"]
    assert {str(x.facts["account"])[-4:]: x.facts["over"] for x in found} == over
    assert {flag.level for flag in found} <= {FlagLevel.QUESTION}
    assert not [flag for flag in view.flags if flag.code == "flag.over_ceiling"]


def test_the_pagu_of_a_rekening_stops_an_order_that_could_never_fit(office, an):
    learn(office, an.budget(an.TONER, TONER_SHARE - 1))
    view = office.drafting.view(office.pp, office.drafted())
    (flag,) = (flag for flag in view.flags if flag.code == "flag.over_ceiling")
    assert (flag.level, flag.facts["over"]) == (FlagLevel.BLOCK, 1)


def test_a_draft_shows_what_is_realised_ordered_waiting_and_its_own_apart(office, an):
    learn(office, an.budget(an.PENS, 50_000_000, realised=4_000_000, committed=1_000_000))
    office.learn(a_year())
    office.finalised()
    view = office.drafting.view(office.pp, office.drafted())
    (pens,) = (impact for impact in view.budget if impact.code == an.PENS)
    assert (pens.realised, pens.committed, pens.waiting, pens.this_order) == (
        Rupiah(4_000_000),
        Rupiah(1_000_000),
        Rupiah(PENS_SHARE),
        Rupiah(PENS_SHARE),
    )
    assert pens.used == pens.realised + pens.committed + pens.waiting
    assert pens.left_after == Rupiah(45_000_000 - 2 * PENS_SHARE)


def test_an_order_is_not_counted_against_itself(office, an):
    order_id = office.finalised()
    (pens,) = (x for x in office.drafting.view(office.pp, order_id).budget if x.code == an.PENS)
    assert (pens.committed, pens.waiting, pens.left_after) == (
        ZERO,
        ZERO,
        Rupiah(50_000_000 - PENS_SHARE),
    )


def test_a_line_tells_its_version_its_fund_and_what_sipd_said(office, an):
    learn(
        office,
        an.budget(an.PAPER, 90_000_000, realised=9_000_000, committed=500_000),
        fund="PAD",
        version="pergeseran_1",
        version_on=date(2026, 4, 1),
        version_no="DPA/A.1/002",
        paid=2_000_000,
        corrected=-250_000,
        sipd_as_of=date(2026, 9, 30),
    )
    line = line_of(office, an.PAPER).line
    assert line.version == DpaVersion("pergeseran_1", date(2026, 4, 1), "DPA/A.1/002")
    assert (line.fund, line.sipd_as_of) == ("PAD", date(2026, 9, 30))
    assert line.realised_elsewhere == Rupiah(9_000_000 - 2_000_000 + 250_000)
    assert line.left == Rupiah(90_000_000 - 9_000_000 - 500_000)


def test_what_waits_here_is_told_apart_and_taken_off(office, an):
    office.learn(a_year(desks=2))
    office.finalised()
    paper = line_of(office, an.PAPER)
    assert (paper.waiting, paper.left) == (
        Rupiah(PAPER_SHARE),
        Rupiah(100_000_000 - PAPER_SHARE),
    )
    assert (paper.hold.desks, paper.hold.may_hold) == (1, paper.left)
    (listed,) = (x for x in office.budgeting.lines(2026) if x.code == an.PAPER)
    assert (listed.committed, listed.left) == (paper.waiting, paper.left)


def test_a_desk_alone_has_nobody_who_could_hold_anything(office, an):
    assert line_of(office, an.PAPER).hold.desks == 0
    office.learn(a_year(desks=1))
    assert line_of(office, an.PAPER).hold.may_hold == ZERO


def test_up_that_waits_on_this_desk_is_taken_off_what_the_centre_knows(office, an):
    assert office.budgeting.stand(2026).up.left is None
    office.learn(a_year(up_limit=50_000_000, up_kkpd=20_000_000, up_open=5_000_000))
    office.finalised(an.draft(payment=Payment.UP))
    up = office.budgeting.stand(2026).up
    assert (up.limit, up.kkpd, up.open) == (
        Rupiah(50_000_000),
        Rupiah(20_000_000),
        Rupiah(5_000_000),
    )
    assert (up.waiting, up.left) == (Rupiah(TOTAL), Rupiah(45_000_000 - TOTAL))


def test_an_order_by_ls_takes_nothing_of_up(office, an):
    office.learn(a_year(up_limit=50_000_000))
    office.finalised(an.draft(payment=Payment.LS))
    assert office.budgeting.stand(2026).up.left == Rupiah(50_000_000)


def test_the_last_days_of_a_region_travel_to_the_desk(office):
    office.learn(a_year(ls_until=date(2026, 12, 15), gu_until=date(2026, 12, 12)))
    year = office.budgeting.stand(2026).year
    assert year.is_too_late(Payment.LS, date(2026, 12, 16))
    office.learn(a_year(rev=2))
    assert office.budgeting.stand(2026).year.ls_until is None


def test_without_a_dpa_a_draft_is_kept_and_cannot_be_handed_in(office, an):
    wanted = an.draft(ordered_on=date(2027, 1, 4), due_on=date(2027, 1, 11))
    view = office.drafting.view(office.pp, office.drafted(wanted))
    (flag,) = (flag for flag in view.flags if flag.code == "flag.budget_not_loaded")
    assert (flag.level, flag.facts) == (FlagLevel.BLOCK, {"year": 2027})
