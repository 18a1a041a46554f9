"""
Many orders of every kind: Peppol's rules hold of their totals, and desk, centre and paper agree.

`BEJO_ORDERS=100000` generates as many as the issue asks for; a test run takes fewer.
"""

from __future__ import annotations

import os
import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal
from types import SimpleNamespace

import pytest

from bejo_central.judging.business import wrong_content
from bejo_desktop.adapters.printing.wording import paper_texts
from bejo_desktop.application.paper_facts.order import FactFinder
from bejo_desktop.contract.codec import decode, encode
from bejo_desktop.contract.content import Content, from_wire, to_wire
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
from bejo_desktop.domain.figures import VendorTax
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.paper.sums import sum_rows
from bejo_desktop.domain.quantity import Quantity
from bejo_desktop.domain.rounding import spread
from bejo_desktop.domain.spelled import spelled
from bejo_desktop.domain.tax.computing import compute
from tests.application.peppol_totals import Line, Totals, broken_rules

COUNT = int(os.environ.get("BEJO_ORDERS", "2000"))
SEED = 20261124
BATCHES = 4
CENT = Decimal("0.01")
FINE = Decimal("1e-12")
FIRST = date(2021, 1, 1)
DAYS = 2486
PLATFORMS_COLLECT = date(2022, 5, 1)
ACCOUNTS = ("5.1.02.01.01.0024", "5.1.02.01.01.0025", "5.1.02.01.01.0052")


