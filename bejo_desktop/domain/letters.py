"""The letters that papers are written in; what is typed in others could never be printed."""

from __future__ import annotations

from typing import Final

_RANGES: Final = ((0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x148), (0x14A, 0x17F))
"""Latin with its accents; without controls, soft hyphens and the letter that Unicode gave up."""

_SIGNS: Final = "–—‘’“”„•…‰′″€−≤≥"

LETTERS: Final = frozenset(
    chr(code) for first, last in _RANGES for code in range(first, last + 1)
) | frozenset(_SIGNS)
"""Every letter that the font of the papers has; a test holds it to the font."""


def is_printable(text: str) -> bool:
    """Tell whether `text` can stand in one line of a paper."""
    return LETTERS.issuperset(text)
