"""A Surat Pesanan as blocks, drawn page by page; no sum, no rule and no word of its own."""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING, Final

from reportlab.pdfgen.canvas import Canvas

from bejo_desktop.adapters.printing import fonts
from bejo_desktop.adapters.printing.blocks import Beside, Block, Heading, Note, Paragraph, Title
from bejo_desktop.adapters.printing.fields import Accounts, Fields, LetterHead
from bejo_desktop.adapters.printing.flow import flow
from bejo_desktop.adapters.printing.fonts import Cut, em_width, width
from bejo_desktop.adapters.printing.grid import (
    BODY,
    BOX,
    COLUMN,
    FOOTER,
    GAP,
    HEAD,
    LEADING,
    MM,
    SMALL,
    TINY,
    TOP,
    WATERMARK_GREY,
    Grid,
    grid_of,
)
from bejo_desktop.adapters.printing.letterhead import Kop
from bejo_desktop.adapters.printing.page import Page
from bejo_desktop.adapters.printing.pen import Pen
from bejo_desktop.adapters.printing.signatures import Signatures
from bejo_desktop.adapters.printing.sums import Sums
from bejo_desktop.adapters.printing.table import line_table
from bejo_desktop.adapters.printing.typesetting import plain
from bejo_desktop.domain.paper.sheet import Field, RichText, Run

if TYPE_CHECKING:
    from bejo_desktop.domain.paper.sheet import FieldBlock, OrderSheet, PaperSize

_PACKAGE_LABEL: Final = 44 * MM
_BUYER_LABEL: Final = 18 * MM
_VENDOR_LABEL: Final = 23 * MM
_VENDOR_AT: Final = 85 * MM
_HALF: Final = 80 * MM
_BASIS_INDENT: Final = 15.0
_CLAUSE_INDENT: Final = 19.0
_NOTE_LEADING: Final = 11.0
_NOTE_AFTER: Final = 5.0
_WATERMARK_LENGTH: Final = 470.0
_WATERMARK_ANGLE: Final = math.radians(52)
_CAPITALS: Final = 0.7
_BADGE_PADDING: Final = 6.0
_SEAL_GROUP: Final = 8


def draw_purchase_order(sheet: OrderSheet, size: PaperSize) -> bytes:
    """
    Draw the sheet; the same sheet and size always give the same bytes.

    Not for two threads at once: reportlab numbers the glyphs of its fonts while it draws.
    """
    fonts.register()
    grid = grid_of(size)
    pages = flow(_blocks(sheet), grid)
    file = io.BytesIO()
    canvas = _canvas(file, sheet, grid)
    pen = Pen(canvas)
    for number, placed in enumerate(pages, start=1):
        page = Page(canvas, grid, pen)
        _draw_marks(page, sheet)
        for item in placed:
            item.block.draw(page, grid.left, item.y)
        _draw_footer(page, sheet, number, len(pages))
        page.finish()
    canvas.save()
    return file.getvalue()


def _canvas(file: io.BytesIO, sheet: OrderSheet, grid: Grid) -> Canvas:
    canvas = Canvas(
        file,
        pagesize=(grid.width, grid.height),
        invariant=1,
        pageCompression=1,
        initialFontName=Cut.TEXT.value,
        initialFontSize=BODY,
        lang="id-ID",
        pdfVersion=(1, 7),
    )
    canvas.setTitle(sheet.document_title)
    canvas.setAuthor(sheet.author)
    canvas.setSubject(sheet.footer)
    canvas.setCreator("Bejo Desktop")
    return canvas


def _blocks(sheet: OrderSheet) -> list[Block]:
    return [*_opening_blocks(sheet), _table(sheet), *_terms(sheet), *_closing(sheet)]


def _opening_blocks(sheet: OrderSheet) -> list[Block]:
    labels = sheet.labels
    rows = (
        Field(labels.number, sheet.number_text),
        Field(labels.attachment, sheet.attachment),
        Field(labels.subject, sheet.subject),
    )
    blocks: list[Block] = [
        Kop(letterhead=sheet.letterhead),
        Title(gap=GAP, text=sheet.title),
        LetterHead(gap=GAP, rows=rows, place_and_date=sheet.place_and_date),
        Heading(gap=GAP * 1.5, text=sheet.package.heading),
        Fields(rows=sheet.package.rows, label=_PACKAGE_LABEL, keep=bool(sheet.accounts)),
    ]
    if sheet.accounts:
        blocks.append(Accounts(rows=sheet.accounts, heading=labels.accounts))
    blocks.append(
        Beside(
            gap=GAP * 1.5,
            left=_party(sheet.buyer, _BUYER_LABEL),
            right=_party(sheet.vendor, _VENDOR_LABEL),
            offset=_VENDOR_AT,
        )
    )
    if sheet.basis:
        blocks.append(Paragraph(gap=GAP, text=plain(sheet.basis_label), keep=True))
    blocks += [
        Paragraph(text=text, label=f"{number}.", indent=_BASIS_INDENT, keep=True)
        for number, text in enumerate(sheet.basis, start=1)
    ]
    gap = 0.0 if sheet.basis else GAP
    return [*blocks, Paragraph(gap=gap, text=sheet.opening, keep=True)]


