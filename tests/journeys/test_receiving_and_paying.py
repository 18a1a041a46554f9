"""
After the signature, by the command line against a real centre, with two desks of one unit.

The PP and the PPK share one desk; the Bendahara pays at her own.
"""

import json
from datetime import date, timedelta

import pytest

from tests.journeys.test_main_journey import account, day, hits_of, vendors_of

UNIT = "413.102"
STATED = {"function": True, "amount": True, "time": True}


def yesterday():
    return (date.fromisoformat(day()) - timedelta(days=1)).isoformat()


@pytest.fixture(scope="module")
def desks(centre, enrolled):
    """Two desks of one unit, loaded: PP and PPK at the first, the Bendahara at the second."""
    first, second = enrolled(UNIT, "PP", "PPK"), enrolled(UNIT, "BENDAHARA")
    first.ok("sync")
    second.ok("sync", role="BENDAHARA")
    return first, second


@pytest.fixture
def file_of(tmp_path):
    """Write a document to a file."""

    def write(name="in.json", **document):
        file = tmp_path / name
        file.write_text(json.dumps(document), encoding="utf-8")
        return file

    return write


@pytest.fixture(scope="module")
def make(desks, tmp_path_factory):
    """Make orders of two lines of ten, with ink, that the centre has not heard of yet."""
    desk, _ = desks
    hits = vendors_of(hits_of(desk, "kertas"))[0][:2]
    written = {
        "vendor": hits[0]["vendor"],
        "budget_line": account(desk, "0025")["code"],
        "package": "Kertas rapat",
        "lines": [{"product": hit["product"], "quantity": "10"} for hit in hits],
    }
    file = tmp_path_factory.mktemp("orders") / "draft.json"
    file.write_text(json.dumps(written), encoding="utf-8")

    def signed():
        order_id = desk.ok("order", "new", "--from", file)["order"]["id"]
        desk.ok("order", "submit", order_id)
        desk.ok("order", "final", order_id, role="PPK")
        desk.ok("order", "sign", order_id, "--on", day(), role="PPK")
        return order_id

    return signed


@pytest.fixture(scope="module")
def arrived(desks, make):
    """An order whose goods have come, on the first desk."""
    order_id = make()
    desks[0].ok("order", "arrive", order_id, "--on", day())
    return order_id


@pytest.fixture(scope="module")
def received(desks, make, tmp_path_factory):
    """An order that is received, known to the Bendahara's desk."""
    first, second = desks
    order_id = make()
    file = tmp_path_factory.mktemp("received") / "receipt.json"
    file.write_text(json.dumps(receipt("10", "10")), encoding="utf-8")
    first.ok("order", "arrive", order_id)
    first.ok("order", "receive", order_id, "--from", file, role="PPK")
    first.ok("sync")
    second.ok("sync", role="BENDAHARA")
    return order_id


def receipt(*accepted, complete=True, **changes):
    lines = [{"line": at, "accepted": value} for at, value in enumerate(accepted, start=1)]
    return {"complete": complete, "lines": lines, "statements": STATED, **changes}


def reason_of(text):
    """A part of which one was rejected for this reason."""
    line = {"line": 1, "accepted": "1", "rejected": "1", "reason": text}
    return receipt(complete=False, lines=[line])


def budget_of(desk, code, role):
    lines = desk.ok("budget", "list", role=role)["lines"]
    (line,) = (x for x in lines if x["code"] == code)
    return line["committed"], line["realised"], line["left"]


def test_the_ppk_receives_at_one_desk_and_the_bendahara_pays_at_another(
    centre, desks, make, file_of
):
    first, second = desks
    signed = make()
    first.ok("sync")
    shown = first.ok("order", "show", signed)["order"]
    code, total = shown["budget_line"], shown["total"]
    bound = budget_of(first, code, "PP")
    arrived = first.ok("order", "arrive", signed)["order"]
    assert (arrived["state"], arrived["sync"]) == ("delivering", "queued")
    part = file_of(**receipt("10", "2.5", complete=False))
    first.ok("order", "receive", signed, "--from", part, role="PPK")
    rest = {"line": 2, "accepted": "7.5", "rejected": "0", "reason": ""}
    last = file_of(
        received_on=day(), arrived_on=day(), complete=True, lines=[rest], statements=STATED
    )
    received = first.ok("order", "receive", signed, "--from", last, role="PPK")["order"]
    assert received["state"] == "received"
    assert {x["verdict"] for x in first.ok("sync")["outcomes"]} == {"ok"}

    second.ok("sync", role="BENDAHARA")
    seen = second.ok("order", "show", signed, role="BENDAHARA")["order"]
    assert (seen["state"], seen["arrived_on"]) == ("received", day())
    assert [x["complete"] for x in seen["receipts"]] == [False, True]
    assert [x["number"].split("/")[2] for x in seen["receipts"]] == ["BAST", "BAST"]
    bill = file_of(paid_on=day(), kind="UP", invoice="INV-0417", tax_invoice="")
    paid = second.ok("order", "pay", signed, "--from", bill, role="BENDAHARA")["order"]
    assert (paid["state"], paid["sync"]) == ("paid", "queued")
    (outcome,) = second.ok("sync", role="BENDAHARA")["outcomes"]
    assert outcome["verdict"] == "ok"

    first.ok("sync")
    closed = first.ok("order", "show", signed)["order"]
    assert (closed["state"], closed["sync"]) == ("paid", "accepted")
    assert closed["paid"]["invoice"] == "INV-0417"
    assert all(step["at"] for step in closed["steps"])
    committed, realised, left = budget_of(first, code, "PP")
    assert (bound[0] - committed, realised - bound[1], left) == (total, total, bound[2])
    there = centre.administer("order", "show", signed)["order"]
    assert (there["state"], there["paid"][0]["kw"]["no"]) == ("paid", closed["paid"]["number"])


