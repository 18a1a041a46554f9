"""Fills a new centre with the demo's invented world."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bejo_central.admin.loading import load_products, load_vendors
from bejo_central.admin.seeding_orders import seed_orders
from bejo_central.admin.seeding_values import budget_line_of, officer_of, region_name, unit_of
from bejo_central.demo.world import build_world
from bejo_central.exchanging import snapshot
from bejo_central.store import budget, reference
from bejo_central.store.database import TRAINING
from bejo_central.store.engine import upsert
from bejo_central.store.reference_tables import META
from bejo_desktop.domain.days import wib_day

if TYPE_CHECKING:
    from bejo_central.admin.account import Account
    from bejo_central.demo.records import DemoWorld

SOURCE: Final = "demo"


def seed(account: Account, seed_number: int, products: int, order_count: int = 0) -> dict[str, Any]:
    """
    Write the demo's world and the snapshot of its catalogue; the same for the same day and seed.

    Args:
        order_count: orders of this year and the last, of offices that have no desk.

    Returns the document that `seed-demo --json` prints.
    """
    session = account.session
    world = build_world(seed_number, products, wib_day(session.now))
    names = {region.code: region_name(region) for region in world.regions}
    reference.add_regions(session, names.items())
    for unit in world.units:
        reference.save_unit(session, unit_of(unit, names[unit.region]))
    for officer in world.officers:
        reference.save_officer(session, officer.unit, officer_of(officer))
    budget.save(session, [budget_line_of(line) for line in world.budget_lines])
    load_vendors(session, world.vendors)
    load_products(session, world.products, SOURCE)
    buyers = seed_orders(session, world, seed_number, order_count) if order_count else 0
    upsert(session.connection, META, [{"name": TRAINING, "value": "1"}])
    snapshot.build(session)
    account.record("demo.seed", "demo", seed=seed_number, products=products, orders=order_count)
    return _document(world, order_count, buyers)


def _document(world: DemoWorld, order_count: int, buyers: int) -> dict[str, Any]:
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
            "buyers": buyers,
            "officers": len(world.officers),
            "budget_lines": len(world.budget_lines),
            "vendors": len(world.vendors),
            "products": len(world.products),
            "orders": order_count,
        },
    }
