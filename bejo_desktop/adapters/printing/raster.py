"""Pages as pictures, and their number: pdfium, which bears one thread at a time."""

from __future__ import annotations

from threading import Lock
from typing import Final

import pypdfium2 as pdfium

from bejo_desktop.domain.paper.sheet import RasterPage

_PDFIUM: Final = Lock()
"""pdfium is not made for threads: whoever holds this is the only one inside it."""
_POINTS_PER_INCH: Final = 72


def count_pages(pdf: bytes) -> int:
    """Number of pages."""
    with _PDFIUM, pdfium.PdfDocument(pdf) as document:
        return len(document)


def rasterise(pdf: bytes, page: int, dpi: int) -> RasterPage:
    """
    Render one page on white.

    Args:
        page: 1 is the first.
        dpi: dots per inch; 96 is the size on a usual screen.
    """
    assert page >= 1
    assert dpi >= 1
    with _PDFIUM, pdfium.PdfDocument(pdf) as document:
        sheet = document[page - 1]
        bitmap = sheet.render(scale=dpi / _POINTS_PER_INCH, prefer_bgrx=True)
        picture = RasterPage(
            width=bitmap.width,
            height=bitmap.height,
            stride=bitmap.stride,
            pixels=bytes(bitmap.buffer),
        )
        bitmap.close()
        sheet.close()
    return picture
