"""The line that tells who signed: a page of its own, laid over the foot of the paper."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from pikepdf import Pdf
from reportlab.pdfgen.canvas import Canvas

from bejo_desktop.adapters.printing import fonts
from bejo_desktop.adapters.printing.fonts import Cut, width
from bejo_desktop.adapters.printing.grid import COLUMN, TINY, Grid, grid_of
from bejo_desktop.adapters.printing.page import Page
from bejo_desktop.adapters.printing.pen import Pen
from bejo_desktop.application.ports.signing import STRIP_HEIGHT, STRIP_LOW, Strip

if TYPE_CHECKING:
    from bejo_desktop.domain.paper.sheet import PaperSize

_DROP: Final = 2.2
"""From the baseline to the lower edge of the strip."""


def signed_line(text: str, size: PaperSize) -> Strip:
    """
    Draw `text` in one line as wide as the column; a long one is set smaller.

    It stands between the text of the last page, which ends above it, and the rule of the footer.
    Not for two threads at once, as `purchase_order`.
    """
    fonts.register()
    paper = grid_of(size)
    natural = width(text, Cut.TEXT, TINY)
    file = io.BytesIO()
    canvas = Canvas(
        file,
        pagesize=(COLUMN, STRIP_HEIGHT),
        invariant=1,
        pageCompression=1,
        initialFontName=Cut.TEXT.value,
        initialFontSize=TINY,
    )
    page = Page(canvas, Grid(COLUMN, STRIP_HEIGHT, 0.0), Pen(canvas))
    page.text(0.0, STRIP_HEIGHT - _DROP, text, size=min(TINY, TINY * COLUMN / natural))
    page.finish()
    canvas.save()
    return Strip(_packed_once(file), paper.left, STRIP_LOW, COLUMN, STRIP_HEIGHT)


def _packed_once(drawn: io.BytesIO) -> bytes:
    """Unpack twice, pack once: reportlab packs streams as text over deflate, a fifth larger."""
    out = io.BytesIO()
    with Pdf.open(drawn) as pdf:
        pdf.save(out, deterministic_id=True)
    return out.getvalue()
