"""Takes a whole catalogue over: what is new or changed, and what left it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bejo_central.admin.checks import require_readable
from bejo_central.store import catalogue
from bejo_central.store.rows import vendor_row
from bejo_desktop.contract.rows import ProductRow
from bejo_desktop.domain.catalogue import Product
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.parties import Vendor

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bejo_central.demo import records
    from bejo_central.store.database import Session

_NEVER: Final = -1


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many products of a catalogue were new or changed, unchanged, and withdrawn."""

    changed: int
    unchanged: int
    withdrawn: int


def load_vendors(session: Session, vendors: Iterable[records.Vendor]) -> int:
    """Take vendors over; return how many were new or changed."""
    wanted = {vendor.code: _vendor(vendor) for vendor in vendors}
    known = catalogue.vendors_by_code(session.connection, list(wanted))
    changed = []
    for code, vendor in wanted.items():
        old = known.get(code)
        if old is not None:
            vendor = replace(  # noqa: PLW2901 - the same vendor, with what the file does not tell
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


def load_products(
    session: Session,
    products: Sequence[records.Product],
    source: str,
    *,
    named: frozenset[str] = frozenset(),
) -> Loaded:
    """
    Take the products of a catalogue over; those of `source` that left it are withdrawn.

    Args:
        named: codes that the catalogue names without its product being taken: they stay.
    """
    connection = session.connection
    known = catalogue.products_by_code(connection, [product.code for product in products])
    standing = catalogue.ranks_of_source(connection, source)
    rank = catalogue.highest_rank(connection)
    version = _NEVER
    changed: list[tuple[int, Product]] = []
    for record in products:
        old = known.get(record.code)
        same_price = old is not None and old.price == record.price
        product = _product(record, old.price_list if old and same_price else version)
        if product == old:
            continue
        if not same_price and version == _NEVER:
            version = catalogue.next_price_list(session)
        if not same_price:
            product = replace(product, price_list=version)
        if record.code not in standing:
            rank += 1
        changed.append((standing.get(record.code, rank), product))
        require_readable(_row(*changed[-1]))
    catalogue.save_products(session, changed, source)
    gone = standing.keys() - {record.code for record in products} - named
    for code in sorted(gone):
        catalogue.withdraw(session, code, wib_day(session.now))
    return Loaded(len(changed), len(products) - len(changed), len(gone))


def _row(rank: int, product: Product) -> ProductRow:
    return ProductRow(
        id=product.code,
        rev=0,
        name=product.name,
        vendor=product.vendor,
        category=product.category,
        measure=product.measure,
        tax_class=product.tax_class.value,
        origin=product.origin,
        price=product.price.amount,
        plist=product.price_list,
        price_on=product.price_on,
        rank=rank,
    )


def _vendor(record: records.Vendor) -> Vendor:
    return Vendor(
        code=record.code,
        name=record.name,
        legal_form=record.legal_form,
        signatory=record.signatory,
        signatory_position=record.signatory_position,
        address=record.address,
        region=record.region,
        region_name="",
        district=record.district,
        npwp=record.npwp16 or record.nik or "",
        nib=record.nib,
        pkp=record.pkp,
        npwp_valid=record.npwp_valid,
        certificate=record.certificate,
        size=record.size,
        bank=record.bank,
        bank_account=record.bank_account,
        account_holder=record.account_holder,
        phone=record.phone,
    )


def _product(record: records.Product, version: int) -> Product:
    return Product(
        code=record.code,
        name=record.name,
        vendor=record.vendor,
        category=record.category,
        measure=record.measure,
        tax_class=record.tax_class,
        origin=record.origin,
        price=record.price,
        price_list=version,
        price_on=record.price_on,
    )
