"""The sheet as a plain document: what `--sheet` writes and what is attached to the PDF."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from bejo_desktop.domain.money import Rupiah

if TYPE_CHECKING:
    from typing import TypeAlias

    from bejo_desktop.domain.paper.sheet import OrderSheet

Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str | int | bool | None"
"""What JSON can hold without a float."""


def as_document(sheet: OrderSheet) -> dict[str, Plain]:
    """
    Return the sheet as dicts, lists, texts, whole numbers and nulls, in the order of its fields.

    Money is whole rupiah as an integer; the same sheet always gives the same document.
    """
    document = _plain(sheet)
    assert isinstance(document, dict)
    return document


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
