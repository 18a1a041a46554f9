"""The table of needs: kind of spending, route and collector decide which papers are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from bejo_desktop.domain.completeness.traits import Trait
from bejo_desktop.domain.evidence import EvidenceKind

if TYPE_CHECKING:
    from collections.abc import Mapping


class BrokenNeedsError(ValueError):
    """The table of needs is not what this program needs; the message names the entry."""


class OrderFact(StrEnum):
    """What a payment file needs to be written in the order itself."""

    OCCASION = "acara"
    GUESTS = "jumlah_undangan"


class Part(StrEnum):
    """What must be there of a paper: its number, its picture; without both either will do."""

    NUMBER = "number"
    SCAN = "scan"


NeedKind: TypeAlias = EvidenceKind | OrderFact


@dataclass(frozen=True, slots=True)
class NeedRule:
    """
    One row of the table.

    Args:
        why: code of the words that say why it is asked for, `need.food`.
        accounts: beginnings of kode rekening, one of which a line must have; empty: any.
        but_not: beginnings of kode rekening that do not count.
        when: traits that must all hold, else the row says nothing.
        unless: traits of which one makes the paper needless; the first that holds says why.
        parts: what must be there.
    """

    kind: NeedKind
    why: str
    accounts: tuple[str, ...]
    but_not: tuple[str, ...]
    when: tuple[Trait, ...]
    unless: tuple[Trait, ...]
    parts: frozenset[Part]


def read_needs(document: Mapping[str, object]) -> tuple[NeedRule, ...]:
    """
    Read `{"need": [{…}, …]}` as `tomllib` gives it, in the order in which the file is checked.

    Raises:
        BrokenNeedsError: an unknown field or word.
    """
    entries = document.get("need")
    if not isinstance(entries, list) or document.keys() != {"need"}:
        raise BrokenNeedsError("the table holds exactly one list named need")
    return tuple(_rule(entry) for entry in entries)


_FIELDS = frozenset({"kind", "why", "accounts", "but_not", "when", "unless", "parts"})


def _rule(entry: Mapping[str, object]) -> NeedRule:
    if unknown := entry.keys() - _FIELDS:
        raise BrokenNeedsError(f"{entry.get('kind')}: unknown field {', '.join(sorted(unknown))}")
    try:
        return NeedRule(
            kind=_kind(str(entry["kind"])),
            why=str(entry["why"]),
            accounts=_texts(entry, "accounts"),
            but_not=_texts(entry, "but_not"),
            when=tuple(Trait(word) for word in _texts(entry, "when")),
            unless=tuple(Trait(word) for word in _texts(entry, "unless")),
            parts=frozenset(Part(word) for word in _texts(entry, "parts")),
        )
    except (KeyError, ValueError) as error:
        raise BrokenNeedsError(f"{entry.get('kind')}: {error}") from error


def _kind(word: str) -> NeedKind:
    return OrderFact(word) if word in set(OrderFact) else EvidenceKind(word)


def _texts(entry: Mapping[str, object], field: str) -> tuple[str, ...]:
    texts = entry.get(field, [])
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise BrokenNeedsError(f"{entry.get('kind')}: {field} is a list of words")
    return tuple(texts)
