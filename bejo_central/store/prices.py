"""Standard prices of the regions, and how they go to the desks of a region."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from bejo_central.store.engine import upsert
from bejo_central.store.feed import region_scope
from bejo_central.store.price_tables import STANDARD_PRICE
from bejo_desktop.contract.rows import PriceRow
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.standard_prices import StandardKind, StandardPrice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, Row, Select

    from bejo_central.store.database import Session


def save(session: Session, prices: Sequence[StandardPrice]) -> None:
    """Keep standard prices, new or changed, and tell the desks of their regions."""
    upsert(session.connection, STANDARD_PRICE, [_values(price) for price in prices])
    for price in prices:
        session.feed.touch(region_scope(price.region), "price", price.id)


def of_region(
    connection: Connection, region: str, year: int, kind: StandardKind
) -> Sequence[StandardPrice]:
    """Return the list of a region and year, by code."""
    listed = _list(region, year, kind.value).order_by(STANDARD_PRICE.c.code)
    return [_price(row) for row in connection.execute(listed)]


def rows_in_feed(
    connection: Connection, _scope: str, seqs: Mapping[str, int]
) -> dict[str, PriceRow]:
    """Return the rows named by `StandardPrice.id`, as they travel."""
    lists: dict[tuple[str, str, str], list[str]] = {}
    for row_id in seqs:
        region, year, kind, code = row_id.split("/", 3)
        lists.setdefault((region, year, kind), []).append(code)
    rows: dict[str, PriceRow] = {}
    for (region, year, kind), codes in lists.items():
        of_list = _list(region, int(year), kind).where(STANDARD_PRICE.c.code.in_(codes))
        for price in map(_price, connection.execute(of_list)):
            rows[price.id] = price_row(price, seqs[price.id])
    return rows


def price_row(price: StandardPrice, rev: int) -> PriceRow:
    """Return a standard price as it travels."""
    return PriceRow(
        id=price.id,
        rev=rev,
        name=price.name,
        measure=price.measure,
        price=price.price.amount,
        specification=price.specification,
        accounts=price.accounts,
    )


def _list(region: str, year: int, kind: str) -> Select[Any]:
    return select(STANDARD_PRICE).where(
        STANDARD_PRICE.c.region == region,
        STANDARD_PRICE.c.year == year,
        STANDARD_PRICE.c.kind == kind,
    )


def _values(price: StandardPrice) -> dict[str, Any]:
    return {
        "region": price.region,
        "year": price.year,
        "kind": price.kind.value,
        "code": price.code,
        "name": price.name,
        "specification": price.specification,
        "measure": price.measure,
        "price": price.price.amount,
        "accounts": list(price.accounts),
    }


def _price(row: Row[*tuple[Any, ...]]) -> StandardPrice:
    return StandardPrice(
        region=row.region,
        year=row.year,
        kind=StandardKind(row.kind),
        code=row.code,
        name=row.name,
        specification=row.specification,
        measure=row.measure,
        price=Rupiah(row.price),
        accounts=tuple(row.accounts),
    )
