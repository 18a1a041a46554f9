"""What one connection has read or written, so that a keystroke need not read it again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bejo_desktop.domain.budget import BudgetLine
    from bejo_desktop.domain.catalogue import Product
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.fiscal_year import FiscalYear
    from bejo_desktop.domain.parties import Officer, Unit, Vendor
    from bejo_desktop.domain.price_memory import RegionPrices
    from bejo_desktop.domain.standard_prices import StandardPrice

KEPT_MAX: Final = 2_000
"""Rows of one kind; an order names 200 products at most."""


class NewestContent:
    """
    The content that was written last, by its bytes: the same bytes mean the same content.

    It needs no forgetting, and a transaction that is rolled back leaves nothing wrong behind.
    """

    def __init__(self) -> None:
        self._body = b""
        self._content: OrderContent | None = None

    def keep(self, body: bytes, content: OrderContent) -> None:
        """Take the place of what was written before."""
        self._body, self._content = body, content

    def content_of(self, body: bytes) -> OrderContent | None:
        """Return the content of which `body` are the bytes, None where it is another one."""
        return self._content if body == self._body else None


@dataclass(slots=True)
class Remembered:
    """
    The reference as it was committed: whoever changes a row of it forgets all of it first.

    Args:
        budgets: by year, each with the moment (microseconds) that its lines are told to be of.
        region_prices: by product and region; each costs a full-text search.
        standards: by name, measure, rekening and year; each costs a walk through the list.
    """

    unit: Unit | None = None
    officers: dict[str, Officer] = field(default_factory=dict)
    vendors: dict[str, Vendor] = field(default_factory=dict)
    products: dict[str, Product] = field(default_factory=dict)
    budgets: dict[int, tuple[int, Sequence[BudgetLine]]] = field(default_factory=dict)
    years: dict[int, FiscalYear] = field(default_factory=dict)
    region_prices: dict[tuple[str, str], RegionPrices] = field(default_factory=dict)
    standards: dict[tuple[str, str, str, int], StandardPrice | None] = field(default_factory=dict)

    def forget(self) -> None:
        """Know nothing any more."""
        self.unit = None
        for known in (
            self.officers,
            self.vendors,
            self.products,
            self.budgets,
            self.years,
            self.region_prices,
            self.standards,
        ):
            known.clear()

    def make_room(self) -> None:
        """Forget the rows of a kind of which too many are kept."""
        for known in (
            self.officers,
            self.vendors,
            self.products,
            self.region_prices,
            self.standards,
        ):
            if len(known) > KEPT_MAX:
                known.clear()


@dataclass(frozen=True, slots=True)
class Memory:
    """Both, of one connection."""

    reference: Remembered = field(default_factory=Remembered)
    content: NewestContent = field(default_factory=NewestContent)
