"""What an order's papers rest on: its form, its letters, and the hash it got its number under."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from bejo_desktop.domain.content import Procedure
from bejo_desktop.domain.numbering import Series, series_of
from bejo_desktop.domain.paper.facts import BasisFacts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.figures import Figures
    from bejo_desktop.domain.order import Order

_FORMS: Final[Mapping[str, Literal["sp", "spk", "nota"]]] = {
    Series.SP: "sp",
    Series.SPK: "spk",
    Series.NP: "nota",
}


def first_hash(order: Order) -> str | None:
    """Return the content hash under which the order got its number: addenda have their own."""
    return order.amendments[0].previous if order.amendments else order.content_hash


def form_of(order: Order, figures: Figures) -> Literal["sp", "spk", "nota"]:
    """Return which paper orders: by the series of its number, before that by the figures' form."""
    if order.number is not None:
        return _FORMS.get(order.number.series, "sp")
    if order.content.procedure is Procedure.SMALL:
        return "nota"
    return _FORMS[series_of(figures.form)]


def basis_of(content: OrderContent) -> tuple[BasisFacts, ...]:
    """Return the letters the order rests on: the vendor's numbered offer, and the minutes."""
    talks, found = content.negotiation, []
    if talks is None:
        return ()
    offer = next((x for x in talks.offers if x.vendor == content.vendor and x.no), None)
    if offer is not None:
        found.append(BasisFacts("offer", offer.no, offer.on))
    if talks.minutes is not None:
        found.append(BasisFacts("negotiation", talks.minutes.number.text, talks.minutes.on))
    return tuple(found)


def approval_of(order: Order, names: Mapping[str, str]) -> tuple[BasisFacts, ...]:
    """Return the PPK's approval on paper with the name of who recorded it; none on screen."""
    paper = order.approval
    if paper is None:
        return ()
    return (BasisFacts("approval", names.get(paper.by, paper.by), paper.on),)
