"""The port `Prices`: the region's standards, what the unit paid, what other vendors ask."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, func, select, text

from bejo_desktop.adapters.store.column_types import DayText, RupiahInteger
from bejo_desktop.adapters.store.counted_orders import name_key
from bejo_desktop.adapters.store.prepared import Prepared
from bejo_desktop.adapters.store.price_matching import is_sure, likeliest, says_of
from bejo_desktop.adapters.store.price_tables import counted_order, paid_line, standard_price
from bejo_desktop.adapters.store.reference_tables import product as product_table
from bejo_desktop.adapters.store.reference_tables import unit, vendor
from bejo_desktop.adapters.store.reference_values import to_product
from bejo_desktop.adapters.store.search import is_published
from bejo_desktop.adapters.store.search_words import folded, match_expression, words_of
from bejo_desktop.domain.codes import VendorScale
from bejo_desktop.domain.errors import NotFound
from bejo_desktop.domain.flags.past import account_of
from bejo_desktop.domain.meter import NOTHING_SPENT, Spent, is_small
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.price_memory import PaidPrice, RegionPrices, median
from bejo_desktop.domain.standard_prices import StandardKind, StandardPrice

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from sqlalchemy import Connection, Select

    from bejo_desktop.adapters.store.column_types import AnyRow
    from bejo_desktop.adapters.store.remembered import Remembered
    from bejo_desktop.domain.catalogue import Product
    from bejo_desktop.domain.content import OrderLine

_PAID_MOST: Final = 1_000
_NO_ORDER: Final = b""
_REGION: Final = select(unit.c.region).limit(1).scalar_subquery()
"""The desk's own: rows of a region that the unit left are seen no more."""


def _of_year() -> Select[Any]:
    return select(standard_price).where(
        standard_price.c.region == _REGION, standard_price.c.year == bindparam("year")
    )


def _paid(*wanted: Any) -> Select[Any]:
    line = paid_line.c
    return (
        select(line.order_id, line.position, line.ordered_on, line.net, line.number, line.vendor)
        .where(*wanted)
        .order_by(line.ordered_on.desc())
        .limit(_PAID_MOST)
    )


_STANDARD: Final = Prepared(
    _of_year().where(standard_price.c.code == bindparam("code")).order_by(standard_price.c.id)
)
_WORDS: Final = Prepared(
    _of_year().with_only_columns(
        standard_price.c.id, standard_price.c.folded, standard_price.c.measure
    )
)
_OF_MEASURE: Final = Prepared(_of_year().where(standard_price.c.measure == bindparam("measure")))
_BY_PRODUCT: Final = Prepared(_paid(paid_line.c.product == bindparam("product")))
_BY_NAME: Final = Prepared(
    _paid(
        paid_line.c.name_key == bindparam("name_key"), paid_line.c.measure == bindparam("measure")
    )
)
_SPENT: Final = Prepared(
    select(
        counted_order.c.vendor,
        counted_order.c.scale,
        vendor.c.size,
        vendor.c.legal_form,
        func.count().label("orders"),
        func.sum(counted_order.c.total, type_=RupiahInteger).label("total"),
        func.sum(counted_order.c.pdn, type_=RupiahInteger).label("pdn"),
    )
    .join(vendor, vendor.c.id == counted_order.c.vendor, isouter=True)
    .where(counted_order.c.year == bindparam("year"))
    .group_by(counted_order.c.vendor, counted_order.c.scale)
)
_SPENT_BY: Final = Prepared(
    select(counted_order).where(
        counted_order.c.order_id == bindparam("order_id"),
        counted_order.c.year == bindparam("year"),
    )
)
_SIZE: Final = Prepared(
    select(vendor.c.size, vendor.c.legal_form).where(vendor.c.id == bindparam("code"))
)
_NAMED: Final = (
    # CROSS JOIN keeps SQLite from walking the products and asking the index for each.
    "FROM product_words CROSS JOIN product ON product.position = product_words.rowid "
    "WHERE product_words MATCH :words AND product.category = :category "
    "AND product.measure = :measure AND product.withdrawn_on IS NULL "
)
_LISTED: Final = text(
    f"SELECT product.name, product.price, product.price_on {_NAMED} AND product.region = :region"
).columns(price=RupiahInteger, price_on=DayText)
_ALIKE: Final = text(
    f"SELECT product.id, product.name, product.region, product.price {_NAMED}"
    "AND product.vendor <> :vendor"
).columns(price=RupiahInteger)
_ORDERABLE: Final = (
    select(product_table)
    .join(vendor, vendor.c.id == product_table.c.vendor)
    .where(vendor.c.suspended_since.is_(None))
)


