"""
S1 of users.md 6: paper, stationery and toner on three rekening of one order.

Friday 9 October 2026: negotiated and handed in; Monday 12: the Surat Pesanan; Friday 23: received
and paid. A second order of that Friday waits for a PPK who does not come, and lapses.
"""

from __future__ import annotations

import pytest

from tests.journeys.scenarios.offices import (
    STATED,
    STATIONER,
    amounts_on,
    asked,
    facts,
    text_on,
)

FIRST_DAY = "2026-10-09"
ITEMS = (
    ("P-910101", 60, 56_500, 54_000, "0025"),
    ("P-910102", 40, 58_000, 55_500, "0025"),
    ("P-910103", 30, 42_000, 39_500, "0024"),
    ("P-910104", 25, 38_000, 36_000, "0024"),
    ("P-910105", 48, 31_500, 29_500, "0024"),
    ("P-910106", 6, 415_000, 389_000, "0029"),
)
SHARES = {"0024": 3_886_110, "0025": 6_060_600, "0029": 2_590_740}
BASE, PPN, TOTAL, PPH, NET = 11_295_000, 1_242_450, 12_537_450, 56_475, 11_238_525
WORDS = "dua belas juta lima ratus tiga puluh tujuh ribu empat ratus lima puluh rupiah"
WHY = ("--reason", "Toner buatan dalam negeri untuk cetakan ini belum ada")
SCAN = b"%PDF-1.4 lembar bertanda tangan"


@pytest.fixture(scope="module")
def office(opened):
    """The toner's rekening has one rupiah less than the order needs."""
    office = opened("413.101", "PP", "PPK", "BENDAHARA")
    for rekening in ("0024", "0025"):
        assert office.line(rekening)["left"] > 3 * SHARES[rekening]
    assert office.leave("0029", SHARES["0029"] - 1)["left"] == 2_590_739
    return office


def stationery(office, price=3, **changes):
    codes = {rekening: office.code(rekening) for rekening in SHARES}
    document = {
        "vendor": STATIONER,
        "budget_line": codes["0025"],
        "rup": "58123401",
        "package": "Belanja ATK, Kertas, dan Bahan Komputer Triwulan IV",
        "ordered_on": "2026-10-12",
        "due_on": "2026-10-23",
        "platform": "toko_daring",
        "platform_ref": "TD-26-1009-004417",
        "platform_on": "2026-10-09",
        "lines": [
            {
                "product": item[0],
                "quantity": str(item[1]),
                "unit_price": item[price],
                "budget_line": codes[item[4]],
            }
            for item in ITEMS
        ],
    }
    return document | changes


@pytest.fixture(scope="module")
def negotiated(office):
    """Friday 9 October: the offer of 7 October, the last round, the choice, the minutes."""
    desk = office.desk
    order = office.new(**stationery(office, price=2))
    asking = office.write(vendors=[{"vendor": STATIONER}], no="027/10/2026", on="2026-10-07")
    desk.ok("nego", "ask", order, "--from", asking)
    for place, day, no in ((2, "2026-10-07", "041/SIM/X/2026"), (3, "2026-10-09", "")):
        rows = [{"product": item[0], "unit_price": item[place]} for item in ITEMS]
        offer = office.write(
            vendor=STATIONER, source="paper" if no else "meeting", on=day, no=no, lines=rows
        )
        desk.ok("nego", "offer", order, "--from", offer)
    desk.ok("nego", "choose", order, "2")
    minutes = office.write(
        way="meeting",
        place="Ruang rapat Dinas Pendidikan",
        clarified="Spesifikasi, merek, waktu kirim, garansi toner 6 bulan",
        price_references=[{"text": "Standar Satuan Harga Kabupaten 2026"}],
        on="2026-10-09",
        at="10.15",
    )
    talks = desk.ok("nego", "minutes", order, "--from", minutes)["negotiation"]
    return order, talks


@pytest.fixture(scope="module")
def drafted(office, negotiated):
    """The order as the PP sees it before the rekening is mended."""
    order, _ = negotiated
    return order, office.desk.show(order), office.why(order)


@pytest.fixture(scope="module")
def submitted(office, drafted):
    """A pergeseran gives the rekening its rupiah; handed in on Friday, with one more order."""
    order, *_ = drafted
    office.leave("0029", SHARES["0029"])
    mended = office.desk.show(order)
    office.desk.ok("order", "submit", order, *WHY)
    early = office.desk.run("order", "final", order, role="PPK")
    other = office.new(**stationery(office, package="Belanja ATK yang tidak disetujui"))
    office.desk.ok("order", "submit", other, *WHY)
    office.synced()
    return order, other, mended, early


