"""The printer: same sheet same bytes, PDF/A-3b with the sheet in it, refusals, pictures."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Pdf, pdfa

from bejo_desktop.adapters.printing.fonts import Cut, em_width
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.paper.document import as_document

CHILD = """
import hashlib, importlib.util, sys
spec = importlib.util.spec_from_file_location("orders", sys.argv[1])
orders = importlib.util.module_from_spec(spec)
sys.modules["orders"] = orders
spec.loader.exec_module(orders)
papers = orders.Papers()
for name in ("dua belas", "asli", "konsep"):
    for size in ("f4", "a4"):
        print(name, size, hashlib.sha256(papers.pdf(name, size)).hexdigest())
"""
ROOT = Path(__file__).parents[3]


def _digests_in_a_process(seed: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(Path(__file__).with_name("conftest.py"))],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return done.stdout


def test_two_processes_with_other_hash_seeds_draw_the_same_bytes() -> None:
    first = _digests_in_a_process("1")
    assert first == _digests_in_a_process("777")
    assert len(set(first.split())) > 6


def test_the_same_sheet_gives_the_same_bytes_and_another_size_does_not(
    papers: Any, sheet_of: Any
) -> None:
    again = papers.printer.draw(sheet_of(), "a4")
    assert again == papers.pdf("asli")
    assert again != papers.pdf("asli", "f4")


@pytest.mark.parametrize("size", ["a4", "f4"])
@pytest.mark.parametrize("name", ["asli", "konsep", "salinan", "dua ratus"])
def test_a_paper_is_pdf_a_3b(papers: Any, name: str, size: str) -> None:
    with Pdf.open(io.BytesIO(papers.pdf(name, size))) as pdf:
        report = pdfa.check(pdf, "3b")
    assert report.passed, report.summary


def test_the_sheet_is_attached_as_json(papers: Any, sheet_of: Any) -> None:
    with Pdf.open(io.BytesIO(papers.pdf("asli", "f4"))) as pdf:
        attached = pdf.attachments["lembar.json"].get_file().read_bytes()
    document = json.loads(attached)
    assert (document["paper"], document["size"]) == ("sp", "f4")
    assert document["sheet"] == as_document(sheet_of())


@pytest.mark.parametrize(
    ("character", "codepoint"), [("你", "U+4F60"), ("\n", "U+000A"), ("😀", "U+1F600")]
)
def test_a_character_outside_the_font_is_refused_by_name(
    papers: Any, sheet_of: Any, character: str, codepoint: str
) -> None:
    sheet = sheet_of()
    odd = replace(sheet.lines[2], description=f"Kertas {character} A4")
    with pytest.raises(BadInput) as refused:
        papers.printer.draw(replace(sheet, lines=(*sheet.lines[:2], odd)), "a4")
    assert refused.value.code == "paper.glyph"
    assert refused.value.facts["codepoint"] == codepoint
    assert refused.value.facts["field"] == "lines.3.description"
    assert str(refused.value.facts["where"]).startswith("Kertas")


def test_letters_of_names_and_measures_can_be_drawn(
    papers: Any, poppler: Any, sheet_of: Any
) -> None:
    sheet = sheet_of()
    name = "Çelik Ömer ÷ ½ m³ ± 5° ≤ 10 € Žižka • “kutip” …"
    line = replace(sheet.lines[0], description=name)
    text = poppler.text(papers.printer.draw(replace(sheet, lines=(line,)), "a4"))
    assert name.replace(" ", "") in "".join(text.split())


def test_brackets_and_backslashes_come_through(papers: Any, poppler: Any, sheet_of: Any) -> None:
    line = replace(sheet_of().lines[0], description=r"Map \(a) (b\) \\n")
    text = poppler.text(papers.printer.draw(replace(sheet_of(), lines=(line,)), "a4"))
    assert r"Map \(a) (b\) \\n" in text


def test_figures_in_columns_are_all_of_one_width() -> None:
    for cut in (Cut.FIGURES, Cut.BOLD_FIGURES):
        assert len({em_width(digit, cut) for digit in "0123456789"}) == 1
    assert len({em_width(digit, Cut.TEXT) for digit in "0123456789"}) > 1


def test_pages_are_counted_and_shown_as_pictures(papers: Any) -> None:
    pdf = papers.pdf("asli")
    assert papers.printer.pages(pdf) == 2
    picture = papers.printer.rasterise(pdf, 1, 96)
    assert (picture.width, picture.height) == (794, 1123)
    assert picture.stride >= 4 * picture.width
    assert len(picture.pixels) == picture.stride * picture.height
    assert picture.pixels[:3] == b"\xff\xff\xff"
    assert any(value < 40 for value in picture.pixels[: 200 * picture.stride : 4])


def test_several_threads_draw_and_show_the_same_papers(papers: Any, sheet_of: Any) -> None:
    sheet, wanted = sheet_of(), papers.pdf("asli")
    got: list[tuple[bytes, int]] = []

    def work() -> None:
        pdf = papers.printer.draw(sheet, "a4")
        got.append((pdf, papers.printer.rasterise(pdf, 2, 40).width))

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert got == [(wanted, 331)] * 6
