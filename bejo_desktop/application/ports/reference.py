"""What the centre owns and the desk only reads, as the use cases see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from bejo_desktop.application.views import (
        CategoryCount,
        RegionCount,
        SearchPage,
        SearchQuery,
    )
    from bejo_desktop.contract.rows import Row
    from bejo_desktop.contract.snapshot import Chunk
    from bejo_desktop.domain.budget import BudgetLine
    from bejo_desktop.domain.catalogue import Product
    from bejo_desktop.domain.fiscal_year import FiscalYear
    from bejo_desktop.domain.parties import Officer, Unit, Vendor


class Reference(Protocol):
    """What the centre owns and the desk only reads: unit, officers, budget, vendors, products."""

    def unit(self) -> Unit:
        """Return the desk's unit (NotFound `unit.not_loaded` before the first sync)."""

    def officers(self) -> Sequence[Officer]:
        """Return the officers of the unit, by name."""

    def officer(self, nip: str) -> Officer:
        """Return one officer (NotFound `officer.unknown`)."""

    def budget(self, year: int) -> Sequence[BudgetLine]:
        """Return the unit's budget lines of `year`, by code, as the last sync brought them."""

    def fiscal_year(self, year: int) -> FiscalYear:
        """Return what holds for the unit in `year`; without figures where nothing came of it."""

    def vendor(self, code: str) -> Vendor:
        """Return a vendor (NotFound `vendor.unknown`)."""

    def vendors(self, text: str, limit: int) -> Sequence[Vendor]:
        """Return vendors whose name holds the words of `text`."""

    def product(self, code: str) -> Product:
        """Return a product (NotFound `product.unknown`)."""

    def products(self, codes: Iterable[str]) -> Sequence[Product]:
        """Return those of `codes` that are known."""

    def product_count(self) -> int:
        """Return how many products are here; 0 before the first load."""

    def apply(self, rows: Iterable[Row]) -> None:
        """Take feed rows over (all kinds but orders); a row that is not newer is left out."""

    def load(self, chunk: Chunk) -> int:
        """Take a snapshot chunk over and return its number of rows."""

    def absent(self, kind: str, up_to: int, present: Collection[str]) -> Sequence[str]:
        """Return ids of vendors or products that are here, not newer than `up_to`, and unnamed."""

    def start_merging_words(self) -> None:
        """Let all parts of the full-text index become one; `merge_words` does it piece by piece."""

    def merge_words(self) -> bool:
        """Merge a piece of some 25 ms; False once nothing is left to merge."""


class Search(Protocol):
    """Full-text search of the local catalogue."""

    def search(self, query: SearchQuery) -> SearchPage:
        """Return hits by popularity; with typos corrected where the words find nothing."""

    def categories(self, query: SearchQuery) -> Sequence[CategoryCount]:
        """Return categories with counts over the first 1,000 hits."""

    def regions(self, query: SearchQuery) -> Sequence[RegionCount]:
        """Return vendors' regions with counts over the first 1,000 hits."""

    def interrupt(self) -> None:
        """Stop the search that runs now, from any thread; it raises `Cancelled`."""
