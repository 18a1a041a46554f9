"""Each kind of numbered paper, printed by a real desk: the centre answers its code (10 December)."""

from __future__ import annotations

import json

import pytest
import requests

from tests.journeys.dated import Goods, product, vendor

UNIT, TODAY = "413.115", "2026-12-10"
CV, WARUNG = "V-90001", "V-90003"
CABINET, PAPER, MEAL = "P-900001", "P-900002", "P-900031"
GOODS = Goods(
    {
        CV: vendor("CV Sumber Ilmu Rekaan", "35.09", "--pkp", "--npwp-valid"),
        WARUNG: vendor("Warung Rekaan", "35.09"),
    },
    [
        product(CABINET, "Lemari arsip Rekaan", CV, 600_000, measure="unit"),
        product(PAPER, "Kertas HVS A4 80 g Rekaan", CV, 54_000),
        product(MEAL, "Nasi rawon", WARUNG, 35_000, measure="porsi", tax_class="catering"),
    ],
)
WHY = ("--reason", "Kebutuhan kegiatan kantor bulan Desember")
STATED = {"function": True, "amount": True, "time": True}
SAYS = {
    "spk": "Bandingkan",
    "sp": "Bandingkan",
    "nota": "Bandingkan",
    "negosiasi": "Berita acara negosiasi",
    "adendum": "Bandingkan",
    "bast": "Berita acara serah terima",
    "kuitansi": "Kuitansi",
    "bap": "Kuitansi",
    "penghentian": "Surat penghentian pesanan",
}
"""What the page calls each paper; a berita acara pembayaran is told as the payment it is of."""


@pytest.fixture(scope="module")
def kind():
    """The longer journeys run on both databases; what a code answers hangs on neither."""
    return "sqlite"


@pytest.fixture(scope="module")
def centre(serving):
    return serving(TODAY, GOODS)


@pytest.fixture(scope="module")
def desk(centre, tmp_path_factory):
    desk = centre.enrolled(tmp_path_factory.mktemp("desk"), UNIT, "PP", "PPK", "BENDAHARA")
    desk.ok("sync")
    code = line_of(desk)
    centre.administer("budget", "set", "--unit", UNIT, code, "900000000")
    desk.ok("sync")
    return desk


def line_of(desk):
    lines = desk.ok("budget", "list")["lines"]
    return next(x["code"] for x in lines if x["code"].endswith("0025"))


@pytest.fixture(scope="module")
def write(tmp_path_factory):
    """Write a document to a file of its own."""
    folder, count = tmp_path_factory.mktemp("files"), iter(range(1000))

    def write(**document):
        file = folder / f"{next(count)}.json"
        file.write_text(json.dumps(document), encoding="utf-8")
        return file

    return write


@pytest.fixture(scope="module")
def printed(desk, write, tmp_path_factory):
    """Every numbered paper as the desk prints it, by kind: its sheet."""
    folder, sheets = tmp_path_factory.mktemp("papers"), {}

    def draw(order, kind, role="PPK"):
        out, sheet = folder / f"{kind}.pdf", folder / f"{kind}.json"
        desk.ok("print", order, "--paper", kind, "--out", out, "--sheet", sheet, role=role)
        sheets[kind] = json.loads(sheet.read_text(encoding="utf-8"))

    contract_to_its_end(desk, write, draw)
    on_the_platform(desk, write, draw)
    small_purchase(desk, write, draw)
    outcomes = desk.ok("sync")["outcomes"]
    assert {one["verdict"] for one in outcomes} == {"ok"}, outcomes
    return sheets


def draft(desk, write, product, quantity, **more):
    lines = [{"product": product, "quantity": str(quantity)}]
    facts = {"vendor": CV, "package": "Perlengkapan arsip", "due_on": "2026-12-20"}
    return write(**{**facts, "budget_line": line_of(desk), "lines": lines, **more})


def contract_to_its_end(desk, write, draw):
    """60 million before tax: an SPK, with an addendum, a part received and paid, then ended."""
    order = desk.ok("order", "new", "--from", draft(desk, write, CABINET, 100))["order"]["id"]
    negotiated(desk, write, order)
    desk.ok("order", "submit", order, *WHY)
    desk.ok("order", "final", order, role="PPK")
    draw(order, "spk")
    draw(order, "negosiasi", "PP")
    desk.ok("order", "sign", order, "--on", TODAY, role="PPK")
    document = json.loads(draft(desk, write, CABINET, 101).read_text(encoding="utf-8"))
    more = write(**document, reason="Tambahan satu lemari")
    desk.ok("order", "amend", order, "--from", more, *WHY, role="PPK")
    draw(order, "adendum")
    desk.ok("order", "arrive", order)
    came = [{"line": 1, "accepted": "60"}]
    part = write(complete=False, lines=came, statements=STATED)
    desk.ok("order", "receive", order, "--from", part, role="PPK")
    draw(order, "bast")
    bill = write(kind="LS", invoice="INV-0417", tax_invoice="0400260000000110")
    desk.ok("order", "pay", order, "--from", bill, role="BENDAHARA")
    draw(order, "kuitansi", "BENDAHARA")
    draw(order, "bap", "BENDAHARA")
    end = ("--form", "penghentian", "--reason", "Kegiatan ditiadakan")
    desk.ok("order", "cancel", order, *end, role="PPK")
    draw(order, "penghentian")


def negotiated(desk, write, order):
    desk.ok("nego", "ask", order, "--from", write(vendors=[{"vendor": CV}], no="27", on=TODAY))
    row = {"unit_price": 600_000, "product": CABINET}
    offered = write(vendor=CV, source="meeting", on=TODAY, lines=[row])
    desk.ok("nego", "offer", order, "--from", offered)
    desk.ok("nego", "choose", order, "1")
    said = {"way": "meeting", "place": "Ruang rapat", "clarified": "Spesifikasi dan harga"}
    reference = [{"text": "Survei toko 8 Desember 2026"}]
    minutes = write(**said, price_references=reference, on=TODAY, at="08.15")
    desk.ok("nego", "minutes", order, "--from", minutes)


def on_the_platform(desk, write, draw):
    file = draft(desk, write, PAPER, 100, platform="toko_daring", platform_ref="TD-4417")
    order = desk.ok("order", "new", "--from", file)["order"]["id"]
    desk.ok("order", "submit", order, *WHY)
    desk.ok("order", "final", order, role="PPK")
    draw(order, "sp")


def small_purchase(desk, write, draw):
    note = {"no": "17", "on": TODAY}
    more = {"vendor": WARUNG, "procedure": "small", "vendor_note": note}
    file = draft(desk, write, MEAL, 45, **more)
    order = desk.ok("order", "buy", "--from", file, *WHY)["order"]["id"]
    draw(order, "nota", "PP")


def codes_of(value):
    """Every address of a code that a sheet holds."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return set().union(*map(codes_of, value))
    return {value} if isinstance(value, str) and "/V/" in value else set()


@pytest.mark.parametrize("paper", SAYS)
def test_the_centre_answers_the_code_of_a_real_print(printed, paper):
    (code,) = codes_of(printed[paper])
    answer = requests.get(code, timeout=20)
    assert answer.status_code == 200, answer.text
    assert SAYS[paper] in answer.text
