"""S9 of users.md 6: three printing orders in 21 days, each a kuitansi, together an SPK."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from bejo_desktop.bootstrap.words import load_words
from tests.journeys.scenarios.offices import PRINTER, STATED, amounts_on, asked, facts, text_on

FIRST_DAY = "2026-09-07"
ORDERS = (
    ("2026-09-07", "P-910901", "800", 44_400_000),
    ("2026-09-15", "P-910902", "750", 49_950_000),
    ("2026-09-28", "P-910903", "485", 48_451_500),
)
TOGETHER, LIMIT = 142_801_500, 50_000_000
PPN, PPH, NET = 4_801_500, 654_750, 42_995_250
WORDS = "empat puluh delapan juta empat ratus lima puluh satu ribu lima ratus rupiah"
REASON = "Permintaan bulanan berbeda, dasar volume laporan pelayanan"


@pytest.fixture(scope="module")
def office(opened):
    office = opened("474.105", "PP", "PPK", "BENDAHARA")
    office.leave("0026", 200_000_000)
    return office


@pytest.fixture(scope="module")
def printing(office, year):
    """The three orders on their days, handed in with a reason and issued; each as drafted."""
    desk, drafts = office.desk, []
    line = office.code("0026")
    for day, product, quantity, _ in ORDERS:
        if day > year.day:
            year.move_to(day)
            office.synced()
        order = office.new(
            vendor=PRINTER,
            budget_line=line,
            package=f"Cetak {day}",
            due_on=day,
            lines=[{"product": product, "quantity": quantity}],
        )
        drafts.append((desk.show(order), office.why(order)))
        reason = ("--reason", REASON) if asked(drafts[-1][0]) else ()
        desk.ok("order", "submit", order, *reason)
        desk.ok("order", "final", order, role="PPK")
        office.synced()
    return drafts


@pytest.fixture(scope="module")
def third(printing):
    return printing[2]


@pytest.fixture(scope="module")
def paid(office, third):
    desk, order = office.desk, third[0]["id"]
    desk.ok("order", "sign", order, "--on", "2026-09-28", role="PPK")
    desk.ok("order", "arrive", order)
    came = office.write(complete=True, lines=[{"line": 1, "accepted": "485"}], statements=STATED)
    desk.ok("order", "receive", order, "--from", came, role="PPK")
    bill = office.write(kind="LS", invoice="INV-9", tax_invoice="0400260000000990")
    payment = desk.ok("order", "pay", order, "--from", bill, role="BENDAHARA")["payment"]
    office.synced()
    return order, payment


def test_the_figures_of_the_third_are_those_of_the_page(third):
    shown, why = third
    figures = shown["figures"]
    told = ("base", "ppn", "ppn_collected", "pbjt", "total", "net_to_vendor")
    assert [figures[name] for name in told] == [43_650_000, PPN, PPN, 0, 48_451_500, NET]
    assert figures["pph"] == [{"article": "22", "amount": PPH}]
    assert (figures["officer"], figures["form"]) == ("PP", "kuitansi")
    assert figures["words"] == WORDS
    assert "40.012.500" in why["dpp_nilai_lain"]["numbers"]
    assert why["rounding"]["numbers"] == "half_up"
    assert why["meterai_receipt"]["numbers"] == "Rp5.000.000"


def test_three_orders_of_21_days_are_one_question_and_no_block(third):
    shown, why = third
    assert asked(shown) == {("flag.split", None)}
    assert asked(shown, "block") == set()
    told = facts(shown, "flag.split")
    assert (told["count"], told["total"], told["days"]) == (3, TOGETHER, 21)
    assert (told["form"], told["combined"], told["limit"]) == ("kuitansi", "spk", LIMIT)
    assert [(day, total) for _, day, total in told["orders"]] == [
        (day, total) for day, _, _, total in ORDERS
    ]
    assert all(number for number, day, _ in told["orders"] if day < "2026-09-28")
    reason = why["flag.split"]
    assert (reason["level"], bool(reason["law"])) == ("question", True)
    assert reason["rule"].startswith("flag.split.")


def test_the_second_is_50_000_below_the_limit(printing, third):
    second, _ = printing[1]
    assert ("flag.near_limit", None) in asked(second)
    near = facts(second, "flag.near_limit")
    assert (near["total"], near["gap"], near["limit"]) == (49_950_000, 50_000, LIMIT)
    before = facts(third[0], "flag.near_limit_before")
    assert (before["day"], before["gap"]) == ("2026-09-15", 50_000)
    assert ("flag.near_limit_before", None) in asked(third[0], "notice")


def test_the_first_alone_asks_nothing(printing):
    assert asked(printing[0][0]) == set()


def test_none_was_stopped(office, printing, year):
    for (shown, _), (*_, total) in zip(printing, ORDERS, strict=True):
        there = year.administer("order", "show", shown["id"])["order"]
        assert (there["sync"], there["total"]) == ("accepted", total)


def test_the_reason_stands_in_the_auditors_list(office, printing, tmp_path):
    out = tmp_path / "pemeriksa.xlsx"
    told = office.desk.ok("audit", "export", "--year", "2026", "--out", out)
    orders = {shown["id"]: office.desk.show(shown["id"]) for shown, _ in printing}
    numbers = [orders[shown["id"]]["number"] for shown, _ in printing]
    assert told["orders"] == 3
    found = {(one["order"], one["code"]): one["facts"] for one in told["findings"]}
    split = found[numbers[2], "audit.split"]
    assert (split["count"], split["total"], split["days"]) == (3, TOGETHER, 21)
    assert found[numbers[1], "audit.near_limit"]["gap"] == 50_000
    rows = [
        [cell for cell in row if cell is not None]
        for row in load_workbook(out)["Tanda dan alasan"].iter_rows(values_only=True)
    ]
    asked_for = load_words().phrase("name.flag.split")
    given = [row for row in rows if asked_for in row and numbers[2] in row]
    (row,) = given
    nip = office.desk.officers["PP"]
    assert REASON in row
    assert nip in row
    name = next(
        one["name"]
        for one in office.centre.administer("officer", "list", "--unit", office.unit)["officers"]
        if one["nip"] == nip
    )
    assert name in row


def test_it_is_ordered_by_nota_and_neither_sp_nor_spk_comes_out(office, third):
    """One number, one paper: a second one under it would be another order."""
    sheet = office.paper(third[0]["id"], "nota")
    assert {43_650_000, PPN, 48_451_500} <= amounts_on(sheet)
    assert WORDS.capitalize() in text_on(sheet)
    for other in ("sp", "spk"):
        assert office.no_paper(third[0]["id"], other) == "paper.other_form"


def test_the_kuitansi_bears_meterai_and_the_treasurer_keeps_the_taxes(office, paid):
    order, payment = paid
    assert (payment["amount"], payment["net"]) == (48_451_500, NET)
    assert {x["tax"]: x["amount"] for x in payment["withheld"]} == {"ppn": PPN, "pph22": PPH}
    sheet = office.paper(order, "kuitansi", 1, role="BENDAHARA")
    assert {48_451_500, PPN, PPH, NET} <= amounts_on(sheet)
    text = text_on(sheet)
    assert "meterai" in text.casefold()
    assert "10.000" in text
