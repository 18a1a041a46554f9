"""
From the request for offers to the SPJ, by the command line against a real centre.

Wednesday 18 November 2026: offers of two vendors in two rounds; 20 November: the order is signed;
27 November: the first delivery; 5 December: the second, four days late; 8 and 10 December: the
Bendahara pays at her own desk. In the end all places tell the same figures, to the rupiah.
"""

from __future__ import annotations

import hashlib
import json
import re
from fractions import Fraction

import pytest
import requests

from tests.journeys.dated import Goods, product, vendor

UNIT = "413.101"
CV, RIVAL = "V-90001", "V-90002"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
GOODS = Goods(
    {
        CV: vendor("CV Sumber Ilmu Rekaan", "35.09", "--pkp", "--npwp-valid"),
        RIVAL: vendor("CV Pena Rekaan", "35.09", "--pkp", "--npwp-valid"),
    },
    [
        product("P-900001", "Kertas HVS A4 80 g Rekaan", CV, 56_000),
        product("P-900002", "Kertas HVS F4 70 g Rekaan", CV, 57_500),
        product("P-900003", "Toner laser Rekaan", CV, 399_000, measure="buah", origin="Impor"),
        product("P-900011", "Kertas HVS A4 80 g Angan", RIVAL, 55_900),
        product("P-900012", "Kertas HVS F4 70 g Angan", RIVAL, 58_000),
        product("P-900013", "Toner printer laser Angan", RIVAL, 401_000, measure="buah"),
    ],
)
OURS, THEIRS = ("P-900001", "P-900002", "P-900003"), ("P-900011", "P-900012", "P-900013")
QUANTITIES = (60, 40, 18)
FIRST, LAST = (56_000, 57_500, 399_000), (54_000, 55_500, 389_000)
ROUNDS = (
    (CV, OURS, FIRST, "paper"),
    (RIVAL, THEIRS, (55_900, 58_000, 401_000), "whatsapp"),
    (CV, OURS, LAST, "meeting"),
    (RIVAL, THEIRS, (55_000, 57_000, 395_000), "phone"),
)
IN_TIME, LATE = (60, 20, 10), (0, 20, 8)
"""What was accepted with each delivery."""
DUE_ON, CAME_LATE_ON, DAYS_LATE = "2026-12-01", "2026-12-05", 4
GOOD = {"function": True, "amount": True}


def half_up(amount: Fraction) -> int:
    return int(amount + Fraction(1, 2))


def before_tax(quantities) -> int:
    return sum(a * b for a, b in zip(quantities, LAST, strict=True))


BASE = before_tax(QUANTITIES)
PPN = half_up(Fraction(BASE) * Fraction(11, 12) * Fraction(12, 100))
TOTAL = BASE + PPN
PENALTY = half_up(Fraction(before_tax(LATE)) * Fraction(DAYS_LATE, 1000))
PPH = half_up(Fraction(BASE) * Fraction(15, 1000))


@pytest.fixture(scope="module")
def centre(serving):
    return serving("2026-11-18", GOODS)


@pytest.fixture(scope="module")
def desks(centre, tmp_path_factory):
    """PP and PPK at the first desk, the Bendahara at the second."""
    first = centre.enrolled(tmp_path_factory.mktemp("desk"), UNIT, "PP", "PPK")
    second = centre.enrolled(tmp_path_factory.mktemp("desk"), UNIT, "BENDAHARA")
    first.ok("sync")
    second.ok("sync", role="BENDAHARA")
    return first, second


@pytest.fixture(scope="module")
def write(tmp_path_factory):
    """Write a document, or bytes, to a file of its own."""
    folder, count = tmp_path_factory.mktemp("files"), iter(range(1000))

    def write(data=None, **document):
        file = folder / f"{next(count)}"
        file.write_bytes(data or json.dumps(document).encode())
        return file

    return write


@pytest.fixture(scope="module")
def before(desks):
    """The budget lines as they were."""
    return lines_of(desks[0])


def lines_of(desk, role="PP"):
    lines = desk.ok("budget", "list", role=role)["lines"]
    return {line["code"]: line for line in lines}


def line_of(lines, last):
    return next(code for code in sorted(lines) if code.endswith(last))


