"""Products from the feed: each at a place of its popularity, with its words in the index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from sqlalchemy import bindparam, delete, select, text, update
from sqlalchemy.dialects.sqlite import insert

from bejo_desktop.adapters.store.marks import CATALOGUE, raise_by_one
from bejo_desktop.adapters.store.reference_tables import product, vendor
from bejo_desktop.adapters.store.search_words import code_words
from bejo_desktop.domain.money import Rupiah

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection
    from sqlalchemy.dialects.sqlite import Insert

    from bejo_desktop.adapters.store.column_types import AnyRow
    from bejo_desktop.contract.rows import ProductRow

BATCH: Final = 500
_SLOTS: Final = 8
"""Places kept for each rank, so that products may change ranks one after the other."""

_ADD_WORDS: Final = text(
    "INSERT OR REPLACE INTO product_words (rowid, name, vendor_name, code) "
    "VALUES (:position, :name, :vendor_name, :code)"
)
_DROP_WORDS: Final = text("DELETE FROM product_words WHERE rowid = :position")


class ProductRows:
    """Takes products over, in batches of 500, within one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take(self, rows: Sequence[ProductRow]) -> None:
        """Insert or replace; a row that is not newer is left out."""
        for start in range(0, len(rows), BATCH):
            self._take_batch(rows[start : start + BATCH])

    def drop(self, code: str, rev: int) -> None:
        """Forget a product that left the scope, unless a newer row of it is here."""
        gone = delete(product).where(product.c.id == code, product.c.rev < rev)
        for position in (
            self._connection.execute(gone.returning(product.c.position)).scalars().all()
        ):
            self._connection.execute(_DROP_WORDS, {"position": position})
        raise_by_one(self._connection, CATALOGUE)

    def rename_vendors(self, codes: Sequence[str]) -> None:
        """Bring region and words of all products of these vendors up to date."""
        columns = (product.c.position, product.c.id, product.c.name, product.c.vendor)
        rows = self._connection.execute(select(*columns).where(product.c.vendor.in_(codes))).all()
        if not rows:
            return
        vendors = self._vendors(codes)
        self._connection.execute(
            _MOVE_REGION,
            [{"vendor_id": code, "new_region": vendors[code][1]} for code in vendors],
        )
        self._index((row.position, row.name, vendors[row.vendor][0], row.id) for row in rows)
        raise_by_one(self._connection, CATALOGUE)

    def _take_batch(self, rows: Iterable[ProductRow]) -> None:
        newest: dict[str, ProductRow] = {}
        for row in rows:
            if row.id not in newest or row.rev > newest[row.id].rev:
                newest[row.id] = row
        known = self._known(newest)
        fresh = [
            row for row in newest.values() if row.id not in known or row.rev > known[row.id].rev
        ]
        if not fresh:
            return
        self._clear_places(fresh, known)
        places = self._places(fresh, known)
        vendors = self._vendors({row.vendor for row in fresh})
        self._connection.execute(
            _UPSERT,
            [
                msgspec.structs.asdict(row)
                | {
                    "position": places[row.id],
                    "region": vendors.get(row.vendor, _NOBODY)[1],
                    "price": Rupiah(row.price),
                }
                for row in fresh
            ],
        )
        self._index(
            (places[row.id], row.name, vendors.get(row.vendor, _NOBODY)[0], row.id)
            for row in fresh
            if _words_changed(row, known.get(row.id))
        )
        raise_by_one(self._connection, CATALOGUE)

    def _known(self, codes: Iterable[str]) -> dict[str, AnyRow]:
        found = self._connection.execute(select(*_KNOWN).where(product.c.id.in_(codes)))
        return {row.id: row for row in found}

    def _clear_places(self, fresh: Iterable[ProductRow], known: Mapping[str, AnyRow]) -> None:
        """Take products whose rank has changed away from their old place."""
        moved = [
            {"position": known[row.id].position}
            for row in fresh
            if row.id in known and known[row.id].rank != row.rank
        ]
        if moved:
            self._connection.execute(_DROP_PRODUCT, moved)
            self._connection.execute(_DROP_WORDS, moved)

    def _places(self, fresh: Iterable[ProductRow], known: Mapping[str, AnyRow]) -> dict[str, int]:
        """Return a place for each product: where it stands, or the first free one of its rank."""
        places = {
            row.id: known[row.id].position
            for row in fresh
            if row.id in known and known[row.id].rank == row.rank
        }
        homeless = [row for row in fresh if row.id not in places]
        taken = self._taken({row.rank * _SLOTS for row in homeless})
        hints: dict[int, int] = {}
        for row in homeless:
            place = hints.get(row.rank, row.rank * _SLOTS)
            if place in taken or row.rank in hints:
                place = self._first_free(place, taken)
            places[row.id] = place
            taken.add(place)
            hints[row.rank] = place + 1
        return places

    def _taken(self, wanted: Iterable[int]) -> set[int]:
        found = select(product.c.position).where(product.c.position.in_(wanted))
        return set(self._connection.scalars(found))

    def _first_free(self, place: int, given: set[int]) -> int:
        while True:
            while place in given:
                place += 1
            if self._connection.execute(_IS_TAKEN, {"place": place}).first() is None:
                return place
            place = self._connection.execute(_END_OF_RUN, {"place": place}).scalar_one()

    def _vendors(self, codes: Iterable[str]) -> dict[str, tuple[str, str]]:
        found = self._connection.execute(
            select(vendor.c.id, vendor.c.name, vendor.c.region).where(vendor.c.id.in_(codes))
        )
        return {row.id: (row.name, row.region) for row in found}

    def _index(self, entries: Iterable[tuple[int, str, str, str]]) -> None:
        """Put (position, name, vendor's name, code) into the index, in place of what was there."""
        values = [
            {
                "position": position,
                "name": name,
                "vendor_name": vendor_name,
                "code": code_words(code),
            }
            for position, name, vendor_name, code in entries
        ]
        if values:
            self._connection.execute(_ADD_WORDS, values)


_NOBODY: Final = ("", "")
"""Name and region of a vendor that has not come yet; they follow when it does."""

_KNOWN: Final = (
    product.c.id,
    product.c.rev,
    product.c.rank,
    product.c.position,
    product.c.name,
    product.c.vendor,
)
_IS_TAKEN: Final = text("SELECT 1 FROM product WHERE position = :place")
_END_OF_RUN: Final = text(
    "SELECT min(position) + 1 FROM product AS here WHERE position >= :place "
    "AND NOT EXISTS (SELECT 1 FROM product WHERE position = here.position + 1)"
)
_MOVE_REGION: Final = (
    update(product)
    .where(product.c.vendor == bindparam("vendor_id"))
    .values(region=bindparam("new_region"))
)
_DROP_PRODUCT: Final = delete(product).where(product.c.position == bindparam("position"))


def _upsert() -> Insert:
    statement = insert(product)
    values = {
        name: column
        for name, column in statement.excluded.items()
        if name not in {"position", "id"}
    }
    return statement.on_conflict_do_update(["id"], set_=values)


_UPSERT: Final = _upsert()


def _words_changed(row: ProductRow, known: AnyRow | None) -> bool:
    """A new price touches no word: most updates leave the index alone."""
    if known is None:
        return True
    return (known.name, known.vendor, known.rank) != (row.name, row.vendor, row.rank)
