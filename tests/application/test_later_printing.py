"""The papers beside the Surat Pesanan: which an order can have, and that they say what it says."""

import subprocess
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from uuid import UUID

import pytest

from bejo_desktop.adapters.central.keys import sealed
from bejo_desktop.adapters.printing.files import PaperFolder
from bejo_desktop.adapters.printing.printer import SheetPrinter
from bejo_desktop.adapters.printing.wording import paper_texts
from bejo_desktop.adapters.system.words import MessageWords
from bejo_desktop.application.ports.store import DeviceIdentity
from bejo_desktop.application.printing import Printing, Stationery
from bejo_desktop.application.views import Paid, Received
from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.errors import BadInput, BejoError, RuleBroken
from bejo_desktop.domain.fulfilment import ReceivedLine, Statements
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.negotiation import PaperRef
from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.paper.qr import read_qr
from tests.application.conftest import PENS, TODAY, WARUNG, line, officer_row, s1

NUMBER = "000.3.2/0017/SP/413.101/2026"
BAST_1, BAST_2 = (f"000.3.2/003{n}/BAST/413.101/2026" for n in (1, 2))
KW = "000.3.2/0031/KW/413.101/2026"
NP = "000.3.2/0031/NP/413.101/2026"
WHY = {"": "Tamu datang tanpa pemberitahuan"}
SP, NOTA, BAST, KUITANSI = PaperKind.SP, PaperKind.NOTA, PaperKind.BAST, PaperKind.KUITANSI
COMPARED, TO_PA, STOCK = PaperKind.PERBANDINGAN, PaperKind.BAST_PA, PaperKind.PERSEDIAAN
CHECKED, SPJ = PaperKind.VERIFIKASI, PaperKind.SPJ
ALL_TRUE = Statements(function=True, amount=True, time=True)


@pytest.fixture
def printing(office, tmp_path):
    identity = DeviceIdentity(1, "i", "413.101", "https://pusat.example", "t", "k" * 43, bytes(32))
    with office.store.write() as work:
        work.sync.enrol(identity)
    stationery = Stationery(
        MessageWords("id"), paper_texts(), SheetPrinter(), PaperFolder(tmp_path / "p"), sealed
    )
    return Printing(office.store, office.rules, office.clock, stationery)


@pytest.fixture
def paid(office):
    """Scenario S1, received in two stages and paid."""
    order_id = office.arrived()
    first = came("60", "40", "30", "15", "48", "4", complete=False)
    refused = replace(first.lines[5], rejected=Decimal(1), reason="segel rusak")
    first = replace(first, lines=(*first.lines[:5], refused))
    office.fulfilling.receive(office.ppk, order_id, first)
    second = replace(
        came(complete=True),
        arrived_on=TODAY,
        lines=(
            ReceivedLine(4, Decimal(10), Decimal(0)),
            ReceivedLine(6, Decimal(2), Decimal(0)),
        ),
    )
    office.fulfilling.receive(office.ppk, order_id, second)
    office.paying.pay(
        office.treasurer, order_id, Paid(TODAY, Payment.UP, "INV-0417", "04.00.26-00000000017")
    )
    return order_id


def came(*accepted, complete=True):
    lines = tuple(
        ReceivedLine(at, Decimal(value), Decimal(0)) for at, value in enumerate(accepted, start=1)
    )
    return Received(TODAY, complete, lines, ALL_TRUE)


def snack():
    """Food of a vendor without NPWP, outside any platform."""
    meal = line("P-000007", "45", budget_line=PENS)
    return s1(vendor=WARUNG, platform="none", rup="", budget_line=PENS, lines=(meal,))


def small_snack():
    """The same as a small purchase, with the stall's own nota."""
    note = PaperRef("17", TODAY)
    return replace(snack(), procedure="small", vendor_note=note, due_on=TODAY)


def text_of(pdf, tmp_path):
    file = tmp_path / "paper.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True)
    return done.stdout.decode()


def rows(printing, order_id):
    return [(row.kind, row.part, row.number, row.why_not) for row in printing.papers(order_id)]


def test_a_draft_has_its_comparison_and_as_konsep_its_surat_pesanan(office, printing):
    assert rows(printing, office.drafted()) == [
        (COMPARED, 0, None, ""),
        (SP, 0, None, ""),
        (BAST, 0, None, "paper.no_receipt"),
        (KUITANSI, 0, None, "paper.no_payment"),
    ]


