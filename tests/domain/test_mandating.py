"""Mandates: several for one officer, overlapping, acting, with limits; which one lets them act."""

from datetime import date, timedelta

import pytest

from bejo_desktop.domain.authority import pp_may_buy
from bejo_desktop.domain.codes import Acting, Role
from bejo_desktop.domain.errors import AccessDenied
from bejo_desktop.domain.mandating import (
    mandate_for,
    require_appointed,
    require_approving,
    require_issuing,
    require_pp_limit,
)
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.order import MOVES, Act
from bejo_desktop.domain.parties import Mandate, Officer
from bejo_desktop.domain.rules.book import Rule, Status
from bejo_desktop.domain.signatories import signatory_on

TODAY = date(2026, 10, 12)
YESTERDAY = TODAY - timedelta(days=1)
TOMORROW = TODAY + timedelta(days=1)
BEGIN, END = date(2026, 1, 2), date(2026, 12, 31)


def sk(number, *roles, since=BEGIN, until=END, **more):
    return Mandate(number, frozenset(map(Role, roles)), since, until, **more)


def who(*mandates, nip="197109231997031003", position="Kepala Bidang"):
    return Officer(nip, "Bagas Contoh", "Pembina (IV/a)", position, mandates)


def issuing(officer, total, *, on=TODAY):
    limit = Rule("officer.pp_limit", 200_000_000, BEGIN, None, "Perpres 16/2018", "", Status.SURE)
    return require_issuing(officer, Rupiah(total), on=on, today=TODAY, pp_limit=limit)


def test_roles_are_those_of_the_day():
    officer = who(sk("A", "PP", until=YESTERDAY), sk("B", "PPTK"), sk("C", "PPK", since=TOMORROW))
    assert officer.roles_on(YESTERDAY) == {Role.PP, Role.PPTK}
    assert officer.roles_on(TODAY) == {Role.PPTK}
    assert officer.roles_on(TOMORROW) == {Role.PPTK, Role.PPK}
    assert officer.roles == {Role.PP, Role.PPTK, Role.PPK}


@pytest.mark.parametrize("day", [BEGIN, END])
def test_a_mandate_holds_on_its_first_and_its_last_day(day):
    assert who(sk("A", "PP")).is_appointed_on(day)


@pytest.mark.parametrize("day", [BEGIN - timedelta(days=1), END + timedelta(days=1)])
def test_a_mandate_holds_neither_before_nor_after(day):
    assert not who(sk("A", "PP")).is_appointed_on(day)


def test_the_own_appointment_comes_before_a_stand_in():
    own, acting = sk("A", "PPK"), sk("B", "PPK", since=TODAY, acting=Acting.PLT)
    officer = who(acting, own)
    assert officer.mandate_for(Role.PPK, TODAY) == own
    assert who(acting).mandate_for(Role.PPK, TODAY) == acting
    assert officer.mandate_for(Role.PP, TODAY) is None


def test_the_newest_of_two_appointments_counts():
    old, new = sk("A", "PPK"), sk("B", "PPK", since=TODAY)
    assert who(new, old).mandate_for(Role.PPK, TODAY) == new
    assert who(new, old).mandate_for(Role.PPK, YESTERDAY) == old
    assert who(new, old).newest == new


def test_a_mandate_that_ended_yesterday_lets_nobody_act():
    with pytest.raises(AccessDenied, match=r"access\.mandate_ended") as caught:
        mandate_for(who(sk("A", "PP", until=YESTERDAY)), Act.SUBMIT, paper_on=TODAY, today=TODAY)
    facts = caught.value.facts
    assert (facts["sk"], facts["until"], facts["day"]) == ("A", "2026-10-11", "2026-10-12")


def test_a_mandate_that_begins_tomorrow_lets_nobody_act():
    with pytest.raises(AccessDenied, match=r"access\.mandate_starts") as caught:
        require_appointed(who(sk("A", "PP", since=TOMORROW)), TODAY)
    assert (caught.value.facts["sk"], caught.value.facts["since"]) == ("A", "2026-10-13")


def test_who_has_no_mandate_hears_so():
    with pytest.raises(AccessDenied, match=r"access\.no_mandate"):
        require_appointed(who(), TODAY)


