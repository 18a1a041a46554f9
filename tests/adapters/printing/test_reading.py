"""A paper is read back to the byte, and nothing else passes for one."""

from __future__ import annotations

import io
import json
import zlib
from typing import Any

import pytest
from pikepdf import AttachedFileSpec, Name, Pdf

from bejo_desktop.adapters.printing.reading import PDF_BYTES_MAX, SHEET_BYTES_MAX, read_sheet
from bejo_desktop.domain.errors import BadInput
from tests.adapters.printing.conftest import VARIATIONS
from tests.adapters.printing.later import LATER, sheet_of_later


@pytest.mark.parametrize("size", ["a4", "f4"])
@pytest.mark.parametrize("name", VARIATIONS)
def test_a_surat_pesanan_read_back_is_drawn_to_the_same_bytes(
    papers: Any, name: str, size: str
) -> None:
    pdf = papers.pdf(name, size)
    found = read_sheet(pdf)
    assert (found.kind, found.size) == ("sp", size)
    assert papers.printer.draw(found.sheet, found.size) == pdf


@pytest.mark.parametrize("name", LATER)
def test_every_later_paper_read_back_is_drawn_to_the_same_bytes(papers: Any, name: str) -> None:
    sheet = sheet_of_later(LATER[name])
    pdf = papers.printer.draw(sheet, "f4")
    found = papers.printer.read(pdf)
    assert (found.kind, found.size, found.sheet) == (name.split(maxsplit=1)[0], "f4", sheet)
    assert papers.printer.draw(found.sheet, found.size) == pdf


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7\n", b"bukan pdf", b"\x00" * 5000])
def test_what_is_no_pdf_has_no_sheet(pdf: bytes) -> None:
    assert refusal(pdf) == "paper.sheet_missing"


def test_a_cut_or_a_huge_file_has_no_sheet(papers: Any) -> None:
    pdf = papers.pdf("asli")
    assert refusal(pdf[: len(pdf) // 3]) == "paper.sheet_missing"
    assert refusal(pdf + b"\n" * PDF_BYTES_MAX) == "paper.sheet_missing"


def test_a_pdf_of_somebody_else_has_no_sheet() -> None:
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        assert refusal(saved(pdf)) == "paper.sheet_missing"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text + " ",
        lambda text: text.replace("{", "{ ", 1),
        lambda text: text.replace('"size":"a4"', '"size":"a4","size":"a4"'),
        lambda text: text.replace('"size":"a4"', '"size":"a5"'),
        lambda text: text.replace('"paper":"sp"', '"paper":"bast"'),
        lambda text: text.replace('"paper":"sp"', '"paper":"spk"'),
        lambda text: text.replace("bejo-sheet/1", "bejo-sheet/2"),
        lambda text: text.replace("bejo-sheet/1", '","x":"'),
        lambda text: text.replace('"title":', '"titel":'),
        lambda text: text.replace('"amount":3240000', '"amount":3240000.0'),
        lambda text: text.replace('"amount":3240000', '"amount":3.24e6'),
        lambda text: text.replace('"amount":3240000', '"amount":' + "9" * 5000),
        lambda text: text.replace('"amount":3240000', '"amount":NaN'),
        lambda text: text.replace("Kertas", "K\\u0065rtas"),
        lambda text: text.replace("Kertas", "\\ud800"),
        lambda text: "[" * 200_000,
        lambda text: '{"sheet":' * 50_000,
        lambda text: text[:-1],
        lambda text: "null",
        lambda text: "[]",
        lambda text: "",
    ],
)
def test_a_sheet_spelled_in_another_way_is_refused(papers: Any, change: Any) -> None:
    pdf = papers.pdf("asli")
    with Pdf.open(io.BytesIO(pdf)) as opened:
        text = opened.attachments["lembar.json"].get_file().read_bytes().decode()
    assert change(text) != text
    assert refusal(with_sheet(pdf, change(text).encode())) == "paper.sheet_unreadable"


def test_bytes_that_are_no_text_are_refused(papers: Any) -> None:
    for attached in (b"\xff\xfe", b"\x80", json.dumps({}).encode("utf-16")):
        assert refusal(with_sheet(papers.pdf("asli"), attached)) == "paper.sheet_unreadable"


def test_a_changed_figure_is_read_as_what_it_says_and_drawn_as_another_file(papers: Any) -> None:
    pdf = papers.pdf("asli")
    with Pdf.open(io.BytesIO(pdf)) as opened:
        text = opened.attachments["lembar.json"].get_file().read_bytes().decode()
    changed = with_sheet(pdf, text.replace('"amount":3240000', '"amount":3240001').encode())
    found = read_sheet(changed)
    assert found.sheet.lines[0].amount.amount == 3_240_001
    assert papers.printer.draw(found.sheet, found.size) not in (pdf, changed)


def test_a_small_file_does_not_grow_into_a_large_one(papers: Any) -> None:
    bomb = zlib.compress(b" " * (50 * SHEET_BYTES_MAX), 9)
    assert len(bomb) < SHEET_BYTES_MAX
    assert refusal(with_raw(papers.pdf("asli"), bomb, Name.FlateDecode)) == "paper.sheet_unreadable"


def test_another_packing_and_a_broken_one_are_refused(papers: Any) -> None:
    pdf = papers.pdf("asli")
    assert refusal(with_raw(pdf, b"00", Name.ASCIIHexDecode)) == "paper.sheet_unreadable"
    assert refusal(with_raw(pdf, b"not deflated", Name.FlateDecode)) == "paper.sheet_unreadable"


def refusal(pdf: bytes) -> str:
    with pytest.raises(BadInput) as refused:
        read_sheet(pdf)
    return refused.value.code


def with_sheet(pdf: bytes, attached: bytes) -> bytes:
    with Pdf.open(io.BytesIO(pdf)) as opened:
        del opened.attachments["lembar.json"]
        opened.attachments["lembar.json"] = AttachedFileSpec(opened, attached)
        return saved(opened)


def with_raw(pdf: bytes, raw: bytes, packing: Any) -> bytes:
    with Pdf.open(io.BytesIO(pdf)) as opened:
        opened.attachments["lembar.json"].get_file().obj.write(raw, filter=packing)
        return saved(opened)


def saved(pdf: Pdf) -> bytes:
    file = io.BytesIO()
    pdf.save(file)
    return file.getvalue()
