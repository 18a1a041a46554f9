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
        price: offered, None for none; change: against the vendor's first price.
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
        offered: how many lines have a price; only an offer of all of them competes.
        figures: of these lines, with the tax status stated; None where nothing can be computed.
        total_change: against the vendor's first prices; None for the first, and for a part.
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
    offered: int
    figures: Figures | None
    total_change: Rupiah | None
    chosen: bool
    cheapest: bool

    @property
    def is_partial(self) -> bool:
        """Whether a line of the order was not offered."""
        return self.offered < len(self.lines)


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """
    One line of the order over all vendors, money in whole rupiah a unit.

    Args:
        list_price: of the catalogue, when the line was added.
        offers: of each vendor's last round, in the order of `Compared.offers`; None for none.
        agreed: None before an offer was chosen.
    """

    name: str
    quantity: Quantity
    measure: str
    list_price: Rupiah
    offers: tuple[Rupiah | None, ...]
    agreed: Rupiah | None


@dataclass(frozen=True, slots=True)
class Compared:
    """
    The last round of each vendor side by side.

    Args:
        list_total, agreed_total: with taxes; None where they cannot be computed or nothing is
            agreed.
        above_list: what is agreed less what the catalogue asks, before taxes.
    """

    offers: tuple[OfferView, ...]
    lines: tuple[ComparedLine, ...]
    list_total: Rupiah | None
    agreed_total: Rupiah | None
    above_list: Rupiah | None


@dataclass(frozen=True, slots=True)
class NegotiationView:
    """A negotiation whole; `asked` are (code, name); `saved` is before and with tax."""

    order_id: UUID
    asked: tuple[tuple[str, str], ...]
    asked_on: date
    no: str
    offers: tuple[OfferView, ...]
    compared: Compared
    minutes: Minutes | None
    saved: tuple[Rupiah, Rupiah] | None
    editable: bool