@pytest.fixture(scope="module")
def talked(desks, write, before):
    """18 November: a draft, the request, two rounds of two vendors, the choice, the minutes."""
    desk, _ = desks
    paper, toner = line_of(before, "0025"), line_of(before, "0029")
    draft = write(
        vendor=CV,
        budget_line=paper,
        package="Kertas dan toner triwulan IV",
        rup="58123401",
        payment="LS",
        ordered_on="2026-11-20",
        due_on=DUE_ON,
        deliver_to={"name": "Gudang", "phone": "0331000000", "address": "Jl. Contoh 12"},
        lines=[
            {"product": code, "quantity": str(quantity), "budget_line": budget}
            for code, quantity, budget in zip(OURS, QUANTITIES, (paper, paper, toner), strict=True)
        ],
    )
    order = desk.ok("order", "new", "--from", draft)["order"]["id"]
    asking = write(vendors=[{"vendor": CV}, {"vendor": RIVAL}], no="027/11/2026", on="2026-11-18")
    desk.ok("nego", "ask", order, "--from", asking)
    for seller, products, prices, source in ROUNDS:
        rows = [
            {"unit_price": price, "product": code}
            for price, code in zip(prices, products, strict=True)
        ]
        offered = write(vendor=seller, source=source, on="2026-11-18", lines=rows)
        scan = ("--scan", write(PICTURE)) if source == "whatsapp" else ()
        desk.ok("nego", "offer", order, "--from", offered, *scan)
    desk.ok("nego", "choose", order, "3")
    minutes = write(
        way="meeting",
        place="Ruang rapat Dinas Pendidikan",
        clarified="Spesifikasi, harga, dan waktu penyerahan",
        price_references=[{"text": "Survei toko 16 November 2026"}],
        on="2026-11-18",
        at="10.15",
    )
    return order, desk.ok("nego", "minutes", order, "--from", minutes)["negotiation"]


@pytest.fixture(scope="module")
def signed(centre, desks, talked, write):
    """20 November: handed in with its reasons, approved by the PPK, signed by both; synced."""
    desk, order = desks[0], talked[0]
    centre.move_to("2026-11-20")
    reason = ("--reason", "Kebutuhan triwulan IV sesuai RKBMD dan hasil negosiasi")
    desk.ok("order", "submit", order, *reason)
    desk.ok("order", "final", order, role="PPK")
    scan = write(b"%PDF-1.4 lembar bertanda tangan")
    desk.ok("order", "sign", order, "--on", "2026-11-20", "--scan", scan, role="PPK")
    outcomes = desk.ok("sync")["outcomes"]
    return order, outcomes


@pytest.fixture(scope="module")
def received(centre, desks, signed, write):
    """27 November and 7 December: two BAST; one toner was rejected and came anew, four days late."""
    desk, order = desks[0], signed[0]
    centre.move_to("2026-11-27")
    desk.ok("order", "arrive", order, "--on", "2026-11-27")
    rejected = {"rejected": "1", "reason": "Segel kartrid rusak"}
    first = write(
        received_on="2026-11-27",
        arrived_on="2026-11-27",
        complete=False,
        lines=[
            {"line": 1, "accepted": "60"},
            {"line": 2, "accepted": "20"},
            {"line": 3, "accepted": "10", **rejected},
        ],
        statements={**GOOD, "time": True},
    )
    desk.ok("order", "receive", order, "--from", first, role="PPK")
    centre.move_to("2026-12-07")
    second = write(
        received_on="2026-12-07",
        arrived_on=CAME_LATE_ON,
        complete=True,
        lines=[{"line": 2, "accepted": "20"}, {"line": 3, "accepted": "8"}],
        statements={**GOOD, "time": False},
    )
    desk.ok("order", "receive", order, "--from", second, role="PPK")
    return order, desk.ok("sync")["outcomes"]


