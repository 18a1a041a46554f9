"""What stands on the drawn papers of sections, read back by independent tools."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Pdf, pdfa

from bejo_desktop.adapters.printing.fonts import Cut, width
from bejo_desktop.adapters.printing.letter import letter_blocks
from bejo_desktop.adapters.printing.table import LineTable
from bejo_desktop.domain.content import Occasion
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.paper.document import as_document, from_document
from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.paper.negosiasi import compose_negotiation
from bejo_desktop.domain.paper.perbandingan import compose_comparison
from bejo_desktop.domain.paper.rfq import compose_request
from bejo_desktop.domain.paper.spk import compose_spk
from tests.adapters.printing.conftest import S1
from tests.adapters.printing.later import NOTA, PART, sheet_of_later
from tests.adapters.printing.letters import (
    BAN,
    COMPARISON,
    LETTERS,
    MEBEL,
    NEGOTIATION,
    OFFERED,
    PLACES,
    REQUEST,
    SPK,
    TEXTS,
)

ROOT = Path(__file__).parents[3]
CHILD = """
import hashlib
from bejo_desktop.adapters.printing.printer import SheetPrinter
from tests.adapters.printing.letters import LETTERS
for name, compose in LETTERS.items():
    print(name, hashlib.sha256(SheetPrinter().draw(compose(), "a4")).hexdigest())
