"""The page in sight: asks the read lane for its pixels at the size it is shown, and shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from ui.paper.page_view import THUMB_WIDTH, PageView, Thumbs
from ui.paper.picture import POINTS, POINTS_OF, dpi_of, percent_of, room_in
from ui.paper.toolbar import Toolbar
from ui.raster import image_of

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import Paper
    from bejo_desktop.domain.errors import BejoError
    from bejo_desktop.domain.paper.sheet import PaperSize
    from ui.notices import NoticeBoard
    from ui.workplace import Workplace

THUMBS_MAX: Final = 24
"""More small pages than this are not drawn; 200 lines make about ten."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is in sight: the paper, its size, and the page, 1 is the first."""

    paper: Paper
    size: PaperSize
    page: int


class Looking(QObject):
    """Joins toolbar, page and small pages over one paper; knows no order."""

    def __init__(self, place: Workplace, core: Core, board: NoticeBoard) -> None:
        super().__init__()
        self._place, self._core, self._board = place, core, board
        self.shown: Shown | None = None
        self.bar, self.view = Toolbar(place.theme), PageView()
        self.thumbs = Thumbs(place.theme)
        self.bar.turned.connect(self.turn_to)
        self.bar.zoomed.connect(lambda _: self._draw())
        self.thumbs.picked.connect(self.turn_to)
        self.view.resized.connect(self._draw)

    def show_paper(self, paper: Paper, size: PaperSize) -> None:
        """Show `paper`, at the page that was seen where there is one of that number."""
        before = self.shown.page if self.shown is not None else 1
        changed = self.shown is None or self.shown.paper.sha256 != paper.sha256
        self.shown = Shown(paper, size, min(before, paper.pages))
        if changed:
            self._draw_thumbs(self.shown)
        self._draw()

    def turn_to(self, page: object) -> None:
        """Show another page."""
        if self.shown is not None:
            self.shown = Shown(self.shown.paper, self.shown.size, int(str(page)))
            self._draw()

    def _draw(self) -> None:
        if self.shown is None:
            return
        core, shown = self._core, self.shown
        scale = self.view.devicePixelRatioF()
        dpi = dpi_of(self.bar.chosen, shown.size, room_in(self.view.viewport().size(), scale))
        pdf, page = shown.paper.pdf, shown.page
        self.bar.show_page(page, shown.paper.pages)
        self.bar.show_percent(percent_of(dpi, scale))
        self._place.lanes.read.ask(
            "paper.page",
            self,
            lambda _: image_of(core.printing.raster(pdf, page, dpi), scale),
            done=self._show,
            failed=self._refuse,
        )

    def _draw_thumbs(self, shown: Shown) -> None:
        core, pdf = self._core, shown.paper.pdf
        pages, scale = min(shown.paper.pages, THUMBS_MAX), self.view.devicePixelRatioF()
        dpi = round(THUMB_WIDTH * scale * POINTS / POINTS_OF[shown.size][0])
        self._place.lanes.read.ask(
            "paper.thumbs",
            self,
            lambda _: [
                image_of(core.printing.raster(pdf, page, dpi), scale)
                for page in range(1, pages + 1)
            ],
            done=lambda images: self.thumbs.show_images(images, shown.page),
            failed=self._refuse,
        )

    def _show(self, image: QImage) -> None:
        assert self.shown is not None
        self.view.show_page(image, self.shown.page, self.shown.paper.pages)
        self.thumbs.mark(self.shown.page)

    def _refuse(self, error: BejoError) -> None:
        self._board.show_error(error)
