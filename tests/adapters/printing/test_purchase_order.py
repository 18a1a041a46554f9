"""What stands on the drawn paper, read back by poppler and pdfium."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium
import pytest
import segno

from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.quantity import Quantity

if TYPE_CHECKING:
    from PIL.Image import Image

    from bejo_desktop.domain.paper.facts import PurchaseOrderFacts

NUMBER = "000.3.2/0117/SP/413.101/2026"
MM = 72 / 25.4
COLUMN_LEFT = {"a4": 25 * MM, "f4": 27 * MM}
ALL = ("asli", "konsep", "salinan", "satu", "dua belas", "empat puluh lima", "dua ratus")


@pytest.mark.parametrize(
    "row",
    [
        "Nomor : 000.3.2/0117/SP/413.101/2026",
        "Argosari, 12 Oktober 2026",
        "Lampiran : –",
        "Nomor pesanan platform : TD-26-1009-004417, tanggal 9 Oktober 2026",
        "Tahun anggaran / dana : 2026 / APBD Kabupaten (PAD)",
        "5.1.02.01.01.0024 Belanja Alat/Bahan untuk Kegiatan Kantor-Alat Tulis Kantor Rp3.886.110",
        "NIP : 19710815 199603 1 004",
        "SK : 900/014/413.101/2026, 2 Jan 2026",
        "NPWP : 0012 3456 7462 6000",
        "1 Kertas HVS A4 80 g/m² PDN 60 rim 54.000 3.240.000",
        "6 Toner printer laser hitam (kompatibel) Impor 6 buah 389.000 2.334.000",
        "Jumlah 11.295.000",
        "DPP nilai lain 10.353.750",
        "PPN 12% × nilai lain 1.242.450",
        "TOTAL 12.537.450",
        "NIP 19710815 199603 1 004",
        "Surat Pesanan Nomor 000.3.2/0117/SP/413.101/2026 Halaman 1 dari 2",
        "Surat Pesanan Nomor 000.3.2/0117/SP/413.101/2026 Halaman 2 dari 2",
    ],
)
def test_the_rows_of_scenario_s1_read_as_drawn(papers: Any, poppler: Any, row: str) -> None:
    lines = poppler.text(papers.pdf("asli")).splitlines()
    compact = [line.replace(" ", "") for line in lines]
    assert row.replace(" ", "") in compact


def test_words_and_the_full_content_hash_are_on_the_paper(papers: Any, poppler: Any) -> None:
    text = " ".join(poppler.text(papers.pdf("asli")).split())
    assert "Dua belas juta lima ratus tiga puluh tujuh ribu empat ratus lima puluh rupiah" in text
    assert text.count("Sidik isi (SHA-256): d660c486 e91fb500 b77c890a 3fdb7174") == 2


def test_text_comes_in_reading_order(papers: Any, poppler: Any) -> None:
    text = poppler.text(papers.pdf("asli"))
    marks = (
        "SURAT PESANAN (SP)",
        "PAKET",
        "PEMESAN",
        "PENYEDIA",
        "Berdasarkan:",
        "No Uraian",
        "Terbilang",
        "TOTAL",
        "Halaman 1 dari 2",
        "SYARAT",
        "15.",
        "Untuk dan atas nama",
        "Tempel meterai",
        "Lukman Hakim\nTanggal",
        "Tembusan",
        "Halaman 2 dari 2",
    )
    places = [text.index(mark) for mark in marks]
    assert places == sorted(places)


@pytest.mark.parametrize(("size", "points"), [("a4", (595.28, 841.89)), ("f4", (609.45, 935.43))])
def test_the_page_is_a4_or_f4(papers: Any, poppler: Any, size: str, points: Any) -> None:
    info = poppler.info(papers.pdf("asli", size))
    width, height = re.findall(r"[\d.]+", info["Page size"])[:2]
    assert float(width) == pytest.approx(points[0], abs=0.1)
    assert float(height) == pytest.approx(points[1], abs=0.1)
    assert info["Pages"] == "2"
    assert info["Title"] == f"Surat Pesanan {NUMBER}"


@pytest.mark.parametrize("name", ALL)
def test_every_font_is_an_embedded_subset_of_inter(papers: Any, poppler: Any, name: str) -> None:
    pdf = papers.pdf(name)
    fonts = poppler.fonts(pdf)
    assert 3 <= len(fonts) <= 4
    assert len({font.split()[0].split("+")[1] for font in fonts}) == len(fonts)
    for font in fonts:
        assert re.match(r"[A-Z]{6}\+Inter", font)
        assert "yes yes yes" in font
    assert b"Helvetica" not in pdf


@pytest.mark.parametrize("size", ["a4", "f4"])
@pytest.mark.parametrize("name", ALL)
def test_all_text_lies_in_the_column_and_above_the_edge(papers: Any, name: str, size: str) -> None:
    left = COLUMN_LEFT[size]
    with pdfium.PdfDocument(papers.pdf(name, size)) as document:
        for page in document:
            text = page.get_textpage()
            for index in range(text.count_chars()):
                if not text.get_text_range(index, 1).strip() or _is_watermark(text, index):
                    continue
                start, low, end, _ = text.get_charbox(index)
                assert left - 1 < start, text.get_text_range(index, 20)
                assert end < left + 165 * MM + 1, text.get_text_range(index, 20)
                assert low > 6 * MM, text.get_text_range(index, 20)


@pytest.mark.parametrize("size", ["a4", "f4"])
@pytest.mark.parametrize("name", ALL)
def test_the_signatures_never_stand_alone(papers: Any, poppler: Any, name: str, size: str) -> None:
    pages = poppler.text(papers.pdf(name, size)).split("\f")[:-1]
    assert len(pages) == papers.printer.pages(papers.pdf(name, size))
    assert all(len(page) > 250 for page in pages)
    (last,) = [page for page in pages if "Untuk dan atas nama" in page]
    assert last is pages[-1]
    assert "15." in last
    assert "Rangkap." in last
    assert "Tembusan:" in last


@pytest.mark.parametrize("size", ["a4", "f4"])
@pytest.mark.parametrize("name", ["empat puluh lima", "dua ratus"])
def test_carried_sums_are_the_sum_of_the_rows_so_far(
    papers: Any, poppler: Any, name: str, size: str
) -> None:
    pages = poppler.text(papers.pdf(name, size)).split("\f")[:-1]
    running = rows_seen = breaks = 0
    for number, page in enumerate(pages, start=1):
        if brought := re.search(rf"pindahan dari halaman {number - 1}\s+([\d.]+)", page):
            assert _amount(brought[1]) == running
        rows = re.findall(r"kotak\s+[\d.]+\s+([\d.]+)$", page, re.MULTILINE)
        running += sum(map(_amount, rows))
        rows_seen += len(rows)
        if carried := re.search(rf"dipindahkan ke halaman {number + 1}\s+([\d.]+)", page):
            assert _amount(carried[1]) == running
            assert len(rows) >= 3
            breaks += 1
        total = re.search(r"^Jumlah ([\d.]+)$", page, re.MULTILINE)
        assert not total or _amount(total[1]) == running
    assert rows_seen == {"empat puluh lima": 45, "dua ratus": 200}[name]
    assert breaks >= 1


def test_the_head_of_the_table_is_repeated(papers: Any, poppler: Any) -> None:
    pages = poppler.text(papers.pdf("dua ratus")).split("\f")[:-1]
    with_rows = [
        page for page in pages if re.search(r"kotak\s+[\d.]+\s+[\d.]+$", page, re.MULTILINE)
    ]
    assert len(with_rows) > 4
    assert all("No Uraian / spesifikasi" in page for page in with_rows)


def test_a_draft_shows_no_number_no_day_and_says_konsep_on_each_page(
    papers: Any, poppler: Any
) -> None:
    pages = poppler.text(papers.pdf("konsep")).split("\f")[:-1]
    text = "\n".join(pages)
    assert NUMBER not in text
    assert "12 Oktober 2026" not in text
    assert "meterai\n" not in text
    assert text.count("belum untuk ditandatangani") == 2
    assert all("KONSEP – belum bernomor" in page for page in pages)
    assert _dark_modules(papers.pdf("konsep")) == 0


def test_a_copy_is_marked_on_each_page_with_its_reason(papers: Any, poppler: Any) -> None:
    pages = poppler.text(papers.pdf("salinan")).split("\f")[:-1]
    assert all("SALINAN ke-1" in page for page in pages)
    assert "permintaan Inspektorat Kabupaten Argosari" in pages[-1]
    assert pages[-1].count("ditandatangani 13 Oktober 2026") == 2
    assert "Tempel meterai" not in pages[-1]


def test_the_qr_on_the_last_page_is_the_matrix_of_its_text(papers: Any, sheet_of: Any) -> None:
    code = segno.make_qr(sheet_of().qr, version=10, error="m", mask=3, boost_error=False)
    matrix = [bytes(row) for row in code.matrix]
    assert _read_matrix(papers.pdf("asli"), len(matrix)) == matrix


def test_the_largest_sums_stand_whole_in_their_columns(
    papers: Any, poppler: Any, sheet_of: Any
) -> None:
    facts = _with_first_line(sheet_of, quantity="12345.678", price=81_000_000)
    text = poppler.text(papers.printer.draw(sheet_of(facts), "a4"))
    assert "12.345,678" in text
    assert "999.999.999.999" in text
    assert "TOTAL 1.109.999.999.999" in text


def test_long_names_codes_and_offices_stay_in_their_columns(papers: Any, sheet_of: Any) -> None:
    facts = _with_first_line(sheet_of, quantity="1", price=1, name="SKU-" + "ABCDEF0123456789" * 12)
    officer = replace(
        facts.officer,
        name="Prof. Dr. Ir. H. Raden Mas Bambang Wibisono Hadiningrat, M.Pd., M.Si., Ph.D.",
        office="Kuasa Pengguna Anggaran selaku Pejabat Pembuat Komitmen Bidang Pembinaan",
    )
    unit = replace(
        facts.unit,
        name="Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan KB",
        full_name="Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan KB",
    )
    pdf = papers.printer.draw(sheet_of(replace(facts, officer=officer, unit=unit)), "a4")
    with pdfium.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            for index in range(text.count_chars()):
                box = text.get_charbox(index)
                assert box[2] < COLUMN_LEFT["a4"] + 165 * MM + 1, text.get_text_range(index, 20)


def test_a_page_of_very_long_lines_is_parted_and_not_overprinted(
    papers: Any, sheet_of: Any
) -> None:
    facts = _with_first_line(sheet_of, quantity="1", price=1)
    long_line = replace(facts.lines[0], note="keterangan panjang " * 50)
    pdf = papers.printer.draw(sheet_of(replace(facts, lines=(long_line,) * 9)), "a4")
    with pdfium.PdfDocument(pdf) as document:
        lows = [
            page.get_textpage().get_charbox(index)[1]
            for page in document
            for index in range(0, page.get_textpage().count_chars(), 7)
        ]
    assert min(lows) > 6 * MM


def _with_first_line(
    sheet_of: Any, *, quantity: str, price: int, name: str = "Lisensi"
) -> PurchaseOrderFacts:
    """S1 with one line; the amounts are those of a trillion-rupiah order."""
    facts: PurchaseOrderFacts = _s1(sheet_of)
    top = Rupiah(999_999_999_999)
    line = replace(
        facts.lines[0],
        name=name,
        quantity=Quantity.of(quantity),
        unit_price=Rupiah(price),
        amount=top,
    )
    figures = replace(
        facts.figures,
        lines=top,
        base=top,
        ppn=Rupiah(110_000_000_000),
        total=Rupiah(1_109_999_999_999),
    )
    return replace(facts, lines=(line,), figures=figures)


def _s1(sheet_of: Any) -> PurchaseOrderFacts:
    facts: PurchaseOrderFacts = sheet_of.__defaults__[0]
    return facts


def _amount(text: str) -> int:
    return int(text.replace(".", ""))


def _is_watermark(text: Any, index: int) -> bool:
    return 0.1 < pdfium.raw.FPDFText_GetCharAngle(text, index) < 6.2


def _qr_picture(pdf: bytes) -> Image:
    """The last page at 300 dpi, cut to where the code stands."""
    with pdfium.PdfDocument(pdf) as document:
        page = document[len(document) - 1].render(scale=300 / 72, grayscale=True).to_pil()
        return page.convert("L")


def _dark_modules(pdf: bytes) -> int:
    """Black pixels in the third column of the signatures."""
    picture = _qr_picture(pdf)
    right = int(190 / 25.4 * 300)
    strip = picture.crop((right - 350, int(190 / 25.4 * 300), right + 4, int(235 / 25.4 * 300)))
    return sum(value < 64 for value in strip.tobytes())


def _read_matrix(pdf: bytes, modules: int) -> list[bytes]:
    """Sample the middle of each module of the code at the right edge of the column."""
    picture = _qr_picture(pdf)
    right, side = 190 / 25.4 * 300, 30 / 25.4 * 300
    top = next(
        y
        for y in range(int(150 / 25.4 * 300), picture.height)
        if picture.getpixel((round(right - 2), y)) < 128
        and picture.getpixel((round(right - side + 2), y)) < 128
    )
    step = side / modules
    return [
        bytes(
            int(
                picture.getpixel(
                    (round(right - side + (column + 0.5) * step), round(top + (row + 0.5) * step))
                )
                < 128
            )
            for column in range(modules)
        )
        for row in range(modules)
    ]
