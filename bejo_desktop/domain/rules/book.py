"""
Dated rules of law as values: rates, limits, switches and words, each with its source.

No number of law stands in code. Rules come from `resources/rules/*.toml` as plain mappings;
`RuleBook.parse` checks them whole, so that a broken file stops the program at its start
instead of spoiling a figure.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Protocol, Self

from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.rules.catalogue import CATALOGUE, REGIONAL, WORDS, ValueKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class BrokenRulesError(ValueError):
    """A rule file is not what this program needs; the message names the rule and the fault."""


class Status(StrEnum):
    """How sure a rule is: read in the law, to be confirmed, or a choice that may be switched."""

    SURE = "sure"
    CONFIRM = "confirm"
    SWITCH = "switch"


@dataclass(frozen=True, slots=True)
class Rule:
    """
    One rule in one period; `ends_on` is its last day, None while it is in force.

    `law` is the article, `source` where it was read. `region` narrows the rule to one
    kabupaten or kota (kode wilayah). `id` names the rule in this period, as stored with an
    order: `ppn.rate@2025-01-01`, `pbjt.makmin/35.78@2024-01-05`.
    """

    key: str
    value: Fraction | int | bool | str
    starts_on: date
    ends_on: date | None
    law: str
    source: str
    status: Status
    region: str | None = None
    id: str = field(init=False)

    def __post_init__(self) -> None:
        place = f"/{self.region}" if self.region else ""
        object.__setattr__(self, "id", f"{self.key}{place}@{self.starts_on}")

    @property
    def ratio(self) -> Fraction:
        """The value of a rate or ratio, exact."""
        assert isinstance(self.value, Fraction), self.key
        return self.value

    @property
    def number(self) -> int:
        """The value of an amount in whole rupiah, of a count, or of a number of days."""
        assert type(self.value) is int, self.key
        return self.value

    @property
    def switch(self) -> bool:
        """The value of a switch."""
        assert type(self.value) is bool, self.key
        return self.value

    @property
    def word(self) -> str:
        """The value of a rule that is one word of a fixed list."""
        assert type(self.value) is str, self.key
        return self.value


class Rules(Protocol):
    """Where a computation finds the rule of a day."""

    def on(self, key: str, day: date, region: str | None = None) -> Rule:
        """
        Return the rule `key` in force on `day`, that of `region` before the general one.

        Raises:
            RuleBroken: `quote.no_rule` with `rule` and `day` when none was in force.
        """
        ...


@dataclass(frozen=True, slots=True)
class RuleBook:
    """
    All rules, by key and region, each list without gaps from its oldest period to its last.

    Args:
        version: of the pack that the rules came in, `2026.11.1`; "" for loose documents.
    """

    _periods: Mapping[tuple[str, str | None], tuple[Rule, ...]]
    version: str = ""
    _shelf: Mapping[str, RuleBook] = field(default_factory=lambda: MappingProxyType({}), repr=False)

    @classmethod
    def parse(
        cls,
        documents: Iterable[Mapping[str, object]],
        *,
        version: str = "",
        lacking: RuleBook | None = None,
    ) -> Self:
        """
        Read the rules of several documents, each `{"rule": [{…}, …]}` as `tomllib` gives it.

        Args:
            lacking: gives the rules of keys that no document names: a pack that is older than
                the program knows nothing of its newest keys.

        Raises:
            BrokenRulesError: an unknown or missing key or field, a wrong kind of value, a region
                of a rule that has none, periods that overlap or leave a gap.
        """
        periods: dict[tuple[str, str | None], tuple[Rule, ...]] = {}
        for document in documents:
            for rule in _rules(document):
                place = (rule.key, rule.region)
                periods[place] = (*periods.get(place, ()), rule)
        if lacking is not None:
            named = {key for key, _ in periods}
            periods |= {x: rules for x, rules in lacking._periods.items() if x[0] not in named}  # noqa: SLF001 - of its own kind
        ordered = {place: _ordered(rules) for place, rules in sorted(periods.items(), key=str)}
        if missing := CATALOGUE.keys() - {key for key, region in ordered if region is None}:
            raise BrokenRulesError(f"rules are missing: {', '.join(sorted(missing))}")
        return cls(ordered, version)

    def with_shelf(self, books: Mapping[str, RuleBook]) -> Self:
        """Return the book with those of other versions behind it, by version."""
        return replace(self, _shelf=books)

    def of(self, version: str) -> RuleBook:
        """
        Return the book of the pack that made an order's figures.

        Its own where that pack is not here: an order from before packs, or of a centre whose
        packs are not those of this desk; what was computed then stands in the order anyway.
        """
        if version in {"", self.version}:
            return self
        return self._shelf.get(version, self)

    @property
    def all(self) -> tuple[Rule, ...]:
        """Every rule in every period, by key and date."""
        return tuple(rule for rules in self._periods.values() for rule in rules)

    def on(self, key: str, day: date, region: str | None = None) -> Rule:
        for rule in self._candidates(key, region):
            if rule.starts_on <= day and (rule.ends_on is None or day <= rule.ends_on):
                return rule
        raise RuleBroken("quote.no_rule", rule=key, day=day.isoformat())

    def _candidates(self, key: str, region: str | None) -> tuple[Rule, ...]:
        general = self._periods[key, None]
        if region is None:
            return general
        return self._periods.get((key, region), ()) + general


@dataclass(frozen=True, slots=True)
class Citations:
    """The rules of a book that one computation applied, remembered in the order of use."""

    book: RuleBook
    _cited: dict[str, Rule]

    @classmethod
    def of(cls, book: RuleBook) -> Self:
        """Begin with nothing cited."""
        return cls(book, {})

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the rules applied so far, each once."""
        return tuple(rule.id for rule in self._cited.values())

    def on(self, key: str, day: date, region: str | None = None) -> Rule:
        rule = self.book.on(key, day, region)
        self._cited.setdefault(key, rule)
        return rule


