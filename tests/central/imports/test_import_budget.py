"""`import budget|realisation`, `budget correct|history`, `up`, `year last`, on both databases."""

from __future__ import annotations

import pytest

from bejo_central.store.database import Database
from bejo_central.store.engine import EVERY_UNIT
from tests.central.imports.taking import BUDGET, Office, faults

UNIT = "413.101"
LINE = f"{BUDGET['sub_activity']}/{BUDGET['account']}"
MURNI = {**BUDGET, "versi": "murni", "tanggal_dpa": "2026-01-05", "sumber_dana": "PAD"}
SHIFTED = {**MURNI, "versi": "pergeseran 1", "tanggal_dpa": "2026-04-01", "pagu": "8.000.000"}


def line_of(office, code=LINE):
    lines = office.said("budget", "list", "--unit", UNIT)["lines"]
    return next(line for line in lines if line["code"] == code)


def test_a_new_version_replaces_the_ceiling_and_the_old_one_is_remembered(each_office):
    office = each_office
    office.said("import", "budget", office.file(MURNI))
    done = office.said("import", "budget", office.file(SHIFTED))
    fields = done["plan"]["shown"][0]["fields"]
    assert fields["ceiling"] == [10_000_000, 8_000_000]
    assert fields["version"] == ["murni 2026-01-05", "pergeseran_1 2026-04-01"]
    line = line_of(office)
    assert (line["ceiling"], line["fund"]) == (8_000_000, "PAD")
    assert line["version"] == {"name": "pergeseran_1", "on": "2026-04-01", "number": ""}
    told = office.said("budget", "history", "--unit", UNIT, LINE)["ceilings"]
    assert [(one["version"]["name"], one["version"]["on"], one["ceiling"]) for one in told] == [
        ("murni", "2026-01-05", 10_000_000),
        ("pergeseran_1", "2026-04-01", 8_000_000),
    ]


def test_an_older_version_is_refused_and_nothing_is_changed(each_office):
    office = each_office
    office.said("import", "budget", office.file(SHIFTED))
    before = line_of(office)
    done = office.said("import", "budget", office.file(MURNI))
    assert faults(done) == [(2, "import.version_older", "version")]
    after = line_of(office)
    assert {**after, "as_of": ""} == {**before, "as_of": ""}


def test_a_version_with_another_day_is_refused(office):
    office.said("import", "budget", office.file(SHIFTED))
    done = office.said("import", "budget", office.file({**SHIFTED, "tanggal_dpa": "2026-05-01"}))
    assert faults(done) == [(2, "import.version_day", "version_on")]


def test_a_version_may_be_asked_for_with_its_day(office):
    file = office.file(BUDGET)
    code, facts = office.refused("import", "budget", file, "--version", "perubahan")
    assert (code, facts["field"]) == ("budget.version_undated", "dated")
    version = ("--version", "P-APBD", "--dated", "2026-10-01", "--dpa", "DPPA/A.1/001")
    office.said("import", "budget", file, *version)
    told = {"name": "perubahan", "on": "2026-10-01", "number": "DPPA/A.1/001"}
    assert line_of(office)["version"] == told
    assert office.said("import", "budget", file, *version)["unchanged"] == 1


def test_a_version_below_what_is_used_is_taken_and_the_line_is_named(
    centre, desk, capsys, tmp_path
):
    office = Office(centre.address, capsys, tmp_path)
    content = centre.an_order()
    desk.accepted_order(content)
    code = content.budget_line
    before = line_of(office, code)
    bound = before["committed"] + before["realised"]
    row = {"unit": UNIT, "kode": code, "pagu": str(bound - 1)}
    version = ("--version", "pergeseran_1", "--dated", "2026-04-01")
    done = office.said("import", "budget", office.file(row), *version)
    assert (done["refused"], done["changed"]) == ([], 1)
    assert done["over"] == [
        {
            "unit": UNIT,
            "year": 2026,
            "code": code,
            "ceiling": bound - 1,
            "committed": before["committed"],
            "realised": before["realised"],
            "over": 1,
        }
    ]
    assert code not in {line["code"] for line in done["unnamed"]}
    assert done["unnamed"], "the lines of before that the new version does not name"
    assert line_of(office, code)["left"] == -1
    assert desk.pull()["budget", code].version == "pergeseran_1"


