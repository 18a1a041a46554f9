"""What stands on the drawn papers of sections, read back by independent tools."""

from __future__ import annotations

import io
import os
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

from bejo_desktop.domain.content import Occasion
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.paper.document import as_document, from_document
from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.paper.negosiasi import compose_negotiation
from bejo_desktop.domain.paper.spk import compose_spk
from tests.adapters.printing.later import NOTA, PART, sheet_of_later
from tests.adapters.printing.letters import (
    BAN,
    LETTERS,
    MEBEL,
    NEGOTIATION,
    OFFERED,
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
ONE_PAGE = sorted(LETTERS.keys() - {"negosiasi tiga putaran"})


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
        ("bap", "Denda keterlambatan 100.000"),
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
