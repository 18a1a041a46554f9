"""A changed catalogue shows what it will change, and then changes just that."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys

import pytest

from bejo_central.store.database import Database
from bejo_central.store.device_tables import AUDIT
from bejo_central.store.engine import EVERY_UNIT
from tests.central.imports.taking import CATALOGUE, NOW, TODAY, faults, write_csv, write_xlsx

THIRTY = [{} for _ in range(30)]


def products(office):
    listed = office.said("product", "list", "--limit", "1000")["products"]
    return {product["code"]: product for product in listed}


def audit_of(office, act):
    database = Database(office.address)
    with database.read(EVERY_UNIT) as connection:
        rows = connection.execute(AUDIT.select().order_by(AUDIT.c.entry)).all()
    database.close()
    return [json.loads(row.facts) for row in rows if row.act == act]


def test_a_preview_changes_nothing_and_tells_what_the_import_then_does(each_office):
    each_office.take(each_office.catalogue({}, {}, {}))
    before = products(each_office)
    changed = each_office.catalogue(
        {}, {"price": "59.400"}, {"code": "P-900077", "price": ""}, {"code": "P-900004"}
    )
    seen = each_office.take(changed, "--preview")
    assert products(each_office) == before
    done = each_office.take(changed)
    assert seen.pop("preview") is True
    assert seen == done
    assert (done["read"], done["loaded"], done["changed"], done["unchanged"]) == (4, 3, 2, 1)
    assert (done["withdrawn"], done["plan"]["new"], done["plan"]["changed"]) == (1, 1, 1)
    assert faults(done) == [(4, "import.no_price", "price")]
    after = products(each_office)
    assert after["P-900002"]["price"] == 59_400
    assert after["P-900003"]["withdrawn_on"] == TODAY
    assert after["P-900004"]["withdrawn_on"] is None


def test_a_second_time_changes_nothing(each_office):
    file = each_office.catalogue({}, {"price": "60000"})
    each_office.take(file)
    before = products(each_office)
    again = each_office.take(file)
    assert (again["changed"], again["unchanged"], again["withdrawn"]) == (0, 2, 0)
    assert products(each_office) == before


def test_prices_are_shown_old_and_new_with_percent_the_largest_first(office):
    office.take(office.catalogue({}, {}, {"price": "200"}, {}))
    file = office.catalogue(
        {"price": "55.000"}, {"price": "27.000"}, {"price": "500"}, {"name": "Kertas HVS F4"}
    )
    plan = office.take(file, "--preview")["plan"]
    shown = [(p["product"], p["was"], p["price"], p["percent"]) for p in plan["prices_shown"]]
    assert shown == [
        ("P-900003", 200, 500, "150.0"),
        ("P-900002", 54_000, 27_000, "-50.0"),
        ("P-900001", 54_000, 55_000, "1.8"),
    ]
    assert (plan["prices"], plan["names"], plan["unchanged"]) == (3, 1, 0)
    assert plan["names_shown"] == [
        {"product": "P-900004", "was": CATALOGUE["name"], "name": "Kertas HVS F4"}
    ]


def test_a_new_price_is_a_new_price_list_and_the_old_price_stays_on_record(each_office):
    each_office.take(each_office.catalogue({}, {}))
    first = products(each_office)
    each_office.take(each_office.catalogue({"price": "60000"}, {"name": "Kertas F4"}))
    second = products(each_office)
    assert second["P-900001"]["price_list"] > first["P-900001"]["price_list"]
    assert second["P-900002"]["price_list"] == first["P-900002"]["price_list"]
    (record,) = audit_of(each_office, "import.prices")
    assert record["moved"] == [["P-900001", 54_000, 60_000]]
    assert record["price_list"] == second["P-900001"]["price_list"]


def test_the_audit_keeps_the_seal_of_each_file(office):
    file = office.catalogue({})
    office.take(file)
    seal = subprocess.run(["sha256sum", file], capture_output=True, text=True, check=True)
    (record,) = audit_of(office, "import.catalogue")
    assert record["files"] == [{"name": "berkas.csv", "sha256": seal.stdout.split()[0]}]
    assert office.said("audit", "verify")["ok"]


def test_an_import_can_be_tied_to_the_plan_that_was_looked_at(office):
    file = office.catalogue({}, {"price": "60000"})
    seal = office.take(file, "--preview")["plan"]["fingerprint"]
    office.said("import", "catalogue", office.catalogue({}), "--format", "bejo")
    file = office.catalogue({}, {"price": "60000"})
    arguments = ("import", "catalogue", file, "--format", "bejo", "--plan")
    assert office.refused(*arguments, seal)[0] == "import.plan_changed"
    assert "P-900002" not in products(office)
    office.said(*arguments, office.take(file, "--preview")["plan"]["fingerprint"])
    assert products(office)["P-900002"]["price"] == 60_000


def test_half_a_file_does_not_empty_the_catalogue_by_itself(each_office):
    each_office.take(each_office.catalogue(*THIRTY))
    half = each_office.catalogue(*THIRTY[:8])
    code, facts = each_office.refused("import", "catalogue", half, "--format", "bejo")
    assert (code, facts) == (
        "import.withdraws_many",
        {"withdrawn": 22, "standing": 30, "percent": 73},
    )
    assert all(p["withdrawn_on"] is None for p in products(each_office).values())
    seen = each_office.take(half, "--preview")
    assert (seen["withdrawn"], seen["plan"]["needs_yes"]) == (22, True)
    assert each_office.take(half, "--yes")["withdrawn"] == 22


def test_what_comes_back_is_for_sale_again_and_said(office):
    office.take(office.catalogue({}, {}))
    office.take(office.catalogue({}))
    plan = office.take(office.catalogue({}, {}))["plan"]
    assert (plan["restored"], plan["changed"], plan["new"]) == (1, 1, 0)
    assert products(office)["P-900002"]["withdrawn_on"] is None


def test_a_refused_row_does_not_withdraw_its_product(office):
    office.take(office.catalogue({}, {}))
    done = office.take(office.catalogue({}, {"price": "murah"}))
    assert done["withdrawn"] == 0
    assert products(office)["P-900002"]["price"] == 54_000


@pytest.mark.parametrize("price", ["=B2*2", "#REF!"])
def test_a_formula_does_not_withdraw_the_product_of_its_row(office, price):
    office.take(office.catalogue({}, {}))
    done = office.take(office.catalogue({}, {"price": price}))
    assert [row["product"] for row in done["refused"]] == ["900002"]
    assert done["withdrawn"] == 0
    assert products(office)["P-900002"]["withdrawn_on"] is None


@pytest.mark.parametrize(
    "tail",
    [
        "",
        'P-900001,"Kertas,V-00001,ATK,rim,barang,PDN,54000\nP-900002,B,V-00001,ATK,rim,barang,PDN,1\n',
        "P-900002,Kertas\n",
    ],
    ids=["heading only", "quote left open", "row cut"],
)
def test_rows_that_name_no_product_withdraw_nothing_unasked(office, tail):
    """Which product such a row is about nobody knows: it may be one of those that seem gone."""
    office.take(office.catalogue({}, {}))
    file = office.folder / "rusak.csv"
    file.write_text(f"{','.join(CATALOGUE)}\n{tail}")
    code, facts = office.refused("import", "catalogue", file, "--format", "bejo")
    assert (code, facts["withdrawn"], facts["standing"]) == ("import.withdraws_many", 2, 2)
    assert office.take(file, "--preview")["plan"]["needs_yes"] is True
    assert all(p["withdrawn_on"] is None for p in products(office).values())
    assert office.take(file, "--yes")["withdrawn"] == 2


def test_a_product_of_another_catalogue_is_taken_over_and_said(office):
    plan = office.take(office.catalogue({"code": "P-000001"}))["plan"]
    assert (plan["from_other_sources"], plan["changed"], plan["new"]) == (1, 1, 0)


def test_what_is_known_of_a_vendor_is_not_lost_to_an_export(office, export):
    file = export.write({"nama_penyedia": "CV Lontar Jaya"})
    first = office.said("import", "catalogue", file, "--format", "ekatalog")
    code = first["plan"]["vendors_shown"][0]["vendor"]
    office.said(
        *("vendor", "add", code, "--name", "CV Lontar Jaya", "--region", "35.09"),
        *("--npwp", "0012345674626000", "--pkp", "--npwp-valid"),
    )
    again = office.said("import", "catalogue", file, "--format", "ekatalog")
    assert (again["changed"], again["plan"]["vendors_new"]) == (0, 0)
    listed = {v["code"]: v for v in office.said("vendor", "list", "--limit", "1000")["vendors"]}
    assert (listed[code]["pkp"], listed[code]["npwp"]) == (True, "0012345674626000")


def test_a_price_without_a_day_keeps_its_day_until_it_changes(office, capsys):
    office.take(office.catalogue({}))
    later = ["--now", "2026-11-01T09:00:00+07:00"]
    assert (
        office.said(*later, "import", "catalogue", office.catalogue({}), "--format", "bejo")[
            "changed"
        ]
        == 0
    )
    office.said(*later, "import", "catalogue", office.catalogue({"price": "1"}), "--format", "bejo")
    assert products(office)["P-900001"]["price_on"] == "2026-11-01"


def test_a_workbook_changes_what_the_same_csv_changes(office):
    rows = [{**CATALOGUE, "code": f"P-{n}", "price": price} for n, price in ((1, "5.000"), (2, ""))]
    from_csv = office.take(write_csv(office.folder / "a.csv", rows), "--preview")
    from_xlsx = office.take(write_xlsx(office.folder / "a.xlsx", rows), "--preview")
    assert from_xlsx.pop("sheet") == "Sheet"
    assert from_csv.pop("sheet") == ""
    for document in (from_csv, from_xlsx):
        del document["plan"]["files"], document["plan"]["fingerprint"]
    assert from_xlsx == from_csv


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"code,name\n1,2\n", "import.column_missing"),
        ("code,name\n1,Café\n".encode("cp1252"), "import.not_utf8"),
        (b"", "import.empty"),
        (b"\xd0\xcf\x11\xe0", "import.old_excel"),
        (b"PK\x03\x04", "import.xlsx_broken"),
    ],
)
def test_a_bad_file_changes_nothing(office, content, error):
    before = products(office)
    file = office.folder / "bad.csv"
    file.write_bytes(content)
    assert office.refused("import", "catalogue", file, "--format", "bejo")[0] == error
    assert products(office) == before


def test_a_wrong_encoding_late_in_the_file_changes_nothing(office):
    before = products(office)
    file = office.catalogue(*THIRTY)
    file.write_bytes(file.read_bytes() + b"P-1,Caf\xe9,V-00001,x,rim,goods,PDN,1\n")
    code, facts = office.refused("import", "catalogue", file, "--format", "bejo")
    assert (code, facts["line"], facts["byte"]) == ("import.not_utf8", 32, "0xE9")
    assert products(office) == before


def test_a_price_file_belongs_to_the_ekatalog_only(office):
    file = office.catalogue({})
    arguments = ("import", "catalogue", file, "--format", "bejo", "--prices", file)
    assert office.refused(*arguments)[0] == "import.prices_apart"


def at_terminal(address, file, answer):
    """Run the import as a person at a terminal; return exit code and what the screen showed."""
    ours, theirs = pty.openpty()
    given = ["--database", address, "--now", NOW, "import", "catalogue", file, "--format", "bejo"]
    process = subprocess.Popen(
        [sys.executable, "-m", "bejo_central", *map(str, given)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        close_fds=True,
    )
    os.close(theirs)
    os.write(ours, answer)
    shown = b""
    try:
        while chunk := os.read(ours, 4096):
            shown += chunk
    except OSError:  # the other end of a terminal is closed with an error
        pass
    os.close(ours)
    return process.wait(), shown.decode()


def test_at_a_terminal_the_plan_is_shown_and_asked_for(office):
    office.take(office.catalogue(*THIRTY))
    file = office.catalogue({"price": "99000"}, *THIRTY[:7])
    code, shown = at_terminal(office.address, file, b"tidak\n")
    assert code == 1
    assert "Terapkan perubahan di atas?" in shown
    assert "withdrawn: 22" in shown
    assert "99000" in shown
    assert products(office)["P-900001"]["price"] == 54_000
    code, shown = at_terminal(office.address, file, b"ya\n")
    assert code == 0
    assert products(office)["P-900001"]["price"] == 99_000
