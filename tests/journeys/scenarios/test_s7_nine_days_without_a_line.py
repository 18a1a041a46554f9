"""
S7 of users.md 6: an island puskesmas buys by the kilogram and is nine days without a line.

Friday 10 April 2026: the last prices; Monday 13: handed in while the line holds, then it goes;
the PPK gives the numbers and the paper is signed; Wednesday 22: delivered, and in the evening
the line is back. One order's number is cancelled, one is recorded as Pengadaan Langsung, and
one that both have signed stands.
"""

from __future__ import annotations

import pytest

from tests.journeys.scenarios.offices import (
    GROCER,
    STATED,
    amounts_on,
    asked,
    publish,
    text_on,
)

FIRST_DAY = "2026-04-10"
EVENING = "2026-04-22T19:00:00+07:00"
KITCHEN = (
    ("P-910701", "62.5", 921_875),
    ("P-910702", "18.75", 536_250),
    ("P-910703", "12.4", 465_000),
    ("P-910704", "7.35", 83_423),
    ("P-910705", "24", 453_600),
)
TOTAL, PPH, NET = 2_460_148, 12_301, 2_447_847
WORDS = "dua juta empat ratus enam puluh ribu seratus empat puluh delapan rupiah"
WHY = ("--reason", "Bahan mentah untuk dapur pasien rawat inap")
EXEMPTS = "pph22.marketplace.below_500m_exempts"


def kitchen(office, **changes):
    """Goods of the kitchen for one week."""
    document = {
        "vendor": GROCER,
        "budget_line": office.code("0056"),
        "package": "Bahan makanan pasien",
        "ordered_on": "2026-04-13",
        "due_on": "2026-04-22",
        "platform": "toko_daring",
        "platform_ref": "TD-26-0413-000071",
        "lines": [{"product": code, "quantity": kilos} for code, kilos, _ in KITCHEN],
    }
    return document | changes


@pytest.fixture(scope="module")
def office(opened, year):
    """The last sync is on Friday; the line holds until Monday's first orders are handed in."""
    office = opened("429.140", "PP", "PPK", "BENDAHARA")
    year.move_to("2026-04-13")
    return office


@pytest.fixture(scope="module")
def drafted(office):
    """Monday 13 April: three drafts, and what the desk shows of one before it has synced."""
    orders = [office.new(**kitchen(office)) for _ in range(3)]
    return orders, office.desk.show(orders[0])


@pytest.fixture(scope="module")
def numbered(office, drafted, year):
    """They are handed in; the line goes; the PPK gives numbers; one paper is signed by both."""
    orders, _ = drafted
    desk = office.desk
    for order in orders:
        desk.ok("order", "submit", order, *WHY)
    office.synced()
    waiting = desk.show(orders[0])
    year.stop()
    for order in orders:
        desk.ok("order", "final", order, role="PPK")
    desk.ok("order", "sign", orders[2], "--on", "2026-04-13", role="PPK")
    return orders, waiting


@pytest.fixture(scope="module")
def back(office, numbered, year):
    """Wednesday 22 April: the goods come, and in the evening the desk reaches the centre."""
    orders, _ = numbered
    desk = office.desk
    unreached = desk.run("sync", at="2026-04-17T09:00:00+07:00")
    before = [desk.show(order) for order in orders]
    year.move_to("2026-04-22")
    desk.ok("order", "arrive", orders[2], "--on", "2026-04-22")
    outcomes = desk.run("sync", at=EVENING).document["outcomes"]
    return unreached, before, [desk.show(order) for order in orders], outcomes


def test_kilograms_come_out_to_the_rupiah(drafted):
    _, shown = drafted
    assert [line["amount"] for line in shown["lines"]] == [amount for *_, amount in KITCHEN]
    figures = shown["figures"]
    told = ("base", "ppn", "pbjt", "total", "ppn_collected", "net_to_vendor")
    assert [figures[name] for name in told] == [TOTAL, 0, 0, TOTAL, 0, NET]
    assert figures["pph"] == [{"article": "22", "amount": PPH}]
    assert (figures["officer"], figures["form"]) == ("PP", "surat_pesanan")
    assert figures["words"] == WORDS
    assert shown["collector"] == "platform"
    assert [line["this_order"] for line in shown["budget"]] == [TOTAL]


def test_the_reasons_name_the_rounding_and_the_switch_that_is_off(office, drafted):
    orders, shown = drafted
    why = office.why(orders[0])
    assert why["rounding"]["numbers"] == "half_up"
    assert "dpp_nilai_lain" not in why
    assert any(rule.startswith(EXEMPTS) for rule in shown["figures"]["rules"])
    assert why["exempt"]["rule"].startswith(EXEMPTS)
    assert why["exempt"]["numbers"] == "off"


def test_raw_eggs_and_meat_by_the_kilogram_raise_no_question(drafted):
    assert asked(drafted[1]) == asked(drafted[1], "block") == set()


def test_the_prices_are_those_of_the_tenth_of_april(office, drafted):
    for code, _, _ in KITCHEN:
        assert office.desk.ok("price", "show", code)["price_on"] == "2026-04-10"


def test_the_ppk_has_until_thursday_the_sixteenth(numbered):
    _, waiting = numbered
    assert (waiting["state"], waiting["sync"]) == ("submitted", "accepted")
    assert waiting["deadline"] == {"on": "2026-04-16", "unknown_year": None}


def test_the_order_is_on_paper_without_a_line(office, numbered):
    sheet = office.paper(numbered[0][0], "sp")
    assert {TOTAL, *(amount for *_, amount in KITCHEN)} <= amounts_on(sheet)
    text = text_on(sheet)
    assert WORDS.capitalize() in text
    assert "Penyedia non-PKP, tidak dikenai PPN" in text
    assert "PPN 12%" not in text
    assert office.no_paper(numbered[0][0], "spk") == "paper.other_form"
    assert office.no_paper(numbered[0][0], "kuitansi") == "paper.no_payment"


