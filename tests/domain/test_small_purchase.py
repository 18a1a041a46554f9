"""Small purchases: the vendor's nota, up to the limit of the law, received as they are bought."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bejo_desktop.domain.after_signing import arrive, receive
from bejo_desktop.domain.changing import cancel
from bejo_desktop.domain.codes import Certificate, Collector, Platform, TaxClass
from bejo_desktop.domain.content import Procedure
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.figures import VendorTax
from bejo_desktop.domain.fulfilment import is_complete
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.negotiation import PaperRef
from bejo_desktop.domain.numbering import Number
from bejo_desktop.domain.order import OrderState
from bejo_desktop.domain.quantity import Quantity
from bejo_desktop.domain.small_purchase import buy, require_small
from bejo_desktop.domain.tax.computing import compute
from tests.domain.test_contract_changes import end
from tests.domain.test_fulfilment import receipt
from tests.domain.test_order import NOON, PP, a_content, a_line, an_order

DAY = date(2026, 10, 12)
NP = Number("000.3.2/0009/NP/413.101/2026", "NP", 2026, 9, "L6")
NO_NPWP = VendorTax(pkp=False, npwp=False, certificate=Certificate.NONE)


def small(rules, price=35_000, quantity="45", **changes):
    line = a_line(
        name="Nasi rawon + teh",
        tax_class=TaxClass.CATERING,
        unit_price=Rupiah(price),
        quantity=Quantity(Decimal(quantity)),
    )
    terms = {
        "procedure": Procedure.SMALL,
        "vendor_note": PaperRef("17", DAY),
        "vendor_tax": NO_NPWP,
        "lines": (line,),
        "due_on": DAY,
    }
    content = a_content(**{**terms, **changes})
    return replace(content, figures=compute(content.quote(), rules))


def test_s3_passes_as_a_small_purchase(rules):
    """users.md S3: total 1.732.500; without SP number and without an act of the PPK."""
    content = small(rules)
    require_small(content, rules)
    order = an_order(content=content, content_hash="ab" * 32)
    buy(order, NP, today=DAY, by=PP, now=NOON)
    assert (order.state, order.number) == (OrderState.RECEIVED, NP)
    assert is_complete(content.lines, order.receipts)
    (whole,) = order.receipts
    assert (whole.number, whole.by, whole.received_on, whole.complete) == (NP, PP, DAY, True)
    assert [event.act for event in order.history] == ["order.buy"]


@pytest.mark.parametrize(("quantity", "fits"), [("100", True), ("100.001", False)])
def test_ten_million_with_taxes_is_the_limit(rules, quantity, fits):
    """Perpres 16/2018 Ps 28: bukti pembelian up to Rp10 million; here without PBJT and PPN."""
    line = a_line(quantity=Quantity(Decimal(quantity)), unit_price=Rupiah(100_000))
    content = small(rules, lines=(line,))
    if fits:
        require_small(content, rules)
    else:
        with pytest.raises(RuleBroken, match=r"small\.above_limit"):
            require_small(content, rules)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"procedure": Procedure.ORDER}, "small.procedure"),
        ({"vendor_note": None}, "small.note_missing"),
        ({"vendor_note": PaperRef(" ", DAY)}, "small.note_missing"),
        (
            {"platform": Platform.TOKO_DARING, "collector": Collector.PLATFORM},
            "small.platform",
        ),
    ],
)
def test_it_needs_the_vendors_note_and_no_platform(rules, changes, code):
    with pytest.raises(RuleBroken) as refusal:
        require_small(small(rules, **changes), rules)
    assert refusal.value.code == code


def test_nothing_is_bought_tomorrow(rules):
    order = an_order(content=small(rules), content_hash="ab" * 32)
    with pytest.raises(RuleBroken, match=r"small\.bought_on"):
        buy(order, NP, today=date(2026, 10, 11), by=PP, now=NOON)
    assert (order.state, order.number, order.receipts) == (OrderState.DRAFT, None, ())


def test_what_was_bought_whole_neither_arrives_nor_is_received_nor_ended(rules):
    order = an_order(content=small(rules), content_hash="ab" * 32)
    buy(order, NP, today=DAY, by=PP, now=NOON)
    with pytest.raises(RuleBroken, match=r"receipt\.done"):
        arrive(order, DAY, today=DAY, by=PP, now=NOON)
    with pytest.raises(RuleBroken, match=r"receipt\.done"):
        receive(order, receipt(), today=DAY, now=NOON)
    with pytest.raises(RuleBroken, match=r"cancel\.complete"):
        cancel(order, end(), today=DAY, now=NOON)


@pytest.mark.parametrize(
    ("on", "code"),
    [
        pytest.param(date(2026, 10, 13), "small.note_on", id="a day to come"),
        pytest.param(date(2025, 12, 31), "small.note_year", id="last year's"),
    ],
)
def test_a_nota_of_a_day_to_come_or_of_another_year_is_refused(rules, on, code):
    content = small(rules, vendor_note=PaperRef("17", on))
    order = an_order(content=content, content_hash="ab" * 32)
    with pytest.raises(RuleBroken) as refused:
        buy(order, NP, today=DAY, by=PP, now=NOON)
    assert (refused.value.code, order.number) == (code, None)
