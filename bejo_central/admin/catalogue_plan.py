"""What a catalogue will change before it does: new, changed, back, gone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from bejo_central.store import catalogue
from bejo_desktop.domain.catalogue import Product
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.parties import Vendor

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from bejo_central.demo import records
    from bejo_central.store.database import Session

_UNPRICED: Final = 0
"""Version of the price list of a price that the plan will set."""
_BATCH: Final = 2_000


@dataclass(frozen=True, slots=True)
class ProductChange:
    """A product that is new (`old` None) or other than before; `rank` is where it will stand."""

    old: Product | None
    new: Product
    rank: int
    source_before: str

    @property
    def is_priced(self) -> bool:
        """Tell whether the price list gets a new price."""
        return self.old is None or self.old.price != self.new.price

    @property
    def is_back(self) -> bool:
        """Tell whether the product had been withdrawn."""
        return self.old is not None and self.old.withdrawn_on is not None


@dataclass(frozen=True, slots=True)
class CataloguePlan:
    """
    All that taking a catalogue over will do.

    Args:
        source: whose catalogue it is; what leaves it is withdrawn.
        vendors: those that the centre does not know yet.
        gone: codes that the catalogue no longer names.
        standing: how many products of the source are for sale now.
    """

    source: str
    vendors: tuple[Vendor, ...]
    changes: tuple[ProductChange, ...]
    unchanged: int
    gone: tuple[str, ...]
    standing: int

    @property
    def prices(self) -> list[ProductChange]:
        """Products that were here and get another price."""
        return [change for change in self.changes if change.old and change.is_priced]

    @property
    def fingerprint(self) -> str:
        """The same for the same acts on the same state: 64 hex digits."""
        seal = sha256(repr((self.source, self.vendors, self.gone, self.unchanged)).encode())
        for change in self.changes:
            seal.update(repr(change).encode())
        return seal.hexdigest()


@dataclass(frozen=True, slots=True)
class Wanted:
    """
    What a catalogue holds.

    Args:
        named: codes that it names without their product being taken: they stay as they are.
        undated: codes whose price keeps its day unless it changes.
    """

    source: str
    products: Sequence[records.Product]
    vendors: Iterable[records.Vendor]
    named: frozenset[str] = frozenset()
    undated: frozenset[str] = frozenset()


def make_plan(connection: Connection, wanted: Wanted) -> CataloguePlan:
    """
    Compare a catalogue with what stands.

    A vendor that the centre knows stays as the centre has it: an export tells less than what
    was entered by hand.
    """
    codes = [product.code for product in wanted.products]
    known = catalogue.standing(connection, codes)
    standing = catalogue.ranks_of_source(connection, wanted.source)
    rank = catalogue.highest_rank(connection)
    changes: list[ProductChange] = []
    for record in wanted.products:
        before = known.get(record.code)
        old = before.product if before else None
        new = _product(record, old, keeps_day=record.code in wanted.undated)
        moved = before is not None and before.source != wanted.source
        if new == old and not moved:
            continue
        rank += before is None
        place = before.rank if before else rank
        changes.append(ProductChange(old, new, place, before.source if before else ""))
    unknown = {vendor.code: vendor for vendor in wanted.vendors}
    for code in catalogue.vendors_by_code(connection, list(unknown)):
        del unknown[code]
    return CataloguePlan(
        source=wanted.source,
        vendors=tuple(to_vendor(vendor) for vendor in unknown.values()),
        changes=tuple(changes),
        unchanged=len(wanted.products) - len(changes),
        gone=tuple(sorted(standing.keys() - set(codes) - wanted.named)),
        standing=len(standing),
    )


def carry_out(session: Session, plan: CataloguePlan) -> int | None:
    """Do what a plan says; return the new version of the price list, None without new prices."""
    catalogue.save_vendors(session, plan.vendors)
    version = None
    if any(change.is_priced for change in plan.changes):
        version = catalogue.next_price_list(session)
    for start in range(0, len(plan.changes), _BATCH):
        part = plan.changes[start : start + _BATCH]
        rows = [(change.rank, _priced(change, version)) for change in part]
        catalogue.save_products(session, rows, plan.source)
    for code in plan.gone:
        catalogue.withdraw(session, code, wib_day(session.now))
    return version


def to_vendor(record: records.Vendor) -> Vendor:
    """Return a vendor as the centre keeps it."""
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


def _priced(change: ProductChange, version: int | None) -> Product:
    if version is None or not change.is_priced:
        return change.new
    return replace(change.new, price_list=version)


def _product(record: records.Product, old: Product | None, *, keeps_day: bool) -> Product:
    same_price = old is not None and old.price == record.price
    return Product(
        code=record.code,
        name=record.name,
        vendor=record.vendor,
        category=record.category,
        measure=record.measure,
        tax_class=record.tax_class,
        origin=record.origin,
        price=record.price,
        price_list=old.price_list if old and same_price else _UNPRICED,
        price_on=old.price_on if old and same_price and keeps_day else record.price_on,
    )
