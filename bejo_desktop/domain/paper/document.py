"""The sheet as a plain document: what `--sheet` writes and what is attached to the PDF."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, NoReturn, get_args, get_origin, get_type_hints

from bejo_desktop.domain.errors import BadInput, RuleBroken
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.paper.letter import Cell
from bejo_desktop.domain.paper.sheets import SHEETS

if TYPE_CHECKING:
    from typing import TypeAlias

    from bejo_desktop.domain.paper.frame import PaperKind
    from bejo_desktop.domain.paper.sheets import Sheet

Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str | int | bool | None"
"""What JSON can hold without a float."""


def as_document(sheet: Sheet) -> dict[str, Plain]:
    """
    Return the sheet as dicts, lists, texts, whole numbers and nulls, in the order of its fields.

    Money is whole rupiah as an integer; the same sheet always gives the same document.
    """
    document = _plain(sheet)
    assert isinstance(document, dict)
    return document


def from_document(kind: PaperKind, document: object) -> Sheet:
    """
    Return the sheet that `as_document` made `document` of; nothing is guessed or filled in.

    Raises:
        BadInput: `paper.sheet_unreadable` with `field`, where in the sheet: a field too many or
            missing, another type, an amount out of range, what a paper cannot be (a draft with
            a number, no lines).
    """
    try:
        sheet: Sheet = _read(SHEETS[kind], document, "sheet")
        assert sheet.kind is kind, "the sheet of another paper"
    except AssertionError as broken:  # a sheet's own invariants: this one was not made by us
        raise BadInput("paper.sheet_unreadable", field="sheet") from broken
    return sheet


def _plain(value: object) -> Plain:
    if isinstance(value, Rupiah):
        return value.amount
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, str):
        return str(value)
    if value is None or isinstance(value, int):
        return value
    assert is_dataclass(value)
    assert not isinstance(value, type)
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}


def _read(hint: Any, plain: object, place: str) -> Any:
    """Read a value of the type `hint`; the types nest no deeper than a sheet, so neither may it."""
    if isinstance(hint, UnionType):
        return _read_union(hint, plain, place)
    if get_origin(hint) is tuple:
        return _read_tuple(get_args(hint), plain, place)
    if hint in (str, int, bool):
        return plain if type(plain) is hint else _refuse(place)
    if hint is Rupiah:
        return _read_amount(plain, place)
    if issubclass(hint, StrEnum):
        return hint(plain) if plain in list(hint) else _refuse(place)
    return _read_fields(hint, plain, place)


def _read_union(hint: UnionType, plain: object, place: str) -> Any:
    """Either a cell of a table (an amount or a text), or something that may be missing."""
    if hint == Cell:
        return _read(Rupiah if type(plain) is int else str, plain, place)
    (inner,) = (kind for kind in get_args(hint) if kind is not NoneType)
    return None if plain is None else _read(inner, plain, place)


def _read_fields(kind: type, plain: object, place: str) -> Any:
    hints = _hints(kind)
    if not isinstance(plain, dict) or plain.keys() != hints.keys():
        _refuse(place)
    return kind(**{name: _read(hints[name], plain[name], f"{place}.{name}") for name in hints})


def _read_tuple(items: tuple[Any, ...], plain: object, place: str) -> Any:
    if not isinstance(plain, list):
        _refuse(place)
    kinds = items if items[-1] is not Ellipsis else items[:1] * len(plain)
    if len(kinds) != len(plain):
        _refuse(place)
    pairs = zip(kinds, plain, strict=True)
    return tuple(_read(kind, item, f"{place}.{n}") for n, (kind, item) in enumerate(pairs, 1))


def _read_amount(plain: object, place: str) -> Rupiah:
    if type(plain) is not int:
        _refuse(place)
    try:
        return Rupiah(plain)
    except RuleBroken as error:
        raise BadInput("paper.sheet_unreadable", field=place) from error


@cache
def _hints(kind: type) -> dict[str, Any]:
    """The types of the fields, in their order; class variables are none."""
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _refuse(place: str) -> NoReturn:
    raise BadInput("paper.sheet_unreadable", field=place)
