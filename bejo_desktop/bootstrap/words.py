"""The sentences of the program in one language."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bejo_desktop.adapters.system.words import MessageWords

if TYPE_CHECKING:
    from bejo_desktop.application.ports.system import Words


@cache
def load_words(language: str = "id") -> Words:
    """Return the words of `id` or `en`; read once, they never change."""
    return MessageWords(language)
