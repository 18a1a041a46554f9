"""Wrong arguments, missing files, no desk: one JSON document each, and its exit code."""

import pytest

NO_DESK = {"BEJO_PASSPHRASE": "sawah-hujan-perahu-12"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("nothing",),
        ("order",),
        ("order", "sign", "ID"),
        ("order", "sign", "ID", "--on", "kemarin"),
        ("order", "list", "--state", "lunas"),
        ("print", "ID", "--paper", "sp"),
        ("words",),
        ("quote",),
        ("--now", "2026-05-01T08:00:00", "order", "list"),
        ("search", "kertas", "--limit", "0"),
        ("quote", "/nowhere/at/all.json"),
    ],
    ids=" ".join,
)
def test_wrong_arguments_leave_with_2_and_say_so_in_json(bejo, arguments):
    done = bejo(*arguments, "--json")
    assert done.code == 2
    assert {"code", "message", "facts"} == set(done.error)


def test_a_desk_that_is_not_enrolled_says_what_to_do(bejo, tmp_path):
    for where in (("--json", "order", "list"), ("order", "list", "--json")):
        done = bejo("--home", tmp_path, *where, **NO_DESK)
        assert (done.code, done.error["code"]) == (1, "desk.not_enrolled")
        assert "Daftarkan" in done.error["message"]


def test_without_a_passphrase_and_a_terminal_nothing_opens(bejo, tmp_path):
    done = bejo("--home", tmp_path, "order", "list", "--json")
    assert (done.code, done.error["code"]) == (1, "cli.no_passphrase")


def test_people_read_a_sentence_on_stderr_and_nothing_on_stdout(bejo, tmp_path):
    done = bejo("--home", tmp_path, "sync", **NO_DESK)
    assert (done.code, done.out) == (1, "")
    assert "[desk.not_enrolled]" in done.err
