"""Who drafts for whom, and when a PPK may not approve an own draft."""

from datetime import date

import pytest

from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.drafters import (
    require_named_official,
    require_official,
    require_other_drafter,
    types_for_another,
)
from bejo_desktop.domain.errors import AccessDenied, RuleBroken
from bejo_desktop.domain.parties import Mandate, Officer, Unit

DAY = date(2026, 5, 4)
PP, PPK, OPERATOR = "198804172011012006", "197109231997031003", "199911052024212003"
FORBIDDEN = {
    "key": "approval.own_draft",
    "switch": False,
    "from": date(2026, 5, 1),
    "law": "Surat edaran kepala satker",
    "source": "surat edaran",
    "status": "switch",
}


def officer(nip, *roles, since=date(2026, 1, 2), until=date(2026, 12, 31)):
    mandate = Mandate(f"SK-{nip[-3:]}", frozenset(map(Role, roles)), since, until)
    return Officer(nip, f"Pegawai {nip[-3:]}", "Penata (III/c)", "Staf", (mandate,))


def unit(code="413.101", region="35.09"):
    texts = ["Dinas", region, "Kabupaten", "PEMERINTAH", "", "", "", "", "", "Kota", "000.3.2"]
    return Unit(code, *texts, "{running}", "lease", "", "")


OFFICE = (officer(PP, "PP"), officer(PPK, "PPK"), officer(OPERATOR, "OPERATOR"))


def test_a_draft_of_an_operator_names_an_official():
    with pytest.raises(RuleBroken, match=r"access\.official_missing"):
        require_official(OFFICE[2], "", OFFICE, DAY)
    require_official(OFFICE[2], PP, OFFICE, DAY)
    require_official(OFFICE[2], PPK, OFFICE, DAY)


def test_an_official_needs_no_other():
    require_official(OFFICE[0], "", OFFICE, DAY)
    assert not types_for_another(OFFICE[0], DAY)
    assert not types_for_another(officer(PP, "OPERATOR", "PP"), DAY)
    assert types_for_another(OFFICE[2], DAY)


@pytest.mark.parametrize(
    "official",
    [
        officer("197501012005011001", "BENDAHARA"),
        officer("197501012005011001", "PP", until=date(2026, 5, 3)),
        officer("197501012005011001", "PP", since=date(2026, 5, 5)),
    ],
    ids=["no official", "ended yesterday", "begins tomorrow"],
)
def test_who_is_no_official_on_the_day_cannot_be_named(official):
    with pytest.raises(RuleBroken, match=r"access\.official_unknown") as caught:
        require_official(OFFICE[2], official.nip, (*OFFICE, official), DAY)
    assert caught.value.facts["nip"] == official.nip


def test_an_official_of_no_unit_cannot_be_named():
    with pytest.raises(RuleBroken, match=r"access\.official_unknown"):
        require_official(OFFICE[2], "197501012005011001", OFFICE, DAY)


def test_only_the_named_official_submits():
    require_named_official(OFFICE[0], PP, "Sekar")
    require_named_official(OFFICE[1], "", "")
    with pytest.raises(AccessDenied, match=r"access\.official_other") as caught:
        require_named_official(OFFICE[1], PP, "Sekar")
    assert caught.value.facts == {"nip": PP, "name": "Sekar"}


def test_a_ppk_may_approve_an_own_draft_where_nobody_forbids_it(rules):
    require_other_drafter({PPK}, PPK, unit(), rules, DAY)


@pytest.mark.parametrize(
    ("place", "bound"),
    [("413.101", {"413.101"}), ("35.09", {"413.101", "413.102"}), ("35.10", set())],
)
def test_a_ppk_may_not_approve_an_own_draft_where_unit_or_region_forbids_it(
    rules_with, place, bound
):
    rules = rules_with({}, added=[{**FORBIDDEN, "region": place}])
    for code in ("413.101", "413.102"):
        require_other_drafter({PP}, PPK, unit(code), rules, DAY)
        if code not in bound:
            require_other_drafter({PPK}, PPK, unit(code), rules, DAY)
            continue
        with pytest.raises(AccessDenied, match=r"access\.own_draft") as caught:
            require_other_drafter({PPK}, PPK, unit(code), rules, DAY)
        assert caught.value.facts["rule"] == f"approval.own_draft/{place}@2026-05-01"


def test_a_units_own_rule_stands_before_its_regions(rules_with):
    region = {**FORBIDDEN, "region": "35.09"}
    own = {**FORBIDDEN, "region": "413.101", "switch": True}
    rules = rules_with({}, added=[region, own])
    require_other_drafter({PPK}, PPK, unit(), rules, DAY)
    with pytest.raises(AccessDenied):
        require_other_drafter({PPK}, PPK, unit("413.102"), rules, DAY)


def test_the_rule_binds_from_its_first_day(rules_with):
    rules = rules_with({}, added=[{**FORBIDDEN, "region": "413.101"}])
    require_other_drafter({PPK}, PPK, unit(), rules, date(2026, 4, 30))
