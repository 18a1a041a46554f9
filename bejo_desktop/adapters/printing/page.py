"""One page that is drawn on: rules and paths first, then all text in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.adapters.printing.fonts import Cut, em_width, fitting, width
from bejo_desktop.adapters.printing.grid import BODY, HAIR, Grid

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from bejo_desktop.adapters.printing.pen import Pen
    from bejo_desktop.adapters.printing.typesetting import Line

_STRETCH_MAX: Final = 0.58
"""A line whose gaps would nearly triple (more than this many ems wider) stays ragged."""
_UNDERLINE_DROP: Final = 0.17
_UNDERLINE_WEIGHT: Final = 0.065
_UNDERLINE_THINNEST: Final = 0.6


class Page:
    """Collects the operators of one page; `finish` writes them to the canvas."""

    def __init__(self, canvas: Canvas, grid: Grid, pen: Pen) -> None:
        self.grid = grid
        self._canvas = canvas
        self._pen = pen
        self._paths: list[str] = []
        self._texts: list[str] = []
        self._grey = 0.0
        self._word_space = 0.0

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        cut: Cut = Cut.TEXT,
        size: float = BODY,
        grey: float = 0.0,
        word_space: float = 0.0,
    ) -> None:
        """Show `text` from `x` on the baseline `y`; grey 0 is black."""
        if grey != self._grey:
            self._texts.append(f"{grey:g} g")
            self._grey = grey
        if word_space != self._word_space:
            self._texts.append(f"{word_space:.3f} Tw")
            self._word_space = word_space
        shown = self._pen.show(fitting(cut, text), size, text)
        self._texts.append(f"1 0 0 1 {x:.2f} {self.grid.height - y:.2f} Tm {shown}")

    def text_right(
        self, x: float, y: float, text: str, *, cut: Cut = Cut.TEXT, size: float = BODY
    ) -> None:
        """Show `text` so that it ends at `x`."""
        self.text(x - width(text, cut, size), y, text, cut=cut, size=size)

    def text_centred(
        self,
        x: float,
        y: float,
        text: str,
        *,
        cut: Cut = Cut.TEXT,
        size: float = BODY,
        grey: float = 0.0,
    ) -> None:
        """Show `text` with its middle at `x`."""
        self.text(x - width(text, cut, size) / 2, y, text, cut=cut, size=size, grey=grey)

    def line(self, x: float, y: float, line: Line, *, size: float, measure: float = 0.0) -> None:
        """
        Show a set line; a `measure` above zero justifies it to that width.

        Gaps that would grow too wide keep their natural width.
        """
        segments = _segments(line)
        word_space = _word_space(segments, size, measure) if measure else 0.0
        for text, cut in segments:
            self.text(x, y, text, cut=cut, size=size, word_space=word_space)
            x += em_width(text, cut) * size + word_space * text.count(" ")

    def rule(self, x_from: float, x_to: float, y: float, *, weight: float = HAIR) -> None:
        """A level rule whose middle is at `y`."""
        y = self.grid.height - y
        self.path(f"{weight:g} w 0 G {x_from:.2f} {y:.2f} m {x_to:.2f} {y:.2f} l S")

    def underline(self, x_from: float, x_to: float, y: float, *, size: float) -> None:
        """A rule under text of `size` on the baseline `y`."""
        weight = max(_UNDERLINE_THINNEST, size * _UNDERLINE_WEIGHT)
        self.rule(x_from, x_to, y + size * _UNDERLINE_DROP, weight=weight)

    def box(
        self,
        x: float,
        y: float,
        *,
        width: float,
        height: float,
        weight: float = HAIR,
        dashes: str = "",
        grey: float = 0.0,
    ) -> None:
        """An empty frame with its upper left corner at `x`, `y`; `dashes` as in PDF, "1.5 2"."""
        dash = f"[{dashes}] 0 d " if dashes else ""
        lower = self.grid.height - y - height
        self.path(
            f"q {weight:g} w {grey:g} G {dash}{x:.2f} {lower:.2f} {width:.2f} {height:.2f} re S Q"
        )

    def path(self, operators: str) -> None:
        """Add operators that lie beneath the text, in the PDF's own upward coordinates."""
        self._paths.append(operators)

    def slanted(self, matrix: str, text: str, *, size: float, grey: float) -> None:
        """Show bold `text` beneath everything else, turned by a PDF text matrix."""
        shown = self._pen.show(Cut.BOLD, size, text)
        self._paths.append(f"BT {grey:g} g {matrix} Tm {shown} ET 0 g")

    def finish(self) -> None:
        """Write the page and turn over."""
        self._canvas.addLiteral("\n".join([*self._paths, "BT 0 g", *self._texts, "ET"]))
        self._canvas.showPage()


def _segments(line: Line) -> list[tuple[str, Cut]]:
    """Join pieces of one cut; a space between two words belongs to the piece before it."""
    segments: list[tuple[str, Cut]] = []
    for position, word in enumerate(line):
        for part, (text, cut) in enumerate(word):
            if position and not part:
                before, before_cut = segments[-1]
                segments[-1] = (f"{before} ", before_cut)
            if segments and segments[-1][1] is cut:
                segments[-1] = (segments[-1][0] + text, cut)
            else:
                segments.append((text, cut))
    return segments


def _word_space(segments: list[tuple[str, Cut]], size: float, measure: float) -> float:
    gaps = sum(text.count(" ") for text, _ in segments)
    slack = measure - sum(em_width(text, cut) for text, cut in segments) * size
    return slack / gaps if gaps and 0 < slack < gaps * size * _STRETCH_MAX else 0.0
