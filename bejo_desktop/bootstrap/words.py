"""The sentences of the program in one language."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bejo_desktop.application.ports.system import Words
    from bejo_desktop.domain.errors import BejoError
    from bejo_desktop.domain.rules.book import Rule


class ChosenWords:
    """
    The port `Words` in a language that may change while the screens hold it.

    They are read with the first sentence that is asked for.
    """

    def __init__(self, language: str = "id") -> None:
        self._language = language

    def choose(self, language: str) -> None:
        """Speak `id` or `en` from now on."""
        self._language = language

    def text(self, error: BejoError) -> str:
        return self._words.text(error)

    def way_out(self, error: BejoError) -> str:
        return self._words.way_out(error)

    def reason(
        self, code: str, facts: dict[str, object], *, noted: bool = False
    ) -> tuple[str, str]:
        return self._words.reason(code, facts, noted=noted)

    def phrase(self, key: str, **facts: object) -> str:
        return self._words.phrase(key, **facts)

    @property
    def _words(self) -> Words:
        return load_words(self._language)


@cache
def load_words(language: str = "id") -> Words:
    """Return the words of `id` or `en`; read once, they never change."""
    from bejo_desktop.adapters.system.words import MessageWords  # noqa: PLC0415 - days in words are heavy

    return MessageWords(language, law_of)


def law_of(code: str, facts: Mapping[str, object]) -> str:
    """
    Return what a refusal rests on: the row that it names, or what its code cites.

    The rules are those of the program: an article of an older row is the same in every pack.
    """
    from bejo_desktop.bootstrap.checks import load_citations  # noqa: PLC0415 - only for a refusal

    cited = load_citations().get(code)
    row, key = facts.get("row"), cited.rule if cited else ""
    if row or key:
        rules = _shipped_rules()
        named = [one for one in rules if one.id == row] or [one for one in rules if one.key == key]
        if named:  # the newest period comes first
            return f"{named[0].law} ({named[0].id})"
    return cited.law if cited else ""


@cache
def _shipped_rules() -> tuple[Rule, ...]:
    from bejo_desktop.bootstrap.law import load_rules  # noqa: PLC0415 - only for a refusal

    return load_rules().all