def test_a_paid_order_can_have_every_paper_one_bast_a_receipt(printing, paid):
    assert rows(printing, paid) == [
        (COMPARED, 0, None, ""),
        (SP, 0, NUMBER, ""),
        (BAST, 1, BAST_1, ""),
        (TO_PA, 1, None, ""),
        (STOCK, 1, None, ""),
        (BAST, 2, BAST_2, ""),
        (TO_PA, 2, None, ""),
        (STOCK, 2, None, ""),
        (KUITANSI, 1, KW, ""),
        (CHECKED, 0, None, ""),
        (SPJ, 0, None, ""),
    ]
    titles = [row.title for row in printing.papers(paid)]
    assert titles[1] == "Surat Pesanan"
    assert titles[-1] == "Ringkasan SPJ"


def test_a_void_order_has_no_paper(office, printing):
    order_id = office.finalised()
    office.deciding.void(office.ppk, order_id, "Salah memilih penyedia barang")
    assert {row.why_not for row in printing.papers(order_id)} == {"paper.number_void"}
    with pytest.raises(RuleBroken, match=r"paper\.number_void"):
        printing.paper(office.pp, order_id, "a4", None, kind=NOTA)


@pytest.mark.parametrize(
    ("platform", "orders", "other", "name"),
    [("toko_daring", SP, NOTA, "Surat Pesanan"), ("none", NOTA, SP, "Nota Pesanan")],
)
def test_no_two_papers_order_under_one_number(office, printing, platform, orders, other, name):
    """users.md 3.5: bought outside a platform it is a nota pesanan, with a number of its series."""
    order_id = office.finalised(s1(platform=platform))
    rows = {row.kind: row.number for row in printing.papers(order_id)}
    assert f"/{'SP' if orders is SP else 'NP'}/" in rows[orders]
    assert other not in rows
    with pytest.raises(RuleBroken) as refused:
        printing.preview(order_id, kind=other)
    assert (refused.value.code, refused.value.facts) == ("paper.other_form", {"paper": name})


@pytest.mark.parametrize(("platform", "orders"), [("toko_daring", SP), ("none", NOTA)])
def test_the_paper_of_an_order_that_is_not_named_is_the_one_that_orders(
    office, printing, platform, orders
):
    for order_id in (
        office.drafted(s1(platform=platform)),
        office.finalised(s1(platform=platform)),
    ):
        assert printing.sheet(order_id).kind is orders
        assert printing.preview(order_id, "a4").kind is orders
        assert printing.paper(office.pp, order_id, "a4", None).kind is orders
    paper = printing.preview(order_id, "a4")
    assert printing.prints(order_id) == 0
    printing.note_print(office.pp, order_id, paper, 1)
    assert printing.prints(order_id) == printing.prints(order_id, orders) == 1


def test_papers_that_are_not_due_yet_are_refused(office, printing):
    order_id = office.signed()
    with pytest.raises(RuleBroken, match=r"paper\.no_receipt"):
        printing.paper(office.pp, order_id, "a4", None, kind=BAST)
    with pytest.raises(RuleBroken, match=r"paper\.no_payment"):
        printing.paper(office.pp, order_id, "a4", None, kind=KUITANSI)
    with pytest.raises(RuleBroken, match=r"paper\.no_original"):
        printing.paper(office.pp, office.drafted(), "a4", "Untuk dibahas rapat", kind=SP)


@pytest.mark.parametrize("receipt", [-1, 0, 3, 10**9])
def test_a_receipt_that_does_not_exist_is_refused(printing, paid, receipt):
    with pytest.raises(BadInput) as refused:
        printing.preview(paid, kind=BAST, part=receipt)
    assert refused.value.code == "paper.part_unknown"
    assert refused.value.facts["count"] == 2


def test_no_other_paper_has_receipts(printing, paid):
    for kind in (SP, NOTA, SPJ):
        with pytest.raises(BadInput, match=r"paper\.no_parts"):
            printing.preview(paid, kind=kind, part=1)


def test_the_nota_of_a_meal_has_pbjt_and_pph_23(office, printing, tmp_path):
    """users.md 6, S3: 45 × 35.000, PBJT 157.500, PPh 23 4 % 63.000, net 1.512.000."""
    detail, _ = office.buying.new(office.pp, small_snack(), None, WHY)
    order_id = detail.row.order_id
    paper = printing.paper(office.pp, order_id, "a4", None, kind=NOTA)
    text = " ".join(text_of(paper.pdf, tmp_path).split())
    for fact in (
        "NOTA PESANAN",
        f"Nomor: {NP}",
        "Nota Penyedia : Nomor 17 tanggal 12 Oktober 2026",
        "Non-PKP · NPWP/NIK belum tervalidasi",
        "45 porsi 35.000 1.575.000",
        "Pajak Daerah (PBJT 10%) 157.500",
        "TOTAL 1.732.500",
        "Satu juta tujuh ratus tiga puluh",
        "PPh Pasal 23 4% = Rp63.000 dan Pajak Daerah Rp157.500",
        "diterima penyedia Rp1.512.000",
        "Pejabat Pengadaan, Sekar Contoh",
        "daftar hadir",
    ):
        assert fact in text, fact
    assert paper.name == "NOTA-000.3.2-0031-NP-413.101-2026.pdf"
    assert paper.path.name == f"{order_id}-nota-a4.pdf"


