"""From what an officer types to what the full-text index understands."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_CHARS_MAX: Final = 200
_WORDS_MAX: Final = 12
_WORD: Final = re.compile(r"[^\W_\u19b0-\u19c9\u1cf2\u1cf3]+")
"""
Runs of letters and digits, as the index takes text apart: New Tai Lue and two Vedic signs
became letters after the Unicode that it knows, and would part a quoted word in two.
"""
_CODE: Final = re.compile(r"\b([A-Za-z]{1,2})-(?=\d{3,}\b)")
"""`P-000123` is one word: taken apart, its `P` would be the beginning of everything."""


def words_of(typed: str) -> tuple[str, ...]:
    """Return the words typed, at most twelve; signs between them say nothing."""
    text = unicodedata.normalize("NFC", typed[:_CHARS_MAX])
    return tuple(_WORD.findall(_CODE.sub(r"\1", text))[:_WORDS_MAX])


def folded(text: str) -> str:
    """Return the text in small letters without accents, as the index holds its words."""
    apart = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).lower()


def code_words(code: str) -> str:
    """Return how the code of a product stands in the index: `P000123 000123`."""
    pieces = _WORD.findall(code)
    return " ".join(["".join(pieces), *(piece for piece in pieces[1:] if piece.isdigit())])


def match_expression(words: Sequence[str], *, all_begin: bool) -> str:
    """
    Return the FTS5 expression that all words stand in a product.

    The last word is still being typed, so a word of the product only has to begin with it;
    with `all_begin` this holds for each. Codes are searched by words with a digit only.
    Each word is quoted by itself: `detail=column` knows no phrases, and nothing that is typed
    is ever read as an operator.
    """
    whole = () if all_begin else words[:-1]
    begun = words if all_begin else words[-1:]
    parts = [_scope(word) + f'"{word}"' for word in whole]
    parts += [_scope(word) + f'"{word}" *' for word in begun]
    return " AND ".join(parts)


def _scope(word: str) -> str:
    has_digit = any(sign.isdigit() for sign in word)
    return "" if has_digit else "{name vendor_name} : "