@pytest.fixture(scope="module")
def paid(centre, desks, received, write):
    """8 and 10 December: two payments, the deposits of their taxes, and what proves it all."""
    (first, second), order = desks, received[0]
    payments = []
    for part, day in ((1, "2026-12-08"), (2, "2026-12-10")):
        centre.move_to(day)
        second.ok("sync", role="BENDAHARA")
        due = second.ok("order", "due", order, "--receipt", part, role="BENDAHARA")["due"]
        bill = write(
            paid_on=day,
            kind="LS",
            invoice=f"INV-041{part}",
            tax_invoice=f"0400260000000{part}10",
            receipts=[part],
            transfer=f"TRF-{part}",
        )
        done = second.ok("order", "pay", order, "--from", bill, role="BENDAHARA")
        payments.append(done["payment"])
        assert {name: done["payment"][name] for name in ("withheld", "penalty", "net")} == {
            name: due[name] for name in ("withheld", "penalty", "net")
        }
        rows = [
            {
                "tax": row["tax"],
                "amount": row["amount"],
                "month": "2026-12-01",
                "deposited_on": day,
                "billing": f"82600000000{part}{at}00",
                "ntpn": f"A1B2C3D4E5F6G{part}{at}0"[:16],
            }
            for at, row in enumerate(done["payment"]["withheld"])
        ]
        second.ok("order", "deposit", order, "--from", write(rows=rows), role="BENDAHARA")
    for kind in ("nota_penyedia", "bukti_potong", "bukti_transfer", "lembar_verifikasi"):
        told = ("--kind", kind, "--no", f"{kind}-1", "--on", "2026-12-10")
        second.ok(
            "order", "evidence", "add", order, *told, "--scan", write(PICTURE), role="BENDAHARA"
        )
    outcomes = second.ok("sync", role="BENDAHARA")["outcomes"]
    first.ok("sync")
    for kind in ("bast_bertanda_tangan", "bukti_persediaan"):
        told = ("--kind", kind, "--no", f"{kind}-1", "--on", "2026-12-10")
        first.ok("order", "evidence", "add", order, *told, "--scan", write(PICTURE), role="PPK")
    outcomes += first.ok("sync")["outcomes"]
    second.ok("sync", role="BENDAHARA")
    return order, payments, outcomes


PAPERS = (
    ("negosiasi", 0, "PP"),
    ("nota", 0, "PP"),
    ("bast", 1, "PPK"),
    ("bast", 2, "PPK"),
    ("kuitansi", 1, "BENDAHARA"),
    ("kuitansi", 2, "BENDAHARA"),
    ("bap", 0, "BENDAHARA"),
    ("verifikasi", 0, "BENDAHARA"),
    ("spj", 0, "BENDAHARA"),
)


@pytest.fixture(scope="module")
def papers(desks, paid, tmp_path_factory):
    """All papers with their sheets, those of the Bendahara printed at her desk."""
    folder, order, sheets = tmp_path_factory.mktemp("papers"), paid[0], {}
    for kind, part, role in PAPERS:
        desk = desks[role == "BENDAHARA"]
        out, sheet = folder / f"{kind}{part}.pdf", folder / f"{kind}{part}.json"
        which = ("--part", part) if part else ()
        asked = ("print", order, "--paper", kind, *which, "--out", out, "--sheet", sheet)
        desk.ok(*asked, role=role)
        assert out.read_bytes().startswith(b"%PDF-")
        sheets[kind, part] = json.loads(sheet.read_text(encoding="utf-8"))
    return sheets


def figures_of(value) -> set[int]:
    """Every whole amount that a sheet holds, as a number or within a text, whatever its sign."""
    if isinstance(value, dict):
        return set().union(*map(figures_of, value.values()))
    if isinstance(value, list):
        return set().union(*map(figures_of, value))
    if isinstance(value, str):
        found = re.findall(r"(?<![\d.])\d{1,3}(?:\.\d{3})+(?![\d.])", value)
        return {int(text.replace(".", "")) for text in found}
    return {abs(value)} if type(value) is int else set()


def test_the_rounds_are_kept_and_the_saving_is_told_before_and_with_tax(talked):
    _, talks = talked
    assert [(one["vendor"], one["round"]) for one in talks["offers"]] == [
        (CV, 1),
        (RIVAL, 1),
        (CV, 2),
        (RIVAL, 2),
    ]
    chosen = talks["offers"][2]
    assert (chosen["chosen"], chosen["total"], chosen["ppn"]) == (True, TOTAL, PPN)
    changes = [new - old for old, new in zip(FIRST, LAST, strict=True)]
    assert chosen["changes"] == changes
    saved = -sum(a * b for a, b in zip(QUANTITIES, changes, strict=True))
    assert talks["saved"]["before_tax"] == saved
    assert talks["saved"]["with_tax"] == saved + saved * 11 // 100
    assert talks["offers"][1]["evidence"] == hashlib.sha256(PICTURE).hexdigest()
    assert "/BAN/" in talks["minutes"]["number"]


