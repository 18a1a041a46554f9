"""Shared builders of the domain's tests: the shipped rules, and orders valid by default."""

import tomllib
from datetime import date
from decimal import Decimal

import pytest

from bejo_desktop.domain.codes import (
    Certificate,
    Collector,
    Kind,
    Platform,
    PriceMode,
    TaxClass,
)
from bejo_desktop.domain.figures import PricedLine, QuoteRequest, VendorTax
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.quantity import Quantity
from bejo_desktop.domain.rules.book import RuleBook
from bejo_desktop.domain.rules.catalogue import ValueKind
from resources import path


@pytest.fixture(scope="session")
def rule_documents():
    """The shipped rule files, as `tomllib` reads them."""
    files = sorted(path("rules").glob("*.toml"))
    return [tomllib.loads(file.read_text(encoding="utf-8")) for file in files]


@pytest.fixture(scope="session")
def rules(rule_documents):
    """The shipped rules."""
    return RuleBook.parse(rule_documents)


@pytest.fixture(scope="session")
def rules_with(rule_documents):
    """Build the shipped rules with some values replaced: `rules_with({"pph23": "3%"})`."""

    def build(values, added=()):
        changed = [
            {
                "rule": [
                    {**entry, **{field: values[entry["key"]] for field in entry if field in KINDS}}
                    if entry["key"] in values
                    else entry
                    for entry in document["rule"]
                ]
            }
            for document in rule_documents
        ]
        return RuleBook.parse([*changed, {"rule": list(added)}])

    return build


KINDS = set(ValueKind)


@pytest.fixture(scope="session")
def a_line():
    """Build a line: `a_line(54_000, "10", "goods")`."""

    def build(unit_price, quantity="1", tax_class="goods"):
        return PricedLine(TaxClass(tax_class), Quantity(Decimal(quantity)), Rupiah(unit_price))

    return build


@pytest.fixture(scope="session")
def a_quote(a_line):
    """
    Build a request, valid by default: goods on Toko Daring by a PKP vendor, due 2026-05-12.

    `lines` are (unit price, quantity, class); `direct=True` buys outside a platform, the
    bendahara collects.
    """

    def build(
        *lines,
        due_on=date(2026, 5, 12),
        ordered_on=None,
        direct=False,
        pkp=True,
        npwp=True,
        certificate="none",
        discount=0,
        shipping=0,
        **facts,
    ):
        return QuoteRequest(
            ordered_on=ordered_on or due_on,
            due_on=due_on,
            region=facts.get("region"),
            platform=Platform(facts.get("platform", "none" if direct else "toko_daring")),
            collector=Collector(facts.get("collector", "treasurer" if direct else "platform")),
            kind=Kind(facts.get("kind", "goods")),
            price_mode=PriceMode(facts.get("price_mode", "exclusive")),
            vendor=VendorTax(pkp=pkp, npwp=npwp, certificate=Certificate(certificate)),
            lines=tuple(a_line(*line) for line in lines),
            discount=Rupiah(discount),
            shipping=Rupiah(shipping),
        )

    return build
