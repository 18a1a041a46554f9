"""Texts, codes and words of a draft as they may be kept: bounded, printable, known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.content import NOTE_CHARS_MAX
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.letters import is_printable

if TYPE_CHECKING:
    from enum import StrEnum

CODE_CHARS_MAX: Final = 64
"""As the wire takes codes, telephone numbers and platform numbers."""

_ONE_LINE: Final = str.maketrans("\r\n\t", "   ")


def order_text(field: str, text: str, most: int = NOTE_CHARS_MAX, *, line: int = 0) -> str:
    """
    Return `text` if it can be stored, sent and printed; new lines and tabs may be in it.

    Args:
        most: characters allowed.
        line: 1-based line that the field belongs to, 0 for the order itself.

    Raises:
        BadInput: `order.text_long`, `order.text_control` (letters that no paper has).
    """
    if not text:  # most notes are
        return text
    if len(text) > most:
        raise BadInput("order.text_long", most=most, count=len(text), **at(field, line))
    if not is_printable(text.replace("\n", "").replace("\t", "")):
        raise BadInput("order.text_control", **at(field, line))
    return text


def order_line(field: str, text: str, most: int = NOTE_CHARS_MAX, *, line: int = 0) -> str:
    """Return `text` in one line, as papers carry it (BadInput as `order_text`)."""
    return order_text(field, text.translate(_ONE_LINE), most, line=line)


def order_code(field: str, text: str, *, line: int = 0) -> str:
    """Return a code without blanks around it (BadInput as `order_text`, 64 characters)."""
    return order_line(field, text.strip(), CODE_CHARS_MAX, line=line)


def order_word(field: str, text: str, allowed: type[StrEnum]) -> str:
    """Return `text` if it is one of the words `allowed` (BadInput `order.word`)."""
    try:
        return allowed(text).value
    except ValueError as error:
        words = ", ".join(word.value for word in allowed)
        typed = text[:CODE_CHARS_MAX]
        raise BadInput("order.word", field=field, typed=typed, allowed=words) from error


def at(field: str, line: int = 0) -> dict[str, object]:
    """Return the facts that say where an error stands."""
    return {"field": field, "line": line} if line else {"field": field}
