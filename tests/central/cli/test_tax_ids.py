"""A tax id or NIB that cannot be is refused at every way in, and nothing is kept."""

from __future__ import annotations

import json

import pytest

from bejo_central.cli import main

SOUND = "0012345674626000"
WRONG = "0012345684626000"
"""One digit of the checked part is another."""


@pytest.fixture
def run(place, capsys):
    """Run a command; return exit code and the document."""

    def run(*arguments):
        code = main(["--database", place.address, *arguments, "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run


UNIT = ("unit", "add", "413.998", "--name", "Dinas Contoh", "--region", "35.09")
VENDOR = ("vendor", "add", "V-98765", "--name", "CV Contoh", "--region", "35.09")


def listed(run, command):
    """All units or vendors by code."""
    more = ("--limit", "100000") if command is VENDOR else ()
    found = run(command[0], "list", *more)[1][f"{command[0]}s"]
    return {one["code"]: one for one in found}


@pytest.mark.parametrize("command", [UNIT, VENDOR], ids=["unit", "vendor"])
def test_a_wrong_check_digit_keeps_nothing(run, command):
    code, told = run(*command, "--npwp", WRONG)
    assert (code, told["error"]["code"]) == (1, "identity.npwp")
    assert told["error"]["facts"]["field"] == "npwp"
    assert command[2] not in listed(run, command)


@pytest.mark.parametrize("command", [UNIT, VENDOR], ids=["unit", "vendor"])
def test_the_old_form_is_kept_with_sixteen_digits(run, command):
    assert run(*command, "--npwp", SOUND[1:])[0] == 0
    assert listed(run, command)[command[2]]["npwp"] == SOUND


def test_a_nib_is_kept_as_its_thirteen_digits_by_which_the_board_counts(run):
    assert run(*VENDOR, "--nib", "9120 1012 3456 7")[0] == 0
    assert listed(run, VENDOR)["V-98765"]["nib"] == "9120101234567"
    code, told = run(*VENDOR, "--nib", "912010123456")
    assert (code, told["error"]["code"]) == (1, "identity.nib")
    assert listed(run, VENDOR)["V-98765"]["nib"] == "9120101234567"
