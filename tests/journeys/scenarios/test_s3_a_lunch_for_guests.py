"""S3 of users.md 6: a stall whose NPWP is not validated serves 45 guests on 9 July 2026."""

from __future__ import annotations

import pytest

from tests.journeys.scenarios.offices import STALL, STATED, amounts_on, asked, facts, text_on

FIRST_DAY = "2026-07-06"
TOTAL, PBJT, PPH, NET = 1_732_500, 157_500, 63_000, 1_512_000
VALIDATED_PPH, VALIDATED_NET = 31_500, 1_543_500
WORDS = "satu juta tujuh ratus tiga puluh dua ribu lima ratus rupiah"
WHY = ("--reason", "Satu-satunya warung di dekat pendopo, NIK sedang divalidasi")
OCCASION = {"title": "Jamuan tamu kunjungan kerja", "on": "2026-07-09", "guests": 45}


@pytest.fixture(scope="module")
def office(opened):
    return opened("413.115", "PP", "PPK", "BENDAHARA")


def lunch(office, **changes):
    document = {
        "vendor": STALL,
        "budget_line": office.code("0053"),
        "package": "Jamuan tamu kunjungan kerja",
        "due_on": "2026-07-09",
        "occasion": OCCASION,
        "lines": [{"product": "P-910301", "quantity": "45"}],
    }
    return document | changes


@pytest.fixture(scope="module")
def drafted(office):
    """Monday 6 July: ordered for Thursday."""
    order = office.new(**lunch(office))
    return order, office.desk.show(order)


@pytest.fixture(scope="module")
def numbered(office, drafted):
    """The Nota Pesanan has its number; the centre knows it."""
    order, _ = drafted
    office.desk.ok("order", "submit", order, *WHY)
    office.desk.ok("order", "final", order, role="PPK")
    office.synced()
    return order


@pytest.fixture(scope="module")
def served(office, numbered, year):
    """Thursday 9 July: served and received; paid in cash from the UP."""
    year.move_to("2026-07-09")
    desk = office.desk
    desk.ok("order", "sign", numbered, "--on", "2026-07-06", role="PPK")
    desk.ok("order", "arrive", numbered)
    came = office.write(complete=True, lines=[{"line": 1, "accepted": "45"}], statements=STATED)
    desk.ok("order", "receive", numbered, "--from", came, role="PPK")
    return numbered, pay(office, numbered)


def pay(office, order):
    bill = office.write(kind="UP", invoice="Nota 17")
    return office.desk.ok("order", "pay", order, "--from", bill, role="BENDAHARA")["payment"]


def kept(payment):
    return {row["tax"]: row["amount"] for row in payment["withheld"]}


def test_the_restaurant_tax_is_on_it_and_ppn_is_not(drafted):
    _, shown = drafted
    figures = shown["figures"]
    told = ("base", "ppn", "ppn_collected", "pbjt", "total", "net_to_vendor")
    assert [figures[name] for name in told] == [1_575_000, 0, 0, PBJT, TOTAL, NET]
    assert (figures["officer"], figures["form"]) == ("PP", "bukti_pembelian")
    assert figures["words"] == WORDS
    assert shown["collector"] == "treasurer"
    assert [line["this_order"] for line in shown["budget"]] == [TOTAL]


def test_pph_23_has_no_floor_and_is_doubled_without_a_validated_npwp(office, drafted):
    order, shown = drafted
    assert shown["figures"]["pph"] == [{"article": "23", "amount": PPH}]
    why = office.why(order)
    assert why["rounding"]["numbers"] == "half_up"
    assert why["pph.23"]["law"]
    assert "pph.22" not in why
    assert "dpp_nilai_lain" not in why


def test_the_only_question_is_that_of_the_npwp(office, drafted):
    order, shown = drafted
    assert asked(shown) == {("flag.npwp_not_validated", None)}
    assert asked(shown, "block") == set()
    told = facts(shown, "flag.npwp_not_validated")
    assert (told["amount"], told["validated"], told["net"]) == (PPH, VALIDATED_PPH, VALIDATED_NET)
    why = office.why(order)["flag.npwp_not_validated"]
    assert (why["level"], bool(why["law"]), bool(why["way_out"])) == ("question", True, True)


