"""The negotiation of an order on the wire, and the way there from the domain and back."""

from __future__ import annotations

from datetime import date, time  # noqa: TC003 - msgspec reads the annotations at run time
from typing import Annotated

from msgspec import Meta

from bejo_desktop.contract.numbers import NumberRow, number_from_wire, number_to_wire
from bejo_desktop.contract.wire import Code, Digest, Message, Money, Name, Text
from bejo_desktop.domain.content import LINES_MAX
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.negotiation import (
    OFFERS_MAX,
    ROUNDS_MAX,
    VENDORS_MAX,
    Minutes,
    Negotiation,
    Offer,
    OfferSource,
    PaperRef,
)


class PaperRefMessage(Message, frozen=True):
    """`PaperRef` on the wire."""

    no: Text
    on: date


class OfferMessage(Message, frozen=True):
    """`Offer` on the wire."""

    vendor: Code
    vendor_name: Name
    round: Annotated[int, Meta(ge=1, le=ROUNDS_MAX)]
    source: OfferSource
    on: date
    prices: Annotated[tuple[Money | None, ...], Meta(max_length=LINES_MAX)]
    pkp: bool
    no: Text = ""
    valid_until: date | None = None
    products: Annotated[tuple[Text, ...], Meta(max_length=LINES_MAX)] = ()
    evidence: Digest | None = None
    note: Text = ""


class MinutesMessage(Message, frozen=True):
    """`Minutes` on the wire."""

    number: NumberRow
    on: date
    at: time | None
    way: OfferSource
    place: Text
    clarified: Text
    price_references: Annotated[tuple[Text, ...], Meta(max_length=20)] = ()


class NegotiationMessage(Message, frozen=True):
    """`Negotiation` on the wire."""

    asked_on: date
    asked: Annotated[tuple[Code, ...], Meta(max_length=VENDORS_MAX)]
    no: Text = ""
    offers: Annotated[tuple[OfferMessage, ...], Meta(max_length=OFFERS_MAX)] = ()
    chosen: Annotated[int, Meta(ge=0, lt=OFFERS_MAX)] | None = None
    minutes: MinutesMessage | None = None


def paper_to_wire(paper: PaperRef) -> PaperRefMessage:
    """Return a paper's name as it travels."""
    return PaperRefMessage(no=paper.no, on=paper.on)


def paper_from_wire(message: PaperRefMessage) -> PaperRef:
    """Return the name that travelled."""
    return PaperRef(message.no, message.on)


def negotiation_to_wire(negotiation: Negotiation) -> NegotiationMessage:
    """Return a negotiation as it travels and is stored."""
    minutes = negotiation.minutes
    return NegotiationMessage(
        asked_on=negotiation.asked_on,
        asked=negotiation.asked,
        no=negotiation.no,
        offers=tuple(_offer_to_wire(offer) for offer in negotiation.offers),
        chosen=negotiation.chosen,
        minutes=None if minutes is None else _minutes_to_wire(minutes),
    )


def negotiation_from_wire(message: NegotiationMessage) -> Negotiation:
    """Return the negotiation that travelled."""
    minutes = message.minutes
    return Negotiation(
        asked_on=message.asked_on,
        asked=message.asked,
        no=message.no,
        offers=tuple(_offer_from_wire(offer) for offer in message.offers),
        chosen=message.chosen,
        minutes=None if minutes is None else _minutes_from_wire(minutes),
    )


def _offer_to_wire(offer: Offer) -> OfferMessage:
    return OfferMessage(
        vendor=offer.vendor,
        vendor_name=offer.vendor_name,
        round=offer.round,
        source=offer.source,
        on=offer.on,
        prices=tuple(None if price is None else price.amount for price in offer.prices),
        pkp=offer.pkp,
        no=offer.no,
        valid_until=offer.valid_until,
        products=offer.products,
        evidence=offer.evidence or None,
        note=offer.note,
    )


def _offer_from_wire(message: OfferMessage) -> Offer:
    return Offer(
        vendor=message.vendor,
        vendor_name=message.vendor_name,
        round=message.round,
        source=message.source,
        on=message.on,
        prices=tuple(None if price is None else Rupiah(price) for price in message.prices),
        pkp=message.pkp,
        no=message.no,
        valid_until=message.valid_until,
        products=message.products,
        evidence=message.evidence or "",
        note=message.note,
    )


def _minutes_to_wire(minutes: Minutes) -> MinutesMessage:
    return MinutesMessage(
        number=number_to_wire(minutes.number),
        on=minutes.on,
        at=minutes.at,
        way=minutes.way,
        place=minutes.place,
        clarified=minutes.clarified,
        price_references=minutes.price_references,
    )


def _minutes_from_wire(message: MinutesMessage) -> Minutes:
    return Minutes(
        number=number_from_wire(message.number),
        on=message.on,
        at=message.at,
        way=message.way,
        place=message.place,
        clarified=message.clarified,
        price_references=message.price_references,
    )
