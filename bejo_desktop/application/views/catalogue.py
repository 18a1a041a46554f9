"""What a search of the catalogue shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from bejo_desktop.domain.catalogue import Product
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.parties import Vendor


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """
    What is searched: words as typed, and filters; empty means all.

    Args:
        region: kode wilayah of the vendor. vendor: only this vendor's products.
        price_least, price_most: whole rupiah, both included.
        limit: most hits returned. offset: hits left out before the first.
    """

    text: str = ""
    category: str = ""
    region: str = ""
    vendor: str = ""
    price_least: Rupiah | None = None
    price_most: Rupiah | None = None
    limit: int = 100
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """One product of a result list; `blocked` names why it cannot be ordered ("" = it can)."""

    product: str
    name: str
    vendor: str
    vendor_name: str
    region_name: str
    district: str
    measure: str
    category: str
    origin: str
    price: Rupiah
    price_on: date
    blocked: str = ""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Hits by popularity; `count` is capped at 1,001; `corrected_to` is set after a typo."""

    hits: tuple[Hit, ...]
    count: int
    count_is_capped: bool
    corrected_to: str | None


@dataclass(frozen=True, slots=True)
class CategoryCount:
    """A category and how many of the first 1,000 hits it has."""

    category: str
    count: int


@dataclass(frozen=True, slots=True)
class RegionCount:
    """A vendor's region and how many of the first 1,000 hits it has."""

    region: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class ProductView:
    """One product in full, with its vendor."""

    product: Product
    vendor: Vendor
