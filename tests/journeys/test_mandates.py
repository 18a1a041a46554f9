"""An SK that ends at the centre stops the officer at the desk: a clear message, nothing changed."""

import hashlib
import json

import pytest

UNIT = "413.130"
MORNING = "T09:00:00+07:00"


@pytest.fixture(scope="module")
def desk(enrolled):
    """A desk of an office that no other test uses, synced once."""
    desk = enrolled(UNIT, "PP", "PPK", "AUDITOR")
    desk.ok("sync")
    return desk


@pytest.fixture(scope="module")
def mandates(centre):
    def found():
        listed = centre.administer("mandate", "list", "--unit", UNIT)["mandates"]
        return {(one["nip"], one["sk"]): one for one in listed}

    return found


def listed(desk, role="PP"):
    officers = desk.ok("officer", "list", role=role)["officers"]
    return {one["nip"]: one for one in officers}


def test_the_desk_lists_officers_with_the_sks_of_the_centre(desk, mandates):
    theirs = mandates()
    ours = {
        (officer["nip"], mandate["sk"]): mandate
        for officer in listed(desk).values()
        for mandate in officer["mandates"]
    }
    assert ours.keys() == theirs.keys()
    for key, mandate in ours.items():
        assert {name: theirs[key][name] for name in mandate if name != "holds"} == {
            name: value for name, value in mandate.items() if name != "holds"
        }


def test_a_stand_in_is_listed_with_plt_and_the_post(desk, mandates):
    (plt,) = (one for one in mandates().values() if one["acting"] == "PLT")
    officer = listed(desk)[plt["nip"]]
    shown = next(one for one in officer["mandates"] if one["sk"] == plt["sk"])
    assert (shown["acting"], shown["stands_for"]) == ("PLT", plt["stands_for"])
    assert shown["stands_for"] == listed(desk)[desk.officers["PPK"]]["position"]


def test_an_officer_whose_mandate_ended_yesterday_cannot_act_even_offline(
    desk, centre, mandates, draft
):
    hits = [x for x in desk.ok("search", "", "--limit", "200")["hits"] if not x["blocked"]]
    line = max(desk.ok("budget", "list")["lines"], key=lambda one: one["left"])
    file = draft(hits[:1], line["code"])
    order = desk.ok("order", "new", "--from", file)["order"]["id"]
    nip = desk.officers["PP"]
    ((sk, term),) = ((sk, one) for (who, sk), one in mandates().items() if who == nip)
    last, next_day = term["since"][:4] + "-12-30", term["since"][:4] + "-12-31"
    centre.administer("mandate", "end", nip, "--sk", sk, "--on", last)
    desk.ok("sync")
    before = fingerprint(desk)
    for act in (("order", "edit", order, "--from", file), ("order", "new", "--from", file)):
        refused = desk.run(*act, "--now", next_day + MORNING)
        assert refused.code == 1
        assert refused.error["code"] == "access.mandate_ended"
        assert (refused.error["facts"]["sk"], refused.error["facts"]["until"]) == (sk, last)
        assert sk in refused.error["message"]
    assert fingerprint(desk) == before
    assert desk.run("order", "edit", order, "--from", file, "--now", last + MORNING).code == 0


def test_an_auditor_reads_on_the_days_of_the_surat_tugas_alone(desk, mandates):
    nip = desk.officers["AUDITOR"]
    ((sk, term),) = ((sk, one) for (who, sk), one in mandates().items() if who == nip)
    inside = term["until"] + MORNING
    assert desk.run("order", "list", "--now", inside, role="AUDITOR").code == 0
    after = term["until"][:8] + "28" + MORNING
    for act in (("order", "list"), ("order", "show", "x")):
        refused = desk.run(*act, "--now", after, role="AUDITOR")
        assert (refused.code, refused.error["code"]) == (1, "access.read_ended")
        assert refused.error["facts"]["sk"] == sk


def fingerprint(desk):
    """All that the desk would tell of its orders, and whether anything waits."""
    told = json.dumps(desk.ok("order", "list", role="PPK"), sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest(), desk.ok("sync", role="PPK")["pushed"]
