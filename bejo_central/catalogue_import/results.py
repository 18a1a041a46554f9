"""What came of reading a catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bejo_central.demo.records import Product, Vendor


class Sen(StrEnum):
    """What happens to a price that is not whole rupiah."""

    REFUSE = "refuse"
    ROUND = "round"


class Refused(StrEnum):
    """Why a row is not taken; the words stand in `resources/messages/` under the same code."""

    NO_PRICE = "import.no_price"
    PRICE_HAS_SEN = "import.price_has_sen"
    PRICE_UNREADABLE = "import.price_unreadable"
    PRICE_TOO_LARGE = "import.price_too_large"
    NO_CODE = "import.no_code"
    NO_NAME = "import.no_name"
    NO_VENDOR = "import.no_vendor"
    NO_MEASURE = "import.no_measure"
    DATE_UNREADABLE = "import.date_unreadable"
    ORIGIN_UNKNOWN = "import.origin_unknown"
    TKDN_UNREADABLE = "import.tkdn_unreadable"
    DUPLICATE = "import.duplicate"
    CELLS_MISSING = "import.cells_missing"
    CELL_TOO_LARGE = "import.cell_too_large"


@dataclass(frozen=True, slots=True)
class Refusal:
    """
    One row that was not taken.

    `row` counts as a spreadsheet does, the heading being row 1; `product` is the code the row
    carries, empty where it carries none; `value` is what was found there, cut to 40 characters.
    """

    row: int
    reason: Refused
    product: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class CatalogueRead:
    """
    All that a file holds: `read` rows are either among `products` or among `refused`.

    `prices_refused` are the rows of the file of prices that cannot be read at all, by their own
    numbers. `rounded` counts products whose price lost its sen, `several_prices` products that had more
    than one price, of which the lowest whole one was taken. Vendors and products stand in the
    order in which the file first names them.
    """

    read: int
    refused: tuple[Refusal, ...]
    prices_refused: tuple[Refusal, ...]
    rounded: int
    several_prices: int
    vendors: tuple[Vendor, ...]
    products: tuple[Product, ...]
