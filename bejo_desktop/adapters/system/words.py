"""The sentences for every code, from `resources/messages/`, in the language chosen."""

from __future__ import annotations

import string
import tomllib
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from babel.dates import format_date, format_time

import resources
from bejo_desktop.domain.days import WIB
from bejo_desktop.domain.money import Rupiah

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bejo_desktop.domain.errors import BejoError

LANGUAGES: Final = ("id", "en")
_DAY: Final = "d MMMM y"
_TIME: Final = {"id": "HH.mm 'WIB'", "en": "HH:mm 'WIB'"}
_UNTOLD: Final = "…"
"""Stands where a sentence names a fact that the error did not bring."""


class MessageWords:
    """
    The port `Words` over the message files of one language.

    A place in a sentence may say how its fact is written: `{amount:rp}` money in whole rupiah,
    `{day:day}` a day in words, `{at:moment}` day and time in WIB, `{count:n}` a number with
    its thousands apart, `{state:@state}` the phrase `state.<value>`.

    Raises (all methods):
        LookupError: a code without words is a bug of ours, never a blank line.
    """

    def __init__(self, language: str) -> None:
        assert language in LANGUAGES, language
        self._entries = _loaded(language)
        self._format = _FactFormatter(language, self._entries)

    def text(self, error: BejoError) -> str:
        return self._sentence(error.code, "text", error.facts)

    def way_out(self, error: BejoError) -> str:
        return self._sentence(error.code, "way_out", error.facts)

    def reason(self, code: str, facts: dict[str, object]) -> tuple[str, str]:
        key = f"reason.{code}"
        return self._sentence(key, "text", facts), self._sentence(key, "way_out", facts)

    def phrase(self, key: str, **facts: object) -> str:
        return self._sentence(key, "text", facts)

    def _sentence(self, code: str, part: str, facts: Mapping[str, object]) -> str:
        if code not in self._entries:
            raise LookupError(f"no words for {code}")
        return self._format.vformat(self._entries[code].get(part, ""), (), facts)


class _FactFormatter(string.Formatter):
    """Fills the places of a sentence; only by name, never into the facts' own insides."""

    def __init__(self, language: str, entries: Mapping[str, Mapping[str, str]]) -> None:
        self._language = language
        self._entries = entries
        self._ways: Mapping[str, Callable[[Any], str]] = {
            "": str,
            "rp": _rupiah,
            "day": self._day,
            "moment": self._moment,
            "n": self._number,
        }

    def get_field(self, field_name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:  # noqa: ARG002 - the library's signature
        return kwargs.get(field_name, _UNTOLD), field_name

    def format_field(self, value: Any, format_spec: str) -> str:
        if value is None or value == _UNTOLD:
            return _UNTOLD
        if format_spec.startswith("@"):
            return self._entries[f"{format_spec[1:]}.{value}"]["text"]
        return self._ways[format_spec](value)

    def _day(self, value: date | str) -> str:
        day = date.fromisoformat(value) if isinstance(value, str) else value
        return format_date(day, _DAY, locale=self._language)

    def _moment(self, value: datetime | str) -> str:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
        local = moment.astimezone(WIB)
        time = format_time(local.time(), _TIME[self._language], locale=self._language)
        return f"{self._day(local.date())} {time}"

    def _number(self, value: int) -> str:
        grouped = f"{value:,}"
        return grouped.replace(",", ".") if self._language == "id" else grouped


def _rupiah(value: Rupiah | int) -> str:
    return str(value if isinstance(value, Rupiah) else Rupiah(value))


def _loaded(language: str) -> dict[str, dict[str, str]]:
    entries: dict[str, dict[str, str]] = {}
    for file in sorted(resources.path("messages", language).glob("*.toml")):
        for code, entry in tomllib.loads(file.read_text(encoding="utf-8")).items():
            assert code not in entries, f"{code} stands twice, again in {file.name}"
            entries[code] = entry
    return entries
