"""Regions, units, officers and budget lines by file: each refusal with its row, the rest taken."""

from __future__ import annotations

import pytest

from bejo_central.cli import main
from bejo_central.store import feed
from bejo_central.store.database import Database
from bejo_central.store.engine import EVERY_UNIT
from tests.central.imports.taking import (
    BUDGET,
    OFFICER,
    UNIT,
    Office,
    faults,
    write_csv,
    write_xlsx,
)

LINE = "5.02.01.2.06.0005/5.1.02.01.01.0099"
GOOD = {"units": UNIT, "officers": OFFICER, "budget": BUDGET}
REGIONS = [{"kode": "35.09", "nama": "Kabupaten Jember"}, {"kode": "35.09.01", "nama": "Jombang"}]


def units(office):
    return {unit["code"]: unit for unit in office.said("unit", "list")["units"]}


def officers(office, unit="413.101"):
    found = office.said("officer", "list", "--unit", unit)["officers"]
    return {officer["nip"]: officer for officer in found}


def lines(office, unit="413.101"):
    found = office.said("budget", "list", "--unit", unit)["lines"]
    return {line.pop("code"): {k: v for k, v in line.items() if k != "as_of"} for line in found}


@pytest.mark.parametrize("what", ["units", "officers", "budget"])
def test_what_is_previewed_is_what_is_done_and_a_second_time_changes_nothing(each_office, what):
    rows = [GOOD[what], {**GOOD[what], "unit" if what != "units" else "code": "tidak ada"}]
    file = each_office.file(*rows)
    seen = each_office.said("import", what, file, "--preview")
    assert seen.pop("preview") is True
    done = each_office.said("import", what, file)
    assert seen == done
    assert (done["read"], done["loaded"], done["changed"], done["unchanged"]) == (2, 1, 1, 0)
    assert faults(done) == [(3, "identity.unit", "unit" if what != "units" else "code")]
    again = each_office.said("import", what, file)
    assert (again["loaded"], again["changed"], again["unchanged"]) == (1, 0, 1)
    seal = done["plan"]["fingerprint"]
    assert each_office.refused("import", what, file, "--plan", seal)[0] == "import.plan_changed"


@pytest.mark.parametrize("what", ["units", "officers", "budget"])
def test_a_workbook_does_what_the_same_csv_does(office, what):
    rows = [GOOD[what], {**GOOD[what], "unit" if what != "units" else "code": "x"}]
    from_csv = office.said("import", what, write_csv(office.folder / "a.csv", rows), "--preview")
    from_xlsx = office.said("import", what, write_xlsx(office.folder / "a.xlsx", rows), "--preview")
    for document in (from_csv, from_xlsx):
        del document["plan"]["files"], document["plan"]["fingerprint"], document["sheet"]
    assert from_xlsx == from_csv


@pytest.mark.parametrize(
    ("what", "heading", "missing"),
    [
        ("regions", "kode,kodepos", "name"),
        ("units", "kode,alamat", "name, region"),
        ("officers", "nip,nama,jabatan", "unit, roles, sk, since, until"),
        ("budget", "kode_rekening,tahun", "unit, ceiling"),
        ("budget", "unit,pagu,tahun", "sub_activity, account"),
    ],
)
def test_a_missing_column_refuses_the_file_whole(office, what, heading, missing):
    file = office.folder / "berkas.csv"
    file.write_text(f"{heading}\n" + ",".join("1" for _ in heading.split(",")) + "\n")
    code, facts = office.refused("import", what, file)
    assert (code, facts["columns"]) == ("import.column_missing", missing)


def test_a_unit_keeps_what_the_file_has_no_column_for(office):
    before = units(office)["413.101"]
    new = {"code": "413.101", "name": "Dinas Baru", "region": before["region"], "dpa": ""}
    done = office.said("import", "units", office.file(new))
    assert units(office)["413.101"] == {**before, "name": "Dinas Baru", "dpa": ""}
    (shown,) = done["plan"]["shown"]
    assert shown["fields"]["name"] == [before["name"], "Dinas Baru"]


def test_a_new_unit_has_what_its_numbers_and_its_letterhead_need(office):
    office.said("import", "units", office.file(UNIT))
    unit = units(office)["499.001"]
    assert unit["government"] == "PEMERINTAH KABUPATEN JEMBER"
    assert unit["mask"] == "{classification}/{running:04d}/{series}/{unit}/{year}"
    assert (unit["numbering"], unit["address"]) == ("lease", "Jalan Contoh 1")


