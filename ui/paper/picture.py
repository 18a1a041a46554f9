"""A page as a picture: from the paper's own pixels to the screen's, and how large it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.paper.sheet import PaperSize

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

SCREEN_DPI: Final = 96
"""Dots per inch at which 100 % is the size of the paper on a usual screen."""
POINTS: Final = 72
DPI_MIN, DPI_MAX = 12, 600
MARGIN: Final = 8
"""Pixels of desk around the page."""

POINTS_OF: Final = {PaperSize.A4: (595.28, 841.89), PaperSize.F4: (609.45, 935.43)}
"""Width and height of the papers in points (domain.sheet: 210 × 297 and 215 × 330 mm)."""

NAMES: Final = {PaperSize.A4: "A4 (210 × 297 mm)", PaperSize.F4: "F4 (215 × 330 mm)"}


class Zoom(Enum):
    """How large a page is shown; a number is per cent."""

    WIDTH = "Lebar halaman"
    WHOLE = "Satu halaman"
    P100 = "100%"
    P150 = "150%"
    P200 = "200%"


@dataclass(frozen=True, slots=True)
class Room:
    """The pixels there are for a page, and how many of the device make one of them."""

    width: int
    height: int
    scale: float


def room_in(viewport: QSize, scale: float) -> Room:
    """Return the room in a view, without the desk around the page."""
    return Room(viewport.width() - 2 * MARGIN, viewport.height() - 2 * MARGIN, scale)


def dpi_of(zoom: Zoom, size: PaperSize, room: Room) -> int:
    """Return the dots per inch at which a page is drawn, so that no pixel is ever stretched."""
    width, height = POINTS_OF[size]
    match zoom:
        case Zoom.WIDTH:
            wanted = room.width * POINTS / width
        case Zoom.WHOLE:
            wanted = min(room.width * POINTS / width, room.height * POINTS / height)
        case _:
            wanted = SCREEN_DPI * int(zoom.value.rstrip("%")) / 100
    return max(DPI_MIN, min(DPI_MAX, int(wanted * room.scale)))


def percent_of(dpi: int, scale: float) -> int:
    """Return the size on the screen in per cent of the paper."""
    return round(100 * dpi / scale / SCREEN_DPI)
