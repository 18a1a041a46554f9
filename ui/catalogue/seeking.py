"""What is sought in the catalogue: words and filters as one value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.views import SearchQuery

if TYPE_CHECKING:
    from bejo_desktop.domain.money import Rupiah

PAGE: Final = 100
"""Hits that are shown at once; more follow at the end of the list."""


@dataclass(frozen=True, slots=True)
class Seeking:
    """
    Words and filters; the names beside the codes are for the chips.

    Args:
        literal: show what was typed, not what it was put right to.
    """

    text: str = ""
    category: str = ""
    region: str = ""
    region_name: str = ""
    vendor: str = ""
    vendor_name: str = ""
    price_least: Rupiah | None = None
    price_most: Rupiah | None = None
    literal: bool = False

    def query(self, offset: int = 0) -> SearchQuery:
        """Return what is asked of the store."""
        return SearchQuery(
            text=self.text,
            category=self.category,
            region=self.region,
            vendor=self.vendor,
            price_least=self.price_least,
            price_most=self.price_most,
            limit=PAGE,
            offset=offset,
        )

    def filters(self) -> tuple[tuple[str, str], ...]:
        """Return the filters that are on as (name, words), for the chips."""
        found = []
        if self.vendor:
            found.append(("vendor", self.vendor_name or self.vendor))
        if self.category:
            found.append(("category", self.category))
        if self.region:
            found.append(("region", self.region_name or self.region))
        if self.price_least is not None:
            found.append(("price_least", f"Harga ≥ {self.price_least.plain}"))
        if self.price_most is not None:
            found.append(("price_most", f"Harga ≤ {self.price_most.plain}"))
        return tuple(found)

    def without(self, name: str) -> Seeking:
        """Return the same without one filter."""
        match name:
            case "category":
                return replace(self, category="")
            case "region":
                return replace(self, region="")
            case "vendor":
                return replace(self, vendor="", vendor_name="")
            case "price_least":
                return replace(self, price_least=None)
            case _:
                return replace(self, price_most=None)

    def bare(self) -> Seeking:
        """Return the words without any filter."""
        return Seeking(text=self.text)
