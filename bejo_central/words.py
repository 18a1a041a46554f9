"""What a code means, in Indonesian: read from `resources/messages/id/*.toml`."""

from __future__ import annotations

import string
import tomllib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Self

import resources
from bejo_desktop.domain.days import long_day
from bejo_desktop.domain.money import Rupiah

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Words:
    """Sentences by code."""

    _texts: Mapping[str, Mapping[str, str]]

    @classmethod
    def load(cls, language: str = "id") -> Self:
        """Read all sentences of a language."""
        texts: dict[str, Mapping[str, str]] = {}
        for file in sorted(resources.path("messages", language).glob("*.toml")):
            texts |= tomllib.loads(file.read_text("utf-8"))
        return cls(texts)

    def say(self, code: str, facts: Mapping[str, object]) -> str:
        """Return sentence and way out; the bare code where no words are known."""
        found = self._texts.get(code)
        if found is None:
            return code
        said = " ".join(part for part in (found["text"], found.get("way_out", "")) if part)
        return _Facts().vformat(said, (), facts)


class _Facts(string.Formatter):
    """Writes rupiah for `{x:rp}` and days for `{x:day}`; a fact that is missing stays `…`."""

    def get_value(self, key: int | str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:  # noqa: ARG002 - the base's signature
        return kwargs.get(str(key), "…")

    def format_field(self, value: Any, format_spec: str) -> str:
        match format_spec, value:
            case "rp", int():
                return str(Rupiah(value))
            case "day", date():
                return long_day(value)
            case "day", str() if value != "…":
                return long_day(date.fromisoformat(value[:10]))
            case _:
                return str(value)
