"""A negotiation as it is shown: each offer with its figures and what changed since the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.application.views import NegotiationView, OfferedLine, OfferView
from bejo_desktop.domain import negotiating
from bejo_desktop.domain.errors import BejoError, NotFound
from bejo_desktop.domain.order import OrderState

if TYPE_CHECKING:
    from bejo_desktop.application.ports.store import Reading
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.figures import Figures
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.negotiation import Offer
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.rules.book import RuleBook

_OPEN = frozenset({OrderState.DRAFT, OrderState.SUBMITTED})


def negotiation_view(reading: Reading, order: Order, rules: RuleBook) -> NegotiationView | None:
    """Return the negotiation of an order, None where nobody was asked."""
    content, talks = order.content, order.content.negotiation
    if talks is None:
        return None
    figures = [_figures(content, offer, rules) for offer in talks.offers]
    totals = [one.total for one in figures if one is not None]
    cheapest = min(totals, default=None)
    offers = tuple(
        _offer(reading, content, index, figures, is_cheapest=cheapest)
        for index in range(len(talks.offers))
    )
    return NegotiationView(
        order_id=order.order_id,
        asked=tuple((code, _name(reading, code)) for code in talks.asked),
        asked_on=talks.asked_on,
        no=talks.no,
        offers=offers,
        minutes=talks.minutes,
        saved=_saved(content, rules),
        editable=order.state in _OPEN and talks.minutes is None,
    )


def _offer(
    reading: Reading,
    content: OrderContent,
    index: int,
    figures: list[Figures | None],
    *,
    is_cheapest: Rupiah | None,
) -> OfferView:
    talks = content.negotiation
    assert talks is not None
    offer, mine = talks.offers[index], figures[index]
    first = next(at for at, one in enumerate(talks.offers) if one.vendor == offer.vendor)
    before = figures[first] if first != index else None
    return OfferView(
        index=index,
        vendor=offer.vendor,
        vendor_name=offer.vendor_name,
        round=offer.round,
        source=offer.source,
        on=offer.on,
        no=offer.no,
        valid_until=offer.valid_until,
        pkp=offer.pkp,
        pkp_differs=_pkp(reading, offer) is not offer.pkp,
        evidence=offer.evidence,
        note=offer.note,
        lines=_lines(content, offer, talks.offers[first]),
        figures=mine,
        total_change=mine.total - before.total if mine and before else None,
        ppn_change=mine.ppn - before.ppn if mine and before else None,
        chosen=talks.chosen == index,
        cheapest=mine is not None and mine.total == is_cheapest,
    )


def _lines(content: OrderContent, offer: Offer, first: Offer) -> tuple[OfferedLine, ...]:
    rows = zip(content.lines, offer.prices, first.prices, strict=False)
    return tuple(
        OfferedLine(
            name=line.name,
            quantity=line.quantity,
            measure=line.measure,
            price=price,
            amount=None if price is None else price.times(line.quantity),
            change=None if price is None or before is None else price - before,
        )
        for line, price, before in rows
    )


def _figures(content: OrderContent, offer: Offer, rules: RuleBook) -> Figures | None:
    """What the order costs at an offer; None while it has no vendor, no lines, or others."""
    if content.vendor_tax is None or len(offer.prices) != len(content.lines):
        return None
    try:
        return negotiating.figures_of_offer(content, offer, rules)
    except BejoError:
        return None  # the draft's own flags say why nothing can be computed


def _saved(content: OrderContent, rules: RuleBook) -> tuple[Rupiah, Rupiah] | None:
    talks = content.negotiation
    if talks is None or talks.chosen is None or content.vendor_tax is None:
        return None
    try:
        saving = negotiating.saving(content, rules)
    except BejoError:
        return None  # as above
    return None if saving is None else (saving.before_tax, saving.with_tax)


def _name(reading: Reading, code: str) -> str:
    try:
        return reading.reference.vendor(code).name
    except NotFound:
        return code


def _pkp(reading: Reading, offer: Offer) -> bool:
    try:
        return reading.reference.vendor(offer.vendor).pkp
    except NotFound:
        return offer.pkp
