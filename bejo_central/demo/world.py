"""The whole demo world from a seed: offices, budgets, firms and a catalogue."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from bejo_central.demo import firms, goods, lists, offices
from bejo_central.demo.chance import stream
from bejo_central.demo.records import DemoWorld, Product
from bejo_desktop.domain.money import Rupiah

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bejo_central.demo.firms import Firm
    from bejo_central.demo.goods import Offer

DEMO_TODAY: Final = date(2026, 10, 9)
"""The day the demo world is a picture of, unless told otherwise."""
PRODUCTS_DEFAULT: Final = 30_000
PRODUCTS_MIN: Final = 200
"""Fewer would not fill each category."""
PRODUCTS_MAX: Final = 60_000


def build_world(seed: int, products: int, today: date = DEMO_TODAY) -> DemoWorld:
    """
    Build the world: the same values for the same arguments, in every process.

    Args:
        seed: any whole number.
        products: `PRODUCTS_MIN` to `PRODUCTS_MAX`; one firm for each 12 of them, at most 2,500.
        today: budgets are of its year, mandates of its year and the next, prices not younger.
    """
    assert PRODUCTS_MIN <= products <= PRODUCTS_MAX, products
    businesses = firms.found(stream(seed, "firms"), firms.count_firms(products))
    offers = _offers(seed, businesses, products, today)
    registry = firms.Registry(stream(seed, "papers"))
    return DemoWorld(
        regions=offices.build_regions(),
        units=offices.build_units(today.year),
        officers=offices.build_officers(stream(seed, "officers"), today.year),
        budget_lines=offices.build_budget(stream(seed, "budget"), today.year),
        categories=tuple(category.category for category in lists.catalogue()),
        vendors=tuple(registry.register(businesses, _sold(offers))),
        products=tuple(_product(serial, offered) for serial, offered in enumerate(offers, start=1)),
    )


def _offers(seed: int, businesses: Sequence[Firm], products: int, today: date) -> Sequence[Offer]:
    rng = stream(seed, "goods")
    shelved = goods.shelve(rng)
    assortments = {kind.code: goods.assort(kind, shelved) for kind in lists.vendors().kinds}
    capacity = {code: assortment.capacity for code, assortment in assortments.items()}
    shares = firms.share_out(businesses, products, capacity)
    offers = [
        offered
        for firm, share in zip(businesses, shares, strict=True)
        for offered in goods.offer(rng, assortments[firm.kind.code], firm.serial, share, today)
    ]
    return sorted(offers, key=lambda offered: -offered.popularity)


def _sold(offers: Sequence[Offer]) -> Mapping[int, Sequence[str]]:
    sold: dict[int, dict[str, None]] = {}
    for offered in offers:
        sold.setdefault(offered.vendor, {})[offered.variant.category] = None
    return {serial: sorted(categories) for serial, categories in sold.items()}


def _product(serial: int, offered: Offer) -> Product:
    variant = offered.variant
    return Product(
        code=f"P-{serial:06d}",
        name=variant.name,
        vendor=f"V-{offered.vendor:05d}",
        category=variant.category,
        account=variant.account,
        measure=variant.measure,
        tax_class=variant.tax_class,
        price=Rupiah(offered.price),
        price_on=offered.price_on,
        origin=variant.origin,
        tkdn=variant.tkdn,
        popularity=offered.popularity,
    )
