"""What stands on a drawn nota, BAST and kuitansi, read back by independent tools."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium
import pytest
from pikepdf import Pdf, pdfa

from tests.adapters.printing.conftest import S1, facts_with, many_lines
from tests.adapters.printing.later import (
    BAST,
    KW,
    LATER,
    NOTA,
    PAID,
    PART,
    long_bast,
    received,
    sheet_of_later,
)

if TYPE_CHECKING:
    from tests.adapters.printing.later import Facts

MM = 72 / 25.4
COLUMN_LEFT = {"a4": 25 * MM, "f4": 27 * MM}
ROOT = Path(__file__).parents[3]
CHILD = """
import hashlib
from bejo_desktop.adapters.printing.printer import SheetPrinter
from tests.adapters.printing.later import LATER, sheet_of_later
for name, facts in LATER.items():
    for size in ("a4", "f4"):
        pdf = SheetPrinter().draw(sheet_of_later(facts), size)
        print(name, size, hashlib.sha256(pdf).hexdigest())
"""


@pytest.fixture(scope="module")
def drawn(papers: Any) -> Any:
    """Draws each paper of each size once."""
    kept: dict[tuple[str, str], bytes] = {}

    def draw(name: str, size: str = "a4") -> bytes:
        if (name, size) not in kept:
            kept[name, size] = papers.printer.draw(sheet_of_later(LATER[name]), size)
        return kept[name, size]

    return draw


def compact(text: str) -> list[str]:
    return [line.replace(" ", "") for line in text.splitlines()]


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("nota", "Nomor: 000.3.2/0063/NP/413.320/2026"),
        ("nota", "Keperluan : Jamuan tamu kunjungan kerja tanggal 9 Juli 2026, undangan 45 orang"),
        (
            "nota",
            "Mohon disediakan dan diantar paling lambat Kamis, 9 Juli 2026 ke Pendopo Kecamatan:",
        ),
        ("nota", "1 Nasi rawon + teh (jamuan tamu) 45 porsi 35.000 1.575.000"),
        ("nota", "Pajak Daerah (PBJT 10%) 157.500"),
        ("nota", "TOTAL 1.732.500"),
        ("nota", "Nota Pesanan Nomor 000.3.2/0063/NP/413.320/2026 Halaman 1 dari 1"),
        ("bast sebagian", f"Nomor: {BAST}"),
        ("bast sebagian", "No Uraian Satuan Dipesan Diterima Ditolak Sisa Keadaan"),
        ("bast sebagian", "4 Map plastik snelhecter F4 lusin 25 15 0 10 baik, sebagian"),
        ("bast sebagian", "6 Toner printer laser hitam (kompatibel) buah 6 4 1 2 baik, sebagian"),
        ("bast sebagian", "x barang yang diterima berfungsi dan sesuai spesifikasi;"),
        ("bast sebagian", "jumlah sesuai pesanan (penyerahan sebagian, lihat butir 4);"),
        ("bast sebagian", f"Berita Acara Serah Terima Nomor {BAST} Halaman 1 dari 1"),
        ("bast lanjutan", "No Uraian Satuan Dipesan Lalu Diterima Ditolak Sisa Keadaan"),
        ("bast lanjutan", "4 Map plastik snelhecter F4 lusin 25 15 10 0 0 baik, lengkap"),
        ("kuitansi", f"Nomor bukti : {KW}"),
        ("kuitansi", "Kode rekening : 5.1.02.01.01.0024 Rp3.886.110"),
        ("kuitansi", "Jumlah kotor Rp12.537.450"),
        ("kuitansi", "PPh Pasal 22 0,5% × 11.295.000 (dipungut platform) Rp56.475"),
        ("kuitansi", "Diterima penyedia Rp11.238.525"),
        ("kuitansi", "tanggal 2 November 2026"),
        ("kuitansi", f"Kuitansi Nomor {KW} Halaman 1 dari 1"),
    ],
)
def test_the_rows_read_as_drawn(drawn: Any, poppler: Any, name: str, row: str) -> None:
    assert row.replace(" ", "") in compact(poppler.text(drawn(name)))


@pytest.mark.parametrize("size", ["a4", "f4"])
@pytest.mark.parametrize("name", LATER)
def test_an_ordinary_paper_is_one_page_of_a_valid_archive_file(
    drawn: Any, papers: Any, poppler: Any, name: str, size: str
) -> None:
    pdf = drawn(name, size)
    assert papers.printer.pages(pdf) == 1
    width = float(re.findall(r"[\d.]+", poppler.info(pdf)["Page size"])[0])
    assert width == pytest.approx({"a4": 595.28, "f4": 609.45}[size], abs=0.1)
    with Pdf.open(io.BytesIO(pdf)) as opened:
        report = pdfa.check(opened, "3b")
    assert report.passed, report.summary


@pytest.mark.parametrize("name", LATER)
def test_every_font_is_an_embedded_subset_of_inter(drawn: Any, poppler: Any, name: str) -> None:
    fonts = poppler.fonts(drawn(name))
    assert 3 <= len(fonts) <= 4
    for font in fonts:
        assert re.match(r"[A-Z]{6}\+Inter", font)
        assert "yes yes yes" in font


def test_two_processes_with_other_hash_seeds_draw_the_same_bytes() -> None:
    def digests(seed: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", CHILD],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
        return done.stdout

    first = digests("1")
    assert first == digests("777")
    assert len(first.splitlines()) == 2 * len(LATER)


@pytest.mark.parametrize("size", ["a4", "f4"])
@pytest.mark.parametrize("name", LATER)
def test_all_text_lies_in_the_column(drawn: Any, name: str, size: str) -> None:
    _require_in_column(drawn(name, size), size)


@pytest.mark.parametrize(
    "name", ["nota konsep", "nota salinan", "bast salinan", "kuitansi salinan"]
)
def test_a_draft_and_a_copy_say_what_they_are(drawn: Any, poppler: Any, name: str) -> None:
    text = poppler.text(drawn(name))
    badge = "KONSEP – belum bernomor" if "konsep" in name else "SALINAN ke-1"
    assert badge in text
    assert "Tempel meterai" not in text
    if "salinan" in name:
        assert "permintaan Inspektorat Kabupaten Argosari" in " ".join(text.split())


def test_words_hash_and_signers_stand_on_the_kuitansi(drawn: Any, poppler: Any) -> None:
    text = " ".join(poppler.text(drawn("kuitansi")).split())
    assert (
        "# Dua belas juta lima ratus tiga puluh tujuh ribu empat ratus lima puluh rupiah #" in text
    )
    assert "Sidik isi (SHA-256): e4968af9 85bfe4c0 deb801fd 0f1f7519" in text
    for name in ("Lukman Hakim", "Dr. Endang Lestari, M.Si.", "Siti Maimunah, A.Md."):
        assert name in text
    assert "Tempel meterai Rp10.000 di sini" in text


@pytest.mark.parametrize("size", ["a4", "f4"])
@pytest.mark.parametrize("count", [1, 2, 3, 7, 8, 9, 12, 17, 23, 30, 45, 80, 120, 200])
def test_papers_of_every_length_keep_their_rows_and_signatures_together(
    papers: Any, poppler: Any, count: int, size: str
) -> None:
    lines = many_lines(count)
    nota = replace(LATER["nota pkp"], order=facts_with(lines), pptk=NOTA.pptk)
    _require_whole(papers, poppler, nota, size, count, last="Pejabat Pengadaan,")
    _require_whole(papers, poppler, long_bast(lines), size, count, last="PIHAK KEDUA,")


def test_a_long_nota_carries_its_sums_over(papers: Any, poppler: Any) -> None:
    facts = replace(LATER["nota pkp"], order=facts_with(many_lines(120)))
    pages = poppler.text(papers.printer.draw(sheet_of_later(facts), "a4")).split("\f")[:-1]
    running = breaks = 0
    for number, page in enumerate(pages, start=1):
        rows = re.findall(r"kotak\s+[\d.]+\s+([\d.]+)$", page, re.MULTILINE)
        if brought := re.search(rf"pindahan dari halaman {number - 1}\s+([\d.]+)", page):
            assert _amount(brought[1]) == running
        running += sum(map(_amount, rows))
        if carried := re.search(rf"dipindahkan ke halaman {number + 1}\s+([\d.]+)", page):
            assert _amount(carried[1]) == running
            breaks += 1
    assert breaks >= 2
    assert running == facts.order.figures.lines.amount


@pytest.mark.parametrize("size", ["a4", "f4"])
@pytest.mark.parametrize("kind", ["nota", "bast", "kuitansi"])
def test_very_long_names_and_sums_stay_in_the_column(papers: Any, kind: str, size: str) -> None:
    facts = _with_long_names()[kind]
    _require_in_column(papers.printer.draw(sheet_of_later(facts), size), size)


def test_two_signers_have_the_code_beside_them_and_three_below(drawn: Any) -> None:
    assert _dark_share(drawn("kuitansi berdua"), left=160) > 0.3
    assert _dark_share(drawn("kuitansi"), left=160) < 0.15
    assert _dark_share(drawn("kuitansi"), left=25) > 0.3
    assert _dark_share(drawn("nota konsep"), left=25) < 0.15


def _require_whole(
    papers: Any, poppler: Any, facts: Facts, size: str, count: int, *, last: str
) -> None:
    pages = poppler.text(papers.printer.draw(sheet_of_later(facts), size)).split("\f")[:-1]
    text = "\n".join(pages)
    assert text.count("kotak") == count
    assert all(len(page) > 250 for page in pages)
    assert last in pages[-1]
    assert ("BAST ini dasar" in pages[-1]) or ("Mohon menyertakan" in pages[-1])
    assert f"Halaman {len(pages)} dari {len(pages)}" in pages[-1]


def _with_long_names() -> dict[str, Facts]:
    long_name = "Prof. Dr. Ir. H. Raden Mas Bambang Wibisono Hadiningrat, M.Pd., M.Si., Ph.D."
    officer = replace(PART.officer, name=long_name, office="Kuasa Pengguna Anggaran selaku PPK")
    unit = replace(
        S1.unit,
        name="Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan KB",
        full_name="Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan KB",
    )
    vendor = replace(S1.vendor, name="CV " + "Sumber Ilmu Mandiri " * 8, signer=long_name)
    package = replace(S1.package, name="Belanja " + "ATK-dan-kertas-tanpa-spasi-" * 15)
    line = replace(S1.lines[0], name="SKU-" + "ABCDEF0123456789" * 11)
    order = replace(S1, unit=unit, vendor=vendor, package=package, lines=(line, *S1.lines[1:]))
    rows = received(*((("0", "0.125", "1234567.5", "segel rusak " * 20)) for _ in S1.lines))
    wide = replace(rows[0], name=line.name, ordered=Decimal("9999999.125"))
    return {
        "nota": replace(NOTA, order=order, buyer=officer, pptk=officer),
        "bast": replace(
            PART, order=order, officer=officer, keeper=officer, lines=(wide, *rows[1:])
        ),
        "kuitansi": replace(PAID, order=order, approver=officer, treasurer=officer, pptk=officer),
    }


def _require_in_column(pdf: bytes, size: str) -> None:
    left = COLUMN_LEFT[size]
    with pdfium.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            for index in range(text.count_chars()):
                slanted = 0.1 < pdfium.raw.FPDFText_GetCharAngle(text, index) < 6.2
                if slanted or not text.get_text_range(index, 1).strip():
                    continue
                start, low, end, _ = text.get_charbox(index)
                assert left - 1 < start, text.get_text_range(index, 20)
                assert end < left + 165 * MM + 1, text.get_text_range(index, 20)
                assert low > 6 * MM, text.get_text_range(index, 20)


def _dark_share(pdf: bytes, *, left: int) -> float:
    """The darkest square of 30 mm whose left edge is `left` mm from the edge of an A4 page."""
    with pdfium.PdfDocument(pdf) as document:
        picture = document[0].render(scale=1 / MM * 2, grayscale=True).to_pil().convert("L")
    shares = []
    for top in range(100, 260, 5):
        square = picture.crop((left * 2, top * 2, (left + 30) * 2, (top + 30) * 2))
        pixels = square.tobytes()
        shares.append(sum(value < 128 for value in pixels) / len(pixels))
    return max(shares)


def _amount(text: str) -> int:
    return int(text.replace(".", ""))
