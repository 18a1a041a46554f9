"""Takes the demo's catalogue over, as often as one likes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bejo_central.admin.catalogue_plan import Wanted, carry_out, make_plan, to_vendor
from bejo_central.admin.checks import require_readable
from bejo_central.store import catalogue
from bejo_central.store.rows import vendor_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bejo_central.demo import records
    from bejo_central.store.database import Session


def load_vendors(session: Session, vendors: Iterable[records.Vendor]) -> int:
    """Take vendors over; return how many were new or changed."""
    wanted = {vendor.code: to_vendor(vendor) for vendor in vendors}
    known = catalogue.vendors_by_code(session.connection, list(wanted))
    changed = []
    for code, vendor in wanted.items():
        old = known.get(code)
        if old is not None:
            vendor = replace(  # noqa: PLW2901 - the same vendor, with what the demo does not tell
                vendor,
                region_name=old.region_name,
                suspended_since=old.suspended_since,
                suspended_reason=old.suspended_reason,
            )
        if vendor != old:
            require_readable(vendor_row(vendor, 0))
            changed.append(vendor)
    catalogue.save_vendors(session, changed)
    return len(changed)


def load_products(session: Session, products: Sequence[records.Product], source: str) -> None:
    """Take the products of a catalogue over; those of `source` that left it are withdrawn."""
    plan = make_plan(session.connection, Wanted(source, products, vendors=()))
    carry_out(session, plan)
