"""Figures of one order from a JSON document and back into one (commands.md, quote)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.application.quotes.fields import Fields
from bejo_desktop.domain.authority import collector_for
from bejo_desktop.domain.codes import (
    Certificate,
    Collector,
    Kind,
    Payment,
    Platform,
    PriceMode,
    TaxClass,
)
from bejo_desktop.domain.content import require_due_day
from bejo_desktop.domain.figures import PricedLine, QuoteRequest, VendorTax
from bejo_desktop.domain.tax.computing import compute

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bejo_desktop.domain.figures import Figures
    from bejo_desktop.domain.rules.book import RuleBook


def quote_document(document: Mapping[str, object], rules: RuleBook) -> dict[str, object]:
    """
    Compute the figures of `document` and return them as a JSON document.

    Raises:
        BadInput: `quote.*` with `field`, as `lines[2].quantity`, where the document cannot be
            read; `identity.region` likewise.
        RuleBroken: `order.due_before_order`, `order.year_crossed`, `quote.no_rule`,
            `money.range`.
    """
    fields = Fields(document)
    name = fields.name("id")
    request = _request(fields, rules)
    fields.refuse_others()
    return {"id": name, **_figures(compute(request, rules))}


def _request(fields: Fields, rules: RuleBook) -> QuoteRequest:
    ordered_on = fields.day("ordered_on")
    due_on = fields.day("due_on", default=ordered_on)
    require_due_day(ordered_on, due_on)
    platform = fields.word("platform", Platform, default=Platform.NONE)
    # The document says no payment: UP is the one a platform's collecting was written for.
    usual = collector_for(platform, Payment.UP, due_on, rules)
    return QuoteRequest(
        ordered_on=ordered_on,
        due_on=due_on,
        region=fields.region("region"),
        platform=platform,
        collector=fields.word("collector", Collector, default=usual),
        kind=fields.word("kind", Kind, default=Kind.GOODS),
        price_mode=fields.word("price_mode", PriceMode, default=PriceMode.EXCLUSIVE),
        vendor=_vendor(fields.inside("vendor")),
        lines=tuple(_line(line) for line in fields.each("lines")),
        discount=fields.rupiah("discount", default=0),
        shipping=fields.rupiah("shipping", default=0),
    )


def _vendor(fields: Fields) -> VendorTax:
    vendor = VendorTax(
        pkp=fields.flag("pkp"),
        npwp=fields.flag("npwp"),
        certificate=fields.word("certificate", Certificate, default=Certificate.NONE),
    )
    fields.refuse_others()
    return vendor


def _line(fields: Fields) -> PricedLine:
    fields.text("name", default="")
    fields.text("unit", default="")
    line = PricedLine(
        tax_class=fields.word("class", TaxClass),
        quantity=fields.quantity("quantity"),
        unit_price=fields.price("unit_price"),
    )
    fields.refuse_others()
    return line


def _figures(figures: Figures) -> dict[str, object]:
    nilai_lain = figures.dpp_nilai_lain
    return {
        "base": figures.base.amount,
        "dpp_nilai_lain": None if nilai_lain is None else nilai_lain.amount,
        "ppn": figures.ppn.amount,
        "pbjt": figures.pbjt.amount,
        "total": figures.total.amount,
        "ppn_collected": figures.ppn_collected.amount,
        "pph": [
            {
                "article": row.article,
                "base": row.base.amount,
                "amount": row.amount.amount,
                "rule": row.rule,
            }
            for row in figures.pph
        ],
        "net_to_vendor": figures.net_to_vendor.amount,
        "classes": [
            {
                "class": one.tax_class.value,
                "base": one.base.amount,
                "ppn": one.ppn.amount,
                "pbjt": one.pbjt.amount,
            }
            for one in figures.classes
        ],
        "words": figures.words,
        "officer": figures.officer,
        "form": figures.form,
        "meterai": {"order": figures.meterai_order, "receipt": figures.meterai_receipt},
        "rounding": figures.rounding,
        "rules": list(figures.rules),
    }
