"""Prices: the region's standards, and what is known of one product."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bejo_desktop.cli.answers import Answer, Table
from bejo_desktop.cli.opening import open_desk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bejo_desktop.application.views.prices import PriceFacts, ProductPrices
    from bejo_desktop.cli.arguments import Asked
    from bejo_desktop.domain.standard_prices import StandardPrice


def search(asked: Asked) -> Answer:
    """`bejo price search TEXT`."""
    with open_desk(asked) as core:
        found = core.prices.standards(asked.text, asked.year, asked.limit)
    return Answer({"standards": [_standard(price) for price in found]}, (_standards(found),))


def show(asked: Asked) -> Answer:
    """`bejo price show PRODUCT`."""
    with open_desk(asked) as core:
        known = core.prices.product(asked.product)
    product, facts = known.product, known.facts
    document = {
        "product": product.code,
        "name": product.name,
        "measure": product.measure,
        "vendor": product.vendor,
        "vendor_name": known.vendor.name,
        "list_price": product.price,
        "price_on": product.price_on,
        **_facts(facts),
        "standards": [_standard(price) for price in known.suggestions],
    }
    table = Table(("Acuan", "Harga (Rp)", "Tanggal"), list(_rows(known)), frozenset({1}))
    return Answer(document, (f"{product.name}, per {product.measure}", table))


def _facts(facts: PriceFacts) -> dict[str, Any]:
    last, history, region = facts.last_paid, facts.history, facts.region
    return {
        "last_paid": last
        and {"price": last.price, "on": last.on, "order": last.order, "vendor": last.vendor},
        "history": history
        and {
            "count": history.count,
            "least": history.least,
            "median": history.median,
            "most": history.most,
            "last": history.last.price,
            "last_on": history.last.on,
        },
        "region": region
        and {"count": region.count, "median": region.median, "as_of": region.as_of},
    }


def _rows(known: ProductPrices) -> Iterator[tuple[str, str, str]]:
    facts, product = known.facts, known.product
    yield "Harga katalog", product.price.plain, product.price_on.isoformat()
    if last := facts.last_paid:
        yield "Terakhir dibayar", last.price.plain, last.on.isoformat()
    if history := facts.history:
        yield f"Riwayat sendiri ({history.count}), terendah", history.least.plain, ""
        yield "Riwayat sendiri, tengah", history.median.plain, ""
        yield "Riwayat sendiri, tertinggi", history.most.plain, ""
    if region := facts.region:
        yield f"Tengah daerah ({region.count})", region.median.plain, region.as_of.isoformat()
    for price in known.suggestions:
        yield f"{price.kind.upper()} {price.title}", price.price.plain, str(price.year)


def _standards(found: Sequence[StandardPrice]) -> Table:
    return Table(
        ("Kode", "Uraian", "Satuan", "Harga (Rp)", "Daftar"),
        [(x.code, x.title, x.measure, x.price.plain, f"{x.kind.upper()} {x.year}") for x in found],
        frozenset({3}),
    )


def _standard(price: StandardPrice) -> dict[str, Any]:
    return {
        "code": price.code,
        "kind": price.kind.value,
        "region": price.region,
        "year": price.year,
        "name": price.name,
        "specification": price.specification,
        "measure": price.measure,
        "price": price.price,
        "accounts": list(price.accounts),
    }