def test_the_order_is_accepted_as_signed(signed, desks, centre):
    order, outcomes = signed
    assert {one["verdict"] for one in outcomes} == {"ok"}
    shown = desks[0].show(order)
    assert (shown["state"], shown["sync"], shown["total"]) == ("signed", "accepted", TOTAL)
    assert shown["findings"] == []
    there = centre.administer("order", "show", order)["order"]
    assert (there["number"], there["content_hash"]) == (shown["number"], shown["content_hash"])


def kept(payment) -> dict[str, int]:
    return {row["tax"]: row["amount"] for row in payment["withheld"]}


def sum_of(payments, name) -> int:
    return sum(one[name] for one in payments)


def test_the_second_delivery_is_late_and_costs_a_thousandth_a_day_before_tax(paid):
    _, (first, second), outcomes = paid
    assert (first["penalty"], second["penalty"]) == (0, PENALTY)
    assert {one["verdict"] for one in outcomes} == {"ok"}


def test_payments_taxes_and_penalty_add_up_to_the_order(paid):
    _, payments, _ = paid
    assert sum_of(payments, "amount") == TOTAL
    taxes = [kept(one) for one in payments]
    assert sum(one["ppn"] for one in taxes) == PPN
    assert sum(one["pph22"] for one in taxes) == PPH
    for one, accepted in zip(payments, (IN_TIME, LATE), strict=True):
        base = before_tax(accepted)
        assert one["amount"] == base + half_up(Fraction(base * 11, 100))
        assert one["net"] == one["amount"] - sum(kept(one).values()) - one["penalty"]
    assert sum_of(payments, "net") == TOTAL - PPN - PPH - PENALTY


def test_desks_and_centre_tell_the_same_order(paid, desks, centre):
    order, payments, _ = paid
    here = [desks[0].show(order), desks[1].show(order, "BENDAHARA")]
    there = centre.administer("order", "show", order)["order"]
    for one in (*here, there):
        assert (one["state"], one["sync"], one["total"]) == ("paid", "accepted", TOTAL)
        assert one["findings"] == []
    assert here[0]["payments"] == here[1]["payments"] == payments
    assert here[0]["receipts"] == here[1]["receipts"]
    told = [(x["kw"]["no"], x["amount"], x.get("penalty", 0)) for x in there["paid"]]
    assert told == [(x["number"], x["amount"], x["penalty"]) for x in payments]
    assert [x["bast"]["no"] for x in there["receipts"]] == [
        x["number"] for x in here[0]["receipts"]
    ]
    rejected = [row["rejected"] for x in here[0]["receipts"] for row in x["lines"]]
    assert rejected == ["0", "0", "1", "0", "0"]


def test_the_budget_is_realised_by_what_was_paid_on_each_rekening(paid, before, desks, centre):
    paper = [(60, 54_000), (40, 55_500)]
    base = {"0025": sum(a * b for a, b in paper), "0029": 18 * 389_000}
    first, second = lines_of(desks[0]), lines_of(desks[1], "BENDAHARA")
    listed = centre.administer("budget", "list", "--unit", UNIT)["lines"]
    there = {line["code"]: line for line in listed}
    for last, worth in base.items():
        code = line_of(before, last)
        was, share = before[code], worth + half_up(Fraction(worth * 11, 100))
        for now in (first[code], second[code], there[code]):
            assert now["realised"] - was["realised"] == share
            assert now["committed"] == was["committed"]
            assert was["left"] - now["left"] == share
    changed = [code for code, line in first.items() if line["left"] != before[code]["left"]]
    assert len(changed) == len(base)


