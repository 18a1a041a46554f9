from __future__ import annotations

import re
from collections import defaultdict

import lokal


def luhn_holds(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(digits[::-1]):
        value = int(digit)
        if place % 2:
            value = value * 2 - 9 if value > 4 else value * 2
        total += value
    return total % 10 == 0


def test_firms_have_an_npwp_with_a_true_check_digit(world):
    firms = [vendor for vendor in world.vendors if vendor.nik is None]
    assert firms
    for vendor in firms:
        assert vendor.legal_form in {"CV", "PT", "Koperasi"}
        assert lokal.parse_npwp(vendor.npwp16).kind == "npwp16"
        assert luhn_holds(vendor.npwp16[1:10])
    assert len({vendor.npwp16 for vendor in firms}) == len(firms)


def test_natural_persons_have_a_nik_of_their_region_which_is_their_npwp_if_registered(world):
    persons = [vendor for vendor in world.vendors if vendor.nik is not None]
    assert persons
    for vendor in persons:
        assert lokal.is_valid_nik(vendor.nik)
        assert vendor.nik.startswith(vendor.region.replace(".", ""))
        assert vendor.npwp16 == (vendor.nik if vendor.npwp_valid else None)
        assert vendor.account_holder == vendor.signatory
    assert len({vendor.nik for vendor in persons}) == len(persons)


def test_business_numbers_accounts_and_phones_have_their_shapes_and_are_unique(world):
    vendors = world.vendors
    assert all(re.fullmatch(r"\d{13}", vendor.nib) for vendor in vendors)
    assert all(re.fullmatch(r"\d{8,16}", vendor.bank_account) for vendor in vendors)
    assert all(re.fullmatch(r"08\d{7,11}", vendor.phone) for vendor in vendors)
    for field in ("nib", "bank_account", "phone", "name", "code"):
        assert len({getattr(vendor, field) for vendor in vendors}) == len(vendors)
    assert all(re.fullmatch(r"V-\d{5}", vendor.code) for vendor in vendors)


def test_vendors_settle_in_every_region_in_one_of_its_districts(world):
    regions = {region.code for region in world.regions}
    assert {vendor.region for vendor in world.vendors} == regions
    assert all(vendor.address.endswith(f"Kec. {vendor.district}") for vendor in world.vendors)


def test_a_vendors_categories_are_those_of_its_products(world):
    sold: dict[str, set[str]] = defaultdict(set)
    for product in world.products:
        sold[product.vendor].add(product.category)
    for vendor in world.vendors:
        assert set(vendor.categories) == sold[vendor.code]
        assert len(set(vendor.categories)) == len(vendor.categories)


def test_every_tax_profile_that_the_rules_know_occurs(world):
    profiles = {(vendor.pkp, vendor.certificate.value) for vendor in world.vendors}
    assert profiles >= {
        (True, "none"),
        (True, "exempt"),
        (False, "none"),
        (False, "final"),
        (False, "below_500m"),
    }
    assert {vendor.size for vendor in world.vendors} == {"Mikro", "Kecil", "Menengah"}
    unregistered = [vendor for vendor in world.vendors if not vendor.npwp_valid]
    assert 0 < len(unregistered) < len(world.vendors) // 10
