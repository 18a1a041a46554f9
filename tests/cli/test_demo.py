"""`bejo demo`: the whole journey by one command, and a desk that stays."""

from pathlib import Path

import pytest

STEPS = [
    "centre",
    "enrol",
    "officers",
    "first_sync",
    "line_away",
    "search",
    "drafts",
    "submit",
    "return",
    "final",
    "papers",
    "sign",
    "line_back",
    "exchange",
    "decide",
    "settle",
    "arrive",
    "receive",
    "pay",
    "close",
    "register",
]
PASSPHRASE = {"BEJO_PASSPHRASE": "perahu-kertas-7"}


@pytest.fixture(scope="module")
def demo(bejo, tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    return bejo("demo", "--out", folder, "--products", "600", "--json", **PASSPHRASE)


@pytest.fixture
def at_home(bejo, demo):
    def run(*arguments):
        done = bejo("--home", demo.document["home"], *arguments, "--json", **PASSPHRASE)
        assert done.code == 0, done.out
        return done.document

    return run


def test_every_step_is_ok_and_has_its_seconds(demo):
    assert demo.code == 0
    assert [step["name"] for step in demo.document["steps"]] == STEPS
    assert all(step["ok"] and step["seconds"] >= 0 for step in demo.document["steps"])


def test_the_orders_have_met_every_verdict(demo):
    met = sorted((x["state"], x["sync"], bool(x["findings"])) for x in demo.document["orders"])
    assert met == [
        ("draft", "accepted", False),
        ("draft", "local", False),
        ("final", "accepted", False),
        ("final", "accepted", False),
        ("final", "held", False),
        ("final", "held", False),
        ("final", "refused", False),
        ("paid", "accepted", False),
        ("signed", "accepted", True),
        ("void", "accepted", False),
    ]


def test_one_order_is_closed_with_its_two_receipts_and_its_payment(demo, at_home):
    (paid,) = at_home("order", "list", "--state", "paid")["orders"]
    shown = at_home("order", "show", paid["number"])["order"]
    assert [receipt["complete"] for receipt in shown["receipts"]] == [False, True]
    assert shown["paid"]["kind"] == "UP"
    assert shown["arrived_on"] == shown["paid"]["paid_on"] == paid["ordered_on"]
    for series, used in (("SP", 8), ("BAST", 2), ("KW", 1)):
        account = at_home("register", "--series", series)
        assert (account["used"] + account["void"], account["sum_ok"]) == (used, True)


def test_two_papers_lie_where_it_says(demo, at_home):
    files = demo.document["files"]
    assert len(files) == 2
    for file in files:
        assert Path(file).read_bytes().startswith(b"%PDF-")


def test_the_closed_order_has_all_its_papers_and_no_others(bejo, demo, at_home, tmp_path):
    (paid,) = at_home("order", "list", "--state", "paid")["orders"]
    shown = at_home("order", "show", paid["number"])["order"]
    first, newest = (receipt["number"] for receipt in shown["receipts"])
    numbers = {"sp": paid["number"], "bast": newest, "kuitansi": shown["paid"]["number"]}
    for paper, number in numbers.items():
        pdf, sheet = tmp_path / f"{paper}.pdf", tmp_path / f"{paper}.json"
        asked = ("print", paid["number"], "--paper", paper, "--out", pdf, "--sheet", sheet)
        answer = at_home(*asked)
        assert (answer["paper"], answer["number"], answer["pages"] >= 1) == (paper, number, True)
        assert pdf.read_bytes() == Path(answer["archived"]).read_bytes()
        assert answer["number"] in sheet.read_text("utf-8")
    earlier = at_home(*asked[:3], "bast", "--receipt", "1", "--out", tmp_path / "1.pdf")
    assert earlier["number"] == first
    refused = bejo(
        "--home", demo.document["home"], *asked[:3], "spk", "--out", pdf, "--json", **PASSPHRASE
    )
    assert (refused.code, refused.error["code"]) == (1, "paper.other_form")


def test_afterwards_every_command_works_on_its_home(demo, at_home, tmp_path):
    orders = at_home("order", "list")["orders"]
    assert [order["id"] for order in orders] == [x["id"] for x in demo.document["orders"]]
    held = at_home("order", "list", "--state", "final")["orders"]
    assert {order["state"] for order in held} == {"final"}
    shown = at_home("order", "show", orders[-1]["number"])["order"]
    assert sum(impact["this_order"] for impact in shown["budget"]) == shown["total"]
    assert at_home("search", "krtas")["corrected_to"]
    assert at_home("budget", "list")["lines"]
    checks = at_home("doctor")["checks"]
    assert {check["name"] for check in checks} >= {"disk", "store", "catalogue", "numbers"}
    (numbers,) = (check["detail"] for check in checks if check["name"] == "numbers")
    left = dict(part.split() for part in numbers.split(", "))
    assert set(left) >= {"SP", "NP", "SPK", "BAST", "KW"}
    assert all(int(count) > 0 for count in left.values())


def test_a_folder_that_holds_a_desk_is_not_used_twice(bejo, demo):
    again = bejo("demo", "--home", demo.document["home"], "--json", **PASSPHRASE)
    assert (again.code, again.error["code"]) == (1, "demo.used")
