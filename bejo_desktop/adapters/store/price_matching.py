"""Which standard prices are of a product, and which may be: by words, and measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

_LIKENESS_LEAST: Final = 60
"""Percent of likeness below which words have only letters in common."""
_LOOKED_AT: Final = 60
_SAME_MEASURE: Final = 30
"""So much likeness is the same measure worth: a price per dus says nothing about a rim."""


_WORDS_LEAST: Final = 3
"""`pulpen` is many pens, and `map plastik` many folders; `hvs a4 80` is one paper."""
_SPELLINGS: Final = {"gram": "g", "gr": "g", "liter": "l", "ltr": "l", "lt": "l"}


def says_of(words: Iterable[str]) -> frozenset[str]:
    """Return folded words with their measures spelled in one way."""
    return frozenset(_SPELLINGS.get(word, word) for word in words)


def is_sure(name: Collection[str], standard: frozenset[str]) -> bool:
    """Tell whether a standard price is of the product, without an officer who says so."""
    numbered = any(word[:1].isdigit() for word in standard)
    return numbered and len(standard) >= _WORDS_LEAST and standard <= set(name)


def likeliest(
    name: str, measure: str, known: Sequence[tuple[str, str, str]], limit: int
) -> list[str]:
    """
    Return ids of the likeliest rows, the best first.

    Args:
        name: folded words of the product.
        known: id, folded words and measure of every row.
    """
    if not name or not known:
        return []
    # Only who asks for a suggestion pays for the import, not every start.
    from rapidfuzz.fuzz import token_set_ratio, token_sort_ratio  # noqa: PLC0415 - see above
    from rapidfuzz.process import extract  # noqa: PLC0415 - see above

    found = extract(
        name,
        [words for _, words, _ in known],
        scorer=token_set_ratio,
        score_cutoff=_LIKENESS_LEAST,
        limit=_LOOKED_AT,
    )
    ranked = sorted(
        found,
        key=lambda hit: (
            -(hit[1] + token_sort_ratio(name, hit[0]))
            - 2 * _SAME_MEASURE * (known[hit[2]][2] == measure),
            hit[0],
        ),
    )
    return [known[place][0] for _, _, place in ranked[:limit]]
