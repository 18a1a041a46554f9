"""What the desk knows of prices: the region's standards, the unit's own, those of other vendors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from bejo_desktop.domain.catalogue import Product
    from bejo_desktop.domain.content import OrderLine
    from bejo_desktop.domain.meter import Spent
    from bejo_desktop.domain.price_memory import PaidPrice, RegionPrices
    from bejo_desktop.domain.standard_prices import StandardPrice


class Prices(Protocol):
    """Prices of the unit's region and of its own orders; every answer takes less than 100 ms."""

    def standard(self, code: str, year: int) -> StandardPrice:
        """Return the standard price of a year (NotFound `price.standard_unknown`)."""

    def standards(self, text: str, year: int, limit: int) -> Sequence[StandardPrice]:
        """Return standard prices of a year that hold all words of `text`, by name."""

    def standard_of(self, line: OrderLine, year: int) -> StandardPrice | None:
        """
        Return the standard price that is surely of a line, None where it takes an officer to say.

        Every word of the row stands in the name of the goods, at least three with a number among
        them (`kertas hvs a4 80 g`), the measure is the same, and the list names the line's
        rekening or none. The row with the most words wins, of those the dearest.
        """

    def suggested(self, name: str, measure: str, year: int, limit: int) -> Sequence[StandardPrice]:
        """
        Return the standard prices that may be of this product, the likeliest first.

        Words that are nearly the same count, rows of the same measure come first. A suggestion
        is never taken by itself: the officer chooses.
        """

    def paid(
        self, product: str, name: str, measure: str, without: UUID | None = None
    ) -> Sequence[PaidPrice]:
        """
        Return what the unit agreed on for a product, or for one of this name and measure.

        The newest first, at most 1,000.

        Args:
            without: an order that is being looked at.
        """

    def of_region(self, product: Product, region: str) -> RegionPrices | None:
        """Return list prices of the same category, name and measure by vendors of `region`."""

    def alike(self, product: Product, limit: int) -> Sequence[Product]:
        """
        Return products of the same category, name and measure by other vendors that can be
        ordered, those of the product's region first, then by price.
        """

    def spent(self, year: int, without: UUID | None = None) -> Spent:
        """
        Return what the orders of a year spend (`domain.meter`).

        Args:
            without: an order that is being looked at.
        """