@pytest.mark.parametrize(
    ("change", "reason", "column"),
    [
        ({"name": ""}, "import.cell_empty", "name"),
        ({"name": "n" * 201}, "import.text_long", "name"),
        ({"region": "31.71"}, "identity.region", "region"),
        ({"region": "35.99"}, "identity.region", "region"),
        ({"npwp": "12"}, "identity.npwp", "npwp"),
        ({"numbering": "bebas"}, "import.numbering_unknown", "numbering"),
        ({"mask": "{unit}/{year}"}, "number.mask", "mask"),
        ({"name": "=A1"}, "import.formula", "name"),
    ],
)
def test_each_fault_of_a_unit_refuses_its_row(office, change, reason, column):
    base = {**UNIT, "npwp": "", "numbering": "", "mask": ""}
    rows = [base, {**base, "code": "499.002", **change}, {**base, "code": "499.003"}]
    done = office.said("import", "units", office.file(*rows))
    assert faults(done) == [(3, reason, column)]
    assert {"499.001", "499.003"} <= units(office).keys()
    assert "499.002" not in units(office)


def test_a_unit_code_that_a_spreadsheet_took_for_a_number_is_refused(office):
    file = write_xlsx(office.folder / "unit.xlsx", [{**UNIT, "code": 413.1}])
    done = office.said("import", "units", file)
    assert faults(done) == [(2, "import.code_as_number", "code")]


def test_a_row_that_comes_twice_is_taken_once(office):
    for what, row in GOOD.items():
        done = office.said("import", what, office.file(row, row))
        assert [(r["row"], r["reason"], r["first"]) for r in done["refused"]] == [
            (3, "import.row_twice", 2)
        ]


def test_an_officer_gets_every_mandate_of_the_file(each_office):
    second = {
        **OFFICER,
        "roles": "PP; ppk",
        "sk": "900/2/2027",
        "since": "01/01/2027",
        "until": "31-12-2027",
    }
    done = each_office.said("import", "officers", each_office.file(OFFICER, second))
    assert done["changed"] == 2
    officer = officers(each_office)[OFFICER["nip"]]
    assert (officer["roles"], officer["since"], officer["until"]) == (
        ["PP", "PPK"],
        "2027-01-01",
        "2027-12-31",
    )
    assert each_office.said("import", "officers", each_office.file(OFFICER, second))["changed"] == 0


@pytest.mark.parametrize(
    ("change", "reason", "column"),
    [
        ({"nip": "198609262015051000"}, "identity.nip", "nip"),
        ({"nip": "1.98609262015051E+17"}, "identity.nip", "nip"),
        ({"unit": "999.999"}, "unit.unknown", "unit"),
        ({"roles": "BUPATI"}, "import.role_unknown", "roles"),
        ({"roles": ""}, "import.cell_empty", "roles"),
        ({"sk": ""}, "import.cell_empty", "sk"),
        ({"since": "kapan saja"}, "import.date_unreadable", "since"),
        ({"until": "2025-12-31"}, "import.mandate_days", "until"),
        (
            {"nip": OFFICER["nip"], "sk": "lain", "name": "Orang Lain"},
            "import.officer_differs",
            "name",
        ),
    ],
)
def test_each_fault_of_an_officer_refuses_its_row(office, change, reason, column):
    other = {**OFFICER, "nip": "197003031995031002", "sk": "900/3/2026", **change}
    done = office.said("import", "officers", office.file(OFFICER, other))
    assert faults(done) == [(3, reason, column)]
    assert done["loaded"] == 1


def test_an_officer_of_another_unit_is_refused_with_that_unit(office):
    nip = next(iter(officers(office)))
    other = next(code for code in units(office) if code != "413.101")
    done = office.said("import", "officers", office.file({**OFFICER, "nip": nip, "unit": other}))
    assert faults(done) == [(2, "import.officer_elsewhere", "nip")]
    assert done["refused"][0]["unit"] == "413.101"


def test_a_nip_that_a_spreadsheet_took_for_a_number_is_refused(office):
    file = write_xlsx(office.folder / "p.xlsx", [{**OFFICER, "nip": int(OFFICER["nip"])}])
    assert faults(office.said("import", "officers", file)) == [(2, "import.number_long", "nip")]


def test_a_budget_line_is_new_or_gets_its_new_ceiling(office):
    office.said("import", "budget", office.file(BUDGET))
    line = lines(office)[LINE]
    assert (line["ceiling"], line["account_name"], line["year"]) == (
        10_000_000,
        "Belanja Uji",
        2026,
    )
    code = {"unit": "413.101", "kode": LINE, "pagu": "Rp 12.500.000,00", "tahun": "2026"}
    done = office.said("import", "budget", office.file(code))
    assert (done["changed"], done["plan"]["shown"][0]["fields"]) == (
        1,
        {"ceiling": [10_000_000, 12_500_000]},
    )
    assert lines(office)[LINE]["account_name"] == "Belanja Uji"


