"""`mandate add|end|list`: every term by the command line, on both databases, with its trace."""

from __future__ import annotations

import json

import pytest

from bejo_central.cli import main
from bejo_central.store.database import Database
from bejo_central.store.device_tables import AUDIT
from bejo_central.store.engine import EVERY_UNIT

UNIT = "413.101"
NOW = "2026-10-09T09:00:00+07:00"
TERMS = ("--roles", "PPK", "--sk", "821/9/2026", "--since", "2026-10-01", "--until", "2026-10-31")


@pytest.fixture
def run(place, capsys):
    def run(*arguments):
        code = main(["--database", place.address, "--now", NOW, "--json", *arguments])
        return code, json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def pptk(run):
    officers = run("officer", "list", "--unit", UNIT)[1]["officers"]
    return next(
        one["nip"] for one in officers if any("PPTK" in m["roles"] for m in one["mandates"])
    )


def listed(run, nip):
    found = run("mandate", "list", "--unit", UNIT, "--nip", nip)[1]["mandates"]
    return {one["sk"]: one for one in found}


def last_act(place):
    database = Database(place.address)
    with database.read(EVERY_UNIT) as connection:
        row = connection.execute(AUDIT.select().order_by(AUDIT.c.entry.desc())).first()
    database.close()
    return row.act, row.subject


def test_a_stand_in_is_appointed_with_every_term(run, pptk, place):
    code, document = run(
        *("mandate", "add", pptk, *TERMS, "--sk-on", "2026-09-28", "--acting", "PLT"),
        *("--stands-for", "Sekretaris Dinas", "--order-limit", "50000000"),
    )
    assert code == 0
    kept = listed(run, pptk)["821/9/2026"]
    assert document["officer"]["mandates"].count(
        {name: value for name, value in kept.items() if name not in {"nip", "name", "holds"}}
    )
    assert (kept["acting"], kept["stands_for"], kept["sk_on"]) == (
        "PLT",
        "Sekretaris Dinas",
        "2026-09-28",
    )
    assert (kept["order_limit"], kept["may_issue"], kept["holds"]) == (50_000_000, False, True)
    assert len(listed(run, pptk)) == 3
    assert last_act(place) == ("mandate.add", pptk)


def test_a_mandate_ends_on_its_last_day(run, pptk, place):
    run("mandate", "add", pptk, *TERMS)
    code, _ = run("mandate", "end", pptk, "--sk", "821/9/2026", "--on", "2026-10-08")
    kept = listed(run, pptk)["821/9/2026"]
    assert (code, kept["until"], kept["holds"]) == (0, "2026-10-08", False)
    assert last_act(place) == ("mandate.end", pptk)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("add", "197501012005011001", *TERMS), "officer.unknown"),
        (("add", "{nip}", *TERMS[:-1], "2026-09-01"), "mandate.days"),
        (("add", "{nip}", "--roles", "CAMAT", *TERMS[2:]), "cli.role"),
        (("add", "{nip}", *TERMS, "--order-limit", "banyak"), "cli.amount"),
        (("add", "{nip}", *TERMS, "--sk-on", "kemarin"), "cli.day"),
        (("end", "{nip}", "--sk", "tidak/ada", "--on", "2026-10-08"), "mandate.unknown"),
        (("list", "--unit", "0.0"), "unit.unknown"),
    ],
)
def test_what_is_wrong_is_told_and_changes_nothing(run, pptk, arguments, reason):
    before = listed(run, pptk)
    code, document = run("mandate", *(part.format(nip=pptk) for part in arguments))
    assert (code, document["error"]["code"]) == (1, reason)
    assert "…" not in document["error"]["message"]
    assert listed(run, pptk) == before
