"""The QR code as one vector path: segno's matrix, its runs of dark modules joined."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import segno

from bejo_desktop.adapters.printing.grid import MM

if TYPE_CHECKING:
    from bejo_desktop.adapters.printing.page import Page

SIDE: Final = 30 * MM
"""Printed width: at 30 mm it is still read from a photocopy."""

_VERSION: Final = 10
_MODULES_10M: Final = 311
"""Alphanumeric characters that version 10-M holds."""
_MASK: Final = 3
"""Given, not searched: the search for the best mask is most of the time a code takes."""
_DARK: Final = re.compile(rb"\x01+")


def draw_qr(page: Page, x: float, y: float, text: str) -> None:
    """Draw the code for `text` with its upper left corner at `x`, `y`, black on white."""
    modules, path = _path(text)
    scale = SIDE / modules
    page.path(f"q 0 g {scale:.5f} 0 0 {scale:.5f} {x:.3f} {page.grid.height - y:.3f} cm {path} f Q")


@lru_cache(64)
def _path(text: str) -> tuple[int, str]:
    """Modules on a side, and the rectangles of the dark runs in units of one module."""
    version = _VERSION if len(text) <= _MODULES_10M else None
    code = segno.make_qr(text, version=version, error="m", mask=_MASK, boost_error=False)
    rectangles = [
        f"{run.start()} {-row - 1} {run.end() - run.start()} 1 re"
        for row, modules in enumerate(code.matrix)
        for run in _DARK.finditer(bytes(modules))
    ]
    return len(code.matrix), " ".join(rectangles)