def test_the_newest_bast_is_the_default_and_says_what_came_with_it(printing, paid, tmp_path):
    newest = text_of(printing.preview(paid, "a4", kind=BAST).pdf, tmp_path)
    assert f"Nomor: {BAST_2}" in newest
    compact = newest.replace(" ", "")
    assert "4Mapplastiksnelhechter" not in compact
    assert "lusin25151000baik,lengkap" in compact
    assert "tahapke-2,yangterakhir" in compact


def test_the_first_bast_keeps_saying_what_came_first(office, printing, paid, tmp_path):
    paper = printing.paper(office.ppk, paid, "f4", None, kind=BAST, part=1)
    text = text_of(paper.pdf, tmp_path)
    assert f"Nomor: {BAST_1}" in text
    assert "6 1 buah" not in text
    assert "nomor 6, 1 buah (segel rusak)" in " ".join(text.split())
    assert "Pada hari ini Senin, tanggal dua belas bulan Oktober" in " ".join(text.split())
    assert "PIHAK PERTAMA" in text
    assert "Bagas Contoh" in text
    assert paper.path.name == f"{paid}-bast-1-f4.pdf"
    assert paper.name == "BAST-000.3.2-0031-BAST-413.101-2026.pdf"


def test_the_kuitansi_says_what_the_order_and_its_payment_say(office, printing, paid, tmp_path):
    paper = printing.paper(office.treasurer, paid, "a4", None, kind=KUITANSI)
    text = " ".join(text_of(paper.pdf, tmp_path).split())
    for fact in (
        KW,
        "# Dua belas juta lima ratus tiga puluh tujuh ribu empat ratus lima puluh rupiah #",
        NUMBER,
        BAST_1,
        BAST_2,
        "nota/faktur Penyedia Nomor INV-0417",
        "faktur pajak Nomor 04.00.26-00000000017",
        "Jumlah kotor Rp12.537.450",
        "PPN (dipungut platform) Rp1.242.450",
        "PPh Pasal 22 0,5% × 11.295.000 (dipungut platform) Rp56.475",
        "Diterima penyedia Rp11.238.525",
        "Tempel meterai Rp10.000",
        "Lunas dibayar tanggal 12 Oktober 2026 Bendahara Pengeluaran, Lintang Contoh",
        "5.1.02.01.01.0029 Rp2.590.740",
    ):
        assert fact in text, fact
    assert paper.sheet.total == Rupiah(12_537_450)


def test_a_small_kuitansi_bears_no_meterai(office, printing, tmp_path):
    """UU 10/2020 Ps 3 (2) g: above Rp5.000.000 only."""
    order_id = office.arrived(snack())
    office.fulfilling.receive(office.ppk, order_id, came("45"))
    office.paying.pay(office.treasurer, order_id, Paid(TODAY, Payment.UP, "1"))
    text = text_of(printing.preview(order_id, "a4", kind=KUITANSI).pdf, tmp_path)
    assert "meterai" not in text
    assert "1.732.500" in text
    assert "PPh Pasal 23 4% × 1.575.000 (dipotong bendahara)" in text


def test_officers_of_the_day_sign_where_the_unit_has_them(office, printing, paid):
    ended = {"since": date(2026, 1, 2), "until": date(2026, 10, 11)}
    office.learn(
        officer_row("199001012015031001", "Pengurus Contoh", "PENGURUS_BARANG"),
        officer_row("199001012015031002", "Pptk Lama", "PPTK", **ended),
        officer_row("199001012015031003", "Pptk Contoh", "PPTK"),
        officer_row("199001012015031004", "Kepala Contoh", "PA", position="Kepala Dinas"),
    )
    bast = printing.sheet(paid, kind=BAST)
    assert [side.name for side in bast.signatures][-1] == "Pengurus Contoh"
    kuitansi = printing.sheet(paid, kind=KUITANSI)
    assert [side.name for side in kuitansi.signatures] == [
        "Kepala Contoh",
        "Lintang Contoh",
        "Pptk Contoh",
    ]
    assert kuitansi.signatures[0].above[-1] == "Pengguna Anggaran,"


