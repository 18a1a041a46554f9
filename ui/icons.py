"""Lucide icons in the colour of a tone, sharp at every screen scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

if TYPE_CHECKING:
    from pathlib import Path

_SCALES = (1.0, 2.0)


class Icons:
    """
    Draws the SVG files of one folder; keeps what it has drawn.

    Args:
        folder: holds `<name>.svg` with `currentColor` strokes; a missing file is a bug.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[str, str] = {}
        self._drawn: dict[tuple[str, str, int, float], QPixmap] = {}

    def pixmap(self, name: str, colour: str, size: int = 16, scale: float = 1.0) -> QPixmap:
        """
        Return the icon `name` in `colour` (`#RRGGBB`).

        Args:
            size: edge in logical pixels.
            scale: device pixels per logical pixel.
        """
        key = (name, colour, size, scale)
        if key not in self._drawn:
            self._drawn[key] = self._draw(*key)
        return self._drawn[key]

    def icon(self, name: str, colour: str, size: int = 16) -> QIcon:
        """Return a QIcon for parts of Qt that take nothing else (menus, fields)."""
        made = QIcon()
        for scale in _SCALES:
            made.addPixmap(self.pixmap(name, colour, size, scale))
        return made

    def _draw(self, name: str, colour: str, size: int, scale: float) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - the first window has no icon

        drawn = QPixmap(round(size * scale), round(size * scale))
        drawn.fill(Qt.GlobalColor.transparent)
        source = self._source(name).replace("currentColor", colour)
        painter = QPainter(drawn)
        QSvgRenderer(QByteArray(source.encode())).render(painter)
        painter.end()
        drawn.setDevicePixelRatio(scale)
        return drawn

    def _source(self, name: str) -> str:
        if name not in self._sources:
            self._sources[name] = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
        return self._sources[name]
