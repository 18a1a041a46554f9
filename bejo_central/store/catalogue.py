"""Vendors, products and the price list's version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select, update

from bejo_central.store.counters import next_value
from bejo_central.store.engine import upsert
from bejo_central.store.feed import GENERAL
from bejo_central.store.reference_tables import PRODUCT, REGION, VENDOR
from bejo_desktop.domain.catalogue import Product
from bejo_desktop.domain.codes import Certificate, TaxClass
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import NotFound
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.parties import Vendor

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection, Row, Table

    from bejo_central.store.database import Session

_BATCH: Final = 500
_VENDOR: Final = tuple(column.name for column in VENDOR.columns if column.name != "tax_on")


@dataclass(frozen=True, slots=True)
class Standing:
    """A product as it stands at the centre, with its rank and whose catalogue it is from."""

    product: Product
    rank: int
    source: str


def next_price_list(session: Session) -> int:
    """Return the version of the price list that is being made now."""
    return next_value(session.connection, "price_list")


def save_vendors(session: Session, vendors: Iterable[Vendor]) -> None:
    """Keep vendors, new or changed."""
    rows = []
    for vendor in vendors:
        rows.append({name: getattr(vendor, name) for name in _VENDOR})
        session.feed.touch(GENERAL, "vendor", vendor.code)
    _note_tax_changes(session, VENDOR, rows, ("pkp", "npwp_valid", "certificate"))
    upsert(session.connection, VENDOR, rows)


def vendor(connection: Connection, code: str) -> Vendor:
    """Return a vendor (NotFound `vendor.unknown`)."""
    found = vendors_by_code(connection, [code])
    if code not in found:
        raise NotFound("vendor.unknown", vendor=code)
    return found[code]


def vendors_by_code(connection: Connection, codes: Sequence[str]) -> dict[str, Vendor]:
    """Return those of `codes` that are known."""
    return {
        row.code: _vendor(row)
        for start in range(0, len(codes), _BATCH)
        for row in connection.execute(
            select(VENDOR, REGION.c.name.label("region_name"))
            .join(REGION, REGION.c.code == VENDOR.c.region, isouter=True)
            .where(VENDOR.c.code.in_(codes[start : start + _BATCH]))
        )
    }


def vendors(connection: Connection, limit: int) -> Sequence[Vendor]:
    """Return vendors by code."""
    codes = connection.execute(select(VENDOR.c.code).order_by(VENDOR.c.code).limit(limit))
    found = vendors_by_code(connection, list(codes.scalars()))
    return [found[code] for code in sorted(found)]


def suspend(session: Session, code: str, since: date | None, reason: str) -> None:
    """Suspend a vendor since a day with a reason, or take it back (None)."""
    session.connection.execute(
        update(VENDOR)
        .where(VENDOR.c.code == code)
        .values(suspended_since=since, suspended_reason=reason)
    )
    session.feed.touch(GENERAL, "vendor", code)


def save_products(session: Session, products: Iterable[tuple[int, Product]], source: str) -> None:
    """
    Keep products, new or changed, each with its rank (1: the most ordered).

    Args:
        source: whose catalogue they are from: what leaves it is withdrawn.
    """
    rows = []
    for rank, product in products:
        rows.append(
            {
                "code": product.code,
                "name": product.name,
                "vendor": product.vendor,
                "category": product.category,
                "measure": product.measure,
                "tax_class": product.tax_class.value,
                "origin": product.origin,
                "price": product.price.amount,
                "plist": product.price_list,
                "price_on": product.price_on,
                "rank": rank,
                "withdrawn_on": product.withdrawn_on,
                "source": source,
            }
        )
        session.feed.touch(GENERAL, "product", product.code)
    _note_tax_changes(session, PRODUCT, rows, ("tax_class", "measure"))
    upsert(session.connection, PRODUCT, rows)


def _note_tax_changes(
    session: Session, table: Table, rows: Sequence[Mapping[str, Any]], fields: Sequence[str]
) -> None:
    """Note the day for those of `rows` that stand here with other `fields`."""
    said = {row["code"]: tuple(row[name] for name in fields) for row in rows}
    codes = list(said)
    for start in range(0, len(codes), _BATCH):
        known = session.connection.execute(
            select(table.c.code, *(table.c[name] for name in fields)).where(
                table.c.code.in_(codes[start : start + _BATCH])
            )
        )
        changed = [code for code, *was in known if tuple(was) != said[code]]
        if changed:
            today = wib_day(session.now)
            session.connection.execute(
                update(table).where(table.c.code.in_(changed)).values(tax_on=today)
            )


def tax_changes(connection: Connection, vendor: str, products: Collection[str]) -> dict[str, date]:
    """Return on which day what decides the tax last changed: of a vendor, and of products."""
    rows = [
        *connection.execute(select(VENDOR.c.code, VENDOR.c.tax_on).where(VENDOR.c.code == vendor)),
        *connection.execute(
            select(PRODUCT.c.code, PRODUCT.c.tax_on).where(PRODUCT.c.code.in_(sorted(products)))
        ),
    ]
    return {code: changed_on for code, changed_on in rows if changed_on is not None}


def standing(connection: Connection, codes: Sequence[str]) -> dict[str, Standing]:
    """Return those of `codes` that are known, each with its rank and source."""
    return {
        row.code: Standing(to_product(row), row.rank, row.source)
        for start in range(0, len(codes), _BATCH)
        for row in connection.execute(
            select(PRODUCT).where(PRODUCT.c.code.in_(codes[start : start + _BATCH]))
        )
    }


def vendor_identities(connection: Connection) -> Sequence[tuple[str, str]]:
    """Return code and NPWP (empty where unknown) of every vendor, by code."""
    rows = connection.execute(select(VENDOR.c.code, VENDOR.c.npwp).order_by(VENDOR.c.code))
    return [(row.code, row.npwp) for row in rows]


def touch_vendors_in(session: Session, regions: Collection[str]) -> None:
    """Let desks see the vendors of regions anew: the regions' names have changed."""
    rows = session.connection.execute(select(VENDOR.c.code, VENDOR.c.region))
    for row in rows:
        if row.region in regions:
            session.feed.touch(GENERAL, "vendor", row.code)


