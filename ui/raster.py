"""A page that was drawn elsewhere, as a picture of Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from bejo_desktop.domain.paper.sheet import RasterPage


def image_of(page: RasterPage, scale: float = 1.0) -> QImage:
    """Return the picture with memory of its own; `scale` is the screen's pixel ratio."""
    lent = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    image = lent.copy()
    image.setDevicePixelRatio(scale)
    return image