def _party(block: FieldBlock, label: float) -> tuple[Block, ...]:
    fields = Fields(rows=block.rows, label=label, measure=_HALF)
    return (Heading(text=block.heading), fields)


def _table(sheet: OrderSheet) -> Block:
    sums = Sums(sheet.sums, sheet.labels.words, sheet.words, sheet.sums_note)
    return line_table(sheet, sums, gap=GAP)


def _terms(sheet: OrderSheet) -> list[Block]:
    """The clauses; the last one stays with the signatures."""
    last = len(sheet.clauses)
    return [
        Heading(gap=LEADING, text=sheet.labels.terms),
        *(
            Paragraph(
                gap=GAP * 0.4,
                text=text,
                label=f"{number}.",
                indent=_CLAUSE_INDENT,
                keep=number == last,
            )
            for number, text in enumerate(sheet.clauses, start=1)
        ),
    ]


def _closing(sheet: OrderSheet) -> list[Block]:
    notes: list[RichText] = []
    if sheet.copies_to:
        notes.append((Run(f"{sheet.labels.copies} ", bold=True), Run(sheet.copies_to)))
    if sheet.marking.closing:
        notes.append(sheet.marking.closing)
    signatures = Signatures(
        gap=LEADING,
        keep=bool(notes),
        people=sheet.signatures,
        marking=sheet.marking,
        signed_on=sheet.labels.signed_on,
        qr=sheet.qr,
        qr_note=sheet.labels.qr,
    )
    closing = [
        Note(
            gap=0.0 if position else GAP,
            text=text,
            size=SMALL,
            leading=_NOTE_LEADING,
            after=_NOTE_AFTER,
            keep=position < len(notes) - 1,
        )
        for position, text in enumerate(notes)
    ]
    return [signatures, *closing]


def _draw_marks(page: Page, sheet: OrderSheet) -> None:
    """The grey word beneath the page, and the same in a black box that survives a copier."""
    if sheet.marking.watermark:
        _draw_watermark(page, sheet.marking.watermark)
    if sheet.marking.badge:
        badge_width = width(sheet.marking.badge, Cut.BOLD, HEAD) + 2 * _BADGE_PADDING
        x, y = page.grid.right - badge_width, TOP - 16
        page.box(x, y, width=badge_width, height=14.5, weight=BOX)
        page.text(x + _BADGE_PADDING, y + 10.4, sheet.marking.badge, cut=Cut.BOLD, size=HEAD)


def _draw_watermark(page: Page, word: str) -> None:
    size = _WATERMARK_LENGTH / em_width(word, Cut.BOLD)
    cos, sin = math.cos(_WATERMARK_ANGLE), math.sin(_WATERMARK_ANGLE)
    rise = size * _CAPITALS
    x = page.grid.left + COLUMN / 2 - (_WATERMARK_LENGTH * cos - rise * sin) / 2
    y = page.grid.height / 2 - (_WATERMARK_LENGTH * sin + rise * cos) / 2
    matrix = f"{cos:.5f} {sin:.5f} {-sin:.5f} {cos:.5f} {x:.2f} {y:.2f}"
    page.slanted(matrix, word, size=size, grey=WATERMARK_GREY)


def _draw_footer(page: Page, sheet: OrderSheet, number: int, count: int) -> None:
    grid, labels = page.grid, sheet.labels
    y = grid.height - FOOTER
    page.rule(grid.left, grid.right, y - 10)
    page.text(grid.left, y, sheet.footer, size=SMALL)
    page.text_right(grid.right, y, labels.page.format(page=number, pages=count), size=SMALL)
    page.text(grid.left, y + 10, labels.seal.format(hash=_grouped(sheet.content_hash)), size=TINY)


def _grouped(content_hash: str) -> str:
    starts = range(0, len(content_hash), _SEAL_GROUP)
    return " ".join(content_hash[start : start + _SEAL_GROUP] for start in starts)
