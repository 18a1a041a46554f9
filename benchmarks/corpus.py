"""A catalogue of up to a million invented products in a store as the desk has it."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from bejo_central.demo.world import PRODUCTS_MAX, build_world
from bejo_desktop.adapters.store.opening import open_store
from bejo_desktop.bootstrap.surroundings import clock_of
from bejo_desktop.contract.rows import ProductRow, VendorRow
from benchmarks.children import DATA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bejo_central.demo.records import DemoWorld, Product, Vendor
    from bejo_desktop.adapters.store.store import SqlStore

KEY: Final = bytes(range(32))
BATCH: Final = 20_000
LAYOUT: Final = "5"
"""Changed when a kept corpus of an older run is of no use any more."""
SCATTER: Final = 7_368_787
"""A prime: type numbers run through their range without a pattern."""
TYPES: Final = 250_000
"""Different type numbers in a million products; real catalogues are full of them."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A product as it stands in the catalogue; `rank` 1 is the most ordered."""

    rank: int
    product: Product
    vendor: Vendor
    region_name: str


def listed(count: int) -> Iterator[Listed]:
    """
    Yield `count` invented products: one world of the demo after the other, ranks interleaved.

    From the second world on products carry a type number (`WN-48213`), so that a million of
    them are no mere repetition; the names of the vendors differ by their own seeds.
    """
    worlds = -(-count // PRODUCTS_MAX)
    made = (one for seed in range(1, worlds + 1) for one in _of_world(seed, worlds))
    return islice(made, count)


def _of_world(seed: int, worlds: int) -> Iterator[Listed]:
    world: DemoWorld = build_world(seed, PRODUCTS_MAX)
    regions = {one.code: one.name for one in world.regions}
    vendors = {one.code: replace(one, code=f"V-{seed:02d}{one.code[2:]}") for one in world.vendors}
    first = (seed - 1) * PRODUCTS_MAX
    for at, product in enumerate(world.products, start=1):
        vendor = vendors[product.vendor]
        number = (first + at) * SCATTER % TYPES
        kind = "" if seed == 1 else f" {product.name[-2:].upper()}-{number}"
        renamed = replace(
            product, code=f"P-{first + at:06d}", name=product.name + kind, vendor=vendor.code
        )
        yield Listed((at - 1) * worlds + seed, renamed, vendor, regions[vendor.region])


def corpus(count: int) -> Path:
    """Return the home of a store with so many products; built once, then kept."""
    home = DATA / f"corpus-{count}"
    done = home / "done.json"
    if not done.exists() or json.loads(done.read_text(encoding="utf-8"))["layout"] != LAYOUT:
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        _fill(home, count)
        done.write_text(json.dumps({"layout": LAYOUT}), encoding="utf-8")
    return home


def opened(home: Path) -> SqlStore:
    """Open the store of a corpus."""
    return open_store(home, KEY, clock_of(None))


def _fill(home: Path, count: int) -> None:
    """By the desk's own way in: the rows of the feed, as a first load brings them."""
    store = opened(home)
    try:
        rows = listed(count)
        known: set[str] = set()
        while batch := list(islice(rows, BATCH)):
            fresh = {one.vendor.code: one for one in batch if one.vendor.code not in known}
            known |= fresh.keys()
            with store.write() as work:
                work.reference.apply([_vendor_row(one) for one in fresh.values()])
                work.reference.apply([_product_row(one) for one in batch])
        with store.write() as work:
            work.sync.move_cursor("g", 1)
            work.reference.start_merging_words()
            while work.reference.merge_words():
                pass
    finally:
        store.close()


def _vendor_row(one: Listed) -> VendorRow:
    vendor = one.vendor
    return VendorRow(
        id=vendor.code,
        rev=1,
        name=vendor.name,
        legal_form=vendor.legal_form,
        signatory=vendor.signatory,
        signatory_position=vendor.signatory_position,
        address=vendor.address,
        region=vendor.region,
        region_name=one.region_name,
        district=vendor.district,
        npwp=vendor.npwp16 or "",
        nib=vendor.nib,
        pkp=vendor.pkp,
        npwp_valid=vendor.npwp_valid,
        certificate=vendor.certificate.value,
        size=vendor.size,
        bank=vendor.bank,
        bank_account=vendor.bank_account,
        account_holder=vendor.account_holder,
        phone=vendor.phone,
    )


def _product_row(one: Listed) -> ProductRow:
    product = one.product
    return ProductRow(
        id=product.code,
        rev=1,
        name=product.name,
        vendor=product.vendor,
        category=product.category,
        measure=product.measure,
        tax_class=product.tax_class.value,
        origin=product.origin,
        price=product.price.amount,
        plist=1,
        price_on=product.price_on,
        rank=one.rank,
    )