@pytest.fixture(scope="module")
def signed(office, submitted, year):
    """Monday 12 October: the Surat Pesanan."""
    order = submitted[0]
    year.move_to("2026-10-12")
    desk = office.desk
    desk.ok("order", "final", order, role="PPK")
    scan = office.write(SCAN)
    desk.ok("order", "sign", order, "--on", "2026-10-12", "--scan", scan, role="PPK")
    office.synced()
    return order


@pytest.fixture(scope="module")
def lapsed(office, submitted, signed, year):
    """Wednesday 14 October is the other order's last day; Thursday it has lapsed."""
    other = submitted[1]
    on_the_day = office.desk.show(other)
    year.move_to("2026-10-15")
    office.synced()
    return on_the_day, office.desk.show(other)


@pytest.fixture(scope="module")
def paid(office, signed, lapsed, year):
    """Friday 23 October: received whole, paid from the UP."""
    year.move_to("2026-10-23")
    desk = office.desk
    desk.ok("order", "arrive", signed, "--on", "2026-10-21")
    rows = [{"line": at, "accepted": str(item[1])} for at, item in enumerate(ITEMS, 1)]
    came = office.write(
        received_on="2026-10-23",
        arrived_on="2026-10-21",
        complete=True,
        lines=rows,
        statements=STATED,
    )
    desk.ok("order", "receive", signed, "--from", came, role="PPK")
    bill = office.write(kind="UP", invoice="INV-TD-4417")
    payment = desk.ok("order", "pay", signed, "--from", bill, role="BENDAHARA")["payment"]
    office.synced()
    return signed, payment


def test_the_negotiation_saves_627_000_and_695_970_with_tax(negotiated):
    _, talks = negotiated
    assert talks["saved"] == {"before_tax": 627_000, "with_tax": 695_970}
    assert [one["total"] for one in talks["offers"]] == [13_233_420, TOTAL]


def test_the_figures_are_those_of_the_page(drafted):
    _, shown, why = drafted
    figures = shown["figures"]
    assert [line["amount"] for line in shown["lines"]] == [
        3_240_000,
        2_220_000,
        1_185_000,
        900_000,
        1_416_000,
        2_334_000,
    ]
    told = ("base", "ppn", "ppn_collected", "pbjt", "total", "net_to_vendor")
    assert [figures[name] for name in told] == [BASE, PPN, PPN, 0, TOTAL, NET]
    assert figures["pph"] == [{"article": "22", "amount": PPH}]
    assert (figures["officer"], figures["form"]) == ("PP", "surat_pesanan")
    assert figures["words"] == WORDS
    assert shown["collector"] == "platform"
    assert "10.353.750" in why["dpp_nilai_lain"]["numbers"]
    assert why["rounding"]["numbers"] == "half_up"
    assert why["meterai_receipt"]["numbers"] == "Rp5.000.000"


def test_each_rekening_bears_its_share_with_ppn(drafted):
    _, shown, _ = drafted
    shares = {line["account"][-4:]: line["this_order"] for line in shown["budget"]}
    assert shares == SHARES
    assert sum(shares.values()) == TOTAL


def test_the_imported_toner_and_the_missing_rupiah_are_the_only_questions(drafted):
    _, shown, why = drafted
    assert asked(shown) == {("flag.imported", 6), ("flag.over_left", None)}
    assert not asked(shown, "block")
    assert ("flag.day_ahead", None) in asked(shown, "notice")
    over = facts(shown, "flag.over_left")
    assert (over["account"][-4:], over["over"], over["have"]) == ("0029", 1, 2_590_739)
    assert over["need"] == SHARES["0029"]
    assert [line["left_after"] < 0 for line in shown["budget"]] == [
        line["account"].endswith("0029") for line in shown["budget"]
    ]
    imported = why["flag.imported"]
    assert (imported["level"], imported["line"]) == ("question", 6)
    assert imported["rule"].startswith("tkdn.order@")


def test_with_its_rupiah_only_the_toner_is_asked_about(submitted):
    assert asked(submitted[2]) == {("flag.imported", 6)}


def test_on_friday_the_surat_pesanan_of_monday_is_not_issued(submitted):
    early = submitted[3]
    assert (early.code, early.error["code"]) == (1, "order.ordered_on")
    assert early.error["facts"]["on"] == "2026-10-12"
    assert early.error["facts"]["today"] == "2026-10-09"


