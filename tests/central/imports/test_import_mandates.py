"""Officers by file with all that an SK may tell: acting, whose place, limit, the PP who may issue."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.central.imports.taking import NOW, OFFICER, faults

WHOLE = {
    **OFFICER,
    "tanggal_sk": "28/12/2025",
    "status_jabatan": "Plt.",
    "menggantikan": "Sekretaris Dinas",
    "batas_nilai": "Rp50.000.000",
    "boleh_menerbitkan": "Ya",
}
TOLD = {
    "sk_on": "2025-12-28",
    "acting": "PLT",
    "stands_for": "Sekretaris Dinas",
    "order_limit": 50_000_000,
    "may_issue": True,
}


def mandates(office, nip=OFFICER["nip"]):
    found = office.said("mandate", "list", "--unit", "413.101", "--nip", nip)["mandates"]
    return {one["sk"]: one for one in found}


def test_a_file_tells_all_of_a_mandate(each_office):
    done = each_office.said("import", "officers", each_office.file(WHOLE))
    assert (done["loaded"], done["refused"]) == (1, [])
    kept = mandates(each_office)[OFFICER["sk"]]
    assert {name: kept[name] for name in TOLD} == TOLD
    assert each_office.said("import", "officers", each_office.file(WHOLE))["changed"] == 0


def test_what_a_file_does_not_tell_stays_and_an_empty_cell_takes_it_away(office):
    office.said("import", "officers", office.file(WHOLE))
    office.said("import", "officers", office.file({**OFFICER, "until": "2026-11-30"}))
    kept = mandates(office)[OFFICER["sk"]]
    assert {name: kept[name] for name in TOLD} == TOLD
    assert kept["until"] == "2026-11-30"
    emptied = {**WHOLE, "tanggal_sk": "", "status_jabatan": "", "batas_nilai": ""}
    office.said("import", "officers", office.file({**emptied, "boleh_menerbitkan": "tidak"}))
    kept = mandates(office)[OFFICER["sk"]]
    assert (kept["sk_on"], kept["acting"], kept["order_limit"], kept["may_issue"]) == (
        None,
        "DEFINITIVE",
        None,
        False,
    )


def test_several_sks_of_one_officer_stand_side_by_side(office):
    own = {**WHOLE, "roles": "PPTK", "sk": "900/7/2026"}
    office.said("import", "officers", office.file(own, WHOLE))
    assert {sk: one["roles"] for sk, one in mandates(office).items()} == {
        "900/7/2026": ["PPTK"],
        OFFICER["sk"]: ["PP"],
    }


@pytest.mark.parametrize(
    ("change", "reason", "column"),
    [
        ({"status_jabatan": "Pjs"}, "import.acting_unknown", "acting"),
        ({"boleh_menerbitkan": "kadang"}, "import.answer_unknown", "may_issue"),
        ({"batas_nilai": "banyak"}, "import.amount_unreadable", "order_limit"),
        ({"tanggal_sk": "kemarin"}, "import.date_unreadable", "sk_on"),
        ({"sk": "S" * 101}, "import.text_long", "sk"),
    ],
)
def test_each_fault_of_a_mandate_refuses_its_row(office, change, reason, column):
    done = office.said("import", "officers", office.file({**WHOLE, **change}))
    assert faults(done) == [(2, reason, column)]
    assert not mandates(office)


def test_a_plan_with_several_roles_has_the_same_fingerprint_in_every_process(office):
    file = office.file({**WHOLE, "roles": "PP,PPK,PPTK,BENDAHARA"})
    command = [sys.executable, "-m", "bejo_central", "--database", office.address, "--now", NOW]
    prints = set()
    for seed in ("1", "2", "3"):
        done = subprocess.run(
            [*command, "--json", "import", "officers", file, "--preview"],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        prints.add(json.loads(done.stdout)["plan"]["fingerprint"])
    (plan,) = prints
    assert office.said("import", "officers", file, "--plan", plan)["changed"] == 1
