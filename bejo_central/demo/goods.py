"""Products of the demo: which variants there are, and which of them a firm sells at what price."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, Final, Literal

from bejo_central.demo import lists
from bejo_central.demo.chance import varied

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from random import Random

    from bejo_desktop.domain.codes import TaxClass

_TKDN_PERCENT: Final = 45
"""How many of the domestic goods carry a certificate of local content."""
_PRICE_DAYS: Final = 75
"""A list price is at most this old, in days."""
_DRAWS: Final = 8
_PRICE_STEP: Final = 100
_WEIGHT_SCALE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Variant:
    """
    One thing as a catalogue names it: item, specification, shade and brand.

    `weight` is its share of its item among what firms stock, `demand` how much the item is ordered.
    """

    name: str
    category: str
    account: str
    measure: str
    tax_class: TaxClass
    price: int
    spread: int
    origin: Literal["PDN", "Impor"]
    tkdn: int | None
    weight: int
    demand: int


@dataclass(frozen=True, slots=True)
class Offer:
    """A variant as one firm sells it; price in whole rupiah."""

    variant: Variant
    vendor: int
    price: int
    price_on: date
    popularity: int


@dataclass(frozen=True, slots=True)
class Assortment:
    """The variants that one kind of firm may sell, with running sums of their weights."""

    variants: Sequence[Variant]
    cumulative: Sequence[int]

    @property
    def capacity(self) -> int:
        """How many products one firm of this kind has at most; the rest keeps firms different."""
        return max(1, len(self.variants) * 4 // 5)


def shelve(rng: Random) -> Mapping[str, Sequence[Variant]]:
    """Return the variants of each shelf by its code."""
    return {
        shelf.code: tuple(_variants(rng, category.category, shelf))
        for category in lists.catalogue()
        for shelf in category.shelves
    }


def assort(kind: lists.VendorKind, shelved: Mapping[str, Sequence[Variant]]) -> Assortment:
    """Return what a kind of firm may sell; each shelf gets its weight whatever its length."""
    variants: list[Variant] = []
    weights: list[int] = []
    for code, share in kind.shelves.items():
        total = sum(variant.weight for variant in shelved[code])
        for variant in shelved[code]:
            variants.append(variant)
            weights.append(1 + _WEIGHT_SCALE * share * variant.weight // total)
    return Assortment(variants, list(accumulate(weights)))


def offer(
    rng: Random, assortment: Assortment, vendor: int, count: int, today: date
) -> Iterator[Offer]:
    """Draw `count` different variants for one firm and price them at its own level."""
    assert count <= len(assortment.variants)
    level = 1000 + rng.randint(-70, 70)
    for variant in _draw(rng, assortment, count):
        price = variant.price
        if variant.spread:
            price = varied(rng, price * level // 1000, variant.spread)
        yield Offer(
            variant=variant,
            vendor=vendor,
            price=max(_PRICE_STEP, (price + _PRICE_STEP // 2) // _PRICE_STEP * _PRICE_STEP),
            price_on=today - timedelta(days=rng.randint(1, _PRICE_DAYS)),
            popularity=variant.demand * rng.randint(1, 1000) * rng.randint(1, 1000) // 1000,
        )


def _draw(rng: Random, assortment: Assortment, count: int) -> Sequence[Variant]:
    drawn: dict[int, None] = {}
    indices = range(len(assortment.variants))
    for _ in range(_DRAWS):
        picks = rng.choices(indices, cum_weights=assortment.cumulative, k=count)
        drawn.update(dict.fromkeys(picks))
        if len(drawn) >= count:
            break
    else:
        drawn.update(dict.fromkeys(indices))
    return [assortment.variants[index] for index in list(drawn)[:count]]


def _variants(rng: Random, category: str, shelf: lists.Shelf) -> Iterator[Variant]:
    for item in shelf.items:
        parallel = len(item.specs) * len(item.shades) * len(shelf.brands)
        for spec, price in item.specs.items():
            for brand in shelf.brands:
                origin, tkdn = _origin(rng, shelf)
                branded = varied(rng, price, shelf.spread // 2)
                for shade in item.shades:
                    yield Variant(
                        name=" ".join(part for part in (item.name, spec, shade, brand) if part),
                        category=category,
                        account=shelf.account,
                        measure=item.measure,
                        tax_class=item.tax_class or shelf.tax_class,
                        price=branded,
                        spread=shelf.spread,
                        origin=origin,
                        tkdn=tkdn,
                        weight=1 + 1000 * item.weight // parallel,
                        demand=item.weight,
                    )


def _origin(rng: Random, shelf: lists.Shelf) -> tuple[Literal["PDN", "Impor"], int | None]:
    if rng.randrange(100) < shelf.imported_percent:
        return "Impor", None
    certified = shelf.tax_class in {"goods", "luxury"} and rng.randrange(100) < _TKDN_PERCENT
    return "PDN", rng.randint(*shelf.tkdn) if certified else None