def test_the_nota_pesanan_says_what_the_stall_receives(office, numbered):
    assert "/NP/" in office.desk.show(numbered)["number"]
    sheet = office.paper(numbered, "nota")
    assert {1_575_000, PBJT, TOTAL, PPH, NET} <= amounts_on(sheet)
    text = text_on(sheet)
    assert WORDS.capitalize() in text
    assert "45" in text
    for awaited in ("undangan", "daftar hadir", "notulen", "foto", "nota"):
        assert awaited in text.casefold()
    assert "meterai" not in text.casefold()


def test_neither_spk_nor_sp_comes_out(office, numbered):
    for other in ("sp", "spk"):
        assert office.no_paper(numbered, other) == "paper.other_form"


def test_the_kuitansi_bears_no_meterai(office, served):
    order, payment = served
    assert (payment["amount"], payment["net"], kept(payment)) == (
        TOTAL,
        NET,
        {"pbjt": PBJT, "pph23": PPH},
    )
    sheet = office.paper(order, "kuitansi", 1, role="BENDAHARA")
    assert {TOTAL, PBJT, PPH, NET} <= amounts_on(sheet)
    assert "meterai" not in text_on(sheet).casefold()


def test_the_stalls_own_nota_belongs_to_the_file(office, served):
    needed = office.desk.ok("order", "completeness", served[0])["needed"]
    states = {one["kind"]: one["state"] for one in needed}
    for kind in ("nota_penyedia", "undangan", "daftar_hadir", "notulen", "foto"):
        assert states[kind] == "missing"


def test_it_passes_as_a_small_purchase_without_sp_number_and_without_the_ppk(office, served):
    desk = office.desk
    used = desk.ok("register", "--series", "SP")["used"]
    bought = lunch(
        office,
        package="Jamuan tamu, belanja kecil",
        ordered_on="2026-07-09",
        procedure="small",
        vendor_note={"no": "18", "on": "2026-07-09"},
    )
    done = desk.ok("order", "buy", "--from", office.write(**bought), *WHY)["order"]
    shown = desk.show(done["id"])
    assert (done["state"], done["total"]) == ("received", TOTAL)
    assert "/NP/" in done["number"]
    assert desk.ok("register", "--series", "SP")["used"] == used
    for kind in ("sp", "spk"):
        assert office.no_paper(done["id"], kind) == "paper.other_form"
    steps = {step["step"] for step in shown["steps"] if step["at"]}
    assert steps == {"order.new", "order.buy"}
    payment = pay(office, done["id"])
    assert (payment["net"], kept(payment)) == (NET, {"pbjt": PBJT, "pph23": PPH})
    assert TOTAL in amounts_on(office.paper(done["id"], "kuitansi", 1, role="BENDAHARA"))
    office.synced()
    assert desk.show(done["id"])["sync"] == "accepted"


def test_with_a_validated_npwp_the_stall_receives_31_500_more(office, served, year):
    goods = year.administer("vendor", "list", "--limit", "1000")["vendors"]
    (stall,) = (one for one in goods if one["code"] == STALL)
    names = ("name", "region", "npwp", "legal_form", "size", "bank", "bank_account", "phone")
    told = [part for name in names for part in (f"--{name.replace('_', '-')}", stall[name])]
    year.administer("vendor", "add", STALL, *told, "--npwp-valid")
    office.synced()
    order = office.new(**lunch(office))
    shown = office.desk.show(order)
    assert shown["figures"]["pph"] == [{"article": "23", "amount": VALIDATED_PPH}]
    assert shown["figures"]["net_to_vendor"] == VALIDATED_NET
    assert ("flag.npwp_not_validated", None) not in asked(shown)
    office.desk.ok("order", "drop", order)
