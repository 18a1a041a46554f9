"""Drawing the pages of any paper: its blocks in the frame of marks, footer and seal."""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING, Final

from reportlab.pdfgen.canvas import Canvas

from bejo_desktop.adapters.printing import fonts
from bejo_desktop.adapters.printing.flow import flow
from bejo_desktop.adapters.printing.fonts import Cut, em_width, width
from bejo_desktop.adapters.printing.grid import (
    BODY,
    BOX,
    COLUMN,
    FOOTER,
    HEAD,
    SMALL,
    TINY,
    TOP,
    WATERMARK_GREY,
    Grid,
    grid_of,
)
from bejo_desktop.adapters.printing.page import Page
from bejo_desktop.adapters.printing.pen import Pen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bejo_desktop.adapters.printing.blocks import Block
    from bejo_desktop.domain.paper.frame import Frame
    from bejo_desktop.domain.paper.sheet import PaperSize

_WATERMARK_LENGTH: Final = 470.0
_WATERMARK_ANGLE: Final = math.radians(52)
_CAPITALS: Final = 0.7
_BADGE_PADDING: Final = 6.0
_SEAL_GROUP: Final = 8


def draw_pages(frame: Frame, blocks: Sequence[Block], size: PaperSize) -> bytes:
    """
    Draw a paper; the same frame, blocks and size always give the same bytes.

    Not for two threads at once: reportlab numbers the glyphs of its fonts while it draws.
    """
    fonts.register()
    grid = grid_of(size)
    pages = flow(blocks, grid)
    file = io.BytesIO()
    canvas = _canvas(file, frame, grid)
    pen = Pen(canvas)
    for number, placed in enumerate(pages, start=1):
        page = Page(canvas, grid, pen)
        _draw_marks(page, frame)
        for item in placed:
            item.block.draw(page, grid.left, item.y)
        _draw_footer(page, frame, number, len(pages))
        page.finish()
    canvas.save()
    return file.getvalue()


def _canvas(file: io.BytesIO, frame: Frame, grid: Grid) -> Canvas:
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
    canvas.setTitle(frame.document_title)
    canvas.setAuthor(frame.author)
    canvas.setSubject(frame.footer)
    canvas.setCreator("Bejo Desktop")
    return canvas


def _draw_marks(page: Page, frame: Frame) -> None:
    """The grey word beneath the page, and the same in a black box that survives a copier."""
    if frame.marking.watermark:
        _draw_watermark(page, frame.marking.watermark)
    if frame.marking.badge:
        badge_width = width(frame.marking.badge, Cut.BOLD, HEAD) + 2 * _BADGE_PADDING
        x, y = page.grid.right - badge_width, TOP - 16
        page.box(x, y, width=badge_width, height=14.5, weight=BOX)
        page.text(x + _BADGE_PADDING, y + 10.4, frame.marking.badge, cut=Cut.BOLD, size=HEAD)


def _draw_watermark(page: Page, word: str) -> None:
    size = _WATERMARK_LENGTH / em_width(word, Cut.BOLD)
    cos, sin = math.cos(_WATERMARK_ANGLE), math.sin(_WATERMARK_ANGLE)
    rise = size * _CAPITALS
    x = page.grid.left + COLUMN / 2 - (_WATERMARK_LENGTH * cos - rise * sin) / 2
    y = page.grid.height / 2 - (_WATERMARK_LENGTH * sin + rise * cos) / 2
    matrix = f"{cos:.5f} {sin:.5f} {-sin:.5f} {cos:.5f} {x:.2f} {y:.2f}"
    page.slanted(matrix, word, size=size, grey=WATERMARK_GREY)


def _draw_footer(page: Page, frame: Frame, number: int, count: int) -> None:
    grid = page.grid
    y = grid.height - FOOTER
    page.rule(grid.left, grid.right, y - 10)
    page.text(grid.left, y, frame.footer, size=SMALL)
    page.text_right(grid.right, y, _counted(frame.page, number, count), size=SMALL)
    page.text(
        grid.left, y + 10, frame.seal.replace("{hash}", _grouped(frame.content_hash)), size=TINY
    )


def _counted(words: str, number: int, count: int) -> str:
    return words.replace("{page}", str(number)).replace("{pages}", str(count))


def _grouped(content_hash: str) -> str:
    starts = range(0, len(content_hash), _SEAL_GROUP)
    return " ".join(content_hash[start : start + _SEAL_GROUP] for start in starts)
