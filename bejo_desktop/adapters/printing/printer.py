"""The printer of papers: the port that use cases know, on reportlab, pikepdf and pdfium."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Final

from bejo_desktop.adapters.printing.raster import count_pages, rasterise
from bejo_desktop.domain.paper.sheet import PaperSize

if TYPE_CHECKING:
    from bejo_desktop.domain.paper.sheet import OrderSheet, RasterPage

_REPORTLAB: Final = Lock()
"""One document at a time: reportlab's fonts hold the state of the document that is drawn."""


class SheetPrinter:
    """Draws sheets as PDF/A-3b files and shows their pages; safe to call from any thread."""

    def draw(self, sheet: OrderSheet, size: str) -> bytes:
        """
        Return the paper on `a4` or `f4`; the same sheet and size give the same bytes.

        Raises:
            BadInput: `paper.glyph` when the font lacks a character of the sheet.
        """
        # reportlab and pikepdf take a second to import: the first who draws pays for it.
        from bejo_desktop.adapters.printing.archival import archival, sheet_bytes  # noqa: PLC0415
        from bejo_desktop.adapters.printing.glyphs import require_drawable  # noqa: PLC0415
        from bejo_desktop.adapters.printing.purchase_order import (  # noqa: PLC0415
            draw_purchase_order,
        )

        require_drawable(sheet)
        paper = PaperSize(size)
        with _REPORTLAB:
            drawn = draw_purchase_order(sheet, paper)
        return archival(drawn, sheet_bytes(sheet, paper))

    def pages(self, pdf: bytes) -> int:
        """Return the number of pages."""
        return count_pages(pdf)

    def rasterise(self, pdf: bytes, page: int, dpi: int) -> RasterPage:
        """Return one page as a picture; `page` counts from 1, `dpi` is dots per inch."""
        return rasterise(pdf, page, dpi)
