"""The three blocks of `label : value` rows: the package, who orders, who delivers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.codes import Platform
from bejo_desktop.domain.paper.sheet import Field, FieldBlock
from bejo_desktop.domain.paper.words import day_text, nip_text, npwp_text, short_day_text

if TYPE_CHECKING:
    from bejo_desktop.domain.paper.facts import PaperTexts, PurchaseOrderFacts


def package_block(facts: PurchaseOrderFacts, texts: PaperTexts) -> FieldBlock:
    """PAKET: what is bought, how, and from which money."""
    words, none, package = texts["package"], texts["document"]["none"], facts.package
    rows = [
        Field(words["name"], package.name or none),
        Field(words["rup"], package.rup or none),
        Field(words["method"], facts.method or texts["methods"][facts.platform.value]),
    ]
    if facts.platform is not Platform.NONE:
        rows.append(Field(words["platform_ref"], _platform_ref(facts, texts)))
    year = str(package.fiscal_year)
    if package.fund:
        year = words["year_and_fund"].format(year=year, fund=package.fund)
    rows.append(Field(words["year"], year))
    rows.append(Field(words["dpa"], package.dpa or none))
    for position, activity in enumerate(package.sub_activities or (none,)):
        rows.append(Field("" if position else words["sub_activity"], activity))
    return FieldBlock(words["heading"], tuple(rows))


def buyer_block(facts: PurchaseOrderFacts, texts: PaperTexts) -> FieldBlock:
    """PEMESAN: the officer who orders, and the unit."""
    words, none, officer = texts["buyer"], texts["document"]["none"], facts.officer
    decree = officer.decree or none
    if officer.decree and officer.decree_on:
        decree = f"{officer.decree}, {short_day_text(officer.decree_on)}"
    values = {
        "name": officer.name,
        "nip": nip_text(officer.nip),
        "office": officer.office,
        "decree": decree,
        "unit": facts.unit.short_name,
        "npwp": npwp_text(facts.unit.npwp),
        "address": facts.unit.street,
    }
    rows = tuple(Field(words[key], value or none) for key, value in values.items())
    return FieldBlock(words["heading"], rows)


def vendor_block(facts: PurchaseOrderFacts, texts: PaperTexts) -> FieldBlock:
    """PENYEDIA: who delivers, its tax identity, and where the money goes."""
    words, none, vendor = texts["vendor"], texts["document"]["none"], facts.vendor
    status = words["pkp" if vendor.pkp else "non_pkp"]
    signer = vendor.signer
    if signer and vendor.signer_office:
        signer = words["signer_and_office"].format(name=signer, office=vendor.signer_office)
    values = {
        "name": vendor.name,
        "signer": signer,
        "address": vendor.address,
        "npwp": npwp_text(vendor.npwp),
        "nib": vendor.nib,
        "status": f"{status} · {vendor.scale}" if vendor.scale else status,
        "bank": vendor.bank,
        "bank_holder": vendor.bank_holder,
        "phone": vendor.phone,
    }
    rows = tuple(Field(words[key], value or none) for key, value in values.items())
    return FieldBlock(words["heading"], rows)


def _platform_ref(facts: PurchaseOrderFacts, texts: PaperTexts) -> str:
    if not facts.platform_ref:
        return texts["document"]["none"]
    if facts.platform_ref_on is None:
        return facts.platform_ref
    return texts["package"]["platform_ref_dated"].format(
        number=facts.platform_ref, day=day_text(facts.platform_ref_on)
    )