def test_another_mandate_that_holds_does_not_help_an_ended_one():
    officer = who(sk("A", "PPK", until=YESTERDAY), sk("B", "PPTK"))
    with pytest.raises(AccessDenied, match=r"access\.mandate_ended") as caught:
        mandate_for(officer, Act.FINAL, paper_on=YESTERDAY, today=TODAY)
    assert caught.value.facts["sk"] == "A"


def test_the_mandate_of_the_orders_day_is_named_by_who_is_still_in_office():
    old, new = sk("A", "PPK", until=YESTERDAY), sk("B", "PPK", since=TODAY)
    officer = who(old, new)
    assert mandate_for(officer, Act.FINAL, paper_on=YESTERDAY, today=TODAY) == old
    assert mandate_for(officer, Act.FINAL, paper_on=TODAY, today=TODAY) == new


def test_a_mandate_later_than_the_order_does_not_issue_it():
    with pytest.raises(AccessDenied, match=r"access\.mandate_starts"):
        mandate_for(who(sk("B", "PPK", since=TODAY)), Act.FINAL, paper_on=YESTERDAY, today=TODAY)


def test_what_only_records_needs_a_mandate_of_today_alone():
    new = sk("B", "PPK", since=TODAY)
    assert mandate_for(who(new), Act.ARRIVE, paper_on=YESTERDAY, today=TODAY) == new
    assert mandate_for(who(new), Act.VOID, paper_on=YESTERDAY, today=TODAY) == new


@pytest.mark.parametrize("act", MOVES)
@pytest.mark.parametrize("role", Role)
def test_each_role_gets_a_mandate_for_exactly_its_acts(act, role):
    officer = who(sk("A", role))
    if role in MOVES[act].roles:
        assert mandate_for(officer, act, paper_on=TODAY, today=TODAY).sk == "A"
    else:
        with pytest.raises(AccessDenied, match=r"access\.role"):
            mandate_for(officer, act, paper_on=TODAY, today=TODAY)


def test_the_ppks_own_mandate_issues_before_a_pps():
    officer = who(sk("A", "PP", since=TODAY), sk("B", "PPK"))
    assert mandate_for(officer, Act.FINAL, paper_on=TODAY, today=TODAY).sk == "B"


@pytest.mark.parametrize(
    ("mandate", "total", "issues"),
    [
        (sk("A", "PPK"), 200_000_000, True),
        (sk("A", "PPK", order_limit=Rupiah(50_000_000)), 50_000_000, True),
        (sk("A", "PPK", order_limit=Rupiah(50_000_000)), 50_000_001, False),
        (sk("A", "PP"), 1, False),
        (sk("A", "PP", may_issue=True), 200_000_000, True),
        (sk("A", "PP", may_issue=True, order_limit=Rupiah(50_000_000)), 50_000_001, False),
        (sk("A", "PPTK", may_issue=True), 1, False),
    ],
)
def test_a_pp_issues_only_where_the_mandate_says_so_and_up_to_its_limit(mandate, total, issues):
    officer = who(mandate)
    if issues:
        assert issuing(officer, total) == mandate
    else:
        with pytest.raises(AccessDenied):
            issuing(officer, total)


def test_who_would_issue_too_much_hears_the_limit_and_the_total():
    officer = who(sk("A", "PP", may_issue=True, order_limit=Rupiah(50_000_000)))
    with pytest.raises(AccessDenied, match=r"access\.order_limit") as caught:
        issuing(officer, 60_000_000)
    facts = caught.value.facts
    assert (facts["sk"], facts["limit"], facts["total"]) == ("A", 50_000_000, 60_000_000)


def test_of_two_mandates_the_one_that_covers_the_value_is_named():
    small, whole = sk("A", "PPK", order_limit=Rupiah(10_000_000)), sk("B", "PPK", acting=Acting.PLT)
    officer = who(small, whole)
    assert issuing(officer, 10_000_000) == small
    assert issuing(officer, 10_000_001) == whole
    for act in (Act.BUY, Act.AMEND):
        days = {"paper_on": TODAY, "today": TODAY}
        assert mandate_for(officer, act, total=Rupiah(10_000_000), **days) == small
        assert mandate_for(officer, act, total=Rupiah(10_000_001), **days) == whole
        with pytest.raises(AccessDenied, match=r"access\.order_limit"):
            mandate_for(who(small), act, total=Rupiah(10_000_001), **days)


