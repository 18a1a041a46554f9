"""
The main journey of the program, by its command line against a real centre.

One desk, three people; the line goes away while they work, and comes back with surprises.
"""

import hashlib
import json
import subprocess
from datetime import UTC, datetime, timedelta

import pytest

KEPT, VOIDED, REFUSED, CONTRACT, SHORT = "kept", "voided", "refused", "contract", "short"


def account(desk, last):
    lines = desk.ok("budget", "list")["lines"]
    return next(line for line in lines if line["code"].endswith(last) and line["left"] > 5_000_000)


def hits_of(desk, text, **options):
    extra = [part for name, value in options.items() for part in (f"--{name}", value)]
    return desk.ok("search", text, "--limit", "500", *extra)["hits"]


def vendors_of(hits):
    found = {}
    for hit in hits:
        if not hit["blocked"]:
            found.setdefault(hit["vendor"], []).append(hit)
    return sorted(found.values(), key=len, reverse=True)


@pytest.fixture(scope="module")
def desk(centre, enrolled):
    """Steps 1 and 2: enrolled with a one-time code, three people, loaded by the first sync."""
    desk = enrolled("413.101", "PP", "PPK", "BENDAHARA")
    report = desk.ok("sync")
    assert report["outcomes"] == []
    assert report["leases"][0]["series"] == "SP"
    assert report["leases"][0]["left"] >= 50
    return desk


@pytest.fixture(scope="module")
def offline(centre, desk):
    """Step 3: the centre is gone."""
    centre.stop()
    lost = desk.run("sync")
    assert (lost.code, lost.error["code"]) == (3, "central.unreachable")
    return desk


def day():
    return (datetime.now(UTC) + timedelta(hours=7)).date().isoformat()


@pytest.fixture(scope="module")
def bought(offline, tmp_path_factory):
    """Steps 4 and 5: found, drafted and handed in without a line; the orders by their fate."""
    desk, folder = offline, tmp_path_factory.mktemp("drafts")
    paper, pens, toner, other = (account(desk, last) for last in ("0025", "0024", "0029", "0036"))
    shops = vendors_of(hits_of(desk, "kertas"))
    first, second, third = shops[0], shops[1], shops[2]
    orders = {}
    for name, hits, line in [
        (KEPT, second[:1], paper),
        (VOIDED, second[:1], paper),
        (REFUSED, third[:1], pens),
        (CONTRACT, third[:1], pens),
        (SHORT, first[:1], other),
    ]:
        orders[name] = handed_in(desk, folder, hits, line["code"], name)
    accounts = [line["code"] for line in (paper, pens, toner)]
    everything = [hit for hit in hits_of(desk, "") if hit["vendor"] == first[0]["vendor"]][:12]
    orders["great"] = handed_in(desk, folder, everything, accounts, "great")
    return {"orders": orders, "risen": second[0], "suspended": third[0]["vendor"], "cut": other}


def handed_in(desk, folder, hits, accounts, name):
    accounts = accounts if isinstance(accounts, list) else [accounts]
    draft = {
        "vendor": hits[0]["vendor"],
        "budget_line": accounts[0],
        "rup": "58123401",
        "package": f"Paket {name}",
        "platform": "toko_daring",
        "deliver_to": {"name": "Gudang", "phone": "0331000000", "address": "Jl. Contoh 12"},
        "lines": [
            {
                "product": hit["product"],
                "quantity": "2.5" if hit["measure"] == "kg" else "3",
                "budget_line": accounts[at % len(accounts)],
            }
            for at, hit in enumerate(hits)
        ],
    }
    file = folder / f"{name}.json"
    file.write_text(json.dumps(draft), encoding="utf-8")
    new = desk.ok("order", "new", "--from", file)["order"]
    assert (new["state"], new["sync"], new["number"]) == ("draft", "local", None)
    handed = desk.ok("order", "submit", new["id"])["order"]
    assert (handed["state"], handed["sync"]) == ("submitted", "queued")
    assert handed["total"] == new["total"] > 0
    return new["id"]


