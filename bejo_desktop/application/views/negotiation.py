"""What the negotiation screen shows, and what is typed there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, time
    from uuid import UUID

    from bejo_desktop.domain.figures import Figures
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.negotiation import Minutes, OfferSource
    from bejo_desktop.domain.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Asking:
    """A request as typed: to which vendors, by which letter ("" none), on which day (None today)."""

    vendors: tuple[str, ...]
    no: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Offered:
    """
    An offer as typed.

    Args:
        prices: one a line of the order, None where the vendor offered none.
        products: the vendor's own product of each line; () where they are the order's.
        pkp: what the vendor states; None takes what the catalogue knows.
    """

    vendor: str
    source: OfferSource
    prices: tuple[Rupiah | None, ...]
    on: date | None = None
    no: str = ""
    valid_until: date | None = None
    products: tuple[str, ...] = ()
    pkp: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Minuting:
    """What the berita acara says, as typed; `on` None is today."""

    way: OfferSource
    place: str
    clarified: str
    price_references: tuple[str, ...] = ()
    on: date | None = None
    at: time | None = None


@dataclass(frozen=True, slots=True)
class OfferedLine:
    """
    One line in one offer, money in whole rupiah.

    Args:
        price: offered, None for none; change: against the vendor's first offer.
    """

    name: str
    quantity: Quantity
    measure: str
    price: Rupiah | None
    amount: Rupiah | None
    change: Rupiah | None


@dataclass(frozen=True, slots=True)
class OfferView:
    """
    One offer with what the order would cost at it.

    Args:
        index: to choose it by.
        figures: with the tax status stated; None where nothing can be computed.
        total_change, ppn_change: against the vendor's first offer; None for that one.
        pkp_differs: the status stated is not the one the catalogue knows.
    """

    index: int
    vendor: str
    vendor_name: str
    round: int
    source: OfferSource
    on: date
    no: str
    valid_until: date | None
    pkp: bool
    pkp_differs: bool
    evidence: str
    note: str
    lines: tuple[OfferedLine, ...]
    figures: Figures | None
    total_change: Rupiah | None
    ppn_change: Rupiah | None
    chosen: bool
    cheapest: bool


@dataclass(frozen=True, slots=True)
class NegotiationView:
    """A negotiation whole; `asked` are (code, name); `saved` is before and with tax."""

    order_id: UUID
    asked: tuple[tuple[str, str], ...]
    asked_on: date
    no: str
    offers: tuple[OfferView, ...]
    minutes: Minutes | None
    saved: tuple[Rupiah, Rupiah] | None
    editable: bool
