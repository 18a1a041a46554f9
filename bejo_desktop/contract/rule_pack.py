"""
A pack of dated rules as it travels: by the feed, as a file, in the stores.

It holds all rules of its version. The centre signs its canonical bytes, so that a pack that was
altered on the way is known by its signature, and one of another centre by its key.
"""

from __future__ import annotations

from datetime import date  # noqa: TC003 - msgspec reads the annotations at run time
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

import msgspec
from msgspec import Meta

from bejo_desktop.contract.codec import decode, encode
from bejo_desktop.contract.wire import NO_NUL, Code, Key, Message, Money, Text
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.rules.book import BrokenRulesError, RuleBook
from bejo_desktop.domain.rules.catalogue import ValueKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PACK_BYTES_MAX: Final = 512 * 2**10
"""A pack of 500 rules with long sources stays below it."""
_RULES_MAX: Final = 1000
_SIGNATURE_CHARS: Final = 86

Version = Annotated[
    str, Meta(pattern=r"^(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]?)\.(0|[1-9][0-9]{0,3})\Z")
]
"""Year, month and running number of the pack in that month: `2026.11.1`."""
Short = Annotated[str, Meta(min_length=1, max_length=100, pattern=NO_NUL)]


class RuleEntry(Message, frozen=True):
    """
    One rule in one period; exactly one of the values stands, by the kind of its key.

    Args:
        since: first day; until: last day, None while it is in force.
        region: kode wilayah, "" for the general rule.
    """

    key: Code
    since: date
    law: Text
    source: Text
    status: Short
    until: date | None = None
    region: Annotated[str, Meta(max_length=5)] = ""
    rate: Short | None = None
    ratio: Short | None = None
    rupiah: Money | None = None
    number: Money | None = None
    switch: bool | None = None
    word: Short | None = None
    days: Money | None = None
    day_of_month: Money | None = None
    years: Money | None = None


class RulePack(Message, frozen=True):
    """
    All rules of one version.

    Args:
        valid_until: last day on which they may be taken for the law; None for the pack that
            ships with the program, which is trusted as the program itself.
    """

    version: Version
    issued_on: date
    rules: Annotated[tuple[RuleEntry, ...], Meta(min_length=1, max_length=_RULES_MAX)]
    valid_until: date | None = None


class SignedPack(Message, frozen=True):
    """A pack with the public key of the centre that issued it and its signature (Ed25519)."""

    key: Key
    pack: RulePack
    signature: Annotated[
        str, Meta(min_length=_SIGNATURE_CHARS, max_length=_SIGNATURE_CHARS, pattern=NO_NUL)
    ]


class Edition(NamedTuple):
    """A version as it is compared: the newer one is the greater."""

    year: int
    month: int
    number: int


def edition(version: str) -> Edition:
    """Return a version for comparing (BadInput `rules.version` with `version`)."""
    try:
        return Edition(*(int(part) for part in msgspec.convert(version, Version).split(".")))
    except msgspec.ValidationError as error:
        raise BadInput("rules.version", field="version", version=version[:20]) from error


def signed_bytes(pack: RulePack) -> bytes:
    """Return what the centre signs."""
    return b"bejo-rules-v1\n" + sha256(encode(pack)).hexdigest().encode()


def read_pack(data: bytes) -> SignedPack:
    """
    Read the file of a signed pack; its signature is not looked at here.

    Raises:
        BadInput: `rules.unreadable` with `problem`.
    """
    try:
        return decode(data, SignedPack, limit=PACK_BYTES_MAX)
    except BadInput as error:
        problem = str(error.facts.get("problem", error.code))
        raise BadInput("rules.unreadable", problem=problem) from error


def book_of(pack: RulePack, *, lacking: RuleBook | None = None) -> RuleBook:
    """
    Return the rules of a pack.

    Args:
        lacking: as for `RuleBook.parse`.

    Raises:
        BadInput: `rules.not_for_this_program` with `version` and `problem`: it names rules that
            this program does not know, or rules that are broken.
    """
    document = {"rule": [_as_document(entry) for entry in pack.rules]}
    try:
        return RuleBook.parse([document], version=pack.version, lacking=lacking)
    except BrokenRulesError as error:
        raise BadInput(
            "rules.not_for_this_program", version=pack.version, problem=str(error)[:200]
        ) from error


def entries_of(documents: Iterable[Mapping[str, object]]) -> tuple[RuleEntry, ...]:
    """
    Return the rules of rule files, `{"rule": [{…}, …]}`, as a pack holds them.

    Raises:
        BadInput: `rules.broken` with `problem`, where a document is none of a rule file.
    """
    try:
        RuleBook.parse(parsed := list(documents))
        return tuple(
            msgspec.convert(_as_entry(entry), RuleEntry)
            for document in parsed
            for entry in document["rule"]  # type: ignore[attr-defined]
        )
    except (BrokenRulesError, msgspec.ValidationError) as error:
        raise BadInput("rules.broken", problem=str(error)[:200]) from error


_VALUES: Final = tuple(kind.value for kind in ValueKind)
_NAMES: Final = {"since": "from", "until": "to"}


def _as_document(entry: RuleEntry) -> dict[str, object]:
    found = {
        name: value
        for name in ("key", "law", "source", "status", "region", *_VALUES)
        if (value := getattr(entry, name)) not in {None, ""}
    }
    return found | {
        written: value
        for name, written in _NAMES.items()
        if (value := getattr(entry, name)) is not None
    }


def _as_entry(document: Mapping[str, object]) -> dict[str, object]:
    read = {written: name for name, written in _NAMES.items()}
    return {read.get(name, name): value for name, value in document.items()}
