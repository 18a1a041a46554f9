"""`python -m ui.demo` without a display: the whole journey, its pictures and its papers."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[3]
NUMBER = "000.3.2/0001/SP/413.101/2026"
NOW = "2026-10-12T09:12:00+07:00"
STATIONS = (
    "daftar",
    "muat-pertama",
    "beranda-kosong",
    "masuk-1",
    "putuskan-sambungan",
    "katalog-salah-ketik",
    "katalog",
    "editor",
    "editor-mengapa",
    "kertas-konsep",
    "belanja-kecil",
    "negosiasi-banding",
    "berita-acara-negosiasi",
    "map-mengapa",
    "setujui-bersama",
    "map-tanda-tangan",
    "nomor-terbit",
    "kertas-asli",
    "catat-tanda-tangan",
    "adendum",
    "terima-barang",
    "catat-pembayaran",
    "sinkronisasi-luring",
    "pesanan-jawaban-pusat",
    "keputusan-harga",
    "keputusan-penyedia",
    "keputusan-catatan",
    "register-nomor",
    "anggaran",
    "pengaturan",
)
"""What the issue asks to be seen; the walk may take more."""


@pytest.fixture(scope="module")
def walked(tmp_path_factory):
    """One walk through a world of 600 goods: the folder, and what was said."""
    folder = tmp_path_factory.mktemp("walk") / "pictures"
    asked = ["--pictures", str(folder), "--products", "600", "--now", NOW]
    done = subprocess.run(
        [sys.executable, "-m", "ui.demo", *asked],
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=540,
    )
    return folder, done


def text_of(pdf):
    """What poppler reads in a PDF."""
    read = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True)
    return read.stdout.decode()


def test_the_journey_ends_well_and_names_its_folder(walked):
    folder, done = walked
    assert done.returncode == 0, done.stderr
    assert str(folder) in done.stdout.splitlines()[-1]


def test_each_station_leaves_a_picture(walked):
    folder, _ = walked
    files = sorted(folder.glob("[0-9][0-9]-*.png"))
    assert set(STATIONS) <= {re.sub(r"^\d\d-", "", file.stem) for file in files}
    for file in files:
        assert file.read_bytes().startswith(b"\x89PNG")
        assert file.stat().st_size > 5_000, file.name
    # Who signs in twice stands there twice: the numbers tell, not the names.
    assert [int(file.name[:2]) for file in files] == list(range(1, len(files) + 1))


def test_the_concept_has_no_number_and_the_original_has_it(walked):
    folder, _ = walked
    concept, original = text_of(folder / "KONSEP.pdf"), text_of(*originals(folder))
    assert "KONSEP" in concept
    assert NUMBER not in concept
    assert NUMBER in original
    assert "KONSEP" not in original


def test_the_saved_file_is_the_paper_byte_for_byte(walked):
    folder, _ = walked
    (saved,) = folder.glob("*-tersimpan.pdf")
    (original,) = originals(folder)
    assert saved.read_bytes() == original.read_bytes()


def test_each_page_of_the_papers_is_also_a_picture(walked):
    folder, _ = walked
    for pdf in (folder / "KONSEP.pdf", *originals(folder)):
        told = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, check=True).stdout
        pages = int(re.search(rb"Pages:\s+(\d+)", told).group(1))
        assert len(list(folder.glob(f"kertas-{pdf.stem}-halaman-*.png"))) == pages


def originals(folder):
    """The paper with a number, as it was archived."""
    return [pdf for pdf in folder.glob("SP-*.pdf") if not pdf.stem.endswith("-tersimpan")]
