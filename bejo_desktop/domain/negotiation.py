"""
What was asked of vendors and what they offered, recorded by the officer: vendors have no login.

The negotiation is part of the order's content: the PPK approves it with the prices it led to,
and the berita acara is drawn from it years later.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date, time

    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.numbering import Number

VENDORS_MAX: Final = 10
"""Vendors asked for one order."""
OFFERS_MAX: Final = 50
"""Offers over all vendors and rounds."""
ROUNDS_MAX: Final = 9


class OfferSource(StrEnum):
    """How an offer or an answer of the vendor reached the officer."""

    PAPER = "paper"
    PHONE = "phone"
    WHATSAPP = "whatsapp"
    MEETING = "meeting"
    PLATFORM = "platform"


@dataclass(frozen=True, slots=True)
class PaperRef:
    """A paper that is named by its number and day: a letter, a nota, minutes."""

    no: str
    on: date


@dataclass(frozen=True, slots=True)
class Offer:
    """
    What one vendor offered in one round.

    Args:
        vendor, vendor_name: who; the name as it was then.
        round: from 1; a vendor's rounds follow each other.
        source, on: how and when it reached the officer.
        no: number of the vendor's letter, "" where there is none.
        valid_until: last day of the offer, None where the vendor named none.
        prices: one a line of the order, in the order's price mode; None where not offered.
        products: the vendor's own product of each line, "" where it is the order's.
        pkp: the tax status that the vendor states.
        evidence: SHA-256 of the picture or scan, "" where there is none.
    """

    vendor: str
    vendor_name: str
    round: int
    source: OfferSource
    on: date
    prices: tuple[Rupiah | None, ...]
    pkp: bool
    no: str = ""
    valid_until: date | None = None
    products: tuple[str, ...] = ()
    evidence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Minutes:
    """
    What the berita acara negosiasi says beside the prices.

    Args:
        number: of its own series BAN, or typed from the agenda book.
        at: hour in WIB, None where it was not noted.
        way: how they spoke, one of the sources.
        clarified: result of the technical clarification.
        price_references: what the price was compared with (SSH, last paid, other offers).
    """

    number: Number
    on: date
    at: time | None
    way: OfferSource
    place: str
    clarified: str
    price_references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Negotiation:
    """
    A request for quotation (RFQ) and all that followed from it.

    Args:
        no: number of the request, "" where none was written.
        asked_on: day of the request; `asked` the vendors, by code.
        offers: in the order in which they came, all rounds of all vendors.
        chosen: index of the offer whose prices the order carries; None before a choice.
        minutes: None while no berita acara is written.
    """

    asked_on: date
    asked: tuple[str, ...]
    no: str = ""
    offers: tuple[Offer, ...] = ()
    chosen: int | None = None
    minutes: Minutes | None = None