@pytest.fixture(scope="module")
def issued(bought, offline):
    """Step 6: made final by the PPK, each with its number; two are signed on paper."""
    numbers = {}
    for name, order_id in bought["orders"].items():
        final = offline.ok("order", "final", order_id, role="PPK")["order"]
        assert (final["state"], final["sync"]) == ("final", "queued")
        numbers[name] = final["number"]
    for name in (CONTRACT, "great"):
        signed = offline.ok("order", "sign", bought["orders"][name], "--on", day())["order"]
        assert signed["state"] == "signed"
    return numbers


@pytest.fixture(scope="module")
def printed(issued, bought, offline, tmp_path_factory):
    """Step 7: the paper of the great order, twice."""
    folder = tmp_path_factory.mktemp("papers")
    asked = ("print", bought["orders"]["great"], "--paper", "sp")
    first = offline.ok(*asked, "--out", folder / "1.pdf", "--sheet", folder / "sheet.json")
    second = offline.ok(*asked, "--out", folder / "2.pdf")
    return folder, first, second


@pytest.fixture(scope="module")
def exchanged(centre, printed, bought, offline):
    """Step 8: the line comes back, and what happened meanwhile with it."""
    risen = bought["risen"]
    centre.administer("price", "set", risen["product"], str(risen["price"] * 2))
    centre.administer("vendor", "suspend", bought["suspended"], "--reason", "Sedang diperiksa")
    code = bought["cut"]["code"]
    spent = bought["cut"]["ceiling"] - bought["cut"]["left"]
    centre.administer("budget", "set", "--unit", "413.101", code, str(spent + 1))
    centre.address = centre.start()
    offline.ok("config", "set", "centre", centre.address)
    report = offline.ok("sync")
    return report, offline.orders()


@pytest.fixture(scope="module")
def settled(exchanged, bought, offline):
    """The ways out: the price is kept, the other number voided and the order made anew."""
    reason = ("--reason", "Penyedia menyanggupi harga yang disepakati")
    offline.ok("order", "keep-price", bought["orders"][KEPT], *reason, role="PPK")
    reason = ("--reason", "Harga katalog naik dua kali lipat")
    voided = offline.ok("order", "void", bought["orders"][VOIDED], *reason, role="PPK")
    anew = voided["draft"]["id"]
    offline.ok("order", "submit", anew)
    offline.ok("order", "final", anew, role="PPK")
    report = offline.ok("sync")
    return report, offline.orders(), anew


def test_each_number_is_the_next_of_the_lease_as_the_mask_prints_it(issued):
    year = day()[:4]
    expected = [f"000.3.2/{running:04}/SP/413.101/{year}" for running in range(1, 7)]
    assert list(issued.values()) == expected


def test_the_catalogue_is_searched_as_she_types_also_with_typos(offline):
    right = offline.ok("search", "kertas a4 80")
    assert right["count"] > 0
    assert all("kertas" in hit["name"].lower() for hit in right["hits"])
    typo = offline.ok("search", "krtas a4")
    assert typo["count"] > 0
    assert "kertas" in typo["corrected_to"]


def test_the_paper_is_the_same_file_each_time_with_all_that_it_must_say(printed, issued):
    folder, first, second = printed
    pdf = (folder / "1.pdf").read_bytes()
    assert pdf == (folder / "2.pdf").read_bytes()
    assert first["sha256"] == second["sha256"] == hashlib.sha256(pdf).hexdigest()
    text = subprocess.run(
        ["pdftotext", "-layout", folder / "1.pdf", "-"], capture_output=True, check=True
    ).stdout.decode()
    for fact in (issued["great"], "SURAT PESANAN (SP)", "58123401", "5.1.02.01.01.0029"):
        assert fact in text
    sheet = json.loads((folder / "sheet.json").read_text(encoding="utf-8"))
    assert sheet["number"] == issued["great"]
    assert len(sheet["lines"]) == 12
    assert sum(row["amount"] for row in sheet["accounts"]) == sheet["sums"][-1]["amount"]


def test_one_exchange_brings_a_verdict_for_every_act(exchanged, bought):
    report, _ = exchanged
    assert report["pushed"] == len(report["outcomes"]) == 6 + 6 + 2
    assert report["requests"] <= 3
    newest = {outcome["order"]: outcome["verdict"] for outcome in report["outcomes"]}
    assert {name: newest[order_id] for name, order_id in bought["orders"].items()} == {
        KEPT: "held",
        VOIDED: "held",
        SHORT: "held",
        REFUSED: "rej",
        CONTRACT: "ok",
        "great": "ok",
    }