def test_what_sipd_realised_is_taken_with_its_day(each_office):
    office = each_office
    office.said("import", "budget", office.file(MURNI))
    rows = [
        {"kode rekening": "5.1", "anggaran": "1", "realisasi": "1"},
        {
            "kode rekening": f"5.02.5.02.0.001.2.06.0005.{BUDGET['account']}",
            "anggaran": "9.000.000",
            "realisasi": "2.500.000,00",
        },
        {
            "kode rekening": f"{BUDGET['sub_activity']}.5.1.02.01.01.0077",
            "anggaran": "1",
            "realisasi": "1",
        },
    ]
    asked = ("--unit", UNIT, "--as-of", "2026-09-30")
    seen = office.said("import", "realisation", office.file(*rows), *asked, "--preview")
    assert line_of(office)["sipd_as_of"] is None
    done = office.said("import", "realisation", office.file(*rows), *asked)
    assert done["plan"]["fingerprint"] == seen["plan"]["fingerprint"]
    assert faults(done) == [
        (2, "import.account_summary", "account"),
        (4, "import.line_not_in_dpa", "code"),
    ]
    assert done["ceiling_differs"] == [
        {"unit": UNIT, "year": 2026, "code": LINE, "ceiling": 10_000_000, "sipd": 9_000_000}
    ]
    line = line_of(office)
    assert (line["realised"], line["realised_elsewhere"], line["left"], line["sipd_as_of"]) == (
        2_500_000,
        2_500_000,
        7_500_000,
        "2026-09-30",
    )
    again = office.said("import", "realisation", office.file(*rows), *asked)
    assert (again["changed"], again["unchanged"]) == (0, 1)


@pytest.mark.parametrize(
    ("as_of", "reason"),
    [
        ("2026-08-31", "import.realisation_older"),
        ("2026-10-10", "import.as_of_future"),
        ("2025-12-31", "import.as_of_year"),
    ],
)
def test_a_day_that_cannot_be_refuses_its_row(office, as_of, reason):
    office.said("import", "budget", office.file(MURNI))
    row = {"kode": LINE, "realisasi": "100", "tahun": "2026"}
    office.said("import", "realisation", office.file(row), "--unit", UNIT, "--as-of", "2026-09-30")
    done = office.said("import", "realisation", office.file(row), "--unit", UNIT, "--as-of", as_of)
    assert faults(done) == [(2, reason, "as_of")]
    assert line_of(office)["sipd_as_of"] == "2026-09-30"


def test_a_correction_is_told_with_its_reason_and_beside_sipd(each_office):
    office = each_office
    office.said("import", "budget", office.file(MURNI))
    reason = "LS SP2D 0417 belum masuk SIPD"
    told = ("budget", "correct", "--unit", UNIT, LINE, "--reason", reason)
    line = office.said(*told, "--add", "750000", "--on", "2026-10-02")["line"]
    assert (line["realised"], line["corrected"]) == (750_000, 750_000)
    (made,) = office.said("budget", "history", "--unit", UNIT, LINE)["corrections"]
    assert (made["amount"], made["reason"], made["on"]) == (750_000, reason, "2026-10-02")
    assert made["by"]
    row = {"kode": LINE, "realisasi": "1.000.000"}
    asked = ("--unit", UNIT, "--as-of", "2026-09-30")
    done = office.said("import", "realisation", office.file(row), *asked)
    assert [one["corrected"] for one in done["corrected"]] == [750_000]
    assert line_of(office)["realised"] == 1_750_000
    assert office.said(*told, "--less", "750000")["line"]["realised"] == 1_000_000
    code, _ = office.refused(*told, "--less", "1000001")
    assert code == "budget.correction_below"


