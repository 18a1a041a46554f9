"""Products as the local copy of the catalogue holds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from bejo_desktop.domain.codes import TaxClass
    from bejo_desktop.domain.money import Rupiah


@dataclass(frozen=True, slots=True)
class Product:
    """
    A product with its list price.

    Args:
        price: list price per measure, whole rupiah; never 0.
        price_list: version of the price list that set the price.
        price_on: day of that price.
        origin: `PDN` or `Impor`.
        withdrawn_on: day since which it cannot be ordered, or None.
    """

    code: str
    name: str
    vendor: str
    category: str
    measure: str
    tax_class: TaxClass
    origin: str
    price: Rupiah
    price_list: int
    price_on: date
    withdrawn_on: date | None = None