@pytest.mark.parametrize(
    ("document", "code", "field"),
    [
        (receipt("11", "10"), "receipt.too_much", None),
        (receipt("10"), "receipt.complete", None),
        (receipt("10", "10", "1"), "receipt.line_unknown", "line"),
        (receipt("10", "10", complete=False), "receipt.complete", None),
        (receipt("10", "10", received_on=yesterday()), "receipt.received_on", None),
        (receipt("0", "0", complete=False), "receipt.empty", "lines"),
        (receipt("10", "10", note="x"), "quote.unknown_field", "note"),
        (receipt("10", "10", complete="ya"), "quote.not_flag", "complete"),
        (receipt("10", "10", statements={}), "quote.missing", "statements.function"),
        (receipt("10", 10), "quote.not_decimal", "lines[1].accepted"),
        (receipt("10", 2.5), "quote.not_decimal", "lines[1].accepted"),
        (receipt("10", "-1"), "quote.negative", "lines[1].accepted"),
        (receipt("10", "1e1"), "quote.quantity", "lines[1].accepted"),
        (receipt(lines=[{"line": 1.0, "accepted": "1"}]), "quote.not_position", "lines[0].line"),
        (receipt(lines=[{"line": 0, "accepted": "1"}]), "quote.not_position", "lines[0].line"),
        (reason_of("Rusak\x00"), "receipt.reason_letters", "reason"),
        (reason_of("Rusak\ud800"), "receipt.reason_letters", "reason"),
        (receipt("10", lines=[{"line": 1}]), "quote.missing", "lines[0].accepted"),
        ({"lines": []}, "quote.missing", "complete"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_receipt_that_cannot_be_is_refused_by_name(
    desks, arrived, file_of, document, code, field
):
    desk, _ = desks
    done = desk.run("order", "receive", arrived, "--from", file_of(**document), role="PPK")
    assert (done.code, done.error["code"]) == (1, code)
    assert done.error["facts"].get("field") == field
    assert done.error["message"]


def test_what_was_refused_left_nothing_behind(desks, arrived):
    desk, _ = desks
    assert desk.ok("order", "show", arrived)["order"]["receipts"] == []


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ({"kind": "UP", "invoice": "INV-1", "note": "x"}, "quote.unknown_field"),
        ({"kind": "UP", "invoice": "INV-1", "amount": 10**12}, "payment.above_due"),
        ({"kind": "UP", "invoice": "INV-1", "amount": 0}, "payment.zero"),
        ({"kind": "GU", "invoice": "INV-1"}, "quote.unknown_word"),
        ({"kind": "UP"}, "quote.missing"),
        ({"kind": "UP", "invoice": 17}, "quote.not_text"),
        ({"kind": "UP", "invoice": " "}, "payment.invoice_missing"),
        ({"kind": "UP", "invoice": "INV\x00"}, "payment.text_letters"),
        ({"kind": "UP", "invoice": "INV-1", "paid_on": "kemarin"}, "quote.not_day"),
        ({"kind": "UP", "invoice": "INV-1", "paid_on": yesterday()}, "payment.paid_on"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_payment_that_cannot_be_is_refused_by_name(desks, received, file_of, document, code):
    _, desk = desks
    done = desk.run("order", "pay", received, "--from", file_of(**document), role="BENDAHARA")
    assert (done.code, done.error["code"]) == (1, code)
    assert done.error["message"]


def test_what_is_not_received_is_not_paid(desks, arrived, received, file_of):
    first, second = desks
    first.ok("sync")
    second.ok("sync", role="BENDAHARA")
    bill = file_of(kind="UP", invoice="INV-1")
    done = second.run("order", "pay", arrived, "--from", bill, role="BENDAHARA")
    assert (done.code, done.error["code"]) == (1, "payment.nothing_due")


def test_a_pp_does_not_receive(desks, arrived, file_of):
    desk, _ = desks
    done = desk.run("order", "receive", arrived, "--from", file_of(**receipt("10", "10")))
    assert (done.code, done.error["code"]) == (1, "access.role")


def test_the_numbers_of_both_papers_are_accounted_for(desks, centre, received):
    first, second = desks
    for series in ("BAST", "KW"):
        for desk, role in ((first, "PP"), (second, "BENDAHARA")):
            assert desk.ok("register", "--series", series, role=role)["sum_ok"]
        there = centre.administer("register", "--unit", UNIT, "--series", series)
        assert there["sum_ok"]


def test_no_such_series_and_no_such_file_are_wrong_arguments(desks, received):
    desk, _ = desks
    assert desk.run("register", "--series", "XX").code == 2
    assert desk.run("order", "receive", received, "--from", "/nowhere.json", role="PPK").code == 2
    assert desk.run("order", "arrive", received, "--on", "kemarin").code == 2
