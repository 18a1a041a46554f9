"""What an order says of the catalogue is what the catalogue said on its day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bejo_central.store import catalogue
from bejo_desktop.domain.codes import TaxClass
from bejo_desktop.domain.money import Rupiah


def rules_of(desk, seq):
    row = desk.outcomes[seq]
    return row.r, [cause.f.get("rule") for cause in row.why]


def changed(centre, content, **facts):
    line = replace(content.lines[0], **facts)
    return centre.with_figures(replace(content, lines=(line,), figures=None))


def finalise(desk, content):
    order, _ = desk.submit(content)
    seq = desk.final(order, content)[1]
    desk.exchange()
    return seq


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"tax_class": TaxClass.EXEMPT}, "product.tax_class"),
        ({"measure": "lusin besar"}, "product.measure"),
        ({"list_price": Rupiah(1)}, "product.list_price"),
        ({"price_list": 9_999}, "product.list_price"),
    ],
)
def test_a_line_that_is_not_the_catalogues_is_refused(centre, desk, facts, rule):
    seq = finalise(desk, changed(centre, centre.an_order(), **facts))
    assert rules_of(desk, seq) == ("rej", [rule])


def test_a_tax_profile_that_is_not_the_vendors_is_refused(centre, desk):
    content = centre.an_order()
    tax = content.vendor_tax
    other = replace(tax, pkp=not tax.pkp)
    seq = finalise(desk, centre.with_figures(replace(content, vendor_tax=other, figures=None)))
    assert rules_of(desk, seq) == ("rej", ["vendor.tax_profile"])


def test_what_was_changed_on_the_orders_day_or_later_is_taken_as_it_was_seen(centre, desk):
    content = centre.an_order()
    with centre.acting() as account:
        session = account.session
        product = catalogue.product(session.connection, content.lines[0].product)
        vendor = catalogue.vendor(session.connection, content.vendor)
        catalogue.save_products(session, [(1, replace(product, measure="dus"))], "demo")
        catalogue.save_vendors(session, [replace(vendor, pkp=not vendor.pkp)])
    assert desk.outcomes[finalise(desk, content)].r == "ok"
    centre.clock.pass_days(1)
    tomorrow = centre.clock.now.date()
    seq = finalise(desk, centre.with_figures(replace(content, ordered_on=tomorrow, figures=None)))
    assert rules_of(desk, seq) == ("rej", ["product.measure", "vendor.tax_profile"])


def test_an_older_price_list_cannot_be_checked_and_holds_when_the_price_rose(centre, desk):
    content = centre.an_order()
    line = content.lines[0]
    centre.set_price(line.product, line.list_price.amount + 500)
    seq = finalise(desk, content)
    assert desk.outcome(seq) == ("held", ["PRICE_DRIFT"])
