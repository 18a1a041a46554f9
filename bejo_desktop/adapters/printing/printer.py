"""The printer of papers: the port that use cases know, on reportlab, pikepdf and pdfium."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.paper.sheet import PaperSize

if TYPE_CHECKING:
    from bejo_desktop.application.ports.signing import Strip
    from bejo_desktop.domain.paper.sheet import RasterPage
    from bejo_desktop.domain.paper.sheets import Sheet, SheetOnPaper

_REPORTLAB: Final = Lock()
"""One document at a time: reportlab's fonts hold the state of the document that is drawn."""


class SheetPrinter:
    """Draws sheets as PDF/A-3b files and shows their pages; safe to call from any thread."""

    def draw(self, sheet: Sheet, size: str) -> bytes:
        """
        Return the paper on `a4` or `f4`; the same sheet and size give the same bytes.

        Raises:
            BadInput: `paper.glyph` when the font lacks a character of the sheet.
        """
        # reportlab and pikepdf take a second to import: the first who draws pays for it.
        from bejo_desktop.adapters.printing.archival import archival, sheet_bytes  # noqa: PLC0415
        from bejo_desktop.adapters.printing.framing import draw_pages  # noqa: PLC0415
        from bejo_desktop.adapters.printing.glyphs import require_drawable  # noqa: PLC0415
        from bejo_desktop.adapters.printing.papers import blocks_of  # noqa: PLC0415

        require_drawable(sheet)
        paper = PaperSize(size)
        with _REPORTLAB:
            drawn = draw_pages(sheet.frame, blocks_of(sheet, paper), paper)
        return archival(drawn, sheet_bytes(sheet, paper))

    def signed_line(self, text: str, size: str) -> Strip:
        """Return the line that tells who signed, for a paper of `a4` or `f4`."""
        from bejo_desktop.adapters.printing.strip import signed_line  # noqa: PLC0415 - as above

        with _REPORTLAB:
            return signed_line(text, PaperSize(size))

    def read(self, pdf: bytes) -> SheetOnPaper:
        """
        Return what a paper was drawn from; drawing it again gives the same bytes.

        Raises:
            BadInput: `paper.sheet_missing`, `paper.sheet_unreadable`.
        """
        from bejo_desktop.adapters.printing.reading import read_sheet  # noqa: PLC0415 - as above

        return read_sheet(pdf)

    def pages(self, pdf: bytes) -> int:
        """Return the number of pages."""
        from bejo_desktop.adapters.printing.raster import count_pages  # noqa: PLC0415 - as above

        return count_pages(pdf)

    def rasterise(self, pdf: bytes, page: int, dpi: int) -> RasterPage:
        """Return one page as a picture; `page` counts from 1, `dpi` is dots per inch."""
        from bejo_desktop.adapters.printing.raster import rasterise  # noqa: PLC0415 - as above

        return rasterise(pdf, page, dpi)
