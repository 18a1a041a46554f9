"""The steps of a negotiation, each a new value, and what it saved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bejo_desktop.domain.errors import BadInput, NotFound, RuleBroken
from bejo_desktop.domain.figures import PricedLine, VendorTax
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.negotiation import OFFERS_MAX, ROUNDS_MAX, VENDORS_MAX, Negotiation
from bejo_desktop.domain.tax.computing import compute

if TYPE_CHECKING:
    from datetime import date, time

    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.figures import Figures
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.negotiation import Minutes, Offer
    from bejo_desktop.domain.rules.book import RuleBook


@dataclass(frozen=True, slots=True)
class Saving:
    """What the negotiation saved, in whole rupiah: before tax, and with all taxes."""

    before_tax: Rupiah
    with_tax: Rupiah


def ask(
    known: Negotiation | None, asked: tuple[str, ...], *, no: str, on: date, today: date
) -> Negotiation:
    """
    Return the request to `asked` vendors; offers that came already stay.

    Raises:
        BadInput: `negotiation.nobody_asked`, `negotiation.asked_twice`; `negotiation.on` for a
            day after `today` (WIB).
        RuleBroken: `negotiation.too_many_vendors`, `negotiation.has_offer` for a vendor who
            offered and is no longer asked.
    """
    if not asked:
        raise BadInput("negotiation.nobody_asked", field="asked")
    if len(set(asked)) != len(asked):
        raise BadInput("negotiation.asked_twice", field="asked")
    if len(asked) > VENDORS_MAX:
        raise RuleBroken("negotiation.too_many_vendors", most=VENDORS_MAX)
    if on > today:
        raise BadInput("negotiation.on", field="asked_on", on=on.isoformat())
    offers = known.offers if known else ()
    if gone := {offer.vendor for offer in offers} - set(asked):
        raise RuleBroken("negotiation.has_offer", vendor=min(gone))
    if known is None:
        return Negotiation(asked_on=on, asked=asked, no=no)
    return replace(known, asked_on=on, asked=asked, no=no)


def with_offer(negotiation: Negotiation, offer: Offer, *, lines: int, today: date) -> Negotiation:
    """
    Return the negotiation with one more offer, as the next round of its vendor.

    Args:
        lines: how many lines the order has; an offer has one price for each, or None.

    Raises:
        BadInput: `negotiation.prices` when they are not one a line or none at all;
            `negotiation.on` before the request or after `today` (WIB);
            `negotiation.valid_until` before the offer.
        RuleBroken: `negotiation.not_asked`, `negotiation.too_many_offers`,
            `negotiation.too_many_rounds`, `negotiation.minuted` once the minutes are written.
    """
    if negotiation.minutes is not None:
        raise RuleBroken("negotiation.minuted")
    if offer.vendor not in negotiation.asked:
        raise RuleBroken("negotiation.not_asked", vendor=offer.vendor)
    if len(negotiation.offers) >= OFFERS_MAX:
        raise RuleBroken("negotiation.too_many_offers", most=OFFERS_MAX)
    if len(offer.prices) != lines or all(price in {None, ZERO} for price in offer.prices):
        raise BadInput("negotiation.prices", field="prices", lines=lines)
    if not negotiation.asked_on <= offer.on <= today:
        raise BadInput("negotiation.on", field="on", on=offer.on.isoformat())
    if offer.valid_until is not None and offer.valid_until < offer.on:
        raise BadInput("negotiation.valid_until", field="valid_until")
    round_ = 1 + sum(one.vendor == offer.vendor for one in negotiation.offers)
    if round_ > ROUNDS_MAX:
        raise RuleBroken("negotiation.too_many_rounds", most=ROUNDS_MAX)
    return replace(negotiation, offers=(*negotiation.offers, replace(offer, round=round_)))


def choose(content: OrderContent, index: int) -> OrderContent:
    """
    Return the content with the prices of the offer at `index`, whose vendor is the order's.

    The lines of another vendor's offer must have been put into the order before.

    Raises:
        NotFound: `negotiation.offer_unknown`.
        RuleBroken: `negotiation.other_vendor`, `negotiation.minuted`; `negotiation.lines` when
            lines came or went since.
        BadInput: `negotiation.line_not_offered` with `line`.
    """
    negotiation = content.negotiation
    if negotiation is None or not 0 <= index < len(negotiation.offers):
        raise NotFound("negotiation.offer_unknown", offer=index + 1)
    if negotiation.minutes is not None:
        raise RuleBroken("negotiation.minuted")
    offer = negotiation.offers[index]
    if offer.vendor != content.vendor:
        raise RuleBroken("negotiation.other_vendor", vendor=offer.vendor_name)
    if len(offer.prices) != len(content.lines):
        raise RuleBroken("negotiation.lines")
    lines = []
    for position, (line, price) in enumerate(zip(content.lines, offer.prices, strict=True), 1):
        if price is None or price == ZERO:
            raise BadInput("negotiation.line_not_offered", line=position, field="prices")
        lines.append(replace(line, unit_price=price))
    return replace(content, lines=tuple(lines), negotiation=replace(negotiation, chosen=index))


def with_minutes(content: OrderContent, minutes: Minutes, *, today: date) -> Negotiation:
    """
    Return the negotiation with its berita acara.

    Raises:
        RuleBroken: `negotiation.none`, `negotiation.nothing_chosen`, `negotiation.minuted`;
            what `require_negotiated` names.
        BadInput: `negotiation.minutes_incomplete` with the `field` that is empty;
            `negotiation.on` before the last offer or after `today` (WIB).
    """
    negotiation = content.negotiation
    if negotiation is None:
        raise RuleBroken("negotiation.none")
    if negotiation.minutes is not None:
        raise RuleBroken("negotiation.minuted")
    if negotiation.chosen is None:
        raise RuleBroken("negotiation.nothing_chosen")
    require_negotiated(content)
    said = (minutes.at, minutes.place, minutes.clarified, minutes.price_references)
    for field in minutes_missing(*said):
        raise BadInput("negotiation.minutes_incomplete", field=field)
    last = max(offer.on for offer in negotiation.offers)
    if not last <= minutes.on <= today:
        raise BadInput("negotiation.on", field="on", on=minutes.on.isoformat())
    return replace(negotiation, minutes=minutes)


def minutes_missing(
    at: time | None, place: str, clarified: str, references: tuple[str, ...]
) -> tuple[str, ...]:
    """Return which fields of a berita acara are empty; with a number it cannot be filled in."""
    held = {
        "at": at is not None,
        "place": place.strip(),
        "clarified": clarified.strip(),
        "price_references": any(one.strip() for one in references),
    }
    return tuple(field for field, filled in held.items() if not filled)


def require_negotiated(content: OrderContent) -> None:
    """
    Refuse an order whose prices are not those of the offer that was chosen.

    Raises:
        RuleBroken: `negotiation.nothing_chosen`, `negotiation.lines`,
            `negotiation.other_vendor`, `negotiation.price_differs` (facts: `line`, `offered`,
            `price`), `negotiation.expired` when the offer ended before the order.
    """
    negotiation = content.negotiation
    if negotiation is None or not negotiation.offers:
        return
    if negotiation.chosen is None:
        raise RuleBroken("negotiation.nothing_chosen")
    offer = negotiation.offers[negotiation.chosen]
    if len(offer.prices) != len(content.lines):
        raise RuleBroken("negotiation.lines")
    if offer.vendor != content.vendor:
        raise RuleBroken("negotiation.other_vendor", vendor=offer.vendor_name)
    for position, (line, price) in enumerate(zip(content.lines, offer.prices, strict=True), 1):
        if price != line.unit_price:
            offered = 0 if price is None else price.amount
            facts = {"offered": offered, "price": line.unit_price.amount}
            raise RuleBroken("negotiation.price_differs", line=position, **facts)
    if offer.valid_until is not None and offer.valid_until < content.ordered_on:
        raise RuleBroken("negotiation.expired", valid_until=offer.valid_until.isoformat())


def is_named(price: Rupiah | None) -> bool:
    """Whether a line was offered: no price, or nought, is none."""
    return price is not None and price != ZERO


def first_offer(negotiation: Negotiation, vendor: str) -> Offer | None:
    """
    Return what the vendor offered before anybody negotiated.

    A line that the first round lacks has the price of the round that brought it.
    """
    mine = [offer for offer in negotiation.offers if offer.vendor == vendor]
    if not mine:
        return None
    first = mine[0]
    alike = [offer.prices for offer in mine if len(offer.prices) == len(first.prices)]
    prices = (next(filter(is_named, of_line), None) for of_line in zip(*alike, strict=True))
    return replace(first, prices=tuple(prices))


def figures_of_offer(content: OrderContent, offer: Offer, rules: RuleBook) -> Figures:
    """
    Return what the lines that were offered would cost, with the tax status that the vendor states.

    Lines that were not offered count for nothing: no vendor is held to another's price. Errors
    as `compute`.
    """
    quote = content.quote()
    lines = tuple(
        PricedLine(line.tax_class, line.quantity, price)
        for line, price in zip(quote.lines, offer.prices, strict=True)
        if price is not None and is_named(price)
    )
    tax = VendorTax(offer.pkp, quote.vendor.npwp, quote.vendor.certificate)
    return compute(replace(quote, lines=lines, vendor=tax), rules)


def figures_at_list(content: OrderContent, rules: RuleBook) -> Figures:
    """Return what the order would cost at the catalogue's prices. Errors as `compute`."""
    quote = content.quote()
    lines = tuple(
        PricedLine(line.tax_class, line.quantity, own.list_price)
        for line, own in zip(quote.lines, content.lines, strict=True)
    )
    return compute(replace(quote, lines=lines), rules)


def saving(content: OrderContent, rules: RuleBook) -> Saving | None:
    """
    Return what came off between the first offer of the vendor and the agreed prices.

    None where there was no offer; zero is a result, too: the offer was found fair.
    """
    negotiation = content.negotiation
    if negotiation is None:
        return None
    first = first_offer(negotiation, content.vendor)
    if first is None or len(first.prices) != len(content.lines):
        return None
    offered, agreed = figures_of_offer(content, first, rules), compute(content.quote(), rules)
    return Saving(offered.base - agreed.base, offered.total - agreed.total)
