"""Places, occasion, reasons and papers of an order's content on the wire, and the way back."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - msgspec reads the annotations at run time
from decimal import Decimal
from typing import Annotated

from msgspec import Meta

from bejo_desktop.contract.negotiation import PaperRefMessage, paper_from_wire, paper_to_wire
from bejo_desktop.contract.quantities import Decimals, spelled
from bejo_desktop.contract.wire import NO_NUL, Code, Message, Text
from bejo_desktop.domain.content import (
    LINES_MAX,
    Delivery,
    DirectBasis,
    FlagReason,
    Occasion,
    Place,
)

Phone = Annotated[str, Meta(max_length=64, pattern=NO_NUL)]


class PlaceMessage(Message, frozen=True):
    """`Place` on the wire; one quantity a line of the order."""

    name: Text
    phone: Phone
    address: Text
    quantities: Annotated[tuple[Decimals, ...], Meta(max_length=LINES_MAX)]


class OccasionMessage(Message, frozen=True):
    """`Occasion` on the wire."""

    title: Text
    on: date
    guests: Annotated[int, Meta(ge=0, le=10**6)]


class DirectBasisMessage(Message, frozen=True):
    """`DirectBasis` on the wire."""

    invitation: PaperRefMessage
    result: PaperRefMessage


class FlagReasonMessage(Message, frozen=True):
    """`FlagReason` on the wire."""

    code: Code
    text: Text = ""
    by: Annotated[str, Meta(max_length=18, pattern=NO_NUL)] = ""
    line: Annotated[int, Meta(ge=0, le=LINES_MAX)] = 0
    about: Annotated[str, Meta(pattern=r"^([0-9a-f]{16})?\Z")] = ""


def place_to_wire(place: Place) -> PlaceMessage:
    """Return a place as it travels."""
    to = place.delivery
    quantities = tuple(spelled(quantity) for quantity in place.quantities)
    return PlaceMessage(name=to.name, phone=to.phone, address=to.address, quantities=quantities)


def place_from_wire(message: PlaceMessage) -> Place:
    """Return the place that travelled."""
    return Place(
        Delivery(message.name, message.phone, message.address),
        tuple(Decimal(quantity) for quantity in message.quantities),
    )


def occasion_to_wire(occasion: Occasion | None) -> OccasionMessage | None:
    """Return an occasion as it travels."""
    if occasion is None:
        return None
    return OccasionMessage(title=occasion.title, on=occasion.on, guests=occasion.guests)


def occasion_from_wire(message: OccasionMessage | None) -> Occasion | None:
    """Return the occasion that travelled."""
    return None if message is None else Occasion(message.title, message.on, message.guests)


def direct_to_wire(direct: DirectBasis | None) -> DirectBasisMessage | None:
    """Return the papers before an SPK as they travel."""
    if direct is None:
        return None
    return DirectBasisMessage(
        invitation=paper_to_wire(direct.invitation), result=paper_to_wire(direct.result)
    )


def direct_from_wire(message: DirectBasisMessage | None) -> DirectBasis | None:
    """Return the papers that travelled."""
    if message is None:
        return None
    return DirectBasis(paper_from_wire(message.invitation), paper_from_wire(message.result))


def reason_to_wire(reason: FlagReason) -> FlagReasonMessage:
    """Return why a question was passed, as it travels."""
    return FlagReasonMessage(
        code=reason.code, text=reason.text, by=reason.by, line=reason.line, about=reason.about
    )


def reason_from_wire(message: FlagReasonMessage) -> FlagReason:
    """Return the reason that travelled."""
    return FlagReason(message.code, message.line, message.text, message.by, message.about)
