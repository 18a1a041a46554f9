from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest

from bejo_central.demo.world import DEMO_TODAY, PRODUCTS_MAX, PRODUCTS_MIN, build_world
from bejo_desktop.domain.codes import TaxClass

PAPER, PENS, TONER = "5.1.02.01.01.0025", "5.1.02.01.01.0024", "5.1.02.01.01.0029"

HASH_OF_WORLD = """
import hashlib
from bejo_central.demo.world import build_world
print(hashlib.sha256(repr(build_world(42, 3000)).encode()).hexdigest())
"""


def hash_in_a_new_process(hash_seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    done = subprocess.run(
        [sys.executable, "-c", HASH_OF_WORLD],
        env=environment,
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_the_same_seed_gives_the_same_world_in_another_process_with_another_hash_seed():
    assert hash_in_a_new_process("1") == hash_in_a_new_process("2")


def test_another_seed_gives_other_vendors_and_prices():
    one, other = build_world(1, PRODUCTS_MIN), build_world(2, PRODUCTS_MIN)
    assert one.vendors != other.vendors
    assert one.products != other.products


def test_offices_do_not_depend_on_the_number_of_products():
    small, large = build_world(3, PRODUCTS_MIN), build_world(3, 2000)
    assert small.officers == large.officers
    assert small.budget_lines == large.budget_lines


def test_the_default_catalogue_has_thirty_thousand_products_of_2500_vendors(world):
    assert len(world.products) == 30_000
    assert len(world.vendors) == 2_500


@pytest.mark.parametrize("products", [PRODUCTS_MIN, 1_234, PRODUCTS_MAX])
def test_a_world_of_any_size_has_just_so_many_products_in_every_category(products):
    world = build_world(5, products)
    assert len(world.products) == products
    assert {product.category for product in world.products} == set(world.categories)
    assert len(world.categories) == 15
    assert len(world.vendors) <= 2_500


def test_product_codes_are_unique_and_every_vendor_exists(world):
    codes = [product.code for product in world.products]
    assert len(set(codes)) == len(codes)
    assert codes[0] == "P-000001"
    vendors = [vendor.code for vendor in world.vendors]
    assert len(set(vendors)) == len(vendors)
    assert {product.vendor for product in world.products} == set(vendors)


def test_a_vendor_offers_nothing_twice(world):
    offered = Counter((product.vendor, product.name) for product in world.products)
    assert max(offered.values()) == 1


def test_products_stand_by_popularity(world):
    popularity = [product.popularity for product in world.products]
    assert popularity == sorted(popularity, reverse=True)


def test_prices_are_whole_hundreds_not_younger_than_today(world):
    assert all(product.price.amount > 0 for product in world.products)
    assert all(product.price.amount % 100 == 0 for product in world.products)
    assert all(product.price_on < DEMO_TODAY for product in world.products)


def test_all_five_tax_classes_and_the_decimal_measures_are_there(world):
    assert {product.tax_class for product in world.products} == set(TaxClass)
    measures = Counter(product.measure for product in world.products)
    assert measures["kg"] > 100
    assert measures["liter"] > 100


def test_meals_to_order_bear_the_local_food_tax_and_meeting_rooms_are_services(world):
    meals = [p for p in world.products if p.name.startswith("Nasi kotak")]
    rooms = [p for p in world.products if p.name.startswith("Sewa ruang rapat")]
    assert {p.tax_class for p in meals} == {TaxClass.CATERING}
    assert {p.tax_class for p in rooms} == {TaxClass.SERVICE}


def test_local_content_is_a_share_of_domestic_goods_only(world):
    certified = [product for product in world.products if product.tkdn is not None]
    assert certified
    assert all(0 < product.tkdn <= 10_000 and product.origin == "PDN" for product in certified)


def test_kertas_a4_80_finds_many(world):
    words = ("kertas", "a4", "80")
    hits = [p for p in world.products if all(word in p.name.lower() for word in words)]
    assert len(hits) >= 200
    assert all(30_000 <= hit.price.amount <= 400_000 for hit in hits)


def test_twenty_vendors_and_more_sell_twenty_products_over_paper_pens_and_toner(world):
    sold: dict[str, Counter[str]] = defaultdict(Counter)
    for product in world.products:
        sold[product.vendor][product.account] += 1
    stationers = [
        vendor
        for vendor, accounts in sold.items()
        if all(accounts[account] >= 2 for account in (PAPER, PENS, TONER))
        and accounts[PAPER] + accounts[PENS] + accounts[TONER] >= 20
    ]
    assert len(stationers) >= 20


def test_the_smallest_world_too_has_a_stationer_for_an_order_of_twelve_lines_near_the_office():
    world = build_world(9, PRODUCTS_MIN)
    near = {v.code for v in world.vendors if v.region == world.main_unit.region}
    counts = Counter(
        p.vendor for p in world.products if p.account in {PAPER, PENS, TONER} and p.vendor in near
    )
    assert max(counts.values()) >= 12


def test_a_later_day_moves_budgets_mandates_and_prices_with_it():
    world = build_world(3, PRODUCTS_MIN, date(2027, 3, 1))
    assert {line.year for line in world.budget_lines} == {2027}
    assert {officer.mandate_from for officer in world.officers} == {
        date(2027, 1, 2),
        date(2027, 10, 5),
    }
    assert max(product.price_on for product in world.products) < date(2027, 3, 1)
    assert min(product.price_on for product in world.products) > date(2026, 12, 1)