def test_the_list_says_per_order_what_the_centre_said_and_why(exchanged, bought):
    _, orders = exchanged
    of = {name: orders[order_id] for name, order_id in bought["orders"].items()}
    assert (of["great"]["state"], of["great"]["sync"]) == ("signed", "accepted")
    assert of["great"]["findings"] == []
    for name in (KEPT, VOIDED):
        (drift,) = of[name]["reasons"]
        assert (of[name]["sync"], drift["code"], drift["line"]) == ("held", "PRICE_DRIFT", 1)
        price = bought["risen"]["price"]
        assert (drift["was"], drift["now"]) == (price, price * 2)
        assert drift["message"]
        assert drift["way_out"]
    (refusal,) = of[REFUSED]["reasons"]
    assert (of[REFUSED]["sync"], refusal["code"]) == ("refused", "VENDOR_SUSPENDED")
    assert refusal["since"] == day()
    (short,) = of[SHORT]["reasons"]
    assert (of[SHORT]["sync"], short["code"], short["have"]) == ("held", "BUDGET_SHORT", 1)
    assert (of[CONTRACT]["state"], of[CONTRACT]["sync"]) == ("signed", "accepted")
    assert [finding["code"] for finding in of[CONTRACT]["findings"]] == ["VENDOR_SUSPENDED"]


def test_the_ways_out_end_accepted_and_nothing_is_sent_twice(settled, bought, offline):
    report, orders, anew = settled
    assert report["pushed"] == 4
    assert {outcome["verdict"] for outcome in report["outcomes"]} == {"ok"}
    assert orders[bought["orders"][KEPT]]["sync"] == "accepted"
    assert orders[bought["orders"][VOIDED]]["state"] == "void"
    assert (orders[anew]["state"], orders[anew]["sync"]) == ("final", "accepted")
    assert orders[anew]["total"] > orders[bought["orders"][VOIDED]]["total"]
    assert orders[anew]["number"].startswith("000.3.2/0007/")
    assert offline.ok("sync")["pushed"] == 0


def test_the_centre_holds_each_order_once_with_the_desks_numbers_and_totals(settled, centre):
    _, orders, _ = settled
    there = {x["id"]: x for x in centre.administer("order", "list", "--unit", "413.101")["orders"]}
    assert there.keys() == orders.keys()
    for order_id, order in orders.items():
        for fact in ("number", "state", "sync", "total", "content_hash"):
            assert there[order_id][fact] == order[fact], (order["package"], fact)
    numbers = [order["number"] for order in there.values()]
    assert len(set(numbers)) == len(numbers)


def test_every_number_is_accounted_for_on_both_sides(settled, centre, offline):
    here = offline.ok("register", "--series", "SP", "--year", day()[:4])
    assert here["sum_ok"]
    assert (here["used"], here["void"]) == (6, 1)
    assert here["issued"] == here["used"] + here["void"] + here["open"]
    there = centre.administer(
        "register", "--unit", "413.101", "--series", "SP", "--year", day()[:4]
    )
    assert there["sum_ok"]
    assert (there["used"], there["void"]) == (6, 1)


def test_a_ppk_at_another_desk_finds_what_the_first_desk_handed_in(
    settled, centre, enrolled, offline, tmp_path, draft
):
    hits = vendors_of(hits_of(offline, "kertas"))[0][:1]
    line = account(offline, "0024")["code"]
    order_id = offline.ok("order", "new", "--from", draft(hits, line))["order"]["id"]
    offline.ok("order", "submit", order_id)
    offline.ok("sync")
    other = enrolled("413.101", "PPK")
    other.ok("sync")
    found = other.orders()[order_id]
    assert found["state"] == "submitted"
    final = other.ok("order", "final", order_id)["order"]
    other.ok("sync")
    offline.ok("sync")
    there = offline.orders()[order_id]
    assert (there["state"], there["number"]) == ("final", final["number"])
    assert other.orders()[order_id]["sync"] == "accepted"
