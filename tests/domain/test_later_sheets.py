"""Nota, BAST and kuitansi are composed as users.md 3.3 to 3.5 and its scenarios S1 and S3 say."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bejo_desktop.domain.codes import Collector, Kind, Payment, Platform, PriceMode, Role
from bejo_desktop.domain.errors import BadInput, RuleBroken
from bejo_desktop.domain.fulfilment import Statements
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.paper.bast import value_of
from bejo_desktop.domain.paper.document import as_document, from_document
from bejo_desktop.domain.paper.frame import MarkKind, PaperKind, RichText, named_kind
from bejo_desktop.domain.paper.later_facts import BastRef, KeptFacts, PenaltyFacts, VendorPaper
from bejo_desktop.domain.paper.words import spelled_day
from bejo_desktop.domain.payments import Tax
from tests.adapters.printing.conftest import QR, S1, compose_s1, many_lines
from tests.adapters.printing.later import (
    BAST,
    BAST_HASH,
    COPY,
    KW,
    LATER,
    NOTA,
    PAID,
    PART,
    RAWON,
    REST,
    WHOLE,
    long_bast,
    printed,
    received,
    sheet_of_later,
)


def words(text: RichText) -> str:
    return "".join(run.text for run in text).replace("\u00a0", " ")


def sums(paper) -> dict[str, str]:
    return {row.label: row.amount.plain for row in paper.sums}


def test_the_nota_of_scenario_s3_has_its_sums_and_words() -> None:
    paper = sheet_of_later(NOTA)
    assert sums(paper) == {
        "Jumlah": "1.575.000",
        "Pajak Daerah (PBJT 10%)": "157.500",
        "TOTAL": "1.732.500",
    }
    assert paper.words == "Satu juta tujuh ratus tiga puluh dua ribu lima ratus rupiah"
    assert paper.number_text == "Nomor: 000.3.2/0063/NP/413.320/2026"


def test_the_nota_says_to_whom_for_what_and_from_which_account() -> None:
    rows = [
        (row.label, row.value.replace("\u00a0", " ")) for row in sheet_of_later(NOTA).particulars
    ]
    assert rows == [
        (
            "Kepada",
            "Warung Rawon Bu Darmi (Darmiati), Jl. Pasar 3 Wonokerto, HP 0857-0000-3333",
        ),
        ("Status", "Non-PKP · NPWP/NIK belum tervalidasi"),
        ("Keperluan", "Jamuan tamu kunjungan kerja tanggal 9 Juli 2026, undangan 45 orang"),
        (
            "Sub kegiatan",
            "7.01.01.2.06.0009 Penyelenggaraan Rapat Koordinasi dan Konsultasi SKPD",
        ),
        ("Rekening", "5.1.02.01.01.0053 Belanja Makanan dan Minuman Jamuan Tamu"),
    ]


def test_the_nota_says_what_is_kept_and_what_the_vendor_gets() -> None:
    text = words(sheet_of_later(NOTA).payment)
    assert "PPh Pasal 23 4% = Rp63.000 dan Pajak Daerah Rp157.500 dipungut" in text
    assert "oleh Bendahara Pengeluaran" in text
    assert "diterima penyedia Rp1.512.000." in text
    assert "Uang Persediaan" in text


def test_a_nota_without_taxes_says_that_nothing_is_kept() -> None:
    free = replace(RAWON, figures=replace(RAWON.figures, pbjt=ZERO, total=Rupiah(1_575_000)))
    taxes = replace(NOTA.taxes, withheld=(), net=Rupiah(1_575_000))
    text = words(sheet_of_later(replace(NOTA, order=free, taxes=taxes)).payment)
    assert "Tidak ada pajak yang dipotong; diterima penyedia Rp1.575.000." in text


def test_the_nota_is_signed_by_vendor_pptk_and_pp_or_ppk() -> None:
    assert [side.name for side in sheet_of_later(NOTA).signatures] == [
        "Darmiati",
        "Agus Prayitno, S.Kom.",
        "Nurul Aini, S.AP.",
    ]
    assert sheet_of_later(NOTA).signatures[-1].above == (
        "Argosari, 6\u00a0Juli\u00a02026",
        "Pejabat Pengadaan,",
    )
    large = sheet_of_later(replace(NOTA, buyer_role=Role.PPK, pptk=None))
    assert len(large.signatures) == 2
    assert large.signatures[-1].above[-1] == "Pejabat Pembuat Komitmen,"


def test_food_asks_for_its_own_evidence_and_a_pkp_vendor_for_his_faktur() -> None:
    assert sheet_of_later(NOTA).checks[:2] == ("undangan", "daftar hadir")
    assert sheet_of_later(LATER["nota pkp"]).checks == (
        "nota penyedia",
        "foto barang",
        "faktur pajak",
    )


def test_a_nota_of_inclusive_prices_says_so() -> None:
    order = replace(RAWON, price_mode=PriceMode.INCLUSIVE)
    paper = sheet_of_later(replace(NOTA, order=order))
    assert "Jumlah termasuk pajak" in sums(paper)
    assert paper.sums_note == "Harga satuan sudah termasuk pajak."


def test_a_nota_shows_discount_and_shipping_only_where_there_are_some() -> None:
    figures = replace(RAWON.figures, discount=Rupiah(75_000))
    paper = sheet_of_later(replace(NOTA, order=replace(RAWON, figures=figures)))
    assert "Diskon" in sums(paper)
    assert "Ongkos kirim" not in sums(paper)


def test_a_draft_nota_has_no_number_no_day_and_no_code() -> None:
    paper = sheet_of_later(LATER["nota konsep"])
    assert paper.frame.marking.kind is MarkKind.DRAFT
    assert (paper.frame.number, paper.frame.qr) == (None, None)
    assert "6\u00a0Juli" not in paper.signatures[-1].above[0]
    assert "0063" not in json.dumps(as_document(paper))


def test_a_numbered_nota_on_the_catalogue_and_one_without_lines_are_refused() -> None:
    with pytest.raises(RuleBroken, match=r"paper\.platform_makes_it"):
        sheet_of_later(replace(NOTA, order=replace(RAWON, platform=Platform.KATALOG)))
    with pytest.raises(RuleBroken, match=r"order\.empty"):
        sheet_of_later(replace(NOTA, order=replace(RAWON, lines=())))
    with pytest.raises(RuleBroken, match=r"order\.too_many_lines"):
        sheet_of_later(replace(NOTA, order=replace(RAWON, lines=RAWON.lines * 201)))


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (
            date(2026, 10, 23),
            "Jumat, tanggal dua puluh tiga bulan Oktober tahun dua ribu dua puluh enam",
        ),
        (date(2026, 5, 1), "Jumat, tanggal satu bulan Mei tahun dua ribu dua puluh enam"),
        (
            date(2027, 12, 11),
            "Sabtu, tanggal sebelas bulan Desember tahun dua ribu dua puluh tujuh",
        ),
    ],
)
def test_the_day_of_a_bast_is_spelled(day: date, text: str) -> None:
    assert spelled_day(day) == text


def test_the_bast_names_both_parties_and_the_order() -> None:
    paper = sheet_of_later(PART)
    assert words(paper.opening).startswith("Pada hari ini Jumat, tanggal dua puluh tiga bulan")
    assert words(paper.parties[0]) == (
        "Drs. Bambang Wibisono, M.Pd., NIP 19710815 199603 1 004, Pejabat Pembuat Komitmen "
        "Dinas Pendidikan Kabupaten Argosari, selaku PIHAK PERTAMA (yang menerima);"
    )
    assert words(paper.parties[1]).startswith("Lukman Hakim, Direktur CV Sumber Ilmu Mandiri")
    assert words(paper.basis) == (
        "berdasarkan Surat Pesanan Nomor 000.3.2/0117/SP/413.101/2026 tanggal 12 Oktober 2026 "
        "senilai Rp12.537.450, menyatakan:"
    )
    assert paper.number_text == f"Nomor: {BAST}"


def test_a_part_delivery_shows_what_came_was_refused_and_is_left() -> None:
    rows = {row.number: row for row in sheet_of_later(PART).rows}
    assert (rows[4].ordered, rows[4].accepted, rows[4].left) == ("25", "15", "10")
    toner = rows[6]
    assert (toner.ordered, toner.accepted, toner.rejected, toner.left) == ("6", "4", "1", "2")
    assert (rows[1].condition, toner.condition) == ("baik, lengkap", "baik, sebagian")
    assert "nomor 6, 1 buah (segel rusak)" in words(sheet_of_later(PART).note)


def test_ordered_is_always_accepted_so_far_and_left() -> None:
    for facts in (PART, REST, WHOLE):
        for line in facts.lines:
            assert line.ordered == line.before + line.accepted + line.left


def test_the_value_of_a_part_is_that_of_its_accepted_pieces() -> None:
    """users.md 3.3: 60 × 54.000 + 40 × 55.500 + 30 × 39.500 + 15 × 36.000 + 48 × 29.500 + …"""
    assert value_of(PART.lines) == Rupiah(10_157_000)
    assert value_of(REST.lines) == Rupiah(10 * 36_000 + 2 * 389_000)
    assert value_of(WHOLE.lines) == S1.figures.lines
    text = words(sheet_of_later(PART).extent)
    assert text.startswith("Penyerahan ini sebagian, tahap ke-1, senilai Rp10.157.000")
    assert "Sisa: nomor 4, 10 lusin; nomor 6, 2 buah; paling lambat 26 Oktober 2026." in text


def test_the_bast_of_an_order_add_up_to_its_lines() -> None:
    """Each half-up by itself would be 7.938 + 7.938 + 47.625: one rupiah too much."""
    parts = [("0", "0.125"), ("0.125", "0.125"), ("0.25", "0.75")]
    line = replace(WHOLE.lines[0], unit_price=Rupiah(63_500), ordered=Decimal(1))
    stages = [
        (replace(line, before=Decimal(before), accepted=Decimal(came)),) for before, came in parts
    ]
    assert sum(value_of(stage).amount for stage in stages) == 63_500


def test_a_part_that_waits_beyond_the_due_day_says_so() -> None:
    late = words(sheet_of_later(replace(PART, received_on=date(2026, 10, 27))).extent)
    assert late.endswith("batas SP 26 Oktober 2026 sudah lewat.")


def test_a_line_of_which_some_came_before_is_not_called_undelivered() -> None:
    nothing = replace(REST.lines[3], accepted=Decimal(0))
    paper = sheet_of_later(replace(PART, stage=2, lines=(nothing, *REST.lines[1:])))
    assert paper.rows[0].condition == "belum lengkap"


def test_many_open_lines_are_counted_instead_of_named() -> None:
    nothing = received(*((("0", "0", "0", "")) for _ in S1.lines))
    first = replace(nothing[0], accepted=nothing[0].ordered)
    paper = sheet_of_later(replace(PART, lines=(first, *nothing[1:])))
    assert "Sisa: 5 baris menurut kolom Sisa" in words(paper.extent)
    assert paper.rows[1].condition == "belum diserahkan"


def test_a_later_stage_shows_what_came_before() -> None:
    paper = sheet_of_later(REST)
    assert [row.before for row in paper.rows] == ["60", "40", "30", "15", "48", "4"]
    assert paper.rows[0].condition == "sudah lengkap"
    assert paper.rows[3].condition == "baik, lengkap"
    assert "tahap ke-2, yang terakhir" in words(paper.extent)
    assert all(row.before == "" for row in sheet_of_later(PART).rows)


def test_in_time_and_late_are_said_where_day_and_statement_agree() -> None:
    assert words(sheet_of_later(PART).timing) == (
        "Barang tiba 21-10-2026, selesai diperiksa 23-10-2026, batas SP 26-10-2026: tepat waktu."
    )
    late = words(sheet_of_later(REST).timing)
    assert "batas SP 26-10-2026: terlambat 3 (tiga) hari kalender" in late
    disputed = replace(PART, statements=replace(PART.statements, time=False))
    assert words(sheet_of_later(disputed).timing).endswith("batas SP 26-10-2026.")


def test_goods_that_came_in_time_and_were_examined_later_are_in_time() -> None:
    examined_late = replace(PART, received_on=date(2026, 10, 30))
    assert "tepat waktu" in words(sheet_of_later(examined_late).timing)


def test_the_three_statements_are_those_of_the_ppk() -> None:
    paper = sheet_of_later(PART)
    assert [check.ticked for check in paper.checks] == [True, False, True]
    none = sheet_of_later(replace(PART, statements=Statements(False, False, False)))
    assert [check.ticked for check in none.checks] == [False, False, False]
    assert none.rows[0].condition == "diterima, lengkap"


def test_services_are_not_called_goods() -> None:
    paper = sheet_of_later(replace(WHOLE, order=replace(S1, kind=Kind.SERVICES)))
    assert words(paper.delivered).endswith("menerima jasa:")
    assert "Jasa diterima" in words(paper.timing)


def test_only_an_office_with_a_keeper_has_three_signers() -> None:
    assert len(sheet_of_later(PART).signatures) == 3
    assert [side.above[0] for side in sheet_of_later(WHOLE).signatures] == [
        "PIHAK KEDUA,",
        "PIHAK PERTAMA,",
    ]


def test_the_kuitansi_of_s1_names_sum_words_and_papers() -> None:
    paper = sheet_of_later(PAID)
    texts = {row.label: words(row.text) for row in paper.particulars}
    assert texts["Uang sejumlah"] == (
        "# Dua belas juta lima ratus tiga puluh tujuh ribu empat ratus lima puluh rupiah #"
    )
    assert texts["Untuk pembayaran"] == (
        "Belanja ATK, Kertas, dan Bahan Komputer Triwulan IV Tahun 2026 sesuai Surat Pesanan "
        "Nomor 000.3.2/0117/SP/413.101/2026 tanggal 12 Oktober 2026, BAST Nomor "
        "000.3.2/0131/BAST/413.101/2026 tanggal 23 Oktober 2026, dan nota/faktur Penyedia "
        "Nomor 0931 tanggal 21 Oktober 2026."
    )
    assert texts["Sudah terima dari"] == (
        "Kuasa Pengguna Anggaran Dinas Pendidikan Kabupaten Argosari"
    )
    assert paper.total == Rupiah(12_537_450)
    assert paper.frame.number == KW


def test_the_amounts_of_the_kuitansi_go_from_gross_to_net() -> None:
    """users.md 6, S1: total 12.537.450, PPN 1.242.450, PPh 22 56.475, net 11.238.525."""
    rows = sheet_of_later(PAID).amounts
    assert [(row.label, row.amount.plain) for row in rows] == [
        ("Jumlah kotor", "12.537.450"),
        ("PPN (dipungut platform)", "1.242.450"),
        ("PPh Pasal 22 0,5% × 11.295.000 (dipungut platform)", "56.475"),
        ("Diterima penyedia", "11.238.525"),
    ]
    gross, *kept, net = (row.amount.amount for row in rows)
    assert gross - sum(kept) == net


def test_the_accounts_of_the_kuitansi_add_up_to_its_sum() -> None:
    rows = sheet_of_later(PAID).accounts
    assert sum(row.amount.amount for row in rows) == 12_537_450
    paper = sheet_of_later(replace(PAID, accounts=PAID.accounts * 3))
    assert paper.accounts == ()
    assert ("Kode rekening", "9 rekening menurut pesanan") in [
        (row.label, row.value) for row in paper.book
    ]


def test_many_handovers_are_counted() -> None:
    refs = tuple(BastRef(f"B-{n}", date(2026, 10, n)) for n in range(1, 7))
    texts = [words(row.text) for row in sheet_of_later(replace(PAID, handovers=refs)).particulars]
    assert "6 BAST, terakhir Nomor B-6 tanggal 6 Oktober 2026" in texts[-1]


def test_meterai_stands_on_the_original_only_and_only_where_it_is_due() -> None:
    assert sheet_of_later(PAID).payee.stamp == ("Tempel meterai", "Rp10.000", "di sini")
    assert sheet_of_later(replace(PAID, stamp_duty=None)).payee.stamp == ()
    assert sheet_of_later(replace(PAID, print_=printed(KW, copy=COPY))).payee.stamp == ()


def test_who_collects_decides_the_tax_papers() -> None:
    by_office = replace(S1, collector=Collector.TREASURER)
    kept = tuple(replace(one, collector=Collector.TREASURER) for one in PAID.payment.kept)
    payment = replace(PAID.payment, kept=kept, tax_invoice="010.000-26.00000042")
    paper = sheet_of_later(replace(PAID, order=by_office, payment=payment))
    texts = [words(row.text) for row in paper.tax_papers]
    assert texts[0] == "faktur pajak Nomor 010.000-26.00000042"
    assert [text.partition(":")[0] for text in texts[1:]] == ["PPN", "PPh Pasal 22"]
    assert "PPN (dipungut bendahara)" in [row.label for row in paper.amounts]
    assert words(sheet_of_later(PAID).tax_papers[0].text).startswith("invoice platform")


def test_a_penalty_that_the_vendor_still_owes_stands_on_the_last_kuitansi() -> None:
    payment = replace(PAID.payment, owed=Rupiah(1_265_000))
    label, text = next(
        (row.label, words(row.text))
        for row in sheet_of_later(replace(PAID, payment=payment)).tax_papers
        if "denda" in row.label
    )
    assert label == "Sisa denda"
    assert text.startswith("Rp1.265.000 tidak dapat dipotong dari pembayaran ini")
    assert all("denda" not in row.label for row in sheet_of_later(PAID).tax_papers)


def test_each_tax_has_its_billing_and_ntpn_and_a_line_where_it_is_still_to_be_deposited() -> None:
    ppn, pph = (replace(one, collector=Collector.TREASURER) for one in PAID.payment.kept)
    ppn = replace(ppn, billing="826000000010000", ntpn="A1B2C3D4E5F6G100")
    order = replace(S1, collector=Collector.TREASURER)
    payment = replace(PAID.payment, kept=(ppn, pph))
    paper = sheet_of_later(replace(PAID, order=order, payment=payment))
    first, second = (words(row.text) for row in paper.tax_papers)
    assert first == "PPN: billing 826000000010000 · NTPN A1B2C3D4E5F6G100"
    assert second.startswith("PPh Pasal 22: billing ____")
    assert second.endswith("____")


def test_pph_23_is_withheld_and_not_collected() -> None:
    kept = KeptFacts(Tax.PPH_23, "4%", Rupiah(100), Rupiah(4), Collector.TREASURER)
    paper = sheet_of_later(replace(PAID, payment=replace(PAID.payment, kept=(kept,))))
    assert paper.amounts[1].label == "PPh Pasal 23 4% × 100 (dipotong bendahara)"


def test_a_small_purchase_names_the_nota_it_was_made_with() -> None:
    note = VendorPaper("note", "17", date(2026, 7, 9))
    bill = VendorPaper("bill", "INV-9")
    nota = sheet_of_later(replace(NOTA, note=note))
    rows = {row.label: row.value.replace("\u00a0", " ") for row in nota.particulars}
    assert rows["Nota Penyedia"] == "Nomor 17 tanggal 9 Juli 2026"
    order = replace(RAWON, form="nota")
    payment = replace(PAID.payment, bills=(note, bill))
    facts = replace(PAID, order=order, payment=payment, handovers=())
    text = words(sheet_of_later(facts).particulars[-1].text)
    assert "nota Penyedia Nomor 17 tanggal 9 Juli 2026, dan tagihan Penyedia Nomor INV-9" in text


def test_a_budget_user_who_is_not_known_signs_on_a_line() -> None:
    nobody = replace(PAID.approver, name="", nip="", office="Pengguna Anggaran")
    column = sheet_of_later(replace(PAID, approver=nobody)).signatures[0]
    assert (column.name.strip("\u00a0"), len(column.name) > 20) == ("", True)
    assert column.below == ()


@pytest.mark.parametrize("form", ["sp", "spk", "nota"])
def test_a_bast_speaks_of_the_form_of_its_order(form: str) -> None:
    paper = sheet_of_later(replace(PART, order=replace(S1, form=form)))
    name = {"sp": "SP", "spk": "SPK", "nota": "Nota Pesanan"}[form]
    assert f"batas {name} 26-10-2026" in words(paper.timing)
    assert f"menurut harga satuan {name}." in words(paper.extent)


def test_a_penalty_on_another_sum_than_the_value_says_on_which() -> None:
    due = PenaltyFacts(3, 1000, Rupiah(1_142_338), Rupiah(3_427))
    said = words(sheet_of_later(replace(REST, penalty=due)).timing)
    assert said.endswith(
        "Dasar denda: nilai bagian yang terlambat sebelum pajak, sesudah diskon dan ongkos kirim."
    )
    same = replace(due, base=value_of(REST.lines))
    assert "Dasar denda" not in words(sheet_of_later(replace(REST, penalty=same)).timing)


def test_the_bast_names_what_lies_behind_it_or_leaves_lines_for_it() -> None:
    note = VendorPaper("note", "0931", date(2026, 10, 21))
    filed = replace(PART, photos=3, notes=(note,), capital=True)
    assert words(sheet_of_later(filed).voucher).endswith(
        "Lampiran: foto barang (3), nota Penyedia Nomor 0931 tanggal 21-10-2026, daftar nomor seri."
    )
    assert "Lampiran: foto barang (____), nota Penyedia Nomor ____" in words(
        sheet_of_later(PART).voucher
    )


def test_pa_or_kpa_agrees_bendahara_pays_and_pptk_received() -> None:
    assert [side.above[-1] for side in sheet_of_later(PAID).signatures] == [
        "Kuasa Pengguna Anggaran,",
        "Bendahara Pengeluaran,",
        "PPTK,",
    ]


@pytest.mark.parametrize("payment", list(Payment))
def test_every_way_of_paying_has_its_words(payment: Payment) -> None:
    order = replace(RAWON, payment=payment)
    assert words(sheet_of_later(replace(NOTA, order=order)).payment).startswith("Pembayaran ")


@pytest.mark.parametrize("name", LATER)
def test_a_sheet_comes_back_from_its_document(name: str) -> None:
    sheet = sheet_of_later(LATER[name])
    document = as_document(sheet)
    assert from_document(sheet.kind, json.loads(json.dumps(document))) == sheet


def test_the_sheet_of_the_surat_pesanan_comes_back_too() -> None:
    sheet = compose_s1()
    assert from_document(PaperKind.SP, json.loads(json.dumps(as_document(sheet)))) == sheet


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ((), []),
        (("title",), 7),
        (("more",), "x"),
        (("lines",), []),
        (("lines", 0, "amount"), 10**15),
        (("lines", 0, "amount"), "3240000"),
        (("lines", 0, "amount"), True),
        (("lines", 0, "number"), 1.0),
        (("sums", 0, "ruled"), 1),
        (("signatures",), [None, None]),
        (("signatures", 0, "stamp"), "Rp"),
        (("marking", "kind"), "asli sekali"),
        (("letterhead", "emblem"), None),
        (("content_hash",), "AB" * 32),
        (("number",), None),
        (("opening", 0), "teks"),
    ],
)
def test_a_document_that_no_sheet_gives_is_refused(path: tuple, value: object) -> None:
    document = json.loads(json.dumps(as_document(compose_s1())))
    if not path:
        document = value
    else:
        *way, last = path
        place = document
        for step in way:
            place = place[step]
        place[last] = value
    with pytest.raises(BadInput, match=r"paper\.sheet_unreadable"):
        from_document(PaperKind.SP, document)


def test_a_missing_field_is_not_filled_in() -> None:
    document = as_document(sheet_of_later(PAID))
    del document["qr_note"]
    with pytest.raises(BadInput, match=r"paper\.sheet_unreadable"):
        from_document(PaperKind.KUITANSI, document)


def test_the_sheet_of_one_paper_is_none_of_another() -> None:
    with pytest.raises(BadInput, match=r"paper\.sheet_unreadable"):
        from_document(PaperKind.BAST, as_document(sheet_of_later(PAID)))


def test_a_paper_that_does_not_exist_is_refused_with_those_that_do() -> None:
    assert named_kind("bast") is PaperKind.BAST
    with pytest.raises(BadInput) as refused:
        named_kind("faktur")
    assert refused.value.code == "paper.kind_unavailable"
    kinds = str(refused.value.facts["kinds"]).split(", ")
    assert {"sp", "spk", "nota", "negosiasi", "bast", "kuitansi", "bap", "adendum"} < set(kinds)


def test_the_code_and_the_content_hash_are_those_of_the_paper() -> None:
    frame = sheet_of_later(long_bast(many_lines(12))).frame
    assert (frame.number, frame.content_hash, frame.qr) == (BAST, BAST_HASH, QR)
