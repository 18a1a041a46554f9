"""Refusing, before anything is drawn, a character that the paper font does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.adapters.printing.fonts import drawable
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.paper.document import as_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bejo_desktop.domain.paper.document import Plain
    from bejo_desktop.domain.paper.sheets import Sheet

_EXCERPT: Final = 60


def require_drawable(sheet: Sheet) -> None:
    """
    Pass only a sheet whose every character can be drawn.

    Raises:
        BadInput: `paper.glyph` with the `character`, its `codepoint` (U+4F60), `where` (the text
            it stands in) and `field` (its place in the sheet).
    """
    known = drawable()
    for place, text in _texts(as_document(sheet), ""):
        if known.issuperset(text):
            continue
        character = next(sign for sign in text if sign not in known)
        raise BadInput(
            "paper.glyph",
            character=character if character.isprintable() else " ",
            codepoint=f"U+{ord(character):04X}",
            where=_excerpt(text),
            field=place,
        )


def _texts(value: Plain, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _texts(item, f"{place}.{name}" if place else name)
    elif isinstance(value, list):
        for position, item in enumerate(value, start=1):
            yield from _texts(item, f"{place}.{position}")


def _excerpt(text: str) -> str:
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    return shown if len(shown) <= _EXCERPT else f"{shown[:_EXCERPT]}…"
