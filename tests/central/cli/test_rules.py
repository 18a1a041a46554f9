"""Rules are published once a version, in order, and reach every unit."""

from __future__ import annotations

import json
import shutil

import pytest

import resources
from bejo_central.cli import main
from bejo_central.keys import verify
from bejo_central.rulebook import RulesInForce, load_pack, load_rules
from bejo_desktop.contract.rule_pack import read_pack, signed_bytes
from bejo_desktop.contract.signing import from_text

NOW = "2026-10-09T09:00:00+07:00"
UNTIL = ("--valid-until", "2027-12-31")


@pytest.fixture
def run(place, capsys):
    """Run a command; return exit code and the document."""

    def run(*arguments):
        given = ["--database", place.address, "--now", NOW]
        code = main([*given, *map(str, arguments), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def folder(tmp_path):
    """Rule files with another PPh 23."""
    copy = tmp_path / "rules"
    shutil.copytree(resources.path("rules"), copy)
    pph = copy / "pph.toml"
    pph.write_text(
        pph.read_text("utf-8").replace('"pph23", rate = "2%"', '"pph23", rate = "3%"'), "utf-8"
    )
    return copy


def test_a_published_pack_is_signed_by_the_centre(run, folder, tmp_path):
    code, told = run("rules", "publish", folder, "--version", "2027.1.1", *UNTIL)
    assert (code, told["version"], told["origin"]) == (0, "2027.1.1", "centre")
    file = tmp_path / "pack.bejo"
    assert run("rules", "export", file)[0] == 0
    signed = read_pack(file.read_bytes())
    signature = from_text(signed.signature, 64, field="signature")
    assert verify(signed.key, signature, signed_bytes(signed.pack))
    assert signed.pack.issued_on.isoformat() == "2026-10-09"
    assert len(run("rules", "list")[1]["packs"]) == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--version", "2026.1.1", *UNTIL), "rules.older"),
        (("--version", load_pack().version, *UNTIL), "rules.older"),
        (("--version", "2027.1.1", "--valid-until", "2026-10-08"), "rules.expired"),
        (("--version", "2027", *UNTIL), "rules.version"),
        (("--version", "2027.1.1", "--valid-until", "besok"), "cli.day"),
    ],
    ids=["older", "of the program", "expired", "no version", "no day"],
)
def test_what_cannot_be_published_changes_nothing(run, folder, arguments, code):
    done, told = run("rules", "publish", folder, *arguments)
    assert (done, told["error"]["code"]) == (1, code)
    assert run("rules", "list")[1]["packs"] == []


def test_a_folder_that_is_not_whole_is_not_published(run, folder):
    (folder / "ppn.toml").unlink()
    code, told = run("rules", "publish", folder, "--version", "2027.1.1", *UNTIL)
    assert (code, told["error"]["code"]) == (1, "rules.broken")
    assert "ppn.base" in told["error"]["message"]


def test_nothing_published_is_said_so(run, tmp_path):
    assert run("rules", "export", tmp_path / "pack.bejo")[1]["error"]["code"] == "rules.unknown"
    missing = run("rules", "publish", tmp_path / "none", "--version", "2027.1.1", *UNTIL)
    assert missing[1]["error"]["code"] == "rules.no_file"


def test_desks_get_a_pack_that_is_published_while_the_centre_serves(run, folder, centre, desk):
    assert not [key for key in desk.pull() if key[0] == "rules"]
    run("rules", "publish", folder, "--version", "2027.1.1", *UNTIL)
    after = desk.pull()
    assert after["rules", "2027.1.1"].signed.pack.version == "2027.1.1"


def test_a_unit_that_is_new_gets_the_newest_pack(run, folder, centre):
    run("rules", "publish", folder, "--version", "2027.1.1", *UNTIL)
    run("rules", "publish", folder, "--version", "2027.1.2", *UNTIL)
    run("unit", "add", "413.999", "--name", "Dinas Baru", "--region", "35.09")
    with centre.looking() as connection:
        rows = connection.exec_driver_sql(
            "SELECT id FROM feed WHERE scope = 'u:413.999' AND kind = 'rules'"
        ).all()
    assert [row[0] for row in rows] == ["2027.1.2"]


def test_the_centre_judges_by_the_newest_pack_and_keeps_the_others(run, folder, centre):
    in_force = RulesInForce(load_rules())
    with centre.looking() as connection:
        assert in_force.at(connection, centre.clock()).version == load_pack().version
    run("rules", "publish", folder, "--version", "2027.1.1", *UNTIL)
    with centre.looking() as connection:
        book = in_force.at(connection, centre.clock())
        day = centre.clock().date()
        assert (book.version, book.on("pph23", day).ratio * 100) == ("2027.1.1", 3)
        assert book.of(load_pack().version).on("pph23", day).ratio * 100 == 2
        centre.clock.pass_days(600)
        assert in_force.at(connection, centre.clock()).version == load_pack().version
