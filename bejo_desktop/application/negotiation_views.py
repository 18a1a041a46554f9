"""A negotiation as it is shown: each offer with its figures and what changed since the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.application.views import NegotiationView, OfferedLine, OfferView
from bejo_desktop.application.views.negotiation import Compared, ComparedLine
from bejo_desktop.domain import negotiating
from bejo_desktop.domain.errors import BejoError, NotFound
from bejo_desktop.domain.order import UNNUMBERED
from bejo_desktop.domain.tax.computing import compute

if TYPE_CHECKING:
    from bejo_desktop.application.ports.store import Reading
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.figures import Figures
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.negotiation import Offer
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.rules.book import RuleBook


def negotiation_view(reading: Reading, order: Order, rules: RuleBook) -> NegotiationView | None:
    """Return the negotiation of an order, None where nobody was asked."""
    content, talks = order.content, order.content.negotiation
    if talks is None:
        return None
    figures = [_figures(content, offer, rules) for offer in talks.offers]
    totals = [
        one.total
        for one, offer in zip(figures, talks.offers, strict=True)
        if one is not None and all(map(negotiating.is_named, offer.prices))
    ]
    cheapest = min(totals, default=None)
    offers = tuple(
        _offer(reading, content, index, figures, rules, is_cheapest=cheapest)
        for index in range(len(talks.offers))
    )
    return NegotiationView(
        order_id=order.order_id,
        asked=tuple((code, _name(reading, code)) for code in talks.asked),
        asked_on=talks.asked_on,
        no=talks.no,
        offers=offers,
        compared=_compared(content, offers, rules),
        minutes=talks.minutes,
        saved=_saved(content, rules),
        editable=order.state in UNNUMBERED and talks.minutes is None,
    )


def _offer(
    reading: Reading,
    content: OrderContent,
    index: int,
    figures: list[Figures | None],
    rules: RuleBook,
    *,
    is_cheapest: Rupiah | None,
) -> OfferView:
    talks = content.negotiation
    assert talks is not None
    offer, mine = talks.offers[index], figures[index]
    first = negotiating.first_offer(talks, offer.vendor)
    assert first is not None
    whole = all(map(negotiating.is_named, offer.prices))
    before = _figures(content, first, rules) if whole and offer.round > 1 else None
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
        lines=_lines(content, offer, first),
        offered=sum(map(negotiating.is_named, offer.prices)),
        figures=mine,
        total_change=mine.total - before.total if mine and before else None,
        chosen=talks.chosen == index,
        cheapest=whole and mine is not None and mine.total == is_cheapest,
    )


def _lines(content: OrderContent, offer: Offer, first: Offer) -> tuple[OfferedLine, ...]:
    rows = zip(content.lines, offer.prices, first.prices, strict=False)
    return tuple(
        OfferedLine(line.name, line.quantity, line.measure, None, None, None)
        if price is None or not negotiating.is_named(price)
        else OfferedLine(
            name=line.name,
            quantity=line.quantity,
            measure=line.measure,
            price=price,
            amount=price.times(line.quantity),
            change=None if before is None else price - before,
        )
        for line, price, before in rows
    )


def _compared(content: OrderContent, offers: tuple[OfferView, ...], rules: RuleBook) -> Compared:
    """The vendors side by side, and both sums beside the catalogue's."""
    last = tuple({one.vendor: one for one in offers}.values())
    agreed = content.negotiation is not None and content.negotiation.chosen is not None
    lines = tuple(
        ComparedLine(
            name=line.name,
            quantity=line.quantity,
            measure=line.measure,
            list_price=line.list_price,
            offers=tuple(one.lines[at].price if at < len(one.lines) else None for one in last),
            agreed=line.unit_price if agreed else None,
        )
        for at, line in enumerate(content.lines)
    )
    if content.vendor_tax is None:
        return Compared(last, lines, None, None, None)
    try:
        listed = negotiating.figures_at_list(content, rules)
        now = compute(content.quote(), rules) if agreed else None
    except BejoError:
        return Compared(last, lines, None, None, None)
    return Compared(
        offers=last,
        lines=lines,
        list_total=listed.total,
        agreed_total=None if now is None else now.total,
        above_list=None if now is None else now.base - listed.base,
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
