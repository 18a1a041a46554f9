"""The commands of a running order are there, with their options, and refuse half of one."""

from datetime import date
from pathlib import Path

import pytest

from bejo_desktop.cli.arguments import ArgumentsWrong, parse
from bejo_desktop.cli.orders import answers_of


def test_reasons_answer_one_question_or_all():
    asked = parse(
        ["order", "submit", "1234", "--reason", "flag.split=Tahap kedua", "--reason", "x y"]
    )
    assert answers_of(asked) == {"flag.split": "Tahap kedua", "": "x y"}
    assert answers_of(parse(["order", "submit", "1234"])) == {}


def test_each_act_of_a_running_order_has_its_command():
    cancel = ["order", "cancel", "1", "--form", "pemutusan", "--reason", "T", "--on", "2026-10-12"]
    assert parse(cancel).on == date(2026, 10, 12)
    assert parse(["order", "due", "1", "--receipt", "2", "--receipt", "3"]).receipts == [2, 3]
    for name in ("receive", "send-back", "pay", "deposit", "amend"):
        assert parse(["order", name, "1", "--from", "f"]).source == Path("f")
    assert parse(["order", "pay-together", "--from", "f"]).source == Path("f")
    assert parse(["order", "final-all", "1", "2"]).orders == ["1", "2"]
    over = parse(["order", "hand-over", "--all", "--from", "8", "--to", "9", "--reason", "T"])
    assert (over.all, over.giver, over.to) == (True, "8", "9")
    assert parse(["order", "final", "1", "--seen", "ab"]).seen == "ab"
    assert parse(["order", "final-all", "1", "--seen", "a", "--seen", "b"]).seen == ["a", "b"]
    assert parse(["order", "allow-budget", "1", "--reason", "T"]).reason == "T"
    bought = parse(["order", "buy", "--from", "f", "--scan", "nota.jpg"])
    assert (bought.order, bought.scan) == ("", Path("nota.jpg"))


def test_the_auditors_list_of_a_year_goes_to_a_file():
    asked = parse(["audit", "export", "--year", "2026", "--out", "daftar.xlsx"])
    assert (asked.year, asked.out) == (2026, Path("daftar.xlsx"))


@pytest.mark.parametrize(
    "arguments",
    [
        ["audit"],
        ["audit", "export", "--year", "kemarin"],
        ["order", "cancel", "1", "--form", "gift", "--reason", "T"],
        ["order", "cancel", "1", "--form", "pemutusan"],
        ["order", "hand-over", "1", "--reason", "T"],
        ["order", "pay-together"],
        ["order", "final-all"],
        ["order", "amend", "1"],
    ],
)
def test_half_a_command_is_none(arguments):
    with pytest.raises(ArgumentsWrong):
        parse(arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ["hand-over", "--to", "1", "--reason", "T"],
        ["hand-over", "1", "--all", "--to", "1", "--reason", "T"],
        ["hand-over", "--all", "--to", "1", "--reason", "T"],
        ["hand-over", "1", "--from", "2", "--to", "1", "--reason", "T"],
        ["buy"],
        ["final", "1", "--approved-by", "197109231997031003"],
    ],
)
def test_what_contradicts_itself_ends_with_two(bejo, arguments):
    done = bejo("order", *arguments, "--json")
    assert (done.code, done.error["code"]) == (2, "cli.arguments")
