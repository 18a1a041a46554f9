"""From an order to the plain facts of the papers before its delivery."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.application.comparing import comparison_of
from bejo_desktop.application.paper_facts.later import print_under
from bejo_desktop.application.paper_facts.people import buyer
from bejo_desktop.application.prices import Advising
from bejo_desktop.contract.papers import negotiation_hash
from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.negotiating import figures_of_offer, first_offer
from bejo_desktop.domain.negotiation import PaperRef
from bejo_desktop.domain.paper.letter_facts import (
    ComparisonFacts,
    DistributionFacts,
    NegotiatedLine,
    NegotiationFacts,
    PlaceFacts,
    RequestFacts,
    RoundFacts,
    SpkFacts,
)

if TYPE_CHECKING:
    from datetime import date

    from bejo_desktop.application.paper_facts.order import FactFinder
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.negotiation import Minutes, Negotiation, Offer
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.paper.facts import CopyFacts

_COMPARED: Final = "kertas kerja perbandingan harga"
_TALKS: Final = "bukti komunikasi ({count} gambar)"


def first_content(order: Order) -> OrderContent:
    """Return what the order said when it got its number."""
    return order.first_content or order.content


def spk_facts(finder: FactFinder, order: Order, copy: CopyFacts | None) -> SpkFacts:
    """Return what the SPK says; errors as `FactFinder.facts`."""
    content = first_content(order)
    direct, talks = content.direct, content.negotiation
    offer = first_offer(talks, content.vendor) if talks else None
    return SpkFacts(
        order=finder.first_facts(order, copy),
        invitation=direct.invitation if direct else None,
        offer=PaperRef(offer.no, offer.on) if offer and offer.no else None,
        result=direct.result if direct else None,
    )


def request_facts(finder: FactFinder, order: Order, position: int) -> RequestFacts:
    """Return what the request to the vendor asked at `position`, from 1, says."""
    content = first_content(order)
    talks = content.negotiation
    assert talks is not None
    vendor = talks.asked[position - 1]
    role = _buying(finder, order)
    return RequestFacts(
        order=finder.first_facts(order, None),
        no=talks.no,
        asked_on=talks.asked_on,
        vendor_name=finder.reading.reference.vendor(vendor).name,
        officer=buyer(finder, order, role),
        officer_role=role,
        places=_places(content),
    )


def comparison_facts(finder: FactFinder, order: Order) -> ComparisonFacts:
    """Return the comparison sheet, of the day on which the choice was made."""
    content = first_content(order)
    role, talks, on = _buying(finder, order), content.negotiation, _chosen_on(content)
    asked = set(talks.asked) if talks else set()
    advices = Advising(finder.reading, finder.rules).lines(content, order.order_id)
    return ComparisonFacts(
        order=finder.first_facts(order, None),
        comparison=comparison_of(finder.reading, content, advices, finder.rules, on),
        officer=buyer(finder, order, role),
        officer_role=role,
        asked=len(asked),
        answered=len(asked & {x.vendor for x in talks.offers}) if talks else 0,
        reason=_reason_of(talks) if talks else "",
    )


def _reason_of(talks: Negotiation) -> str:
    """Return what the officer noted on the offer that was chosen."""
    return "" if talks.chosen is None else talks.offers[talks.chosen].note.strip()


def _chosen_on(content: OrderContent) -> date:
    """Return the day of the minutes, else of the last offer, else of the order: all are kept."""
    talks = content.negotiation
    if talks is not None and talks.minutes is not None:
        return talks.minutes.on
    offered = [x.on for x in talks.offers] if talks else []
    return max(offered, default=content.ordered_on)


def negotiation_facts(finder: FactFinder, order: Order, copy: CopyFacts | None) -> NegotiationFacts:
    """
    Return what the berita acara negosiasi says.

    Raises:
        RuleBroken: `paper.no_minutes` while none were written.
    """
    content = first_content(order)
    talks, minutes = minutes_of(content)
    own = [x for x in talks.offers if x.vendor == content.vendor]
    first, last = first_offer(talks, content.vendor), own[-1]
    assert first is not None, "the minutes follow an offer of the order's vendor"
    if talks.chosen is not None:
        last = talks.offers[talks.chosen]
    role = _buying(finder, order)
    facts = finder.first_facts(order, None)
    offered = figures_of_offer(content, first, finder.rules)
    letter = next((x for x in own if x.no), None)
    return NegotiationFacts(
        order=facts,
        print_=print_under(finder, minutes.number.text, negotiation_hash(content), copy),
        lines=tuple(
            NegotiatedLine(
                x.name, x.quantity, x.measure, x.unit_price if p is None else p, x.unit_price
            )
            for x, p in zip(content.lines, first.prices, strict=True)
        ),
        offered=finder.rates_of(content, offered),
        round=last.round,
        on=minutes.on,
        at=minutes.at,
        way=minutes.way,
        clarified=minutes.clarified,
        references=minutes.price_references,
        offer=PaperRef(letter.no, letter.on) if letter else None,
        offered_on=first.on,
        valid_until=last.valid_until,
        pkp=last.pkp,
        officer=buyer(finder, order, role),
        officer_role=role,
        earlier=tuple(_round(x) for x in own if first.round < x.round < last.round),
        attachments=_attachments(talks),
    )


def minutes_of(content: OrderContent) -> tuple[Negotiation, Minutes]:
    """
    Return the negotiation of an order and its minutes.

    Raises:
        RuleBroken: `paper.no_minutes`.
    """
    talks = content.negotiation
    if talks is None or talks.minutes is None or not talks.offers:
        raise RuleBroken("paper.no_minutes")
    return talks, talks.minutes


def distribution_facts(finder: FactFinder, order: Order) -> DistributionFacts:
    """Return the list of places as it holds now: an addendum sends goods elsewhere."""
    return DistributionFacts(
        order=finder.facts(order, None),
        places=_places(order.content),
        amendments=tuple(PaperRef(x.number.text, x.on) for x in order.amendments),
    )


def _places(content: OrderContent) -> tuple[PlaceFacts, ...]:
    return tuple(
        PlaceFacts(x.delivery.name, x.delivery.phone, x.delivery.address, x.quantities)
        for x in content.places
    )


def _round(offer: Offer) -> RoundFacts:
    return RoundFacts(offer.round, offer.on, offer.source, offer.no, offer.prices)


def _attachments(talks: Negotiation) -> tuple[str, ...]:
    pictures = sum(bool(x.evidence) for x in talks.offers)
    several = len({x.vendor for x in talks.offers}) > 1
    named = [_COMPARED] * several
    return (*named, _TALKS.format(count=pictures)) if pictures else tuple(named)


def _buying(finder: FactFinder, order: Order) -> Role:
    return Role(finder.figured(order)[1].officer)
