"""What the centre owns, from the row of a table to the value of the domain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.budget import BudgetLine
from bejo_desktop.domain.catalogue import Product
from bejo_desktop.domain.codes import Acting, Certificate, Role, TaxClass
from bejo_desktop.domain.dpa import DpaVersion
from bejo_desktop.domain.fiscal_year import FiscalYear
from bejo_desktop.domain.parties import Mandate, Officer, Unit, Vendor

if TYPE_CHECKING:
    from collections.abc import Iterable
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


def to_officer(row: AnyRow, mandates: Iterable[AnyRow]) -> Officer:
    """
    Return an officer with the mandates that the centre signed.

    Where none came yet, the one that an older centre told beside the officer stands for them.
    """
    signed = tuple(to_mandate(one) for one in mandates)
    told = () if row.since is None else (Mandate(row.sk, _roles(row), row.since, row.until),)
    return Officer(row.id, row.name, row.rank, row.position, signed or told)


def to_mandate(row: AnyRow) -> Mandate:
    """Return a mandate."""
    return Mandate(
        sk=row.sk,
        roles=_roles(row),
        since=row.since,
        until=row.until,
        sk_on=row.sk_on,
        acting=Acting(row.acting),
        stands_for=row.stands_for,
        order_limit=row.order_limit,
        may_issue=row.may_issue,
    )


def _roles(row: AnyRow) -> frozenset[Role]:
    """Roles that this program does not know yet are left out."""
    known = frozenset(Role)
    return frozenset(Role(role) for role in row.roles if role in known)


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
        fund=row.fund,
        version=DpaVersion(row.version, row.version_on, row.version_no) if row.version else None,
        paid=row.paid,
        corrected=row.corrected,
        sipd_as_of=row.sipd_as_of,
    )


def to_fiscal_year(row: AnyRow) -> FiscalYear:
    """Return what holds for the unit in a year."""
    return FiscalYear(
        year=int(row.id),
        up_limit=row.up_limit,
        up_kkpd=row.up_kkpd,
        up_open=row.up_open,
        ls_until=row.ls_until,
        gu_until=row.gu_until,
        desks=row.desks,
        up_paid=row.up_paid,
        up_refilled_on=row.up_refilled_on,
        closed_on=row.closed_on,
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
