"""The sentences of the program in one language."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bejo_desktop.application.ports.system import Words
    from bejo_desktop.domain.errors import BejoError


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

    def reason(self, code: str, facts: dict[str, object]) -> tuple[str, str]:
        return self._words.reason(code, facts)

    def phrase(self, key: str, **facts: object) -> str:
        return self._words.phrase(key, **facts)

    @property
    def _words(self) -> Words:
        return load_words(self._language)


@cache
def load_words(language: str = "id") -> Words:
    """Return the words of `id` or `en`; read once, they never change."""
    from bejo_desktop.adapters.system.words import MessageWords  # noqa: PLC0415 - days in words are heavy

    return MessageWords(language)
