"""From the records of the demo's world to the values that the centre keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_central.store.budget import BudgetRecord
from bejo_desktop.domain.parties import Mandate, Officer, Unit

if TYPE_CHECKING:
    from bejo_central.demo import records


def region_name(region: records.Region) -> str:
    """Return the long name: `Kabupaten Jember`."""
    bare = region.name.removeprefix("Kab. ").removeprefix("Kota ").removeprefix("Kabupaten ")
    return f"{region.kind} {bare}"


def unit_of(record: records.Unit, named: str) -> Unit:
    """Return a unit; `named` is the long name of its region."""
    return Unit(
        code=record.code,
        name=record.name,
        region=record.region,
        region_name=named,
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


def officer_of(record: records.Officer) -> Officer:
    """Return an officer with the mandates."""
    own = Mandate(
        record.sk_number,
        frozenset(record.roles),
        record.mandate_from,
        record.mandate_until,
        sk_on=record.sk_on,
    )
    mandates = (own, *record.more_mandates)
    return Officer(record.nip, record.name, record.rank, record.position, mandates)


def budget_line_of(record: records.BudgetLine) -> BudgetRecord:
    """Return a budget line of which nothing is bound yet."""
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
