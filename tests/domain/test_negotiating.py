"""A negotiation: who is asked, what is offered, what is chosen, what it saved."""

from dataclasses import replace
from datetime import date, time

import pytest

from bejo_desktop.domain import negotiating
from bejo_desktop.domain.codes import (
    Certificate,
    Collector,
    Kind,
    Payment,
    Platform,
    PriceMode,
    TaxClass,
)
from bejo_desktop.domain.content import Delivery, OrderContent, OrderLine
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.figures import VendorTax
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.negotiation import Minutes, Negotiation, Offer, OfferSource
from bejo_desktop.domain.numbering import Number
from bejo_desktop.domain.quantity import Quantity

OCT = date(2026, 10, 1)
ASKED, OFFERED, AGREED, TODAY = (OCT.replace(day=day) for day in (6, 7, 9, 9))
VENDOR, OTHER = "V-00042", "V-00043"

S1 = (  # users.md 3.2: quantity, offer, agreed
    ("60", 56_500, 54_000),
    ("40", 58_000, 55_500),
    ("30", 42_000, 39_500),
    ("25", 38_000, 36_000),
    ("48", 31_500, 29_500),
    ("6", 415_000, 389_000),
)


def an_order():
    return OrderContent(
        unit="413.101",
        region="35.09",
        vendor=VENDOR,
        vendor_tax=VendorTax(pkp=True, npwp=True, certificate=Certificate.NONE),
        package="ATK triwulan IV",
        rup="58123401",
        budget_line="1.01.01.2.06.0002/5.1.02.01.01.0025",
        ordered_on=date(2026, 10, 12),
        due_on=date(2026, 10, 23),
        platform=Platform.TOKO_DARING,
        platform_ref="",
        payment=Payment.UP,
        price_mode=PriceMode.EXCLUSIVE,
        kind=Kind.GOODS,
        collector=Collector.PLATFORM,
        collector_reason="",
        deliver_to=Delivery(),
        note="",
        lines=tuple(
            OrderLine(
                product=f"P-{at:06d}",
                name=f"Barang {at}",
                measure="buah",
                tax_class=TaxClass.GOODS,
                origin="PDN",
                quantity=Quantity.of(quantity),
                list_price=Rupiah(offered),
                price_list=1,
                unit_price=Rupiah(offered),
                budget_line="1.01.01.2.06.0002/5.1.02.01.01.0025",
            )
            for at, (quantity, offered, _) in enumerate(S1, start=1)
        ),
        discount=ZERO,
        shipping=ZERO,
    )


def an_offer(prices, *, vendor=VENDOR, on=OFFERED, **more):
    money = tuple(None if price is None else Rupiah(price) for price in prices)
    return Offer(vendor, f"Firma {vendor}", 1, OfferSource.WHATSAPP, on, money, pkp=True, **more)


def asked(*vendors):
    return negotiating.ask(None, vendors or (VENDOR,), no="RFQ-7", on=ASKED, today=TODAY)


def offered(negotiation, *offers):
    for offer in offers:
        negotiation = negotiating.with_offer(negotiation, offer, lines=len(S1), today=TODAY)
    return negotiation


FIRST = tuple(row[1] for row in S1)
LAST = tuple(row[2] for row in S1)


def negotiated():
    talks = offered(asked(), an_offer(FIRST), an_offer(LAST, on=AGREED))
    return negotiating.choose(replace(an_order(), negotiation=talks), 1)


def minutes(on=AGREED):
    number = Number("000.3.2/0098/BAN/413.101/2026", "BAN", 2026, 98, "L1")
    said = ("Ruang rapat", "disepakati", ("SSH 2026",))
    return Minutes(number, on, time(10, 15), OfferSource.MEETING, *said)


def code_of(act):
    with pytest.raises(BejoError) as caught:
        act()
    return caught.value.code


def test_s1_saves_627000_before_tax_and_695970_with_it(rules):
    content = negotiated()
    first = content.negotiation.offers[0]
    assert negotiating.figures_of_offer(content, first, rules).total == Rupiah(13_233_420)
    assert negotiating.saving(content, rules) == negotiating.Saving(
        Rupiah(627_000), Rupiah(695_970)
    )


def test_the_agreed_prices_are_those_of_the_chosen_offer():
    assert tuple(line.unit_price.amount for line in negotiated().lines) == LAST


def test_rounds_of_each_vendor_are_counted_by_themselves():
    talks = offered(
        asked(VENDOR, OTHER),
        an_offer(FIRST),
        an_offer(FIRST, vendor=OTHER),
        an_offer(LAST, on=AGREED),
    )
    assert [(offer.vendor, offer.round) for offer in talks.offers] == [
        (VENDOR, 1),
        (OTHER, 1),
        (VENDOR, 2),
    ]