@pytest.mark.parametrize(
    ("position", "office_"),
    [
        ("Kepala Dinas", "Pengguna Anggaran"),
        ("Kepala Bidang selaku Kuasa Pengguna Anggaran", "Kuasa Pengguna Anggaran"),
        ("Sekretaris (KPA)", "Kuasa Pengguna Anggaran"),
        (None, "Pengguna Anggaran/Kuasa Pengguna Anggaran"),
    ],
)
def test_pa_or_kpa_pays_and_agrees_as_the_mandate_of_the_day_says(
    office, printing, paid, position, office_
):
    """domain.md 1.3: "Setuju dibayar" is the PA's or KPA's; users.md 3.4 names the KPA as payer."""
    if position:
        office.learn(officer_row("199001012015031004", "Kepala Contoh", "PA", position=position))
    kuitansi = printing.sheet(paid, kind=KUITANSI)
    payer = "".join(run.text for run in kuitansi.particulars[0].text)
    assert payer == f"{office_} Dinas Pendidikan Kabupaten Jember"
    agreed = kuitansi.signatures[0]
    assert agreed.above == ("Setuju dibayar:", f"{office_},")
    assert agreed.name.strip("\xa0") == ("Kepala Contoh" if position else "")
    to_pa = printing.sheet(paid, kind=TO_PA)
    assert to_pa.signatures[0].above[-1] == office_


def test_each_paper_is_archived_once_and_has_the_same_bytes_for_ever(office, printing, paid):
    def asked(row):
        return {"kind": row.kind, "part": row.part or None}

    rows = [row for row in printing.papers(paid) if row.number]
    first = [printing.paper(office.pp, paid, "a4", None, **asked(row)) for row in rows]
    assert len({paper.path for paper in first}) == 4
    office.clock.pass_(days=400)
    office.learn(officer_row("199001012015031003", "Pptk Baru", "PPTK"))
    for row, paper in zip(rows, first, strict=True):
        again = printing.preview(paid, "a4", **asked(row))
        assert (again.pdf, again.sheet) == (paper.pdf, paper.sheet)
        assert paper.path.read_bytes() == paper.pdf


def test_codes_name_the_paper_and_a_content_hash_of_its_own(printing, paid):
    frames = [
        printing.sheet(paid, kind=row.kind, part=row.part or None).frame
        for row in printing.papers(paid)
        if row.number
    ]
    claims = [read_qr(frame.qr).claim for frame in frames]
    assert [claim.number for claim in claims] == [NUMBER, BAST_1, BAST_2, KW]
    assert [claim.content_hash for claim in claims] == [frame.content_hash for frame in frames]
    assert len({frame.content_hash for frame in frames}) == 4


def test_the_content_hash_of_a_bast_covers_the_order_and_the_receipt(office, printing, paid):
    """A SHA-256 over the order's hash and the receipt as it travels, computed here by hand."""
    order_hash = office.orders.detail(paid).row.content_hash
    receipt = (
        b'{"arrived":"2026-10-12","bast":{"lease":"L-BAST","no":"000.3.2/0032/BAST/413.101/2026","running":32,'
        b'"series":"BAST","year":2026},"by":"197109231997031003","complete":true,"lines":['
        b'{"accepted":"10","line":4,"rejected":"0"},{"accepted":"2","line":6,"rejected":"0"}],'
        b'"on":"2026-10-12","states":[true,true,true]}'
    )
    expected = sha256(bytes.fromhex(order_hash) + receipt).hexdigest()
    assert printing.sheet(paid, kind=BAST).frame.content_hash == expected


def test_copies_are_counted_by_paper_and_prints_too(office, printing, paid):
    reason = "Berkas penagihan tercecer"
    for kind in (SP, BAST, KUITANSI):
        copy = printing.paper(office.pp, paid, "a4", reason, kind=kind)
        assert copy.sheet.frame.marking.badge == "SALINAN ke-1"
        assert copy.name.endswith("-salinan.pdf")
    again = printing.paper(office.pp, paid, "f4", reason, kind=BAST)
    assert again.sheet.frame.marking.badge == "SALINAN ke-2"
    first = printing.paper(office.pp, paid, "f4", reason, kind=BAST, part=1)
    assert first.sheet.frame.marking.badge == "SALINAN ke-1"
    original = printing.paper(office.treasurer, paid, "a4", None, kind=KUITANSI)
    printing.note_print(office.treasurer, paid, original, 2)
    assert (printing.prints(paid), printing.prints(paid, KUITANSI)) == (0, 1)


def test_a_draft_nota_is_konsep_and_not_archived(office, printing, tmp_path):
    order_id = office.drafted(small_snack())
    paper = printing.paper(office.pp, order_id, "a4", None, kind=NOTA)
    assert paper.path is None
    assert paper.name == f"KONSEP-NOTA-{order_id}.pdf"
    assert "KONSEP" in text_of(paper.pdf, tmp_path)


def test_a_paper_of_an_unknown_order_is_not_found(printing):
    with pytest.raises(BejoError, match=r"order\.unknown"):
        printing.papers(UUID(int=0))
