"""What a command answers: one JSON document, or a short table for people."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from bejo_desktop.domain.money import Rupiah

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Document = dict[str, Any] | list[Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A few columns for people; `right` names columns that stand to the right."""

    heads: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    right: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Answer:
    """
    The result of one command.

    Args:
        document: what `--json` writes; None where the command wrote its lines itself.
        shown: what people read instead: tables and sentences, in order.
        code: exit code.
    """

    document: Document | None
    shown: tuple[Table | str, ...] = field(default=())
    code: int = 0


def as_json(document: object) -> str:
    """Return one line of JSON; money becomes an integer, days and moments ISO texts."""
    return _ENCODER.encode(document)


def as_text(parts: Iterable[Table | str]) -> str:
    """Return tables and sentences as people read them in a terminal."""
    return "\n".join(part if isinstance(part, str) else _drawn(part) for part in parts)


def _drawn(table: Table) -> str:
    lines = [table.heads, *table.rows]
    widths = [max(len(line[at]) for line in lines) for at in range(len(table.heads))]
    return "\n".join(_line(line, widths, table.right) for line in lines)


def _line(cells: Sequence[str], widths: Sequence[int], right: frozenset[int]) -> str:
    padded = (
        cell.rjust(width) if at in right else cell.ljust(width)
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join(padded).rstrip()


def _plain(value: object) -> object:
    if isinstance(value, Rupiah):
        return value.amount
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, frozenset | set):
        return sorted(str(item) for item in value)
    return str(value)


_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, default=_plain)
