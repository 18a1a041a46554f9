"""A kept picture or scan, looked at as large as the window allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QScrollArea

from bejo_desktop.domain.errors import EnvironmentFailed
from ui.raster import image_of
from ui.widgets.button import Button
from ui.widgets.layout import column, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.ports.history import Scan
    from ui.workplace import Workplace

WIDTH: Final = 860
HEIGHT: Final = 640
DPI: Final = 110
PAGES_MAX: Final = 20
"""More pages of one PDF are not drawn: a scan of a paper has a few."""


def read_pictures(core: Core, scan: Scan, position: int) -> tuple[QImage, ...]:
    """
    Return the pages of a scan as pictures; off the GUI thread.

    Raises:
        EnvironmentFailed: `evidence.scan_changed` where it is no picture any more.
    """
    if scan.ending == "pdf":
        pages = min(core.printing.pages_of(scan.body), PAGES_MAX)
        return tuple(
            image_of(core.printing.raster(scan.body, page, DPI)) for page in range(1, pages + 1)
        )
    picture = QImage.fromData(scan.body)
    if picture.isNull():
        raise EnvironmentFailed("evidence.scan_changed", position=position)
    return (picture,)


class PictureDialog(QDialog):
    """Shows pictures one under the other; ↑ ↓ and PgUp PgDn scroll, Esc leaves."""

    def __init__(
        self, place: Workplace, title: str, pictures: Sequence[QImage], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.pages = [self._page(picture, at, title) for at, picture in enumerate(pictures, 1)]
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setAccessibleName(title)
        desk = QFrame()
        desk.setProperty("part", "desk")
        desk.setLayout(column(*self.pages, None, spacing=12, margins=(12, 12, 12, 12)))
        area.setWidget(desk)
        shut = Button(place.theme, "Tutup", key="Esc")
        shut.clicked.connect(self.reject)
        self.setLayout(column(area, row(None, shut), spacing=8, margins=(8, 8, 8, 8)))
        self.resize(WIDTH, HEIGHT)
        area.setFocus()

    def _page(self, picture: QImage, at: int, title: str) -> QLabel:
        page = QLabel()
        page.setAccessibleName(f"{title}, halaman {at}")
        page.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        width = min(picture.width(), WIDTH - 60)
        smooth = Qt.TransformationMode.SmoothTransformation
        page.setPixmap(QPixmap.fromImage(picture.scaledToWidth(width, smooth)))
        return page
