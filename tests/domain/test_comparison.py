"""The comparison sheet: the offers of scenario S1 beside others."""

from dataclasses import replace
from datetime import date

import pytest

from bejo_desktop.domain.codes import (
    Certificate,
    Collector,
    Kind,
    Payment,
    Platform,
    PriceMode,
    TaxClass,
)
from bejo_desktop.domain.comparison import (
    Beside,
    Quoted,
    Standing,
    compare,
    newest_offers,
    quoted_from,
)
from bejo_desktop.domain.content import Delivery, OrderContent, OrderLine
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.figures import VendorTax
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.negotiation import Offer, OfferSource
from bejo_desktop.domain.quantity import Quantity

DAY = date(2026, 10, 9)
PKP = VendorTax(pkp=True, npwp=True, certificate=Certificate.NONE)
STALL = VendorTax(pkp=False, npwp=True, certificate=Certificate.NONE)
GOODS = (
    ("Kertas HVS A4 80 g/m²", "rim", "60", 54_000, 56_500),
    ("Kertas HVS F4 70 g/m²", "rim", "40", 55_500, 58_000),
    ("Ballpoint gel 0,5 mm hitam", "lusin", "30", 39_500, 42_000),
    ("Map plastik snelhecter F4", "lusin", "25", 36_000, 38_000),
    ("Ordner A4 punggung 7 cm", "buah", "48", 29_500, 31_500),
    ("Toner printer laser hitam", "buah", "6", 389_000, 415_000),
)
"""Scenario S1: name, measure, quantity, agreed price, first offer."""
NEGOTIATED = tuple(Rupiah(good[3]) for good in GOODS)
OFFERED = tuple(Rupiah(good[4]) for good in GOODS)


@pytest.fixture
def content():
    lines = tuple(
        OrderLine(
            product=f"P-{at:06d}",
            name=name,
            measure=measure,
            tax_class=TaxClass.GOODS,
            origin="PDN",
            quantity=Quantity.of(quantity),
            list_price=Rupiah(offer),
            price_list=1,
            unit_price=Rupiah(agreed),
            budget_line="5.02.01.2.06.0005/5.1.02.01.01.0025",
        )
        for at, (name, measure, quantity, agreed, offer) in enumerate(GOODS, start=1)
    )
    return OrderContent(
        unit="413.101",
        region="35.09",
        vendor="V-00042",
        vendor_tax=PKP,
        package="Belanja ATK, Kertas, dan Bahan Komputer Triwulan IV",
        rup="58123401",
        budget_line=lines[0].budget_line,
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
        lines=lines,
        discount=Rupiah(1_000_000),
        shipping=Rupiah(50_000),
    )


def quoted(vendor, prices, tax=PKP, **facts):
    values = {"vendor_name": f"Toko {vendor}", "source": "catalogue", **facts}
    return Quoted(vendor, tax=tax, prices=tuple(prices), dates=(DAY,) * len(GOODS), **values)


def sheet(content, rules, *columns):
    return compare(content, columns, [Beside()] * len(GOODS), DAY, rules)


def test_each_offer_has_the_total_with_tax_that_an_order_would_have(content, rules):
    made = sheet(
        content,
        rules,
        quoted("V-00042", NEGOTIATED),
        quoted("V-00051", OFFERED),
        quoted("V-00077", OFFERED, STALL),
    )
    assert [offer.total for offer in made.offers] == [
        Rupiah(12_537_450),
        Rupiah(13_233_420),
        Rupiah(11_922_000),
    ]
    assert [offer.base for offer in made.offers] == [
        Rupiah(11_295_000),
        Rupiah(11_922_000),
        Rupiah(11_922_000),
    ]
    assert [offer.is_cheapest for offer in made.offers] == [False, False, True]
    assert [offer.is_chosen for offer in made.offers] == [True, False, False]


def test_the_cheapest_of_each_line_is_marked_and_of_equals_each(content, rules):
    dear = (Rupiah(54_000), *OFFERED[1:])
    first, second, *_ = sheet(
        content, rules, quoted("V-00042", NEGOTIATED), quoted("V-00051", dear)
    ).lines
    assert [cell.standing for cell in first.cells] == [Standing.CHEAPEST, Standing.CHEAPEST]
    assert [cell.standing for cell in second.cells] == [Standing.CHEAPEST, Standing.DEARER]
    assert [cell.amount for cell in first.cells] == [Rupiah(3_240_000)] * 2
    assert [cell.amount for cell in second.cells] == [Rupiah(2_220_000), Rupiah(2_320_000)]


def test_an_offer_without_a_line_has_no_total_and_is_never_the_cheapest(content, rules):
    made = sheet(
        content,
        rules,
        quoted("V-00042", NEGOTIATED),
        quoted("V-00051", (None, *(Rupiah(1),) * 5)),
    )
    assert [offer.total for offer in made.offers] == [Rupiah(12_537_450), None]
    assert [offer.base for offer in made.offers] == [Rupiah(11_295_000), None]
    assert [offer.is_cheapest for offer in made.offers] == [True, False]
    gap = made.lines[0].cells[1]
    assert (gap.price, gap.amount, gap.standing) == (None, None, Standing.NOT_OFFERED)


def test_a_recorded_offer_is_a_column_with_its_day_and_the_status_that_the_vendor_states():
    offer = Offer(
        vendor="V-00051",
        vendor_name="CV Contoh",
        round=2,
        source=OfferSource.WHATSAPP,
        on=DAY,
        prices=(Rupiah(54_000), None),
        pkp=False,
        no="041/X/2026",
    )
    column = quoted_from(offer, PKP)
    assert (column.source, column.no) == ("whatsapp", "041/X/2026")
    assert column.dates == (DAY, None)
    assert not column.tax.pkp


def test_of_each_vendor_the_last_round_counts():
    first = Offer("V-1", "A", 1, OfferSource.PAPER, DAY, (Rupiah(3),), pkp=False)
    other = replace(first, vendor="V-2")
    second = replace(first, round=2, prices=(Rupiah(2),))
    assert newest_offers([first, other, second]) == (second, other)


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ([], "comparison.no_offer"),
        ([quoted(f"V-{n}", NEGOTIATED) for n in range(7)], "comparison.too_many"),
        ([quoted("V-1", NEGOTIATED[:5])], "comparison.lines_differ"),
    ],
)
def test_what_makes_no_sheet_is_refused(columns, code, content, rules):
    with pytest.raises(BadInput) as caught:
        sheet(content, rules, *columns)
    assert caught.value.code == code


def test_prices_and_days_stand_beside_the_standard(content, rules):
    made = sheet(content, rules, quoted("V-00042", NEGOTIATED))
    assert {cell.on for line in made.lines for cell in line.cells} == {DAY}
    assert (made.price_mode, made.rup) == ("exclusive", "58123401")
    assert content.discount != ZERO