def orders(batch):
    """The orders of one batch, the same for the same seed."""
    rng = random.Random(SEED + batch)
    for _ in range(-(-COUNT // BATCHES)):
        yield an_order(rng)


def an_order(rng):
    lines = tuple(a_line(rng, at) for at in range(rng.choice([1, 1, 2, 3, 5, 8, 25])))
    worth = sum(line.amount.amount for line in lines)
    ordered_on = FIRST + timedelta(days=rng.randrange(DAYS))
    due_on = min(ordered_on + timedelta(days=rng.randrange(40)), date(ordered_on.year, 12, 31))
    return OrderContent(
        unit="413.101",
        region=rng.choice(["", "35.09", "35.78"]),
        vendor="V-00001",
        vendor_tax=VendorTax(
            pkp=rng.random() < 0.6,
            npwp=rng.random() < 0.9,
            certificate=rng.choice(list(Certificate)),
        ),
        package="Belanja",
        rup="",
        budget_line=lines[0].budget_line,
        ordered_on=ordered_on,
        due_on=due_on,
        platform=rng.choice(list(Platform)),
        platform_ref="",
        payment=rng.choice(list(Payment)),
        price_mode=rng.choice(list(PriceMode)),
        kind=rng.choice(list(Kind)),
        collector=rng.choice(list(Collector))
        if due_on >= PLATFORMS_COLLECT
        else Collector.TREASURER,
        collector_reason="",
        deliver_to=Delivery(),
        note="",
        lines=lines,
        discount=Rupiah(rng.choice([0, 0, rng.randint(0, worth), min(worth, 5_000)])),
        shipping=Rupiah(rng.choice([0, 0, rng.randint(0, 500_000)])),
    )


def a_line(rng, at):
    thousandths = rng.choice([1000 * rng.randint(1, 200), rng.randint(1, 200_000)])
    price = Rupiah(rng.choice([rng.randint(1, 99), rng.randint(100, 3_000_000)]))
    return OrderLine(
        product=f"P-{at:06d}",
        name=f"Barang {at}",
        measure="buah",
        tax_class=rng.choice(list(TaxClass)),
        origin="PDN",
        quantity=Quantity((Decimal(thousandths) / 1000).normalize()),
        list_price=price,
        price_list=1,
        unit_price=price,
        budget_line=f"5.02.01.2.06.0005/{rng.choice(ACCOUNTS)}",
    )


def as_peppol(content, figures):
    """
    The order as its Peppol document would state it.

    A Peppol line is net of tax. An exclusive order's lines stand as they are, discount and
    shipping beside them; an inclusive order's lines carry their share of the base instead.
    What rounding to whole rupiah added or took stands as a charge or allowance of the line.
    """
    inclusive = content.price_mode is PriceMode.INCLUSIVE
    lines = tuple((_net_lines if inclusive else _lines)(content, figures))
    discount, shipping = (
        (Decimal(0), Decimal(0))
        if inclusive
        else (Decimal(content.discount.amount), Decimal(content.shipping.amount))
    )
    return Totals(
        lines=lines,
        allowances=(discount,) if discount else (),
        charges=(shipping,) if shipping else (),
        line_extension=sum((line.amount for line in lines), Decimal(0)),
        allowance_total=discount,
        charge_total=shipping,
        tax_exclusive=Decimal(figures.base.amount),
        tax=Decimal(figures.ppn.amount + figures.pbjt.amount),
        tax_inclusive=Decimal(figures.total.amount),
        payable=Decimal(figures.total.amount),
    )


def _lines(content, figures):
    for line, figure in zip(content.lines, figures.lines, strict=True):
        amount, price = Decimal(figure.amount.amount), Decimal(line.unit_price.amount)
        gap = amount - line.quantity.value * price
        rounded = gap.quantize(CENT, rounding=ROUND_DOWN)
        charge, allowance = max(rounded, Decimal(0)), max(-rounded, Decimal(0))
        yield Line(amount, line.quantity.value, price, charge, allowance)


def _net_lines(content, figures):
    nets = [0] * len(content.lines)
    for one in figures.classes:
        places = [at for at, x in enumerate(content.lines) if x.tax_class is one.tax_class]
        parts = spread(one.base.amount, [figures.lines[at].amount.amount for at in places])
        for at, part in zip(places, parts, strict=True):
            nets[at] = part
    for line, net in zip(content.lines, nets, strict=True):
        quantity = line.quantity.value
        yield Line(Decimal(net), quantity, (Decimal(net) / quantity).quantize(FINE))


@pytest.fixture(scope="module")
def finder(rules):
    """Composes papers; figures need no store."""
    return FactFinder(None, rules, None, paper_texts()[PaperKind.SP], None)


def on_paper(content, figures, finder):
    """The rows under the table of lines, by their label."""
    facts = SimpleNamespace(
        figures=finder.rates_of(content, figures),
        vendor=SimpleNamespace(pkp=content.vendor_tax.pkp),
        price_mode=content.price_mode,
        lines=content.lines,
    )
    rows = sum_rows(facts, finder.texts)
    return [row.amount.amount for row in rows], facts


@pytest.mark.parametrize("batch", range(BATCHES))
def test_peppol_s_rules_hold_and_desk_centre_and_paper_agree(batch, rules, finder):
    for content in orders(batch):
        figures = compute(content.quote(), rules)
        order = as_peppol(content, figures)
        assert broken_rules(order) == [], content
        assert at_the_centre(replace(content, figures=figures), rules) == []
        amounts, facts = on_paper(content, figures, finder)
        assert amounts[-1] == figures.total.amount
        assert facts.figures.lines.amount == sum(line.amount.amount for line in content.lines)
        before_tax = amounts[0] - content.discount.amount + content.shipping.amount
        taxes = 0 if content.price_mode is PriceMode.INCLUSIVE else order.tax
        assert before_tax + taxes == figures.total.amount, content
        assert figures.words == f"{spelled(amounts[-1])} rupiah"


def at_the_centre(content, rules):
    """The codes of what the centre's judge finds wrong in the content that travelled."""
    arrived = from_wire(decode(encode(to_wire(content)), Content, limit=10**7))
    vendor = SimpleNamespace(code=content.vendor, name="Penyedia", tax=content.vendor_tax)
    products = {
        line.product: SimpleNamespace(
            vendor=content.vendor,
            price=line.list_price,
            price_list=line.price_list,
            tax_class=line.tax_class,
            measure=line.measure,
        )
        for line in content.lines
    }
    case = SimpleNamespace(
        rules=rules,
        market=SimpleNamespace(vendor=vendor, products=products, tax_since={}),
        intent=SimpleNamespace(by="198804172011012006"),
        reasons_before=frozenset(),
    )
    return [one.f["rule"] for one in wrong_content(case, arrived)]


def test_the_orders_are_of_every_regime_and_the_judge_sees_a_rupiah(rules):
    contents = [content for batch in range(BATCHES) for content in orders(batch)]
    rates = {(rules.on("ppn.rate", one.due_on).id) for one in contents}
    assert rates >= {"ppn.rate@1985-04-01", "ppn.rate@2022-04-01", "ppn.rate@2025-01-01"}
    assert {rules.on("rounding.tax", one.due_on).word for one in contents} == {"floor", "half_up"}
    content = contents[0]
    figures = compute(content.quote(), rules)
    other = replace(figures, total=figures.total + Rupiah(1))
    assert at_the_centre(replace(content, figures=other), rules) == ["order.figures"]


A_LINE = Line(Decimal(83_423), Decimal("7.35"), Decimal(11_350), Decimal("0.5"))
WHOLE = Totals(
    lines=(A_LINE,),
    allowances=(Decimal(423),),
    charges=(Decimal(1_000),),
    line_extension=Decimal(83_423),
    allowance_total=Decimal(423),
    charge_total=Decimal(1_000),
    tax_exclusive=Decimal(84_000),
    tax=Decimal(9_240),
    tax_inclusive=Decimal(93_240),
    payable=Decimal(93_240),
)


CHARGED_TOO_FINE = replace(A_LINE, charge=Decimal("0.505"))
OF_NOTHING = replace(A_LINE, quantity=Decimal(0), price=Decimal(1))
BELOW_NOUGHT = {"payable": Decimal(-1), "prepaid": Decimal(93_241)}


@pytest.mark.parametrize(
    ("rule", "change", "also"),
    [
        ("R006", BELOW_NOUGHT, set()),
        ("R007", {"line_extension": Decimal(-1)}, {"R008", "R011"}),
        ("R008", {"line_extension": Decimal(83_424)}, {"R011"}),
        ("R009", {"allowance_total": Decimal(424)}, {"R011"}),
        ("R010", {"charge_total": Decimal(999)}, {"R011"}),
        ("R011", {"tax_exclusive": Decimal(84_001)}, {"R017"}),
        ("R013", {"lines": (OF_NOTHING,)}, {"R024"}),
        ("R016", {"payable": Decimal(93_239)}, set()),
        ("R017", {"tax": Decimal(9_241)}, set()),
        ("R024", {"lines": (replace(A_LINE, charge=Decimal("0.4")),)}, set()),
        ("R028", {"lines": (CHARGED_TOO_FINE,)}, set()),
    ],
)
def test_the_oracle_sees_each_rule_that_is_broken(rule, change, also):
    assert broken_rules(WHOLE) == []
    assert set(broken_rules(replace(WHOLE, **change))) == {rule} | also
