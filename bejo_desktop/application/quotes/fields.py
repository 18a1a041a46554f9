"""Fields of a JSON document, read strictly: each refusal names the field by its path."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, TypeVar, cast

from bejo_desktop.domain.errors import BadInput, RuleBroken
from bejo_desktop.domain.identity import read_region
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import StrEnum

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NOUGHT: Final = re.compile(r"0(\.0{1,3})?")
_SHOWN_CHARS_MAX: Final = 40
_KEPT: Final = 4096
"""Texts whose reading is remembered: the days, quantities and regions of many orders repeat."""

Word = TypeVar("Word", bound="StrEnum")


class Fields:
    """
    One JSON object while it is read; remembers what was asked for, so that the rest is refused.

    Every method raises BadInput with `field`: `quote.missing` where a needed field is left out,
    `quote.not_…` for a wrong type, `quote.unknown_word` for a word that is not on its list.
    """

    __slots__ = ("_asked", "_document", "_path")

    def __init__(self, document: object, path: str = "") -> None:
        if not isinstance(document, dict | Mapping):  # a dict is told faster
            raise BadInput("quote.not_object", field=path or "-", typed=_shown(document))
        self._document: Mapping[str, object] = document
        self._path = path
        self._asked: set[str] = set()

    def name(self, field: str) -> str | int | None:
        """Return a free name of the document: a text, a whole number or nothing."""
        value = self._optional(field)
        if value is None or isinstance(value, str) or type(value) is int:
            return value
        raise self._bad("quote.not_text", field, value)

    def text(self, field: str, *, default: str | None = None) -> str:
        """Return a text."""
        value = self._value(field, default)
        if not isinstance(value, str):
            raise self._bad("quote.not_text", field, value)
        return value

    def flag(self, field: str) -> bool:
        """Return true or false."""
        value = self._value(field)
        if not isinstance(value, bool):
            raise self._bad("quote.not_flag", field, value)
        return value

    def word(self, field: str, words: type[Word], *, default: Word | None = None) -> Word:
        """Return one of `words`."""
        value = self._value(field, default)
        if not isinstance(value, str):
            raise self._bad("quote.not_text", field, value)
        try:
            return cast("Word", _member(words, value))
        except ValueError as error:
            known = ", ".join(words)
            raise self._bad("quote.unknown_word", field, value, words=known) from error

    def day(self, field: str, *, default: date | None = None) -> date:
        """Return a day written `2026-05-12`."""
        value = self._value(field, default)
        if isinstance(value, date):
            return value
        if not isinstance(value, str):
            raise self._bad("quote.not_day", field, value)
        try:
            return _day(value)
        except ValueError as error:
            raise self._bad("quote.not_day", field, value) from error

    def region(self, field: str) -> str | None:
        """Return a kode wilayah, or nothing (BadInput `identity.region`)."""
        value = self._optional(field)
        if value is None:
            return None
        if not isinstance(value, str):
            raise self._bad("quote.not_text", field, value)
        return _region(value, field=self._named(field))

    def rupiah(self, field: str, *, default: int | None = None) -> Rupiah:
        """Return an amount that is not negative (BadInput `quote.too_large` above the largest)."""
        value = self._value(field, default)
        if type(value) is not int:
            raise self._bad("quote.not_whole", field, value)
        if value < 0:
            raise self._bad("quote.negative", field, value)
        try:
            return Rupiah(value)
        except RuleBroken as error:
            raise self._bad("quote.too_large", field, value) from error

    def price(self, field: str, *, zero: str = "quote.price_zero") -> Rupiah:
        """Return an amount above nought; `zero` is the code that says what nought would mean."""
        amount = self.rupiah(field)
        if not amount.amount:
            raise self._bad(zero, field, 0)
        return amount

    def quantity(self, field: str) -> Quantity:
        """Return a quantity from its decimal text (BadInput `quote.quantity` for 0 and the rest)."""
        value = self._value(field)
        if not isinstance(value, str):
            raise self._bad("quote.not_decimal", field, value)
        if value.startswith("-"):
            raise self._bad("quote.negative", field, value)
        try:
            return _quantity(value)
        except BadInput as error:
            raise self._bad("quote.quantity", field, value) from error

    def measured(self, field: str, *, default: str | None = None) -> Decimal:
        """Return a quantity that may be nought, from its decimal text."""
        value = self._value(field, default)
        if isinstance(value, str) and _NOUGHT.fullmatch(value):
            return Decimal(0)
        return self.quantity(field).value

    def measures(self, field: str) -> tuple[Decimal, ...]:
        """Return a list of quantities that may be nought, each from its decimal text."""
        each = self._each(field)
        return tuple(each.measured(str(at)) for at in range(each.count))

    def positions(self, field: str) -> tuple[int, ...]:
        """Return a list of positions, each from 1 (BadInput `quote.not_position`)."""
        each = self._each(field)
        return tuple(each.position(str(at)) for at in range(each.count))

    def has(self, field: str) -> bool:
        """Tell whether a field stands there."""
        return field in self._document

    @property
    def count(self) -> int:
        """How many fields stand there."""
        return len(self._document)

    def position(self, field: str) -> int:
        """Return the position of a line, from 1 (BadInput `quote.not_position`)."""
        value = self._value(field)
        if type(value) is not int or value < 1:
            raise self._bad("quote.not_position", field, value)
        return value

    def inside(self, field: str) -> Fields:
        """Return the object in `field`."""
        return Fields(self._value(field), self._named(field))

    def each(self, field: str) -> Iterator[Fields]:
        """Return the objects of the list in `field`."""
        value = self._value(field)
        if not isinstance(value, list | tuple):
            raise self._bad("quote.not_list", field, value)
        named = self._named(field)
        return (Fields(one, f"{named}[{at}]") for at, one in enumerate(value))

    def _each(self, field: str) -> Fields:
        """The list in `field` as an object whose fields are its places, from 0."""
        value = self._value(field)
        if not isinstance(value, list | tuple):
            raise self._bad("quote.not_list", field, value)
        return Fields({str(at): one for at, one in enumerate(value)}, self._named(field))

    def refuse_others(self) -> None:
        """Refuse every field nobody asked for (BadInput `quote.unknown_field`)."""
        if self._document.keys() <= self._asked:
            return
        other = next(field for field in self._document if field not in self._asked)
        raise BadInput("quote.unknown_field", field=self._named(str(other)))

    def _value(self, field: str, default: object = None) -> object:
        self._asked.add(field)
        value = self._document.get(field, default)
        if value is None and field not in self._document:
            raise BadInput("quote.missing", field=self._named(field))
        return value

    def _optional(self, field: str) -> object:
        self._asked.add(field)
        return self._document.get(field)

    def _named(self, field: str) -> str:
        return f"{self._path}.{field}" if self._path else field

    def _bad(self, code: str, field: str, value: object, **facts: object) -> BadInput:
        return BadInput(code, field=self._named(field), typed=_shown(value), **facts)


@cache
def _member(words: type[StrEnum], text: str) -> StrEnum:
    """Return a word of a list (ValueError, which is not remembered, for another text)."""
    return words(text)


@lru_cache(_KEPT)
def _day(text: str) -> date:
    """Return the day that is written `2026-05-12` (ValueError)."""
    if not _DAY.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text)


_quantity = lru_cache(_KEPT)(Quantity.of)
_region = lru_cache(_KEPT)(read_region)


def _shown(value: object) -> str:
    return str(value)[:_SHOWN_CHARS_MAX]
