"""What the centre owns, from the row of a table to the value of the domain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.budget import BudgetLine
from bejo_desktop.domain.catalogue import Product
from bejo_desktop.domain.codes import Certificate, Role, TaxClass
from bejo_desktop.domain.parties import Officer, Unit, Vendor

if TYPE_CHECKING:
    from datetime import datetime

    from bejo_desktop.adapters.store.column_types import AnyRow


def to_unit(row: AnyRow) -> Unit:
    """Return the desk's unit."""
    return Unit(
        code=row.id,
        name=row.name,
        region=row.region,
        region_name=row.region_name,
        government=row.government,
        address=row.address,
        postal_code=row.postal_code,
        phone=row.phone,
        email=row.email,
        npwp=row.npwp,
        place=row.place,
        classification=row.classification,
        mask=row.mask,
        numbering=row.numbering,
        dpa=row.dpa,
        fund=row.fund,
    )


def to_officer(row: AnyRow) -> Officer:
    """Return an officer; roles that this program does not know yet are left out."""
    known = frozenset(Role)
    return Officer(
        nip=row.id,
        name=row.name,
        rank=row.rank,
        position=row.position,
        roles=frozenset(Role(role) for role in row.roles if role in known),
        sk=row.sk,
        since=row.since,
        until=row.until,
    )


def to_budget_line(row: AnyRow, as_of: datetime) -> BudgetLine:
    """Return a budget line as the centre last said."""
    return BudgetLine(
        code=row.id,
        account=row.account,
        account_name=row.account_name,
        sub_activity=row.sub_activity,
        sub_activity_name=row.sub_activity_name,
        year=row.year,
        ceiling=row.ceiling,
        realised=row.realised,
        committed=row.committed,
        as_of=as_of,
    )


def to_vendor(row: AnyRow) -> Vendor:
    """Return a vendor."""
    return Vendor(
        code=row.id,
        name=row.name,
        legal_form=row.legal_form,
        signatory=row.signatory,
        signatory_position=row.signatory_position,
        address=row.address,
        region=row.region,
        region_name=row.region_name,
        district=row.district,
        npwp=row.npwp,
        nib=row.nib,
        pkp=row.pkp,
        npwp_valid=row.npwp_valid,
        certificate=Certificate(row.certificate),
        size=row.size,
        bank=row.bank,
        bank_account=row.bank_account,
        account_holder=row.account_holder,
        phone=row.phone,
        suspended_since=row.suspended_since,
        suspended_reason=row.suspended_reason,
    )


def to_product(row: AnyRow) -> Product:
    """Return a product."""
    return Product(
        code=row.id,
        name=row.name,
        vendor=row.vendor,
        category=row.category,
        measure=row.measure,
        tax_class=TaxClass(row.tax_class),
        origin=row.origin,
        price=row.price,
        price_list=row.plist,
        price_on=row.price_on,
        withdrawn_on=row.withdrawn_on,
    )