def test_while_the_line_is_away_the_orders_wait_and_are_told_so(back):
    unreached, before, _, _ = back
    assert (unreached.code, unreached.error["code"]) == (3, "central.unreachable")
    assert [(one["state"], one["sync"]) for one in before] == [
        ("final", "queued"),
        ("final", "queued"),
        ("signed", "queued"),
    ]


def test_at_the_sync_what_came_too_late_needs_a_decision_and_is_not_lost(office, back, year):
    _, before, after, outcomes = back
    assert {one["verdict"] for one in outcomes} == {"held", "ok"}
    for was, now in zip(before[:2], after[:2], strict=True):
        assert (now["state"], now["sync"]) == ("final", "held")
        (reason,) = now["reasons"]
        assert (reason["code"], reason["deadline"]) == ("DEADLINE_PASSED", "2026-04-16")
        assert reason["way_out"]
        assert office.said("order", "list").count("Perlu keputusan") == 2
        for kept in ("number", "content_hash", "total", "figures", "lines"):
            assert now[kept] == was[kept]
        there = year.administer("order", "show", now["id"])["order"]
        assert (there["number"], there["sync"]) == (was["number"], "held")


def test_what_both_have_signed_is_a_contract_and_the_deadline_is_only_found(back):
    signed = back[2][2]
    assert (signed["state"], signed["sync"], signed["reasons"]) == ("delivering", "accepted", [])
    assert [one["code"] for one in signed["findings"]] == ["DEADLINE_PASSED"]


def test_once_the_number_is_cancelled(office, back, year):
    order, desk = back[2][0], office.desk
    was = office.line("0056")
    reason = ("--reason", "Batas tiga hari kerja di platform terlampaui")
    void = desk.ok("order", "void", order["id"], *reason, role="PPK")
    assert (void["order"]["state"], void["order"]["number"]) == ("void", order["number"])
    desk.ok("order", "drop", void["draft"]["id"])
    office.synced()
    for register in (
        desk.ok("register", "--series", "SP"),
        year.administer("register", "--unit", office.unit, "--series", "SP"),
    ):
        assert (register["sum_ok"], register["void"]) == (True, 1)
    assert office.no_paper(order["id"], "sp") == "paper.number_void"
    now = office.line("0056")
    assert (now["left"] - was["left"], now["realised"]) == (TOTAL, was["realised"])


def test_once_it_is_recorded_as_pengadaan_langsung_with_a_bukti_pembelian(office, back, year):
    order, desk = back[2][1], office.desk
    reason = ("--reason", "Barang sudah tiba, dicatat sebagai Pengadaan Langsung")
    copy = desk.ok("order", "void", order["id"], *reason, role="PPK")["draft"]["id"]
    direct = kitchen(
        office,
        platform="none",
        platform_ref="",
        procedure="small",
        ordered_on="2026-04-22",
        vendor_note={"no": "88", "on": "2026-04-22"},
    )
    desk.ok("order", "edit", copy, "--from", office.write(**direct))
    shown = desk.show(copy)
    figures = shown["figures"]
    assert (figures["form"], figures["total"], shown["collector"]) == (
        "bukti_pembelian",
        TOTAL,
        "treasurer",
    )
    assert asked(shown, "block") == set()
    desk.ok("order", "buy", copy, *WHY)
    office.synced()
    there = year.administer("order", "show", copy)["order"]
    assert (there["state"], there["sync"], there["total"]) == ("received", "accepted", TOTAL)
    assert "/NP/" in there["number"]
    assert TOTAL in amounts_on(office.paper(copy, "nota"))
    assert office.no_paper(copy, "sp") == "paper.other_form"


def test_the_kuitansi_of_what_was_delivered_bears_no_meterai(office, back):
    order, desk = back[2][2]["id"], office.desk
    whole = [{"line": at, "accepted": kilos} for at, (_, kilos, _) in enumerate(KITCHEN, 1)]
    came = office.write(complete=True, lines=whole, statements=STATED)
    desk.ok("order", "receive", order, "--from", came, role="PPK")
    bill = office.write(kind="UP", invoice="INV-TD-71")
    paid = desk.ok("order", "pay", order, "--from", bill, role="BENDAHARA")["payment"]
    assert (paid["amount"], paid["withheld"], paid["penalty"]) == (TOTAL, [], 0)
    sheet = office.paper(order, "kuitansi", 1, role="BENDAHARA")
    assert {TOTAL, PPH, NET} <= amounts_on(sheet)
    assert "meterai" not in text_on(sheet).casefold()
    office.synced()


def test_a_pack_that_turns_the_exemption_on_makes_the_pph_nothing(office, back, year):
    off, on = (f'key = "{EXEMPTS}", switch = {word}' for word in ("false", "true"))
    version = publish(year, office.folder, "pph.toml", on, of=off)
    office.synced()
    assert version in {
        one["version"]
        for one in office.desk.ok("rules", "show")["packs"]
        if one["state"] == "in_force"
    }
    order = office.new(**kitchen(office, ordered_on="2026-04-22", due_on="2026-04-30"))
    figures = office.desk.show(order)["figures"]
    assert figures["pph"] == []
    assert figures["net_to_vendor"] == figures["total"] == TOTAL
    assert any(rule.startswith(EXEMPTS) for rule in figures["rules"])
    office.desk.ok("order", "drop", order)
    kept = office.desk.show(back[2][2]["id"])["figures"]
    assert (kept["pph"], kept["net_to_vendor"]) == ([{"article": "22", "amount": PPH}], NET)
