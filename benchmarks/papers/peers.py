"""WeasyPrint and typst, each with all that can be made before the first paper made before it."""

from __future__ import annotations

import base64
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import segno
import typst
from jinja2 import Environment, FileSystemLoader, select_autoescape
from weasyprint import HTML  # type: ignore[import-untyped]  # it ships no types
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]  # as above

import resources
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.paper.document import as_document

if TYPE_CHECKING:
    from bejo_desktop.domain.paper.sheet import OrderSheet

FOLDER: Final = Path(__file__).parent
MASK: Final = 3
"""As our own printer sets it: looking for the best one costs more than the code itself."""


class TypstPaper:
    """The sheet by typst, with the program's own font; no PDF tags, as ours has none."""

    def __init__(self) -> None:
        fonts = str(resources.path("fonts", "ui"))
        self._compiler = typst.Compiler(
            str(FOLDER / "sp.typ"), font_paths=[fonts], ignore_system_fonts=True
        )

    def draw(self, sheet: OrderSheet) -> bytes:
        """Return the PDF."""
        inputs = {"sheet": json.dumps(as_document(sheet)), "qr": _svg(sheet).decode()}
        made = self._compiler.compile(format="pdf", sys_inputs=inputs, pdf_tags=False)
        assert isinstance(made, bytes)
        return made


class WeasyPaper:
    """The sheet by WeasyPrint from a Jinja2 template."""

    def __init__(self) -> None:
        loader = FileSystemLoader(FOLDER)
        self._page = Environment(loader=loader, autoescape=select_autoescape()).get_template(
            "sp.html"
        )
        self._fonts = FontConfiguration()

    def draw(self, sheet: OrderSheet) -> bytes:
        """Return the PDF."""
        qr = base64.b64encode(_svg(sheet)).decode()
        text = self._page.render(
            sheet=as_document(sheet), rp=_plain, qr=f"data:image/svg+xml;base64,{qr}"
        )
        made: Any = HTML(string=text).write_pdf(font_config=self._fonts)
        assert isinstance(made, bytes)
        return made


def _svg(sheet: OrderSheet) -> bytes:
    out = io.BytesIO()
    segno.make(sheet.qr or "", error="m", mask=MASK).save(out, kind="svg", border=0)
    return out.getvalue()


def _plain(amount: int) -> str:
    return Rupiah(amount).plain