@pytest.mark.parametrize(
    ("change", "reason", "column"),
    [
        ({"unit": "999.999"}, "unit.unknown", "unit"),
        ({"sub_activity": "5.02"}, "identity.sub_activity", "sub_activity"),
        ({"account": "5.1.02"}, "import.account_summary", "account"),
        ({"account": "5.1.02.01.01.00245"}, "identity.account", "account"),
        ({"account": ""}, "import.cell_empty", "account"),
        ({"pagu": ""}, "import.cell_empty", "ceiling"),
        ({"pagu": "-1"}, "import.amount_unreadable", "ceiling"),
        ({"pagu": "1.000,50"}, "import.amount_has_sen", "ceiling"),
        ({"pagu": "1.000.000.000.000.000"}, "import.amount_too_large", "ceiling"),
        ({"tahun": "26"}, "import.year_unreadable", "year"),
        ({"uraian": "u" * 1001}, "import.text_long", "account_name"),
    ],
)
def test_each_fault_of_a_budget_line_refuses_its_row(office, change, reason, column):
    base = {**BUDGET, "tahun": ""}
    other = {**base, "account": "5.1.02.01.01.0098", **change}
    done = office.said("import", "budget", office.file(base, other))
    assert faults(done) == [(3, reason, column)]
    assert done["loaded"] == 1


def test_a_ceiling_below_what_orders_bind_is_refused_with_what_they_bind(
    centre, desk, capsys, tmp_path
):
    office = Office(centre.address, capsys, tmp_path)
    content = centre.an_order()
    desk.accepted_order(content)
    code = content.budget_line
    before = lines(office)[code]
    bound = before["committed"] + before["realised"]
    assert before["committed"] == content.figures.total.amount

    def lowered(to):
        row = {"unit": "413.101", "kode": code, "pagu": str(to)}
        return office.said("import", "budget", office.file(row))

    done = lowered(bound - 1)
    assert faults(done) == [(2, "import.ceiling_below", "ceiling")]
    (refused,) = done["refused"]
    assert (refused["committed"], refused["bound"]) == (before["committed"], bound)
    assert str(content.figures.total) in refused["message"]
    assert lines(office)[code] == before
    assert lowered(bound)["changed"] == 1
    assert lines(office)[code]["left"] == 0


def test_a_closed_year_is_left_alone(each_office):
    each_office.said("import", "budget", each_office.file(BUDGET))
    each_office.said("year", "close", "2026")
    same = each_office.said("import", "budget", each_office.file(BUDGET))
    assert (same["unchanged"], same["refused"]) == (1, [])
    done = each_office.said("import", "budget", each_office.file({**BUDGET, "pagu": "20000000"}))
    assert faults(done) == [(2, "import.year_closed", "year")]
    assert lines(each_office)[LINE]["ceiling"] == 10_000_000


def test_the_year_may_be_asked_for(office):
    office.said("import", "budget", office.file(BUDGET), "--year", "2027")
    assert lines(office)[LINE]["year"] == 2027


def test_regions_are_taken_and_a_new_name_reaches_the_desks(each_office):
    each_office.said("import", "regions", each_office.file(*REGIONS))
    database = Database(each_office.address)
    inside = [u["code"] for u in units(each_office).values() if u["region"] == "35.09"]
    with database.read(EVERY_UNIT) as connection:
        heads = {u: feed.head_and_floor(connection, f"u:{u}")[0] for u in inside}
    renamed = [{**REGIONS[0], "nama": "Kab. Jember"}, REGIONS[1]]
    done = each_office.said("import", "regions", each_office.file(*renamed))
    assert (done["changed"], done["unchanged"]) == (1, 1)
    with database.read(EVERY_UNIT) as connection:
        for unit, head in heads.items():
            assert feed.head_and_floor(connection, f"u:{unit}")[0] > head
    database.close()
    assert all(units(each_office)[unit]["region_name"] == "Kab. Jember" for unit in inside)


@pytest.mark.parametrize("code", ["", "3509", "35.9", "35.09.1", "35.09.01.200", "ab"])
def test_a_region_code_that_is_none_is_refused(office, code):
    done = office.said("import", "regions", office.file(*REGIONS, {"kode": code, "nama": "X"}))
    assert faults(done) == [(4, "import.region_code", "code")]


def test_each_import_is_on_record(office):
    for what, row in GOOD.items():
        office.said("import", what, office.file(row))
    assert office.said("audit", "verify")["ok"]


def test_people_read_counts_and_refusals_and_not_the_plan_once_more(office, capsys):
    file = office.file(UNIT, {**UNIT, "code": "x.1"})
    assert main(["--database", office.address, "import", "units", str(file)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == ["read: 2", "loaded: 1", "changed: 1"]
    assert not [line for line in lines if line.startswith("plan") or "fingerprint" in line]
    assert [line for line in lines if line.startswith("3\tidentity.unit\tcode\tx.1")]


def test_a_mandate_begins_under_the_headings_that_offices_write(office):
    for heading in ("since", "sejak", "mulai", "Berlaku Sejak"):
        row = {heading if name == "since" else name: value for name, value in OFFICER.items()}
        assert office.said("import", "officers", office.file(row), "--preview")["loaded"] == 1
