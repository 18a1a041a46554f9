"""`bejo-central board`."""

from __future__ import annotations

import json

import pytest

from bejo_central.cli import main
from tests.central.board.conftest import Sample


@pytest.fixture
def run(centre, capsys):
    def run(*words):
        code = main(["--database", centre.address, "--now", "2026-10-09T09:00:00+07:00", *words])
        return code, capsys.readouterr().out

    return run


@pytest.fixture
def ordered(centre, write):
    with centre.acting() as account:
        write(account.session, [Sample(total=12_500_000), Sample(unit="425.117", total=7)])


def test_people_get_a_table_and_programs_a_document(run, ordered):
    code, shown = run("board")
    assert code == 0
    assert "Nilai transaksi   Rp12.500.007" in shown
    assert "1. Kabupaten Jember" in shown
    assert "9 Oktober 2026" in shown
    code, told = run("board", "--year", "2026", "--json")
    document = json.loads(told)
    assert (code, document["total"], document["orders"]) == (0, 12_500_007, 2)
    assert [x["code"] for x in document["regions"]] == ["35.09", "35.25"]
    assert "1 Januari 2026 sampai 9 Oktober 2026" in document["definitions"]["total"]
    assert document["as_of"] == "2026-10-09T02:00:00Z"


def test_a_year_that_has_not_begun_is_refused_in_words(run):
    code, told = run("board", "--year", "2027", "--json")
    assert code == 1
    assert json.loads(told)["error"]["code"] == "board.year"
    assert "2027" in json.loads(told)["error"]["message"]
