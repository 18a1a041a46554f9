"""Every command answers one JSON document, exits by its kind of failure, and leaves a trace."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bejo_central.cli import main
from bejo_central.store import audit
from bejo_central.store.database import Database
from bejo_central.store.device_tables import AUDIT
from bejo_central.store.engine import EVERY_UNIT

ROOT = Path(__file__).parents[3]
UNIT = "413.101"
NOW = "2026-10-09T09:00:00+07:00"


@pytest.fixture
def run(place, capsys):
    """Run a command; return exit code and the document."""

    def run(*arguments, json_first=False):
        given = ["--database", place.address, "--now", NOW]
        words = ["--json", *arguments] if json_first else [*arguments, "--json"]
        code = main([*given, *words])
        out = capsys.readouterr().out
        assert out.count("\n") == 1, "one document and nothing else"
        return code, json.loads(out)

    return run


@pytest.fixture
def audited(place):
    def audited():
        database = Database(place.address)
        with database.read(EVERY_UNIT) as connection:
            acts = connection.execute(AUDIT.select().order_by(AUDIT.c.entry)).all()
            assert audit.first_broken(connection)[1] is None
        database.close()
        return [(row.act, row.subject) for row in acts]

    return audited


def test_json_may_stand_before_or_after_the_command(run):
    assert run("unit", "list") == run("unit", "list", json_first=True)


def test_a_unit_is_added_and_listed(run, audited):
    code, document = run(
        "unit",
        "add",
        "499.001",
        "--name",
        "Dinas Uji",
        "--region",
        "35.09",
        "--numbering",
        "agenda",
    )
    assert code == 0
    assert document["unit"]["region_name"] == "Kabupaten Jember"
    listed = {unit["code"]: unit for unit in run("unit", "list")[1]["units"]}
    assert listed["499.001"]["numbering"] == "agenda"
    assert audited()[-1] == ("unit.add", "499.001")


def test_an_officer_gets_a_new_mandate(run, audited):
    officers = run("officer", "list", "--unit", UNIT)[1]["officers"]
    pp = next(one for one in officers if one["roles"] == ["PP"])
    code, document = run(
        *("officer", "add", pp["nip"], "--unit", UNIT, "--name", pp["name"]),
        *("--roles", "PP,PPK", "--sk", "900/1/2027", "--since", "2027-06-01"),
        *("--until", "2027-12-31"),
    )
    assert code == 0
    assert document["officer"]["roles"] == ["PP", "PPK"]
    assert document["officer"]["sk"] == "900/1/2027"
    assert audited()[-1] == ("officer.add", pp["nip"])


def test_a_code_is_told_once_with_its_end(run, audited):
    nip = run("officer", "list", "--unit", UNIT)[1]["officers"][0]["nip"]
    code, document = run("device", "code", "--officer", nip)
    assert code == 0
    assert len(document["code"].replace("-", "")) == 16
    assert document["expires_at"].startswith("2026-10-12T02:00:0")
    assert audited()[-1] == ("device.code", nip)


def test_a_vendor_is_suspended_and_the_suspension_taken_back(run, audited):
    code, document = run("vendor", "suspend", "V-00001", "--reason", "Uji")
    assert (code, document["vendor"]["suspended_since"]) == (0, "2026-10-09")
    assert document["vendor"]["suspended_reason"] == "Uji"
    assert run("vendor", "unsuspend", "V-00001")[1]["vendor"]["suspended_since"] is None
    assert [act for act, _ in audited()[-2:]] == ["vendor.suspend", "vendor.unsuspend"]


def test_a_vendor_is_added(run):
    code, document = run("vendor", "add", "V-90001", "--name", "UD Uji", "--region", "35.09")
    assert (code, document["vendor"]["name"]) == (0, "UD Uji")


def test_a_price_makes_a_new_version_of_the_price_list(run, audited):
    code, document = run("price", "set", "P-000001", "61000")
    assert (code, document["price"]) == (0, 61000)
    again = run("price", "set", "P-000001", "62000")[1]
    assert (again["was"], again["price_list"]) == (61000, document["price_list"] + 1)
    assert audited()[-1] == ("price.set", "P-000001")


def test_a_product_is_withdrawn_and_brought_back(run):
    assert run("product", "withdraw", "P-000002")[1]["product"]["withdrawn_on"] == "2026-10-09"
    assert run("product", "restore", "P-000002")[1]["product"]["withdrawn_on"] is None


def test_products_are_listed_by_what_is_ordered_most(run):
    code, document = run("product", "list", "--limit", "3")
    assert code == 0
    assert [product["code"] for product in document["products"]] == [
        "P-000001",
        "P-000002",
        "P-000003",
    ]
    assert all(type(product["price"]) is int for product in document["products"])


def test_a_ceiling_is_set_and_what_is_left_follows(run, audited):
    line = run("budget", "list", "--unit", UNIT)[1]["lines"][0]
    assert line["left"] == line["ceiling"] - line["committed"] - line["realised"]
    code, document = run("budget", "set", "--unit", UNIT, line["code"], "1000000000")
    assert (code, document["line"]["ceiling"]) == (0, 1_000_000_000)
    assert document["line"]["left"] == 1_000_000_000 - line["committed"] - line["realised"]
    assert audited()[-1] == ("budget.set", line["code"])


def test_a_budget_line_is_added(run):
    code = "5.02.01.2.06.0005/5.1.02.01.01.0099"
    exit_code, document = run("budget", "add", "--unit", UNIT, code, "5000000", "--year", "2026")
    assert (exit_code, document["line"]["account"]) == (0, "5.1.02.01.01.0099")


def test_a_year_is_closed_and_opened(run, audited):
    assert run("year", "close", "2026")[1] == {"year": 2026, "closed_on": "2026-10-09"}
    assert run("year", "open", "2026")[1] == {"year": 2026, "closed_on": None}
    assert [act for act, _ in audited()[-2:]] == ["year.close", "year.open"]


def test_the_register_of_a_new_unit_is_empty_and_sums(run):
    code, document = run("register", "--unit", UNIT, "--series", "SP", "--year", "2026")
    assert (code, document["issued"], document["sum_ok"], document["gaps"]) == (0, 0, True, [])


def test_the_audit_log_verifies(run):
    run("price", "set", "P-000001", "61000")
    assert run("audit", "verify") == (0, {"entries": 2, "ok": True})


@pytest.mark.parametrize(
    ("arguments", "exit_code", "error"),
    [
        (["order", "show", "nothing"], 1, "order.unknown"),
        (["device", "code", "--officer", "1"], 1, "officer.unknown"),
        (["device", "revoke", "99"], 1, "desk.unknown"),
        (["price", "set", "P-999999", "5"], 1, "product.unknown"),
        (["price", "set", "P-000001", "0"], 1, "price.zero"),
        (["price", "set", "P-000001", "1.000"], 1, "cli.amount"),
        (["price", "set", "P-000001", "9999999999999999"], 1, "money.range"),
        (["vendor", "suspend", "V-99999", "--reason", "x"], 1, "vendor.unknown"),
        (["vendor", "suspend", "V-00001", "--reason", " "], 1, "vendor.reason"),
        (["budget", "list", "--unit", "0.0"], 1, "unit.unknown"),
        (["budget", "set", "--unit", UNIT, "x/y", "5"], 1, "budget.unknown_line"),
        (["unit", "add", "x", "--name", "A", "--region", "35.09"], 1, "identity.unit"),
        (["unit", "add", "1.1", "--name", "A", "--region", "99.99"], 1, "identity.region"),
        (["seed-demo", "--orders", "99999"], 1, "seed.orders"),
        (["seed-demo", "--products", "5"], 1, "seed.products"),
        (["nothing"], 2, "cli.arguments"),
        (["price", "set"], 2, "cli.arguments"),
        (["unit", "list", "--bogus"], 2, "cli.arguments"),
    ],
)
def test_a_failure_is_a_document_too_with_words_in_indonesian(run, arguments, exit_code, error):
    code, document = run(*arguments)
    assert (code, document["error"]["code"]) == (exit_code, error)
    assert document["error"]["message"] not in {"", error}
    assert "…" not in document["error"]["message"]
    assert isinstance(document["error"]["facts"], dict)


def test_a_centre_that_was_not_made_is_a_failure_of_the_environment(tmp_path, capsys):
    code = main(["--database", str(tmp_path / "none.db"), "unit", "list", "--json"])
    assert code == 3
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "database.missing"


def test_without_json_people_read_lines_and_errors_go_to_stderr(place, capsys):
    assert main(["--database", place.address, "unit", "list"]) == 0
    assert UNIT in capsys.readouterr().out
    assert main(["--database", place.address, "order", "show", "x"]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Pesanan" in shown.err


def test_the_same_seed_makes_the_same_world(tmp_path, capsys):
    documents = []
    contents = []
    for name in ("a.db", "b.db"):
        given = ["--database", str(tmp_path / name), "--now", NOW, "--json"]
        assert main([*given, "init"]) == 0
        capsys.readouterr()
        assert main([*given, "seed-demo", "--seed", "3", "--products", "200"]) == 0
        documents.append(json.loads(capsys.readouterr().out))
        database = Database(str(tmp_path / name))
        with database.read(EVERY_UNIT) as connection:
            contents.append(
                [
                    sorted(map(tuple, connection.exec_driver_sql(f"SELECT * FROM {table}")))
                    for table in ("unit", "officer", "mandate", "budget_line", "vendor", "product")
                ]
            )
        database.close()
    assert documents[0] == documents[1]
    assert contents[0] == contents[1]
    assert documents[0]["counts"]["products"] == 200
    assert documents[0]["counts"]["regions"] == 38
    roles = {role for officer in documents[0]["units"][0]["officers"] for role in officer["roles"]}
    assert {"PP", "PPK", "BENDAHARA"} <= roles


def test_who_stops_reading_is_no_fault(place):
    """As with `bejo-central product list | head -1`."""
    theirs, ours = os.pipe()
    os.close(theirs)
    done = subprocess.run(
        [
            *(sys.executable, "-m", "bejo_central", "--database", place.address),
            *("product", "list", "--limit", "10000"),
        ],
        cwd=ROOT,
        stdout=ours,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(ours)
    assert (done.returncode, done.stderr) == (0, b"")