_FIELDS: Final = frozenset({"key", "from", "to", "law", "source", "status", "region"})
_LAST_SURE_DAY: Final = 28
"""Every month has it."""


def _rules(document: Mapping[str, object]) -> Iterable[Rule]:
    entries = document.get("rule")
    if not isinstance(entries, list) or document.keys() != {"rule"}:
        raise BrokenRulesError("a rule document holds exactly one list named rule")
    for entry in entries:
        if not isinstance(entry, dict):
            raise BrokenRulesError(f"a rule is a table, not {entry!r}")
        yield _rule(entry)


def _rule(entry: Mapping[str, object]) -> Rule:
    key = _text(entry, "key")
    kind = CATALOGUE.get(key)
    if kind is None:
        raise BrokenRulesError(f"{key}: no such rule")
    if unknown := entry.keys() - _FIELDS - {kind}:
        raise BrokenRulesError(f"{key}: unknown field {', '.join(sorted(unknown))}")
    if "region" in entry and key not in REGIONAL:
        raise BrokenRulesError(f"{key}: is the same in every region")
    starts_on, ends_on = entry.get("from"), entry.get("to")
    if type(starts_on) is not date or (ends_on is not None and type(ends_on) is not date):
        raise BrokenRulesError(f"{key}: from and to are days")
    if ends_on is not None and ends_on < starts_on:
        raise BrokenRulesError(f"{key}: ends before it starts")
    status = _text(entry, "status")
    if status not in set(Status):
        raise BrokenRulesError(f"{key}: status {status!r}")
    return Rule(
        key=key,
        value=_value(key, kind, entry.get(kind)),
        starts_on=starts_on,
        ends_on=ends_on,
        law=_text(entry, "law"),
        source=_text(entry, "source"),
        status=Status(status),
        region=_text(entry, "region") if "region" in entry else None,
    )


def _text(entry: Mapping[str, object], field: str) -> str:
    text = entry.get(field)
    if not isinstance(text, str) or not text:
        raise BrokenRulesError(f"{entry.get('key')}: {field} must be a text")
    return text


def _value(key: str, kind: ValueKind, raw: object) -> Fraction | int | bool | str:
    match kind, raw:
        case ValueKind.RATE, str() if raw.endswith("%"):
            return _fraction(key, raw.removesuffix("%")) / 100
        case ValueKind.RATIO, str():
            return _fraction(key, raw)
        case ((ValueKind.RUPIAH | ValueKind.NUMBER | ValueKind.DAYS | ValueKind.YEARS), int()) if (
            type(raw) is int and raw >= 0
        ):
            return raw
        case ValueKind.DAY_OF_MONTH, int() if type(raw) is int and 1 <= raw <= _LAST_SURE_DAY:
            return raw
        case ValueKind.SWITCH, bool():
            return raw
        case ValueKind.WORD, str() if raw in WORDS[key.partition(".")[0]]:
            return raw
    raise BrokenRulesError(f"{key}: {kind} cannot be {raw!r}")


def _fraction(key: str, text: str) -> Fraction:
    try:
        fraction = Fraction(text)
    except (ValueError, ZeroDivisionError) as error:
        raise BrokenRulesError(f"{key}: {text!r} is no ratio") from error
    if fraction < 0:
        raise BrokenRulesError(f"{key}: {text!r} is negative")
    return fraction


def _ordered(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    ordered = sorted(rules, key=lambda rule: rule.starts_on)
    for earlier, later in pairwise(ordered):
        if earlier.ends_on != later.starts_on - timedelta(days=1):
            raise BrokenRulesError(f"{earlier.id} does not end on the eve of {later.id}")
    return tuple(reversed(ordered))