"""
ONE_PAGE = sorted(LETTERS.keys() - {"negosiasi tiga putaran", "spk", "spk konsep"})


@pytest.fixture(scope="module")
def drawn(papers: Any) -> Any:
    """Draws each paper once."""
    kept: dict[str, bytes] = {}

    def draw(name: str) -> bytes:
        if name not in kept:
            kept[name] = papers.printer.draw(LETTERS[name](), "a4")
        return kept[name]

    return draw


def compact(text: str) -> list[str]:
    return [line.replace(" ", "") for line in text.splitlines()]


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("negosiasi", f"Nomor: {BAN}"),
        ("negosiasi", "1 Kertas HVS A4 80 g/m² 60 rim 56.500 54.000 3.390.000 3.240.000 150.000"),
        ("negosiasi", "Jumlah 11.922.000 11.295.000 627.000"),
        ("negosiasi", "PPN (12% × DPP nilai lain) 1.311.420 1.242.450 68.970"),
        ("negosiasi", "TOTAL 13.233.420 12.537.450 695.970"),
        ("negosiasi", "Penata Tk. I (III/d)"),
        ("negosiasi tiga putaran", "2 8 Okt 2026 telepon Kertas HVS A4 80 g/m² 55.000 3.300.000"),
        ("negosiasi tiga putaran", "Toner printer laser hitam (kompatibel) tidak ditawarkan"),
        ("spk", "Undangan : 000.3.3/0033/413.115/2026 tanggal 6 April 2026"),
        ("spk", "Waktu pelaksanaan : 20 (dua puluh) hari kalender, 21 April 2026 s.d. 10 Mei 2026"),
        ("spk", "1 Meja kerja 120×60 PDN 20 unit 1.325.000 26.500.000"),
        ("spk", "2 Kursi staf PDN 40 unit 463.750 18.550.000"),
        ("spk", "Jumlah (DPP) 45.050.000"),
        ("spk", "PPN 12% × 41.295.833 4.955.500"),
        ("spk", "TOTAL 50.005.500"),
        ("spk", "Terbilang: Lima puluh juta lima ribu lima ratus rupiah"),
        ("bap", "Nomor: 900/12/BAP/413.101/2026"),
        ("bap", "Denda keterlambatan -100.000"),
        ("bap", "Diterima penyedia 11.138.525"),
        ("adendum", "ADENDUM KE-1"),
        ("penghentian", "4 Map plastik snelhecter F4 lusin 25 15 10"),
        ("verifikasi", "Invoice platform"),
        ("spj", "Diterima penyedia 11.238.525"),
        ("spj", "PPh Pasal 22 56.475 November 2026 820261100001 ABCD1234"),
        ("distribusi", "5 Ordner A4 punggung 7 cm 48 buah"),
        ("bast-pa", "Jumlah 11.295.000"),
    ],
)
def test_the_rows_read_as_drawn(drawn: Any, poppler: Any, name: str, row: str) -> None:
    assert row.replace(" ", "") in compact(poppler.text(drawn(name)))


@pytest.mark.parametrize("name", ONE_PAGE)
def test_an_ordinary_paper_is_one_page_of_a_valid_archive_file(
    drawn: Any, papers: Any, name: str
) -> None:
    pdf = drawn(name)
    assert papers.printer.pages(pdf) == 1
    with Pdf.open(io.BytesIO(pdf)) as opened:
        report = pdfa.check(opened, "3b")
    assert report.passed, report.summary


@pytest.mark.parametrize("size", ["a4", "f4"])
def test_an_spk_is_its_head_sheet_and_the_conditions_behind_it(
    papers: Any, poppler: Any, size: str
) -> None:
    """users.md 3.6: "Syarat Umum SPK pada lampiran"."""
    pdf = papers.printer.draw(LETTERS["spk"](), size)
    assert papers.printer.pages(pdf) == 2
    head, annex = poppler.text(pdf).split("\f")[:2]
    assert "Slamet Riyadi" in head
    assert "Tanggal tanda tangan" in head
    assert "SYARAT UMUM SURAT PERINTAH KERJA" in annex
    assert "Slamet Riyadi" not in annex


def test_where_an_spk_needs_more_than_a_page_the_instruction_stays_with_the_ink(
    papers: Any, poppler: Any
) -> None:
    many = replace(MEBEL, lines=MEBEL.lines * 9)
    pdf = papers.printer.draw(compose_spk(replace(SPK, order=many), TEXTS[PaperKind.SPK]), "f4")
    pages = poppler.text(pdf).split("\f")
    signed = next(page for page in pages if "Slamet Riyadi" in page)
    assert "Syarat Umum SPK pada lampiran" in signed.replace("\n", " ")
    assert "LAMPIRAN: SYARAT UMUM" not in signed


def test_the_lines_of_a_long_spk_carry_their_sum_to_the_next_page(
    papers: Any, poppler: Any
) -> None:
    """papers/NOTES.md, breaks 2; the lines are 26.500.000 and 18.550.000 in turn."""
    many = replace(MEBEL, lines=MEBEL.lines * 30)
    sheet = compose_spk(replace(SPK, order=many), TEXTS[PaperKind.SPK])
    head, second = poppler.text(papers.printer.draw(sheet, "a4")).split("\f")[:2]
    (carried,) = re.findall(r"Jumlah dipindahkan ke halaman 2 ([\d.]+)", head)
    desks, chairs = head.count(" 26.500.000\n"), head.count(" 18.550.000\n")
    assert Rupiah(desks * 26_500_000 + chairs * 18_550_000).plain == carried
    assert f"Jumlah pindahan dari halaman 1 {carried}" in second


def test_an_item_of_a_comparison_is_not_named_at_the_foot_of_a_page(
    papers: Any, poppler: Any
) -> None:
    seen = COMPARISON.comparison
    for count in range(24, 34):
        many = replace(COMPARISON, comparison=replace(seen, lines=seen.lines * count))
        sheet = compose_comparison(many, TEXTS[PaperKind.PERBANDINGAN])
        *pages, last, _ = poppler.text(papers.printer.draw(sheet, "a4")).split("\f")
        for page in pages:
            rows = page.split("Kertas kerja perbandingan harga")[0].strip().splitlines()
            assert "(60 rim)" not in rows[-1]
        assert "Dipilih" in last
        assert "Retno Kusumawati" in last


@pytest.mark.parametrize("name", LETTERS)
def test_a_paper_read_back_is_the_sheet_it_was_drawn_from(
    drawn: Any, papers: Any, name: str
) -> None:
    read = papers.printer.read(drawn(name))
    assert read.sheet == LETTERS[name]()
    assert papers.printer.draw(read.sheet, "a4") == drawn(name)


def test_the_same_bytes_in_another_process_with_another_hash_seed(drawn: Any) -> None:
    env = {**os.environ, "PYTHONHASHSEED": "77", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", CHILD], capture_output=True, text=True, check=True, env=env
    )
    told = dict(line.rsplit(" ", 1) for line in done.stdout.splitlines())
    assert told == {name: sha256(drawn(name)).hexdigest() for name in LETTERS}


def test_a_request_small_enough_for_a_chat(drawn: Any) -> None:
    """users.md 1.5 and question 16: under 300 kB."""
    assert len(drawn("rfq")) < 300_000


def test_without_reduction_the_minutes_say_that_the_price_was_fair() -> None:
    lines = tuple(replace(line, offered=line.agreed) for line in NEGOTIATION.lines)
    same = replace(NEGOTIATION, lines=lines, offered=NEGOTIATION.order.figures)
    fair = str(compose_negotiation(same, TEXTS[PaperKind.NEGOSIASI]))
    assert "harga penawaran dinilai wajar" in fair
    assert "dinilai wajar" not in str(LETTERS["negosiasi"]())


def test_minutes_with_a_vendor_that_is_no_pkp_have_no_row_of_ppn() -> None:
    order = replace(
        NEGOTIATION.order,
        vendor=replace(NEGOTIATION.order.vendor, pkp=False),
        figures=replace(
            NEGOTIATION.order.figures,
            ppn=Rupiah(0),
            other_base=None,
            total=Rupiah(11_295_000),
        ),
    )
    offered = replace(OFFERED, ppn=Rupiah(0), other_base=None, total=Rupiah(11_922_000))
    facts = replace(NEGOTIATION, order=order, offered=offered, pkp=False)
    sheet = compose_negotiation(facts, TEXTS[PaperKind.NEGOSIASI])
    table = next(x.table for x in sheet.sections if x.table)
    assert [row[1] for row in table.sums] == ["Jumlah", "TOTAL"]
    assert "status pajaknya Non-PKP" in str(sheet)


def spk_sums(**changes: Any) -> dict[str, str]:
    order = replace(MEBEL, figures=replace(MEBEL.figures, **changes))
    sheet = compose_spk(replace(SPK, order=order), TEXTS[PaperKind.SPK])
    table = next(x.table for x in sheet.sections if x.table)
    return {str(row[1]): row[-1].plain for row in table.sums if isinstance(row[-1], Rupiah)}


def test_with_discount_and_shipping_the_base_of_an_spk_is_a_row_of_its_own() -> None:
    changed = spk_sums(discount=Rupiah(123_457), shipping=Rupiah(250_000), base=Rupiah(45_176_543))
    assert list(changed.items())[:4] == [
        ("Jumlah", "45.050.000"),
        ("Diskon", "-123.457"),
        ("Ongkos kirim", "250.000"),
        ("DPP (harga jual)", "45.176.543"),
    ]
    assert next(iter(spk_sums())) == "Jumlah (DPP)"
    assert next(iter(spk_sums(ppn=Rupiah(0)))) == "Jumlah"


def head_of(order: Any) -> dict[str, str]:
    sheet = compose_spk(replace(SPK, order=order), TEXTS[PaperKind.SPK])
    return {row.label: row.value for row in sheet.sections[0].fields}


def test_an_spk_names_who_is_paid_where_and_by_which_sk_it_is_ordered() -> None:
    officer = replace(MEBEL.officer, decree="900/014/413.115/2026")
    vendor = replace(MEBEL.vendor, bank_holder=MEBEL.vendor.name)
    head = head_of(replace(MEBEL, officer=officer, vendor=vendor))
    assert head["NPWP · rekening bank"] == "0012 3456 7462 6000 · Bank Jatim 0012345678"
    assert head["Pejabat Pembuat Komitmen"].endswith("SK Nomor 900/014/413.115/2026")


def test_several_places_are_those_of_the_list_on_every_paper() -> None:
    delivery = replace(MEBEL.delivery, distribution_attached=True)
    head = head_of(replace(MEBEL, delivery=delivery))
    assert head["Tempat penyerahan"] == "Sesuai daftar distribusi terlampir"
    request = compose_request(replace(REQUEST, places=PLACES.places), TEXTS[PaperKind.RFQ])
    asked = {row.label: row.value for row in request.sections[0].fields}
    assert asked["Tempat penyerahan"] == (
        "(1) SDN Contoh 1, Jl. Melati 1; (2) SDN Contoh 2, Jl. Melati 2"
    )
    assert "Penerima" not in asked
    many = compose_request(replace(REQUEST, places=PLACES.places * 5), TEXTS[PaperKind.RFQ])
    assert "10 tempat menurut daftar distribusi" in str(many)


@pytest.mark.parametrize("name", ["adendum", "penghentian"])
def test_an_agreement_after_the_order_bears_meterai_too(name: str) -> None:
    """domain.md 2.2: agreements of any value."""
    assert [bool(one.stamp) for one in LETTERS[name]().signatures].count(True) == 1
    assert not any(one.stamp for one in LETTERS["pemutusan"]().signatures)


@pytest.mark.parametrize(
    ("form", "word"), [("penghentian", "Dihentikan"), ("pemutusan", "Diputus")]
)
def test_an_end_speaks_the_words_of_its_form(form: str, word: str) -> None:
    sheet = LETTERS[form]()
    table = next(x.table for x in sheet.sections if x.table)
    assert table.heads[-1] == word
    assert sheet.frame.footer.startswith(f"Surat {form.title()} Pesanan Nomor")
    assert sheet.title == f"SURAT {form.upper()} PESANAN"


def compared(**changes: Any) -> str:
    sheet = compose_comparison(replace(COMPARISON, **changes), TEXTS[PaperKind.PERBANDINGAN])
    return str(sheet)


def test_one_complete_offer_is_not_called_the_cheapest() -> None:
    text = compared(asked=3, answered=2)
    assert "satu-satunya penawaran lengkap" in text
    assert "termurah" not in text
    assert "disampaikan kepada 3 penyedia; 2 penyedia menjawab" in text
    assert "Dibandingkan 2 dari 3 penawaran" in text
    assert "1 penyedia yang diminta tidak menjawab, katalog tidak memuat" in text


def test_of_three_complete_offers_the_cheapest_is_named_and_nothing_excused() -> None:
    seen = COMPARISON.comparison
    first = seen.offers[0]
    dearer = replace(first, vendor="V-9", is_cheapest=False, is_chosen=False)
    whole = replace(seen, offers=(first, dearer, dearer))
    lines = tuple(replace(x, cells=(x.cells[0],) * 3) for x in seen.lines)
    text = compared(comparison=replace(whole, lines=lines), asked=3, answered=3)
    assert "penawaran lengkap yang termurah" in text
    assert "Dibandingkan" not in text


def dearer_chosen(**changes: Any) -> str:
    """The sheet where a PKP was chosen beside a cheaper vendor who is none."""
    seen = COMPARISON.comparison
    first = replace(seen.offers[0], is_cheapest=False)
    cheaper = replace(first, pkp=False, total=first.base, is_cheapest=True, is_chosen=False)
    lines = tuple(replace(x, cells=(x.cells[0],) * 2) for x in seen.lines)
    return compared(comparison=replace(seen, offers=(first, cheaper), lines=lines), **changes)


def test_a_choice_that_is_not_the_cheapest_says_why_or_leaves_a_line_for_it() -> None:
    text = dearer_chosen(reason="Satu-satunya yang sanggup mengirim sebelum acara.")
    assert "bukan jumlah yang termurah" in text
    assert "Satu-satunya yang sanggup mengirim sebelum acara." in text
    assert "____" not in text
    assert "Alasan pemilihan:" in dearer_chosen()
    assert "Alasan pemilihan" not in compared()


def test_a_pkp_and_one_who_is_none_are_compared_by_what_is_paid() -> None:
    text = dearer_chosen()
    assert "Penyedia PKP memungut PPN, penyedia non-PKP tidak." in text
    assert "Yang dibandingkan adalah jumlah termasuk pajak" in text
    only = COMPARISON.comparison
    same = replace(only, offers=tuple(replace(x, pkp=True) for x in only.offers))
    assert "penyedia non-PKP tidak" not in compared(comparison=same)


def test_a_comparison_ends_in_the_value_of_the_order() -> None:
    figures = replace(S1.figures, discount=Rupiah(123_457), shipping=Rupiah(250_000))
    text = compared(order=replace(S1, figures=figures))
    assert "Setelah diskon Rp123.457 dan ongkos kirim Rp250.000, nilai pesanan" in text
    assert "Rp12.537.450" in text
    assert "nilai pesanan" not in compared()


def test_large_sums_of_the_minutes_keep_their_size_and_their_distance() -> None:
    lines = tuple(
        replace(
            x,
            offered=Rupiah(x.offered.amount * 100),
            agreed=Rupiah(x.agreed.amount * 100),
            name="Toner laser Rekaan tipe 85A kompatibel untuk printer laser hitam putih besar",
        )
        for x in NEGOTIATION.lines
    )
    sheet = compose_negotiation(replace(NEGOTIATION, lines=lines), TEXTS[PaperKind.NEGOSIASI])
    table: Any = next(x for x in letter_blocks(sheet) if isinstance(x, LineTable))
    layout, edges = table.columns.layout, table.columns.edges
    for row in table.rows:
        assert len(table.columns.cell_lines(row, 1)) <= 4
        for column in layout.figures:
            need = width(row[column], Cut.FIGURES, layout.size)
            assert need + 6 <= edges[column].end - edges[column].start


def test_a_konsep_of_an_spk_has_no_number_no_code_and_no_meterai() -> None:
    sheet = LETTERS["spk konsep"]()
    assert (sheet.frame.number, sheet.frame.qr) == (None, None)
    assert not any(one.stamp for one in sheet.signatures)
    assert any(one.stamp for one in LETTERS["spk"]().signatures)


@pytest.mark.parametrize(
    ("base", "words"), [("part", "bagian SPK yang terlambat"), ("whole", "SPK")]
)
def test_the_penalty_of_an_spk_falls_on_the_base_that_the_order_chose(
    base: Any, words: str
) -> None:
    facts = replace(SPK, order=replace(MEBEL, terms=replace(MEBEL.terms, penalty_base=base)))
    text = str(compose_spk(facts, TEXTS[PaperKind.SPK]))
    assert f"dari nilai {words} sebelum PPN" in text


def test_what_replaced_refused_goods_is_named_on_the_later_bast() -> None:
    lines = (
        *PART.lines[:5],
        replace(
            PART.lines[5],
            before=Decimal(4),
            accepted=Decimal(2),
            rejected=Decimal(0),
            reason="",
            refused=Decimal(1),
            refused_reason="segel rusak",
        ),
    )
    note = str(sheet_of_later(replace(PART, stage=2, lines=lines)).note)
    assert "nomor 6, 1 buah yang sebelumnya ditolak (segel rusak)" in note


def test_a_sheet_of_another_paper_is_not_read() -> None:
    document = as_document(LETTERS["spk"]())
    with pytest.raises(BadInput, match=r"paper\.sheet_unreadable"):
        from_document(PaperKind.BAP, document)


def test_a_table_with_a_cell_too_many_is_not_read() -> None:
    document: Any = as_document(LETTERS["spk"]())
    table = next(x["table"] for x in document["sections"] if x["table"])
    table["rows"][0].append("x")
    with pytest.raises(BadInput, match=r"paper\.sheet_unreadable"):
        from_document(PaperKind.SPK, document)


@pytest.mark.parametrize("cell", [1.5, True, None, [], 10**16])
def test_a_cell_is_a_text_or_whole_rupiah(cell: Any) -> None:
    document: Any = as_document(LETTERS["spk"]())
    table = next(x["table"] for x in document["sections"] if x["table"])
    table["rows"][0][5] = cell
    with pytest.raises(BadInput, match=r"paper\.sheet_unreadable"):
        from_document(PaperKind.SPK, document)


def test_a_nota_for_food_names_the_day_and_the_guests() -> None:
    """users.md 3.5: auditors count the portions by the invited."""
    order = replace(NOTA.order, package=replace(NOTA.order.package, name="Jamuan tamu"))
    occasion = Occasion("kunjungan kerja", date(2026, 7, 9), 45)
    sheet: Any = sheet_of_later(replace(NOTA, order=order, occasion=occasion))
    purpose = next(row.value for row in sheet.particulars if row.label == "Keperluan")
    assert purpose.replace("\xa0", " ") == (
        "Jamuan tamu, kunjungan kerja tanggal 9 Juli 2026, undangan 45 orang"
    )
