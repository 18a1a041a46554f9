"""Fills a new centre with the demo's invented world."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bejo_central.admin.loading import load_products, load_vendors
from bejo_central.demo.world import build_world
from bejo_central.exchanging import snapshot
from bejo_central.store import budget, reference
from bejo_central.store.budget import BudgetRecord
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.parties import Officer, Unit

if TYPE_CHECKING:
    from bejo_central.admin.account import Account
    from bejo_central.demo import records
    from bejo_central.demo.records import DemoWorld

SOURCE: Final = "demo"


def seed(account: Account, seed_number: int, products: int) -> dict[str, Any]:
    """
    Write the demo's world and the snapshot of its catalogue; the same for the same day and seed.

    Returns the document that `seed-demo --json` prints.
    """
    session = account.session
    world = build_world(seed_number, products, wib_day(session.now))
    names = {region.code: _region_name(region) for region in world.regions}
    reference.add_regions(session, names.items())
    for unit in world.units:
        reference.save_unit(session, _unit(unit, names[unit.region]))
    for officer in world.officers:
        reference.save_officer(session, officer.unit, _officer(officer))
    budget.save(session, [_budget_line(line) for line in world.budget_lines])
    load_vendors(session, world.vendors)
    load_products(session, world.products, SOURCE)
    snapshot.build(session)
    account.record("demo.seed", "demo", seed=seed_number, products=products)
    return _document(world)


def _region_name(region: records.Region) -> str:
    bare = region.name.removeprefix("Kab. ").removeprefix("Kota ").removeprefix("Kabupaten ")
    return f"{region.kind} {bare}"


def _unit(record: records.Unit, region_name: str) -> Unit:
    return Unit(
        code=record.code,
        name=record.name,
        region=record.region,
        region_name=region_name,
        government=record.government,
        address=record.address,
        postal_code=record.postal_code,
        phone=record.phone,
        email=record.email,
        npwp=record.npwp16,
        place=record.place,
        classification=record.classification,
        mask=record.number_mask,
        numbering=record.numbering,
        dpa=record.dpa_number,
        fund=record.fund,
    )


def _officer(record: records.Officer) -> Officer:
    return Officer(
        record.nip,
        record.name,
        record.rank,
        record.position,
        frozenset(record.roles),
        record.sk_number,
        record.mandate_from,
        record.mandate_until,
    )


def _budget_line(record: records.BudgetLine) -> BudgetRecord:
    return BudgetRecord(
        unit=record.unit,
        year=record.year,
        account=record.account,
        account_name=record.account_name,
        sub_activity=record.sub_activity,
        sub_activity_name=record.sub_activity_name,
        ceiling=record.ceiling,
        realised=record.realised,
    )


def _document(world: DemoWorld) -> dict[str, Any]:
    return {
        "units": [
            {
                "code": unit.code,
                "name": unit.name,
                "region": unit.region,
                "officers": [
                    {
                        "nip": officer.nip,
                        "name": officer.name,
                        "roles": sorted(role.value for role in officer.roles),
                    }
                    for officer in world.officers
                    if officer.unit == unit.code
                ],
            }
            for unit in world.units
        ],
        "counts": {
            "regions": len(world.regions),
            "units": len(world.units),
            "officers": len(world.officers),
            "budget_lines": len(world.budget_lines),
            "vendors": len(world.vendors),
            "products": len(world.products),
            "orders": 0,
        },
    }
