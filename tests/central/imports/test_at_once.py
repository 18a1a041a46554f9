"""Two administrators import at once; one of them dies in the middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from bejo_central.admin import catalogue_import, record_import
from bejo_central.admin.catalogue_import import CatalogueFile
from bejo_central.admin.record_import import RecordsFile
from bejo_central.imports.budget import Asked, read_budget
from bejo_central.imports.own_catalogue import KnownVendors, read_own_catalogue
from bejo_central.imports.results import Sen
from bejo_desktop.domain.errors import RuleBroken
from tests.central.imports.taking import BUDGET, CATALOGUE, NOW, Office

ROOT = Path(__file__).parents[3]
DIES_AT = """
import os, signal, sys
from sqlalchemy import Engine, event
from bejo_central.cli import main
left = int(sys.argv[1])
def point(*_):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
event.listen(Engine, "before_cursor_execute", point)
event.listen(Engine, "commit", point)
sys.exit(main(sys.argv[2:]))
"""


def budgets(account, folder, today, expected):
    file = folder / "dpa.csv"
    read = RecordsFile(read_budget(file, Asked(today.year)), "budget", file)
    record_import.take_over(account, read, expected=expected)


def catalogue(account, folder, today, expected):
    file = folder / "katalog.csv"
    known = KnownVendors(frozenset({"V-00001"}), {})
    read = CatalogueFile(read_own_catalogue(file, Sen.REFUSE, known, today), "bejo", (file,))
    catalogue_import.take_over(account, read, expected=expected, may_empty=False)


KINDS = {"budget": (budgets, "dpa.csv", BUDGET), "catalogue": (catalogue, "katalog.csv", CATALOGUE)}


@pytest.mark.parametrize("what", KINDS)
def test_of_two_who_saw_one_plan_the_second_is_told_that_it_is_another_now(
    centre, cluster, capsys, tmp_path, what
):
    take, name, row = KINDS[what]
    office = Office(centre.address, capsys, tmp_path)
    more = ("--format", "bejo") if what == "catalogue" else ("--year", "2026")
    seen = office.said("import", what, office.file(row, name=name), *more, "--preview")
    today = centre.clock().date()
    told = []

    def second():
        try:
            with centre.acting() as account:
                take(account, tmp_path, today, seen["plan"]["fingerprint"])
            told.append("done")
        except RuleBroken as error:
            told.append(error.code)

    thread = threading.Thread(target=second)
    with centre.acting() as account:
        take(account, tmp_path, today, seen["plan"]["fingerprint"])
        thread.start()
        wait_until_blocked(centre, thread)
    thread.join()
    assert told == ["import.plan_changed"]


def wait_until_blocked(centre, thread):
    """Until the second one waits for the first; a file lets nobody begin, so that is soon said."""
    if "://" not in centre.address:
        return
    waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    while thread.is_alive():
        with centre.looking() as connection:
            if connection.execute(waiting).scalar():
                return


@pytest.mark.parametrize("dies_at", [20, 32, 44])
def test_an_import_that_is_killed_leaves_nothing_half(each_office, dies_at):
    rows = [{**CATALOGUE, "code": f"P-9{n:05d}"} for n in range(4_500)]
    file = each_office.file(*rows)
    arguments = ["import", "catalogue", str(file), "--format", "bejo"]
    before = each_office.said("product", "list", "--limit", "100000")
    child = subprocess.run(
        [
            *(sys.executable, "-c", DIES_AT, str(dies_at)),
            *("--database", each_office.address, "--now", NOW, "--json", *arguments),
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert child.returncode == -signal.SIGKILL, (child.returncode, child.stdout[-300:])
    assert each_office.said("product", "list", "--limit", "100000") == before
    assert each_office.said("audit", "verify")["ok"] is True
    assert each_office.said(*arguments)["loaded"] == len(rows)
