"""Small purchases, and orders that change after their number, against a real centre (10 December)."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from tests.journeys.dated import Goods, product, vendor

UNIT, TODAY = "413.115", "2026-12-10"
CV, WARUNG = "V-90001", "V-90003"
PAPER, MEAL = "P-900001", "P-900031"
GOODS = Goods(
    {
        CV: vendor("CV Sumber Ilmu Rekaan", "35.09", "--pkp", "--npwp-valid"),
        WARUNG: vendor("Warung Rekaan", "35.09"),
    },
    [
        product(PAPER, "Kertas HVS A4 80 g Rekaan", CV, 54_000),
        product(
            MEAL,
            "Nasi rawon dan teh",
            WARUNG,
            35_000,
            measure="porsi",
            tax_class="catering",
            category="Makanan dan Minuman",
        ),
    ],
)
STATED = {"function": True, "amount": True, "time": True}
WHY = ("--reason", "Kebutuhan kegiatan kantor bulan Desember")


def with_tax(pieces: int) -> int:
    """Paper at 54.000 with PPN of 12 % on 11/12, rounded half up."""
    base = pieces * 54_000
    return base + int(Fraction(base * 11, 100) + Fraction(1, 2))


@pytest.fixture(scope="module")
def centre(serving):
    return serving(TODAY, GOODS)


@pytest.fixture(scope="module")
def desk(centre, tmp_path_factory):
    """All people of a kecamatan at one desk; the PPTK stands in as Plt. PPK through December."""
    roles = ("PP", "PPK", "BENDAHARA", "PA", "PPTK")
    desk = centre.enrolled(tmp_path_factory.mktemp("desk"), UNIT, *roles)
    desk.ok("sync")
    return desk


def budget(desk, last, role="PP"):
    """The line of a rekening with most left: code, committed, realised, left."""
    lines = desk.ok("budget", "list", role=role)["lines"]
    found = [line for line in lines if line["code"].endswith(last)]
    return max(found, key=lambda line: (line["ceiling"], line["code"]))


@pytest.fixture
def paper_draft(desk, write):
    def draft(pieces, **more):
        return write(
            vendor=CV,
            budget_line=budget(desk, "0025")["code"],
            package="Kertas rapat",
            due_on="2026-12-20",
            lines=[{"product": PAPER, "quantity": str(pieces)}],
            **more,
        )

    return draft


@pytest.fixture
def signed(desk, paper_draft):
    """Make signed orders of so many reams, known to the centre."""

    def make(pieces):
        order = desk.ok("order", "new", "--from", paper_draft(pieces))["order"]["id"]
        desk.ok("order", "submit", order, *WHY)
        desk.ok("order", "final", order, role="PPK")
        desk.ok("order", "sign", order, "--on", TODAY, role="PPK")
        synced(desk)
        return order

    return make


def synced(desk):
    outcomes = desk.ok("sync")["outcomes"]
    assert {one["verdict"] for one in outcomes} == {"ok"}, outcomes


def receive(desk, order, file, role="PPK"):
    return desk.ok("order", "receive", order, "--from", file, role=role)["order"]


def accepted(write, quantity, *, complete, **more):
    row = {"line": 1, "accepted": str(quantity)}
    return write(complete=complete, lines=[row], statements=STATED, **more)


def pay(desk, order, write):
    bill = write(kind="UP", invoice="INV-0417", tax_invoice="0400260000000110")
    return desk.ok("order", "pay", order, "--from", bill, role="BENDAHARA")["payment"]


def moved(was, now):
    return tuple(now[name] - was[name] for name in ("committed", "realised", "left"))


def assert_same(desk, centre, order, last="0025", role="PP"):
    """Desk and centre agree on the order and on the line that it takes."""
    here, there = desk.show(order), centre.administer("order", "show", order)["order"]
    for fact in ("number", "state", "sync", "total", "content_hash"):
        assert there[fact] == here[fact], fact
    assert here["sync"] == "accepted"
    line = budget(desk, last, role)
    lines = centre.administer("budget", "list", "--unit", UNIT)["lines"]
    (theirs,) = (one for one in lines if one["code"] == line["code"])
    for fact in ("ceiling", "committed", "realised"):
        assert theirs[fact] == line[fact], fact


def test_s3_a_meal_is_bought_at_once_without_sp_number_and_without_the_ppk(
    centre, desk, write, tmp_path
):
    """users.md S3: 45 × 35.000 of a warung without a valid NPWP; net 1.512.000."""
    was = budget(desk, "0053")
    bought = write(
        vendor=WARUNG,
        budget_line=was["code"],
        package="Jamuan tamu",
        procedure="small",
        vendor_note={"no": "17", "on": TODAY},
        lines=[{"product": MEAL, "quantity": "45"}],
    )
    done = desk.ok("order", "buy", "--from", bought, *WHY)["order"]
    assert (done["state"], done["total"]) == ("received", 1_732_500)
    assert "/NP/" in done["number"]
    assert desk.ok("register", "--series", "SP")["used"] == 0
    assert {step["step"] for step in desk.show(done["id"])["steps"] if step["at"]} == {
        "order.new",
        "order.buy",
    }
    payment = pay(desk, done["id"], write)
    assert (payment["amount"], payment["net"]) == (1_732_500, 1_512_000)
    assert {x["tax"]: x["amount"] for x in payment["withheld"]} == {
        "pbjt": 157_500,
        "pph23": 63_000,
    }
    for paper in ("nota", "kuitansi"):
        sheet = tmp_path / f"{paper}.json"
        out = ("--out", tmp_path / f"{paper}.pdf", "--sheet", sheet)
        desk.ok("print", done["id"], "--paper", paper, *out)
        assert "1732500" in sheet.read_text(encoding="utf-8")
    synced(desk)
    assert moved(was, budget(desk, "0053")) == (0, 1_732_500, -1_732_500)
    assert_same(desk, centre, done["id"], "0053")


def test_an_addendum_raises_the_quantity_and_binds_the_budget_anew(
    centre, desk, signed, paper_draft, write
):
    was, order = budget(desk, "0025"), signed(100)
    hash_before = desk.show(order)["content_hash"]
    document = json.loads(paper_draft(108).read_bytes()) | {"reason": "Tambahan untuk rapat"}
    desk.ok("order", "amend", order, "--from", write(**document), *WHY, role="PPK")
    synced(desk)
    shown = desk.show(order)
    assert (shown["total"], shown["state"]) == (with_tax(108), "signed")
    (change,) = shown["amendments"]
    assert (change["previous"], "/ADD/" in change["number"]) == (hash_before, True)
    assert moved(was, budget(desk, "0025")) == (with_tax(108), 0, -with_tax(108))
    assert_same(desk, centre, order)
    desk.ok("order", "arrive", order)
    receive(desk, order, accepted(write, 108, complete=True))
    assert pay(desk, order, write)["amount"] == with_tax(108)
    synced(desk)
    assert moved(was, budget(desk, "0025")) == (0, with_tax(108), -with_tax(108))
    assert_same(desk, centre, order)


def test_an_order_is_ended_after_a_part_and_only_the_part_is_paid(centre, desk, signed, write):
    was, order = budget(desk, "0025"), signed(50)
    desk.ok("order", "arrive", order)
    receive(desk, order, accepted(write, 20, complete=False))
    end = ("--form", "penghentian", "--reason", "Kegiatan ditiadakan")
    ended = desk.ok("order", "cancel", order, *end, role="PPK")["order"]
    assert ended["state"] == "cancelled"
    synced(desk)
    assert moved(was, budget(desk, "0025")) == (with_tax(20), 0, -with_tax(20))
    assert pay(desk, order, write)["amount"] == with_tax(20)
    synced(desk)
    shown = desk.show(order)
    assert shown["cancellation"]["form"] == "penghentian"
    assert "/HENTI/" in shown["cancellation"]["number"]
    assert moved(was, budget(desk, "0025")) == (0, with_tax(20), -with_tax(20))
    assert_same(desk, centre, order)


def test_a_running_order_goes_over_to_the_plt_ppk_with_the_sk(centre, desk, signed, write):
    order, plt = signed(10), desk.officers["PPTK"]
    reason = ("--reason", "PPK lama mutasi")
    desk.ok("order", "hand-over", order, "--to", plt, *reason, role="PPTK")
    shown = desk.show(order)
    assert shown["in_charge"]["nip"] == plt
    (charge,) = shown["charges"]
    assert charge["sk"].startswith("821/")
    desk.ok("order", "arrive", order)
    receive(desk, order, accepted(write, 10, complete=True), role="PPTK")
    assert pay(desk, order, write)["amount"] == with_tax(10)
    synced(desk)
    assert desk.show(order)["receipts"][0]["by"] == plt
    assert_same(desk, centre, order)


def test_a_ppks_approval_on_paper_is_recorded_by_the_pp_and_shown_as_such(
    centre, desk, paper_draft, write
):
    order = desk.ok("order", "new", "--from", paper_draft(5))["order"]["id"]
    desk.ok("order", "submit", order, *WHY)
    by = ("--approved-by", desk.officers["PPK"], "--approved-on", TODAY)
    scan = ("--scan", write(b"%PDF-1.4 lembar persetujuan"))
    final = desk.ok("order", "final", order, *by, *scan)["order"]
    assert final["state"] == "final"
    synced(desk)
    approval = desk.show(order)["approval"]
    assert (approval["ppk"], approval["by"], approval["on"]) == (
        desk.officers["PPK"],
        desk.officers["PP"],
        TODAY,
    )
    assert len(approval["scan"]) == 64
    assert_same(desk, centre, order)


def test_goods_go_back_and_come_anew_before_all_is_paid(centre, desk, signed, write):
    was, order = budget(desk, "0025"), signed(12)
    desk.ok("order", "arrive", order)
    receive(desk, order, accepted(write, 12, complete=True))
    gone = write(lines=[{"line": 1, "quantity": "2", "reason": "Basah"}])
    back = desk.ok("order", "send-back", order, "--from", gone, role="PPK")["order"]
    assert back["state"] == "delivering"
    due = desk.ok("order", "due", order, role="BENDAHARA")["due"]
    assert due["gross"] == with_tax(10)
    replacement = accepted(write, 2, complete=True)
    refused = desk.run("order", "receive", order, "--from", replacement, role="PPK")
    assert (refused.code, refused.error["code"]) == (1, "receipt.arrival_missing")
    receive(desk, order, accepted(write, 2, complete=True, arrived_on=TODAY))
    assert pay(desk, order, write)["amount"] == with_tax(12)
    synced(desk)
    assert desk.show(order)["state"] == "paid"
    assert moved(was, budget(desk, "0025")) == (0, with_tax(12), -with_tax(12))
    assert_same(desk, centre, order)


def test_a_budget_hold_is_allowed_by_the_pa(centre, desk, paper_draft):
    line = budget(desk, "0025")
    order = desk.ok("order", "new", "--from", paper_draft(30))["order"]["id"]
    desk.ok("order", "submit", order, *WHY)
    desk.ok("order", "final", order, role="PPK")
    spent = line["ceiling"] - line["left"]
    enough = str(spent + with_tax(30) - 1)
    centre.administer("budget", "set", "--unit", UNIT, line["code"], enough)
    desk.ok("sync")
    held = desk.show(order)
    (reason,) = held["reasons"]
    assert (held["sync"], reason["code"], reason["have"]) == (
        "held",
        "BUDGET_SHORT",
        with_tax(30) - 1,
    )
    why = ("--reason", "Pergeseran anggaran sudah disetujui")
    refused = desk.run("order", "allow-budget", order, *why, role="PPK")
    assert (refused.code, refused.error["code"]) == (1, "access.role")
    desk.ok("order", "allow-budget", order, *why, role="PA")
    synced(desk)
    assert_same(desk, centre, order)