def ranks_of_source(connection: Connection, source: str) -> dict[str, int]:
    """Return the rank of each product of a source that is not withdrawn."""
    rows = connection.execute(
        select(PRODUCT.c.code, PRODUCT.c.rank).where(
            PRODUCT.c.source == source, PRODUCT.c.withdrawn_on.is_(None)
        )
    )
    return {row.code: row.rank for row in rows}


def highest_rank(connection: Connection) -> int:
    """Return the rank of the last product (0: none)."""
    highest = select(func.coalesce(func.max(PRODUCT.c.rank), 0))
    return int(connection.execute(highest).scalar_one())


def product(connection: Connection, code: str) -> Product:
    """Return a product (NotFound `product.unknown`)."""
    found = products_by_code(connection, [code])
    if code not in found:
        raise NotFound("product.unknown", product=code)
    return found[code]


def products_by_code(connection: Connection, codes: Sequence[str]) -> dict[str, Product]:
    """Return those of `codes` that are known."""
    return {
        row.code: to_product(row)
        for start in range(0, len(codes), _BATCH)
        for row in connection.execute(
            select(PRODUCT).where(PRODUCT.c.code.in_(codes[start : start + _BATCH]))
        )
    }


def products(connection: Connection, text: str, limit: int) -> Sequence[Product]:
    """Return products whose name holds `text`, the most ordered first."""
    rows = connection.execute(
        select(PRODUCT)
        .where(PRODUCT.c.name.icontains(text, autoescape=True))
        .order_by(PRODUCT.c.rank, PRODUCT.c.code)
        .limit(limit)
    )
    return [to_product(row) for row in rows]


def set_price(session: Session, code: str, price: Rupiah, on: date) -> int:
    """Give a product a new list price on a day; return the new version of the price list."""
    version = next_price_list(session)
    session.connection.execute(
        update(PRODUCT)
        .where(PRODUCT.c.code == code)
        .values(price=price.amount, plist=version, price_on=on)
    )
    session.feed.touch(GENERAL, "product", code)
    return version


def withdraw(session: Session, code: str, on: date | None) -> None:
    """Withdraw a product from a day on, or bring it back (None)."""
    session.connection.execute(
        update(PRODUCT).where(PRODUCT.c.code == code).values(withdrawn_on=on)
    )
    session.feed.touch(GENERAL, "product", code)


def to_product(row: Row[*tuple[Any, ...]]) -> Product:
    """Return the product of a row of `product`."""
    return Product(
        row.code,
        row.name,
        row.vendor,
        row.category,
        row.measure,
        TaxClass(row.tax_class),
        row.origin,
        Rupiah(row.price),
        row.plist,
        row.price_on,
        row.withdrawn_on,
    )


def _vendor(row: Row[*tuple[Any, ...]]) -> Vendor:
    values = {name: getattr(row, name) for name in [*_VENDOR, "region_name"]}
    values["certificate"] = Certificate(row.certificate)
    values["region_name"] = row.region_name or ""
    return Vendor(**values)
