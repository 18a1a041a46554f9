"""The page as it will be printed, and the small pages beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QWidget

from ui.fonts import Face
from ui.paper.picture import MARGIN
from ui.widgets.layout import column, holder, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage, QPaintEvent, QResizeEvent

    from ui.theme import Theme

THUMB_WIDTH = 84


class Sheet(QWidget):
    """One page, pixel for pixel; `image` is None while none was drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.image: QImage | None = None

    def show_image(self, image: QImage) -> None:
        """Show `image` at its own size."""
        self.image = image
        self.setFixedSize(image.deviceIndependentSize().toSize())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.image is not None:
            QPainter(self).drawImage(QPoint(0, 0), self.image)


class PageView(QScrollArea):
    """Shows one page on a desk; `resized` asks for it anew where its size follows the room."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sheet = Sheet()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        # A bar that comes and goes would change the room, and the room the page.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        margins = (MARGIN, MARGIN, MARGIN, MARGIN)
        desk = holder(column(row(None, self.sheet, None), None, margins=margins), "desk")
        self.setWidget(desk)
        self.setProperty("part", "desk")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_page(self, image: QImage, page: int, pages: int) -> None:
        """Show the picture of one page, from its top where it is another page than before."""
        name = f"Halaman {page} dari {pages}"
        if self.accessibleName() != name:
            self.setAccessibleName(name)
            self.verticalScrollBar().setValue(0)
        self.sheet.show_image(image)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class Thumb(QAbstractButton):
    """A small page; pressing it shows the large one."""

    def __init__(self, theme: Theme, image: QImage, page: int) -> None:
        super().__init__()
        self._theme, self._image = theme, image
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(f"Halaman {page}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(image.deviceIndependentSize().toSize() + QSize(4, 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(QPoint(2, 2), self._image)
        tokens = self._theme.tokens
        marked = self.isChecked() or self.hasFocus()
        width = 2 if marked else 1
        painter.setPen(QPen(QColor(tokens.accent if marked else tokens.ctl), width))
        inset = 1 if marked else 2
        painter.drawRect(
            QRect(0, 0, self.width() - 1, self.height() - 1).adjusted(
                inset, inset, 1 - inset, 1 - inset
            )
        )


class Thumbs(QWidget):
    """All pages of the paper, small, two in a row; `picked` carries the page, 1 is the first."""

    picked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._thumbs: list[Thumb] = []
        self._shelf: QWidget | None = None
        self._rows = column(spacing=12)
        self.setLayout(self._rows)

    def show_images(self, images: Sequence[QImage], current: int) -> None:
        """Show `images` in the place of those before; `current` is marked."""
        if self._shelf is not None:
            self._rows.removeWidget(self._shelf)
            self._shelf.hide()
            self._shelf.deleteLater()
        self._thumbs = [Thumb(self._theme, image, at) for at, image in enumerate(images, 1)]
        shelf = column(spacing=12)
        for first in range(0, len(self._thumbs), 2):
            pair = [self._labelled(at) for at in range(first, min(first + 2, len(self._thumbs)))]
            shelf.addLayout(row(*pair, None))
        self._shelf = holder(shelf)
        self._rows.addWidget(self._shelf)
        self.mark(current)

    def mark(self, page: int) -> None:
        """Mark the page that is shown large."""
        if 1 <= page <= len(self._thumbs):
            self._thumbs[page - 1].setChecked(True)

    def _labelled(self, at: int) -> QWidget:
        thumb = self._thumbs[at]
        thumb.clicked.connect(lambda: self.picked.emit(at + 1))
        return holder(column(thumb, Text(f"Halaman {at + 1}", Face.SMALL).centred(), spacing=4))
