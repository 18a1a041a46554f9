"""The words of the catalogue: what a mistyped word was meant to be."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from sqlalchemy import text

from bejo_desktop.adapters.store.search_words import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

_LETTERS_LEAST: Final = 4
"""Shorter words are as near to anything as to what was meant."""
_LONG: Final = 7
_SLIPS_SHORT: Final = 1
_SLIPS_LONG: Final = 2
_ALPHABETIC: Final = text("SELECT term, doc FROM product_vocabulary WHERE term NOT GLOB '*[0-9]*'")


class Vocabulary:
    """All words of at least four letters, with the number of products that hold each."""

    def __init__(self, counted: Iterable[tuple[str, int]]) -> None:
        pairs = sorted((word, count) for word, count in counted if _is_correctable(word))
        self._words = [word for word, _ in pairs]
        self._counts = [count for _, count in pairs]

    @classmethod
    def of(cls, connection: Connection) -> Vocabulary:
        """Read the words of the index."""
        return cls((row.term, row.doc) for row in connection.execute(_ALPHABETIC))

    def corrected(self, words: Sequence[str]) -> tuple[str, ...] | None:
        """
        Return the words with the unknown ones put right; None where nothing was.

        Numbers, codes and words of up to three letters stay as they were typed.
        """
        fixed = tuple(self._nearest(word) or word for word in words)
        return None if fixed == tuple(words) else fixed

    def _nearest(self, word: str) -> str | None:
        plain = folded(word)
        if not _is_correctable(plain) or self._is_known(plain):
            return None
        # Only the first word that is unknown pays for the import, not every start.
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - see above
        from rapidfuzz.process import extract  # noqa: PLC0415 - see above

        slips = _SLIPS_LONG if len(plain) >= _LONG else _SLIPS_SHORT
        found = extract(plain, self._words, scorer=OSA.distance, score_cutoff=slips, limit=None)
        if not found:
            return None
        return min(found, key=lambda hit: (hit[1], hit[0][0] != plain[0], -self._counts[hit[2]]))[0]

    def _is_known(self, plain: str) -> bool:
        """Tell whether some word of the catalogue begins like this."""
        place = bisect_left(self._words, plain)
        return place < len(self._words) and self._words[place].startswith(plain)


def _is_correctable(word: str) -> bool:
    return len(word) >= _LETTERS_LEAST and word.isalpha()
