"""The sentences for every code, from `resources/messages/`, in the language chosen."""

from __future__ import annotations

import string
import tomllib
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from babel.dates import format_date, format_time

import resources
from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.days import WIB
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.money import Rupiah

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bejo_desktop.application.ports.system import LawOf

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

    Args:
        law_of: tells what a rule of the centre rests on; without it a refusal names no law.

    Raises (all methods):
        LookupError: a code without words is a bug of ours, never a blank line.
    """

    def __init__(self, language: str, law_of: LawOf | None = None) -> None:
        assert language in LANGUAGES, language
        self._law_of = law_of
        self._entries = _loaded(language)
        self._format = _FactFormatter(language, self._entries)

    def text(self, error: BejoError) -> str:
        return self._sentence(error.code, "text", error.facts)

    def way_out(self, error: BejoError) -> str:
        return self._sentence(error.code, "way_out", error.facts)

    def reason(
        self, code: str, facts: dict[str, object], *, noted: bool = False
    ) -> tuple[str, str]:
        key = f"reason.{code}"
        own = self._of_rule(facts) if code == Reason.RULE else None
        if own is None:
            return self._sentence(key, "text", facts), self._sentence(key, "way_out", facts)
        said, instead = own
        text = self.phrase("reason.noted" if noted else "reason.refused", said=said)
        if law := self._law_of(str(facts["rule"]), facts) if self._law_of else "":
            text = f"{text} {self.phrase('reason.law', law=law)}"
        return text, instead or self._sentence(key, "way_out", facts)

    def phrase(self, key: str, **facts: object) -> str:
        return self._sentence(key, "text", facts)

    def _of_rule(self, facts: Mapping[str, object]) -> tuple[str, str] | None:
        """
        Return the own sentence and way out of the rule that the centre names, filled as here.

        None for a rule without words, and where a newer centre writes its facts otherwise.
        """
        rule = str(facts.get("rule", ""))
        if rule not in self._entries:
            return None
        own = {**facts, "rule": facts.get("row")}  # what the desk's own error calls `rule`
        try:
            return self._sentence(rule, "text", own), self._sentence(rule, "way_out", own)
        except (BejoError, LookupError, TypeError, ValueError):
            return None

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
    if type(value) not in {int, Rupiah}:
        raise TypeError(f"no money: {value!r}")
    return str(value if isinstance(value, Rupiah) else Rupiah(value))


def _loaded(language: str) -> dict[str, dict[str, str]]:
    entries: dict[str, dict[str, str]] = {}
    for file in sorted(resources.path("messages", language).glob("*.toml")):
        for code, entry in tomllib.loads(file.read_text(encoding="utf-8")).items():
            assert code not in entries, f"{code} stands twice, again in {file.name}"
            entries[code] = entry
    return entries