class SqlPrices:
    """The port `Prices` over one open transaction."""

    def __init__(self, connection: Connection, known: Remembered) -> None:
        self._connection = connection
        self._known = known

    @cached_property
    def _published(self) -> bool:
        """The catalogue does not come or go within a transaction: asked once for all lines."""
        return is_published(self._connection)

    def standard(self, code: str, year: int) -> StandardPrice:
        row = _STANDARD.row(self._connection, code=code, year=year)
        if row is None:
            raise NotFound("price.standard_unknown", standard=code, year=year)
        return _to_standard(row)

    def standards(self, text: str, year: int, limit: int) -> Sequence[StandardPrice]:
        columns = standard_price.c
        query = _of_year().order_by(columns.name, columns.specification, columns.id).limit(limit)
        for word in words_of(text):
            query = query.where(columns.folded.contains(folded(word), autoescape=True))
        return [_to_standard(row) for row in self._connection.execute(query, {"year": year})]

    def standard_of(self, line: OrderLine, year: int) -> StandardPrice | None:
        account = account_of(line.budget_line)
        known, key = self._known.standards, (line.name, line.measure, account, year)
        if key not in known:
            self._known.make_room()
            known[key] = self._sure(
                says_of(words_of(folded(line.name))), line.measure, year, account
            )
        return known[key]

    def _sure(
        self, name: frozenset[str], measure: str, year: int, account: str
    ) -> StandardPrice | None:
        found = []
        for row in _OF_MEASURE.rows(self._connection, measure=measure.casefold(), year=year):
            words = says_of(words_of(row.folded))
            if is_sure(name, words):
                standard = _to_standard(row)
                if account in standard.accounts or not standard.accounts:
                    found.append((len(words), standard.price.amount, standard.code, standard))
        return max(found)[-1] if found else None

    def suggested(self, name: str, measure: str, year: int, limit: int) -> Sequence[StandardPrice]:
        known = _WORDS.rows(self._connection, year=year)
        ids = likeliest(
            name_key(name), measure, [(row.id, row.folded, row.measure) for row in known], limit
        )
        found = self._connection.execute(select(standard_price).where(standard_price.c.id.in_(ids)))
        by_id = {row.id: _to_standard(row) for row in found}
        return [by_id[row_id] for row_id in ids]

    def paid(
        self, product: str, name: str, measure: str, without: UUID | None = None
    ) -> Sequence[PaidPrice]:
        rows = {
            (row.order_id, row.position): row
            for row in (
                *_BY_PRODUCT.rows(self._connection, product=product),
                *_BY_NAME.rows(self._connection, name_key=name_key(name), measure=measure),
            )
            if row.order_id != without
        }
        newest = sorted(rows.values(), key=lambda row: row.ordered_on, reverse=True)[:_PAID_MOST]
        return [PaidPrice(row.net, row.ordered_on, row.number, row.vendor) for row in newest]

    def of_region(self, product: Product, region: str) -> RegionPrices | None:
        known, key = self._known.region_prices, (product.code, region)
        if key in known:
            return known[key]
        rows = self._named(_LISTED, product, region=region)
        if not rows:  # before the catalogue is whole: it may be more in a moment
            return None
        self._known.make_room()
        known[key] = RegionPrices(
            count=len(rows),
            median=median(row.price for row in rows),
            as_of=max(row.price_on for row in rows),
        )
        return known[key]

    def alike(self, product: Product, limit: int) -> Sequence[Product]:
        own = self._connection.execute(
            select(product_table.c.region).where(product_table.c.id == product.code)
        ).scalar()
        rows = self._named(_ALIKE, product, vendor=product.vendor)
        rows.sort(key=lambda row: (row.region != own, row.price, row.id))
        ids = [row.id for row in rows]
        found = self._connection.execute(_ORDERABLE.where(product_table.c.id.in_(ids)))
        by_id = {row.id: to_product(row) for row in found}
        return [by_id[code] for code in ids if code in by_id][:limit]

    def spent(self, year: int, without: UUID | None = None) -> Spent:
        whole = NOTHING_SPENT
        for row in _SPENT.rows(self._connection, year=year):
            whole += _spent(row.orders, row, row)
        if without is None:
            return whole
        row = _SPENT_BY.row(self._connection, order_id=without, year=year)
        if row is None:
            return whole
        size = _SIZE.row(self._connection, code=row.vendor)
        return whole - _spent(1, row, size)

    def _named(self, query: Any, product: Product, **values: Any) -> list[AnyRow]:
        """Return what has the category, measure and, word by word, the name of a product."""
        words = words_of(product.name)
        if not words or not self._published:
            return []
        given = {
            "words": match_expression(words, all_begin=False),
            "category": product.category,
            "measure": product.measure,
            **values,
        }
        key = name_key(product.name)
        found = self._connection.execute(query, given)
        return [row for row in found if name_key(row.name) == key]


def _spent(orders: int, sums: AnyRow, size: AnyRow | None) -> Spent:
    if sums.scale:
        small = sums.scale == VendorScale.SMALL
    else:
        small = size is not None and is_small(size.size or "", size.legal_form or "")
    return Spent(orders, sums.total, sums.total if small else ZERO, sums.pdn)


def _to_standard(row: AnyRow) -> StandardPrice:
    return StandardPrice(
        region=row.region,
        year=row.year,
        kind=StandardKind(row.kind),
        code=row.code,
        name=row.name,
        specification=row.specification,
        measure=row.measure,
        price=row.price,
        accounts=tuple(row.accounts),
    )