def test_what_was_kept_back_is_deposited_and_nothing_stays_open(paid, desks):
    sums = desks[1].ok("tax", "recap", "--month", "2026-12", role="BENDAHARA")["sums"]
    assert sums == {
        "ppn": {"withheld": PPN, "deposited": PPN, "open": 0},
        "pph22": {"withheld": PPH, "deposited": PPH, "open": 0},
    }
    deposits = desks[0].show(paid[0])["deposits"]
    assert sum(row["amount"] for row in deposits) == PPN + PPH


def test_the_payment_file_lacks_nothing_at_either_desk(paid, desks):
    for desk, role in zip(desks, ("PPK", "BENDAHARA"), strict=True):
        told = desk.ok("order", "completeness", paid[0], role=role)
        assert [x["kind"] for x in told["needed"] if x["state"] == "missing"] == []


def test_every_number_of_each_series_is_accounted_for(paid, desks, centre):
    for series, used, role in (
        ("SP", 0, "PP"),
        ("NP", 1, "PP"),
        ("BAN", 1, "PP"),
        ("BAST", 2, "PPK"),
        ("KW", 2, "BENDAHARA"),
    ):
        desk = desks[role == "BENDAHARA"]
        here = desk.ok("register", "--series", series, role=role)
        there = centre.administer("register", "--unit", UNIT, "--series", series)
        for one in (here, there):
            assert (one["sum_ok"], one["used"], one["void"]) == (True, used, 0)


def test_the_report_of_shares_is_the_same_at_desk_and_centre(paid, desks, centre):
    here, there = (
        desks[0].ok("report", "share"),
        centre.administer("report", "share", "--unit", UNIT),
    )
    for name in ("orders", "total", "umk", "pdn"):
        assert here[name] == there[name]
    assert (here["total"], here["umk"]["amount"]) == (TOTAL, TOTAL)
    paper = 60 * 54_000 + 40 * 55_500
    assert here["pdn"]["amount"] == paper + paper * 11 // 100


def test_the_papers_say_the_same_figures(papers, paid):
    _, (first, second), _ = paid
    told = {key: figures_of(sheet) for key, sheet in papers.items()}
    assert {BASE, PPN, TOTAL} <= told["nota", 0]
    assert {*LAST, TOTAL} <= told["negosiasi", 0]
    for part, payment in ((1, first), (2, second)):
        wanted = {payment["amount"], payment["net"], *kept(payment).values()}
        assert wanted <= told["kuitansi", part]
        assert set(kept(payment).values()) <= told["spj", 0]
    assert PENALTY in told["kuitansi", 2]
    assert PENALTY in told["spj", 0]
    kept_back, net = PPN + PPH, TOTAL - PPN - PPH - PENALTY
    assert {TOTAL, PPN, kept_back, net} <= told["spj", 0]
    assert second["amount"] in told["bap", 0]


@pytest.fixture(scope="module")
def numbers(talked, paid, desks):
    """The number of each paper that has one of its own."""
    order, (first, second), _ = paid
    shown = desks[0].show(order)
    return {
        ("negosiasi", 0): talked[1]["minutes"]["number"],
        ("nota", 0): shown["number"],
        ("bast", 1): shown["receipts"][0]["number"],
        ("bast", 2): shown["receipts"][1]["number"],
        ("kuitansi", 1): first["number"],
        ("kuitansi", 2): second["number"],
    }


def test_each_paper_carries_its_own_number(papers, numbers):
    assert len(set(numbers.values())) == len(numbers)
    for key, number in numbers.items():
        assert number in json.dumps(papers[key])
        assert number in json.dumps(papers["spj", 0])


def codes_of(value) -> set[str]:
    """Every address of a code that a sheet holds."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return set().union(*map(codes_of, value))
    return {value} if isinstance(value, str) and "/V/" in value else set()


def test_the_centre_knows_the_code_of_each_printed_paper(papers, numbers):
    """The minutes of a payment bear the code of its kuitansi."""
    codes = {key: found for key, sheet in papers.items() if (found := codes_of(sheet))}
    expected = numbers | {("bap", 0): numbers["kuitansi", 2]}
    assert set(codes) == set(expected)
    for key, (code,) in codes.items():
        answer = requests.get(code, timeout=20)
        assert answer.status_code == 200, (key, answer.text)
        assert expected[key] in answer.text, key
