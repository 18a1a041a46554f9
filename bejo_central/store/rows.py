"""What stands in the feed, as the rows that travel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from bejo_central.keys import CentreKey
from bejo_central.store import (
    budget,
    catalogue,
    fiscal_years,
    mandates,
    orders,
    prices,
    reference,
    rule_packs,
)
from bejo_central.store.database import meta
from bejo_central.store.reference_tables import PRODUCT
from bejo_desktop.contract.later import Later
from bejo_desktop.contract.mandates import mandate_id, mandate_row
from bejo_desktop.contract.rows import (
    BudgetRow,
    GoneRow,
    OfficerRow,
    OrderRow,
    ProductRow,
    RulesRow,
    UnitRow,
    VendorRow,
    YearRow,
)

UNKNOWN_REGION: Final = "-"
"""Of an imported vendor whose file tells none: the wire wants a word."""

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy import Connection

    from bejo_central.store.budget import BudgetRecord
    from bejo_central.store.feed import Entry
    from bejo_central.store.orders import OrderRecord
    from bejo_desktop.contract.rows import Row
    from bejo_desktop.domain.fiscal_year import FiscalYear
    from bejo_desktop.domain.parties import Officer, Unit, Vendor


def rows_of(
    connection: Connection, scope: str, entries: Sequence[Entry]
) -> dict[tuple[str, str], Row]:
    """
    Return the rows of `entries` by kind and id.

    A thing that is no longer there although the feed names it is left out: it is met again
    under its newer number.
    """
    found: dict[tuple[str, str], Row] = {}
    for kind, load in _LOADERS.items():
        seqs = {entry.id: entry.seq for entry in entries if entry.kind == kind}
        if seqs:
            for row_id, row in load(connection, scope, seqs).items():
                found[kind, row_id] = row
    for entry in entries:
        if entry.deleted:
            found[entry.kind, entry.id] = GoneRow(kind=entry.kind, id=entry.id, rev=entry.seq)
    return found


def _unit_of(scope: str) -> str:
    return scope.partition(":")[2]


def _units(connection: Connection, scope: str, seqs: Mapping[str, int]) -> dict[str, Row]:
    unit = reference.unit(connection, _unit_of(scope))
    return {unit.code: unit_row(unit, seqs[unit.code])}


def _officers(connection: Connection, scope: str, seqs: Mapping[str, int]) -> dict[str, Row]:
    return {
        officer.nip: officer_row(officer, seqs[officer.nip])
        for officer in reference.officers(connection, _unit_of(scope))
        if officer.nip in seqs
    }


def _mandates(connection: Connection, scope: str, seqs: Mapping[str, int]) -> dict[str, Row]:
    key = CentreKey.read(meta(connection, "private_key"))
    unit = _unit_of(scope)
    return {
        row_id: key.signed(mandate_row(unit, nip, mandate, seqs[row_id]))
        for nip, held in mandates.by_officer(connection, unit).items()
        for mandate in held
        if (row_id := mandate_id(nip, mandate.sk)) in seqs
    }


def _budget(connection: Connection, scope: str, seqs: Mapping[str, int]) -> dict[str, Row]:
    lines = {f"{x.year}/{x.code}": x for x in budget.lines_of(connection, _unit_of(scope))}
    return {key: budget_row(lines[key], seq) for key, seq in seqs.items() if key in lines}


def _years(connection: Connection, scope: str, seqs: Mapping[str, int]) -> dict[str, Row]:
    unit = _unit_of(scope)
    return {
        key: year_row(fiscal_years.stand(connection, unit, int(key)), seq)
        for key, seq in seqs.items()
    }


def _vendors(connection: Connection, _scope: str, seqs: Mapping[str, int]) -> dict[str, Row]:
    found = catalogue.vendors_by_code(connection, list(seqs))
    return {code: vendor_row(vendor, seqs[code]) for code, vendor in found.items()}


def _products(connection: Connection, _scope: str, seqs: Mapping[str, int]) -> dict[str, Row]:
    rows = connection.execute(select(PRODUCT).where(PRODUCT.c.code.in_(list(seqs))))
    return {row.code: product_row(row, seqs[row.code]) for row in rows}


def _prices(connection: Connection, scope: str, seqs: Mapping[str, int]) -> dict[str, Row]:
    return dict(prices.rows_in_feed(connection, scope, seqs))


def _orders(connection: Connection, scope: str, seqs: Mapping[str, int]) -> dict[str, Row]:
    found = orders.of_unit(connection, _unit_of(scope), list(seqs))
    contents = orders.contents(connection, {order.hash for order in found.values()})
    return {
        key: OrderRow(
            id=key,
            content=contents[order.hash],
            why=order.why,
            findings=order.findings,
            history=tuple(
                (act.op, act.at, act.by_nip, act.note)
                for act in orders.acts(connection, order.unit, key)
            ),
            **_order_fields(order),
        )
        for key, order in found.items()
        if not order.dropped
    }


def _rule_packs(connection: Connection, _scope: str, seqs: Mapping[str, int]) -> dict[str, Row]:
    return {
        one.pack.version: RulesRow(
            id=one.pack.version, rev=seqs[one.pack.version], signed=one.signed
        )
        for one in rule_packs.records(connection, seqs)
        if one.is_published
    }


def _order_fields(order: OrderRecord) -> dict[str, Any]:
    return {
        "rev": order.rev,
        "device": order.device,
        "state": order.state,
        "sync": order.sync,
        "hash": order.hash,
        "author": order.author,
        "submitted_at": order.submitted_at,
        "deadline": order.deadline,
        "no": order.no or "",
        "series": order.series,
        "year": order.year,
        "running": order.running or 0,
        "lease": order.lease,
        "signed_on": order.signed_on,
        "arrived_on": order.arrived_on,
        "receipts": order.receipts,
        "later": None if order.later == Later() else order.later,
    }


def unit_row(unit: Unit, rev: int) -> UnitRow:
    """Return a unit as it travels."""
    return UnitRow(id=unit.code, rev=rev, **{name: getattr(unit, name) for name in _UNIT})


def officer_row(officer: Officer, rev: int) -> OfficerRow:
    """Return an officer as it travels; the mandates are rows of their own."""
    return OfficerRow(
        id=officer.nip, rev=rev, name=officer.name, rank=officer.rank, position=officer.position
    )


def budget_row(line: BudgetRecord, rev: int) -> BudgetRow:
    """Return a budget line as it travels."""
    version = line.version
    return BudgetRow(
        id=line.code,
        rev=rev,
        account=line.account,
        account_name=line.account_name,
        sub_activity=line.sub_activity,
        sub_activity_name=line.sub_activity_name,
        year=line.year,
        ceiling=line.ceiling.amount,
        realised=line.spent.amount,
        committed=line.committed.amount,
        fund=line.fund,
        version=version.name if version else "",
        version_on=version.on if version else None,
        version_no=version.number if version else "",
        paid=line.paid.amount,
        corrected=line.corrected.amount,
        sipd_as_of=line.sipd_on,
    )


def year_row(year: FiscalYear, rev: int) -> YearRow:
    """Return a unit's year as it travels."""
    return YearRow(
        id=str(year.year),
        rev=rev,
        desks=year.desks,
        up_limit=None if year.up_limit is None else year.up_limit.amount,
        up_kkpd=year.up_kkpd.amount,
        up_open=year.up_open.amount,
        ls_until=year.ls_until,
        gu_until=year.gu_until,
        up_paid=year.up_paid.amount,
        up_refilled_on=year.up_refilled_on,
        closed_on=year.closed_on,
    )


def vendor_row(vendor: Vendor, rev: int) -> VendorRow:
    """Return a vendor as it travels."""
    values = {name: getattr(vendor, name) for name in _VENDOR}
    values["certificate"] = vendor.certificate.value
    values["region"] = vendor.region or UNKNOWN_REGION
    return VendorRow(id=vendor.code, rev=rev, **values)


def product_row(row: Any, rev: int) -> ProductRow:
    """Return a row of `product` as it travels."""
    return ProductRow(id=row.code, rev=rev, **{name: getattr(row, name) for name in _PRODUCT})


_OWN: Final = {"id", "rev"}
_UNIT: Final = set(UnitRow.__struct_fields__) - _OWN
_VENDOR: Final = set(VendorRow.__struct_fields__) - _OWN
_PRODUCT: Final = set(ProductRow.__struct_fields__) - _OWN
_LOADERS: Final[Mapping[str, Callable[[Connection, str, Mapping[str, int]], dict[str, Row]]]] = {
    "unit": _units,
    "officer": _officers,
    "mandate": _mandates,
    "budget": _budget,
    "year": _years,
    "vendor": _vendors,
    "product": _products,
    "price": _prices,
    "order": _orders,
    rule_packs.KIND: _rule_packs,
}
