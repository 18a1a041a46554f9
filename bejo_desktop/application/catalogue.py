"""Finding products and vendors in the local copy of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.application.views import ProductView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bejo_desktop.application.ports.store import Store
    from bejo_desktop.application.views import CategoryCount, RegionCount, SearchPage, SearchQuery
    from bejo_desktop.domain.parties import Vendor


class Catalogue:
    """The catalogue as officers search it; all methods belong to the read lane."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def search(self, query: SearchQuery) -> SearchPage:
        """Return hits by popularity; an empty text returns the most bought (Cancelled)."""
        return self._store.search.search(query)

    def categories(self, query: SearchQuery) -> Sequence[CategoryCount]:
        """Return categories with their counts over the first 1,000 hits."""
        return self._store.search.categories(query)

    def regions(self, query: SearchQuery) -> Sequence[RegionCount]:
        """Return vendors' regions with their counts over the first 1,000 hits."""
        return self._store.search.regions(query)

    def product(self, code: str) -> ProductView:
        """Return a product with its vendor (NotFound `product.unknown`, `vendor.unknown`)."""
        with self._store.read() as reading:
            product = reading.reference.product(code)
            return ProductView(product, reading.reference.vendor(product.vendor))

    def vendors(self, text: str, limit: int) -> Sequence[Vendor]:
        """Return vendors whose name holds the words of `text`."""
        with self._store.read() as reading:
            return reading.reference.vendors(text, limit)

    def interrupt(self) -> None:
        """Stop the search that runs now, from any thread; it raises `Cancelled`."""
        self._store.search.interrupt()
