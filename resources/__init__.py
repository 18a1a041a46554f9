"""Fonts, icons, words and rules that ship with the program; `path` is the only way to find them."""

from __future__ import annotations

from pathlib import Path

_ROOT = Path(__file__).parent


def path(*parts: str) -> Path:
    """Return where the resource `parts` lies: in the source tree, a wheel or a frozen program."""
    return _ROOT.joinpath(*parts)