def test_a_pp_who_stands_in_for_the_ppk_issues_what_a_pp_may_not():
    own, stand_in = sk("A", "PP", may_issue=True), sk("B", "PPK", acting=Acting.PLT)
    officer = who(own, stand_in)
    assert issuing(officer, 200_000_000) == own
    assert issuing(officer, 200_000_001) == stand_in
    with pytest.raises(AccessDenied, match=r"access\.pp_limit"):
        issuing(who(own), 200_000_001)


@pytest.mark.parametrize("total", [200_000_000, 200_000_001])
def test_one_limit_says_who_buys_and_who_issues(total):
    limit = Rule("officer.pp_limit", 200_000_000, BEGIN, None, "Perpres 16/2018", "", Status.SURE)
    may = pp_may_buy(Rupiah(total), limit)
    assert may is (total == 200_000_000)
    require_pp_limit(sk("B", "PP", "PPK"), Rupiah(total), limit)
    if may:
        require_pp_limit(sk("A", "PP", may_issue=True), Rupiah(total), limit)
        return
    with pytest.raises(AccessDenied) as refusal:
        require_pp_limit(sk("A", "PP", may_issue=True), Rupiah(total), limit)
    facts = {"limit": 200_000_000, "total": total, "rule": limit.id}
    assert (refusal.value.code, refusal.value.facts) == ("access.pp_limit", facts)


def test_an_ended_right_to_issue_is_named_and_not_called_a_missing_role():
    officer = who(sk("A", "PP"), sk("B", "PPK", until=YESTERDAY))
    with pytest.raises(AccessDenied, match=r"access\.mandate_ended"):
        issuing(officer, 1)
    with pytest.raises(AccessDenied, match=r"access\.mandate_ended"):
        issuing(officer, 1, on=YESTERDAY)
    with pytest.raises(AccessDenied, match=r"access\.mandate_starts"):
        issuing(who(sk("B", "PPK", since=TODAY)), 1, on=YESTERDAY)


def test_a_sheet_is_approved_under_the_ppk_s_own_sk_of_that_day():
    pp, ppk = sk("A", "PP", may_issue=True), sk("B", "PPK", order_limit=Rupiah(5))
    assert require_approving(who(pp, ppk), Rupiah(5), TODAY) == ppk
    with pytest.raises(AccessDenied, match=r"access\.order_limit"):
        require_approving(who(pp, ppk), Rupiah(6), TODAY)


def test_a_stand_in_signs_with_plt_the_post_and_the_sk():
    mandate = sk("800/7", "PA", acting=Acting.PLT, stands_for="Kepala Dinas", sk_on=BEGIN)
    found = signatory_on(who(mandate), Role.PA, TODAY)
    assert found.title("Pengguna Anggaran") == "Plt. Kepala Dinas"
    assert (found.sk, found.sk_on) == ("800/7", BEGIN)


def test_the_post_of_an_official_who_is_named_by_nip_is_looked_up():
    other = who(nip="196801011990031001", position="Sekretaris Dinas")
    mandate = sk("A", "PPK", acting=Acting.PLH, stands_for=other.nip)
    found = signatory_on(who(mandate), Role.PPK, TODAY, (other,))
    assert found.title("Pejabat Pembuat Komitmen") == "Plh. Sekretaris Dinas"
    unknown = signatory_on(who(mandate), Role.PPK, TODAY)
    assert unknown.title("Pejabat Pembuat Komitmen") == "Plh. Pejabat Pembuat Komitmen"


def test_the_holder_of_a_post_signs_without_a_prefix():
    found = signatory_on(who(sk("A", "PPK")), Role.PPK, TODAY)
    assert found.title("Pejabat Pembuat Komitmen") == "Pejabat Pembuat Komitmen"
    assert signatory_on(who(sk("A", "PPK")), Role.PP, TODAY) is None
    assert signatory_on(who(sk("A", "PPK", until=YESTERDAY)), Role.PPK, TODAY) is None