def test_a_vendor_who_states_to_be_no_pkp_costs_no_ppn(rules):
    content = replace(an_order(), negotiation=offered(asked(), an_offer(FIRST)))
    offer = replace(content.negotiation.offers[0], pkp=False)
    assert negotiating.figures_of_offer(content, offer, rules).total == Rupiah(11_922_000)


@pytest.mark.parametrize(
    ("offer", "code"),
    [
        (an_offer(FIRST[:5]), "negotiation.prices"),
        (an_offer((None,) * 6), "negotiation.prices"),
        (an_offer((0,) * 6), "negotiation.prices"),
        (an_offer((0, None, 0, None, 0, None)), "negotiation.prices"),
        (an_offer(FIRST, vendor="V-99999"), "negotiation.not_asked"),
        (an_offer(FIRST, on=date(2026, 10, 5)), "negotiation.on"),
        (an_offer(FIRST, on=date(2026, 10, 10)), "negotiation.on"),
        (an_offer(FIRST, valid_until=date(2026, 10, 6)), "negotiation.valid_until"),
    ],
)
def test_an_offer_that_does_not_fit_is_refused(offer, code):
    assert code_of(lambda: offered(asked(), offer)) == code


def test_what_was_not_offered_cannot_be_chosen():
    talks = offered(
        asked(VENDOR, OTHER), an_offer((*FIRST[:5], None)), an_offer(FIRST, vendor=OTHER)
    )
    content = replace(an_order(), negotiation=talks)
    assert code_of(lambda: negotiating.choose(content, 0)) == "negotiation.line_not_offered"
    assert code_of(lambda: negotiating.choose(content, 1)) == "negotiation.other_vendor"
    assert code_of(lambda: negotiating.choose(content, 2)) == "negotiation.offer_unknown"


def test_a_price_changed_after_the_choice_stops_the_order():
    content = negotiated()
    lines = (replace(content.lines[0], unit_price=Rupiah(54_001)), *content.lines[1:])
    changed = replace(content, lines=lines)
    assert code_of(lambda: negotiating.require_negotiated(changed)) == "negotiation.price_differs"
    shorter = replace(content, lines=content.lines[1:])
    assert code_of(lambda: negotiating.require_negotiated(shorter)) == "negotiation.lines"
    negotiating.require_negotiated(content)


def test_an_offer_that_ended_before_the_order_stops_it():
    talks = offered(asked(), an_offer(FIRST, valid_until=date(2026, 10, 11)))
    content = negotiating.choose(replace(an_order(), negotiation=talks), 0)
    assert code_of(lambda: negotiating.require_negotiated(content)) == "negotiation.expired"
    earlier = replace(content, ordered_on=date(2026, 10, 11))
    negotiating.require_negotiated(earlier)


def test_nothing_changes_after_the_minutes():
    content = negotiated()
    talks = negotiating.with_minutes(content, minutes(), today=TODAY)
    closed = replace(content, negotiation=talks)
    assert code_of(lambda: negotiating.choose(closed, 0)) == "negotiation.minuted"
    assert code_of(lambda: offered(talks, an_offer(FIRST))) == "negotiation.minuted"
    assert code_of(lambda: negotiating.with_minutes(closed, minutes(), today=TODAY)) == (
        "negotiation.minuted"
    )


def test_minutes_follow_the_last_offer():
    content = negotiated()
    early = minutes(on=date(2026, 10, 8))
    assert code_of(lambda: negotiating.with_minutes(content, early, today=TODAY)) == (
        "negotiation.on"
    )


@pytest.mark.parametrize(
    ("field", "empty"),
    [("at", None), ("place", " "), ("clarified", ""), ("price_references", ("",))],
)
def test_minutes_with_an_empty_field_are_refused(field, empty):
    hollow = replace(minutes(), **{field: empty})
    with pytest.raises(BejoError) as caught:
        negotiating.with_minutes(negotiated(), hollow, today=TODAY)
    assert caught.value.code == "negotiation.minutes_incomplete"
    assert caught.value.facts["field"] == field


def test_who_offered_stays_asked():
    talks = offered(asked(VENDOR, OTHER), an_offer(FIRST))
    gone = lambda: negotiating.ask(talks, (OTHER,), no="", on=ASKED, today=TODAY)  # noqa: E731 - one act
    assert code_of(gone) == "negotiation.has_offer"
    assert negotiating.ask(talks, (VENDOR,), no="", on=ASKED, today=TODAY).offers == talks.offers
    assert isinstance(talks, Negotiation)