def test_the_ppk_has_until_wednesday_the_fourteenth_then_it_lapses(lapsed, year):
    on_the_day, after = lapsed
    assert on_the_day["state"] == "submitted"
    assert on_the_day["deadline"] == {"on": "2026-10-14", "unknown_year": None}
    assert (after["state"], after["lapsed"], after["deadline"]) == ("draft", True, None)
    acts = year.administer("order", "show", after["id"])["order"]["history"]
    assert acts[-1]["act"] == "order.lapse"


def test_the_minutes_tell_offer_agreement_and_difference(office, signed):
    sheet = office.paper(signed, "negosiasi")
    wanted = {item[place] for item in ITEMS for place in (2, 3)}
    assert wanted | {11_922_000, BASE, 627_000, 13_233_420, TOTAL, 695_970} <= amounts_on(sheet)
    text = text_on(sheet)
    assert WORDS.capitalize() in text
    assert "041/SIM/X/2026" in text
    assert "Jumat" in text


def test_the_surat_pesanan_is_made_in_two_originals(office, signed):
    sheet = office.paper(signed, "sp")
    assert {BASE, 10_353_750, PPN, TOTAL, *SHARES.values()} <= amounts_on(sheet)
    text = text_on(sheet)
    assert WORDS.capitalize() in text
    for said in ("2 (dua) rangkap asli", "58123401", "TD-26-1009-004417", "Toko Daring"):
        assert said in text
    for day in ("12 Oktober 2026", "23 Oktober 2026"):
        assert day in text


def test_the_surat_pesanan_has_two_days_of_signature_and_says_how_days_are_counted(office, signed):
    """Notes (a) to (c) of users.md 3.1; 12 to 23 October are eleven days from the day after."""
    assert office.drawn(signed, "sp").count("Tanggal tanda tangan:") == 2
    text = text_on(office.paper(signed, "sp"))
    assert "11 (sebelas) hari kalender" in text
    assert "hari berikutnya" in text
    assert office.desk.show(signed)["penalty_base"] == "late_part"
    assert "bagian" in text


def test_on_katalog_v6_ours_is_not_printed_at_all(office, paid):
    """Note (f) of users.md 3.1."""
    desk = office.desk
    changes = {"ordered_on": "2026-10-23", "due_on": "2026-10-30", "platform": "katalog"}
    document = stationery(office, **changes)
    document["lines"] = document["lines"][:2]
    order = office.new(**document)
    assert ("flag.platform_makes_paper", None) in asked(desk.show(order), "notice")
    desk.ok("order", "submit", order, "--reason", "Kertas rapat akhir tahun")
    desk.ok("order", "final", order, role="PPK")
    assert office.no_paper(order, "sp") == "paper.platform_makes_it"


def test_the_bast_tells_all_six_lines(office, paid):
    text = text_on(office.paper(paid[0], "bast", 1, role="PPK"))
    assert "23 Oktober 2026" in text or "23-10-2026" in text
    assert "Toner printer laser hitam (kompatibel)" in text
    assert "tepat waktu" in text.casefold()


def test_the_kuitansi_bears_meterai_and_names_what_the_platform_keeps(office, paid):
    order, payment = paid
    assert (payment["amount"], payment["withheld"], payment["penalty"]) == (TOTAL, [], 0)
    sheet = office.paper(order, "kuitansi", 1, role="BENDAHARA")
    assert {TOTAL, PPN, PPH, NET, *SHARES.values()} <= amounts_on(sheet)
    text = text_on(sheet)
    assert "meterai" in text.casefold()
    assert "10.000" in text
    assert "platform" in text.casefold()
    assert WORDS.capitalize() in text


def test_the_platforms_invoice_is_asked_for_and_then_there(office, paid):
    desk, order = office.desk, paid[0]

    def state():
        needed = desk.ok("order", "completeness", order)["needed"]
        return {one["kind"]: one["state"] for one in needed}["invoice_platform"]

    assert state() == "missing"
    piece = ("--kind", "invoice_platform", "--no", "INV-TD-4417", "--on", "2026-10-23")
    desk.ok("order", "evidence", "add", order, *piece, "--scan", office.write(SCAN))
    assert state() == "present"
    office.synced()


def test_no_spk_comes_out_and_no_bap_for_what_the_up_pays(office, paid):
    assert office.no_paper(paid[0], "spk") == "paper.other_form"
    assert office.no_paper(paid[0], "bap", 1, role="BENDAHARA") == "paper.not_direct"


def test_desk_and_centre_agree_in_the_end(office, paid, year):
    here, there = office.desk.show(paid[0]), year.administer("order", "show", paid[0])["order"]
    for fact in ("number", "state", "sync", "total", "content_hash"):
        assert there[fact] == here[fact]
    assert (here["state"], here["sync"]) == ("paid", "accepted")