def test_a_kept_correction_counts_beside_each_figure_of_sipd_and_another_ends_with_it(each_office):
    office = each_office
    office.said("import", "budget", office.file(MURNI))
    add = ("budget", "correct", "--unit", UNIT, LINE, "--add", "750000", "--on", "2026-09-15")
    told = (*add, "--reason", "SP2D 0417 belum masuk SIPD")
    kept = (*add, "--reason", "SP2D 0418 dibukukan di rekening lain", "--keep")
    assert office.said(*told)["line"]["corrected"] == 750_000
    assert office.said(*kept)["line"]["corrected"] == 1_500_000
    row = {"kode": LINE, "realisasi": "1.000.000"}
    asked = ("--unit", UNIT, "--as-of", "2026-09-30")
    office.said("import", "realisation", office.file(row), *asked)
    line = line_of(office)
    assert (line["corrected"], line["realised"]) == (750_000, 1_750_000)
    assert office.refused(*told)[0] == "budget.correction_told"
    assert office.said(*kept)["line"]["realised"] == 2_500_000
    made = office.said("budget", "history", "--unit", UNIT, LINE)["corrections"]
    assert [one["kept"] for one in made] == [False, True, True]


def test_petty_cash_is_filled_up_to_a_day(each_office):
    office = each_office
    assert office.refused("up", "refill", "2026-10-01", "--unit", UNIT)[0] == "up.no_limit"
    office.said("up", "set", "50000000", "--unit", UNIT)
    told = office.said("up", "refill", "2026-10-01", "--unit", UNIT)["up"]
    assert (told["refilled_on"], told["paid"], told["left"]) == ("2026-10-01", 0, 50_000_000)
    for wrong in ("2026-09-30", "2026-12-31"):
        assert office.refused("up", "refill", wrong, "--unit", UNIT)[0] == "up.refill_day"


def test_petty_cash_and_last_days_are_set_and_told(each_office):
    office = each_office
    told = office.said("up", "set", "50000000", "--kkpd", "20000000", "--unit", UNIT)["up"]
    limits = {"limit": 50_000_000, "kkpd": 20_000_000}
    assert told == limits | {"open": 0, "paid": 0, "refilled_on": None, "left": 50_000_000}
    assert office.said("up", "list", "--unit", UNIT)["up"] == told
    assert office.said("budget", "list", "--unit", UNIT)["up"] == told
    code, _ = office.refused("up", "set", "1", "--kkpd", "2", "--unit", UNIT)
    assert code == "up.kkpd_above"
    days = ("--ls", "2026-12-15", "--gu", "2026-12-12")
    told = office.said("year", "last", "2026", "--region", "35.09", *days)["last_days"]
    assert told == [{"region": "35.09", "year": 2026, "ls": "2026-12-15", "gu": "2026-12-12"}]
    code, _ = office.refused("year", "last", "2026", "--region", "35.09", "--ls", "2027-01-04")
    assert code == "year.last_day"


def test_each_of_these_is_on_record(each_office):
    office = each_office
    office.said("import", "budget", office.file(MURNI))
    reason = "LS SP2D 0417 belum masuk SIPD"
    office.said("budget", "correct", "--unit", UNIT, LINE, "--add", "1", "--reason", reason)
    office.said("up", "set", "5", "--unit", UNIT)
    office.said("year", "last", "2026", "--region", "35.09", "--ls", "2026-12-15")
    database = Database(office.address)
    with database.read(EVERY_UNIT) as connection:
        acts = connection.exec_driver_sql("SELECT act FROM audit ORDER BY entry").scalars().all()
    database.close()
    assert acts[-4:] == ["import.budget", "budget.correct", "up.set", "year.last"]
