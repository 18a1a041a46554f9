"""Texts, codes and words of a draft as they may be kept: bounded, printable, known."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.content import NOTE_CHARS_MAX
from bejo_desktop.domain.errors import BadInput

if TYPE_CHECKING:
    from enum import StrEnum

CODE_CHARS_MAX: Final = 64
"""As the wire takes codes, telephone numbers and platform numbers."""

_KEPT_CONTROLS: Final = frozenset("\n\t")
_REFUSED: Final = frozenset({"Cc", "Cs"})


def order_text(field: str, text: str, most: int = NOTE_CHARS_MAX, *, line: int = 0) -> str:
    """
    Return `text` if it can be stored, sent and printed.

    Args:
        most: characters allowed.
        line: 1-based line that the field belongs to, 0 for the order itself.

    Raises:
        BadInput: `order.text_long`, `order.text_control` (control characters, half surrogates).
    """
    where = at(field, line)
    if len(text) > most:
        raise BadInput("order.text_long", most=most, count=len(text), **where)
    for char in text:
        if unicodedata.category(char) in _REFUSED and char not in _KEPT_CONTROLS:
            raise BadInput("order.text_control", **where)
    return text


def order_code(field: str, text: str, *, line: int = 0) -> str:
    """Return a code without blanks around it (BadInput as `order_text`, 64 characters)."""
    return order_text(field, text.strip(), CODE_CHARS_MAX, line=line)


def order_word(field: str, text: str, allowed: type[StrEnum]) -> str:
    """Return `text` if it is one of the words `allowed` (BadInput `order.word`)."""
    words = [word.value for word in allowed]
    if text not in words:
        raise BadInput(
            "order.word", field=field, typed=text[:CODE_CHARS_MAX], allowed=", ".join(words)
        )
    return text


def at(field: str, line: int = 0) -> dict[str, object]:
    """Return the facts that say where an error stands."""
    return {"field": field, "line": line} if line else {"field": field}
