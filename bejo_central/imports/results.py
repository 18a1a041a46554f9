"""What came of reading a file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bejo_central.demo.records import Product, Vendor
    from bejo_central.imports.rows import Refusal


class Sen(StrEnum):
    """What happens to a price that is not whole rupiah."""

    REFUSE = "refuse"
    ROUND = "round"


@dataclass(frozen=True, slots=True)
class CatalogueRead:
    """
    All that a file holds: `read` rows are either among `products` or among `refused`.

    `sheet` is the sheet that was read, empty for CSV. `prices_refused` are the rows of the file
    of prices that cannot be read at all, by their own numbers. `rounded` counts products whose
    price lost its sen, `several_prices` products that had more than one price, of which the
    lowest whole one was taken. `undated` are codes whose file tells no day of the price. Vendors
    and products stand in the order in which the file first names them.
    """

    read: int
    refused: tuple[Refusal, ...]
    prices_refused: tuple[Refusal, ...]
    rounded: int
    several_prices: int
    vendors: tuple[Vendor, ...]
    products: tuple[Product, ...]
    undated: frozenset[str] = frozenset()
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One row that can be taken.

    Args:
        row: its number.
        key: what it is about, unique in the file.
        values: what the row tells, by field; a field that the file has no column for is absent.
    """

    row: int
    key: tuple[str, ...]
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RecordsRead:
    """All that a file of regions, units, officers or budget lines holds; `sheet` as above."""

    read: int
    entries: tuple[Entry, ...]
    refused: tuple[Refusal, ...]
    sheet: str
