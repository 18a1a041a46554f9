"""Pictures of the window: light and dark, small and large, and every page of every paper."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from ui.raster import image_of
from ui.tokens import Mode
from ui.widgets.popover import Popover

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QImage, QPixmap
    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import Paper
    from ui.theme import Theme
    from ui.walk.hand import Hand

PAPER_DPI: Final = 110
OURS: Final = ("[0-9][0-9]-*.png", "kertas-*.png", "*.pdf")


@dataclass(frozen=True, slots=True)
class Look:
    """One way to look at the window; sizes in pixels."""

    mode: Mode
    width: int
    height: int

    @property
    def name(self) -> str:
        """How files of this look end: `terang-1366x768`."""
        mode = "gelap" if self.mode is Mode.DARK else "terang"
        return f"{mode}-{self.width}x{self.height}"


ONE: Final = (Look(Mode.LIGHT, 1366, 768),)
ALL: Final = (
    Look(Mode.LIGHT, 1366, 768),
    Look(Mode.LIGHT, 1920, 1080),
    Look(Mode.DARK, 1920, 1080),
    Look(Mode.DARK, 1366, 768),
)
"""In an order in which neighbours differ little: the walk goes to and fro through it."""


class Camera:
    """Takes each station in every look and keeps papers; files are numbered as they come."""

    def __init__(self, hand: Hand, theme: Theme, folder: Path, looks: Sequence[Look]) -> None:
        self._hand, self._theme, self._folder = hand, theme, folder
        self._looks = tuple(looks)
        self._count = 0
        self.files: list[Path] = []
        folder.mkdir(parents=True, exist_ok=True)
        for pattern in OURS:
            for old in folder.glob(pattern):
                old.unlink()

    def stand(self) -> None:
        """Set the window as the first picture wants it."""
        self._pose(self._looks[0])

    def shoot(self, name: str) -> None:
        """Take the window as it stands once all is answered."""
        self._take(name, moving=False)

    def shoot_moving(self, name: str) -> None:
        """Take the window in the midst of work, whose news wait meanwhile."""
        self._take(name, moving=True)

    def keep_paper(self, paper: Paper, name: str) -> None:
        """Keep the file, and each page as the program itself draws it."""
        self.files.append(self._folder / f"{name}.pdf")
        self.files[-1].write_bytes(paper.pdf)
        for page in range(1, paper.pages + 1):
            drawn = self._hand.ask(partial(_drawn, pdf=paper.pdf, page=page))
            self.files.append(self._folder / f"kertas-{name}-halaman-{page}.png")
            drawn.save(str(self.files[-1]))

    def _take(self, name: str, *, moving: bool) -> None:
        self._count += 1
        for look in self._looks:
            self._pose(look)
            if moving:
                QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            else:
                self._hand.rest()
            ending = f"-{look.name}" if len(self._looks) > 1 else ""
            self.files.append(self._folder / f"{self._count:02}-{name}{ending}.png")
            self._picture().save(str(self.files[-1]))
        self._looks = self._looks[::-1]

    def _pose(self, look: Look) -> None:
        self._theme.use(look.mode)
        self._hand.shell.resize(look.width, look.height)

    def _picture(self) -> QPixmap:
        shell = self._hand.shell
        picture = shell.grab()
        painter = QPainter(picture)
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and isinstance(window, QDialog | QMenu | Popover):
                self._paint_over(painter, window, shell)
        painter.end()
        return picture

    def _paint_over(self, painter: QPainter, window: QWidget, shell: QWidget) -> None:
        """Lay a dialog over the middle of the window, a menu or popover where it opened."""
        place = QPoint(
            (shell.width() - window.width()) // 2, (shell.height() - window.height()) // 3
        )
        if isinstance(window, QMenu | Popover):
            place = shell.mapFromGlobal(window.mapToGlobal(QPoint(0, 0)))
        frame = QRect(place, window.size())
        painter.drawPixmap(place, window.grab())
        painter.setPen(QColor(self._theme.tokens.ctl))
        painter.drawRect(frame.adjusted(-1, -1, 0, 0))


def _drawn(core: Core, pdf: bytes, page: int) -> QImage:
    return image_of(core.printing.raster(pdf, page, PAPER_DPI))
