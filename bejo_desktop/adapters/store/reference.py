"""What the centre owns and the desk only reads, and how the feed brings it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec
from sqlalchemy import Text, bindparam, delete, func, select, text
from sqlalchemy.dialects.sqlite import insert

from bejo_desktop.adapters.store.column_types import from_microseconds, to_microseconds
from bejo_desktop.adapters.store.marks import BUDGET_SEEN, budget_seen, raise_to
from bejo_desktop.adapters.store.officers import read_officer, read_officers
from bejo_desktop.adapters.store.prepared import Prepared
from bejo_desktop.adapters.store.price_tables import standard_price
from bejo_desktop.adapters.store.product_rows import ProductRows
from bejo_desktop.adapters.store.reference_tables import (
    budget,
    fiscal_year,
    mandate,
    officer,
    product,
    unit,
    vendor,
)
from bejo_desktop.adapters.store.reference_values import (
    to_budget_line,
    to_fiscal_year,
    to_product,
    to_unit,
    to_vendor,
)
from bejo_desktop.adapters.store.remembered import Remembered
from bejo_desktop.adapters.store.row_columns import to_columns
from bejo_desktop.adapters.store.search import is_published
from bejo_desktop.adapters.store.search_words import folded, words_of
from bejo_desktop.contract.rows import (
    BudgetRow,
    GoneRow,
    MandateRow,
    OfficerRow,
    OrderRow,
    PriceRow,
    ProductRow,
    UnitRow,
    VendorRow,
    YearRow,
)
from bejo_desktop.domain.errors import BadInput, NotFound
from bejo_desktop.domain.fiscal_year import FiscalYear

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy import Connection, Table

    from bejo_desktop.application.ports.system import Clock
    from bejo_desktop.contract.rows import Row
    from bejo_desktop.contract.snapshot import Chunk
    from bejo_desktop.domain.budget import BudgetLine
    from bejo_desktop.domain.catalogue import Product
    from bejo_desktop.domain.parties import Officer, Unit, Vendor


class _Home(NamedTuple):
    """Where the rows of one kind live, and what names one of them."""

    kind: type[Row]
    table: Table
    key: tuple[str, ...]


_HOMES: Final = (
    _Home(UnitRow, unit, ("id",)),
    _Home(OfficerRow, officer, ("id",)),
    _Home(MandateRow, mandate, ("id",)),
    _Home(BudgetRow, budget, ("id", "year")),
    _Home(YearRow, fiscal_year, ("id",)),
    _Home(VendorRow, vendor, ("id",)),
    _Home(PriceRow, standard_price, ("id",)),
)
_TABLES: Final = {
    "unit": unit,
    "officer": officer,
    "mandate": mandate,
    "budget": budget,
    "year": fiscal_year,
    "vendor": vendor,
    "price": standard_price,
}
_CHUNKS: Final[Mapping[str, Any]] = {"vendor": list[VendorRow], "product": list[ProductRow]}
"""Type of the rows that each kind of chunk holds."""
_SNAPSHOT_TABLES: Final = {"vendor": vendor, "product": product}

_MERGED_PAGES: Final = 64
"""Pages of the full-text index that one piece of a merge writes: 23 ms on a slow machine."""
_MERGE_GOES_ON: Final = 2
"""FTS5 has nothing left to merge when a piece changed fewer rows than this."""

_UNIT: Final = Prepared(select(unit).order_by(unit.c.id).limit(1))
_VENDOR: Final = Prepared(select(vendor).where(vendor.c.id == bindparam("code")))
_BUDGET: Final = Prepared(
    select(budget).where(budget.c.year == bindparam("year")).order_by(budget.c.id)
)
_YEAR: Final = Prepared(select(fiscal_year).where(fiscal_year.c.id == bindparam("year")))
_CODES: Final = func.json_each(bindparam("codes", type_=Text)).table_valued("value")
_PRODUCTS: Final = Prepared(select(product).where(product.c.id.in_(select(_CODES.c.value))))


class SqlReference:
    """
    The port `Reference` over one open transaction.

    It remembers what it read: an act asks for the same officer, vendor and budget several times,
    and the next keystroke asks for them again.
    """

    def __init__(self, connection: Connection, clock: Clock, known: Remembered) -> None:
        self._connection = connection
        self._clock = clock
        self._known = known

    def unit(self) -> Unit:
        if self._known.unit is None:
            row = _UNIT.row(self._connection)
            if row is None:
                raise NotFound("unit.not_loaded")
            self._known.unit = to_unit(row)
        return self._known.unit

    def officers(self) -> Sequence[Officer]:
        return read_officers(self._connection)

    def officer(self, nip: str) -> Officer:
        known = self._known.officers
        if nip not in known:
            known[nip] = read_officer(self._connection, nip)
        return known[nip]

    def budget(self, year: int) -> Sequence[BudgetLine]:
        as_of = budget_seen(self._connection)
        of, lines = self._known.budgets.get(year, (None, ()))
        if of != as_of:
            at = from_microseconds(as_of)
            rows = _BUDGET.rows(self._connection, year=year)
            lines = [to_budget_line(row, at) for row in rows]
            self._known.budgets[year] = as_of, lines
        return lines

    def fiscal_year(self, year: int) -> FiscalYear:
        known = self._known.years
        if year not in known:
            row = _YEAR.row(self._connection, year=str(year))
            known[year] = FiscalYear(year) if row is None else to_fiscal_year(row)
        return known[year]

    def vendor(self, code: str) -> Vendor:
        known = self._known.vendors
        if code not in known:
            row = _VENDOR.row(self._connection, code=code)
            if row is None:
                raise NotFound("vendor.unknown", vendor=code)
            known[code] = to_vendor(row)
        return known[code]

    def vendors(self, text: str, limit: int) -> Sequence[Vendor]:
        if not is_published(self._connection):
            return []
        query = select(vendor).order_by(vendor.c.name, vendor.c.id).limit(limit)
        for word in words_of(text):
            query = query.where(vendor.c.folded.contains(folded(word), autoescape=True))
        return [to_vendor(row) for row in self._connection.execute(query)]

    def product(self, code: str) -> Product:
        found = self.products((code,))
        if not found:
            raise NotFound("product.unknown", product=code)
        return found[0]

    def products(self, codes: Iterable[str]) -> Sequence[Product]:
        known, wanted = self._known.products, list(codes)
        missing = [code for code in wanted if code not in known]
        if missing:
            codes_json = msgspec.json.encode(missing).decode()
            for row in _PRODUCTS.rows(self._connection, codes=codes_json):
                known[row.id] = to_product(row)
        return [known[code] for code in wanted if code in known]

    def product_count(self) -> int:
        if not is_published(self._connection):
            return 0
        count = select(func.count()).select_from(product)
        return self._connection.execute(count).scalar_one()

    def apply(self, rows: Iterable[Row]) -> None:
        # What is read from here on stands or falls with this transaction: it is kept apart.
        self._known.forget()
        self._known = Remembered()
        by_kind: dict[type[Row], list[Any]] = {}
        for row in rows:
            assert not isinstance(row, OrderRow), "orders go through the port Orders"
            by_kind.setdefault(type(row), []).append(row)
        for home in _HOMES:
            self._upsert(home, by_kind.get(home.kind, []))
        ProductRows(self._connection).take(by_kind.get(ProductRow, []))
        for row in by_kind.get(GoneRow, []):
            self._forget(row)
        if BudgetRow in by_kind:
            raise_to(self._connection, BUDGET_SEEN, to_microseconds(self._clock()))

    def load(self, chunk: Chunk) -> int:
        if chunk.kind not in _CHUNKS:
            raise BadInput("wire.unreadable", field="kind", problem=chunk.kind)
        names = tuple(chunk.columns)
        try:
            values = [
                dict(zip(names, cells, strict=True))
                for cells in zip(*chunk.columns.values(), strict=True)
            ]
            rows: Sequence[Row] = msgspec.convert(values, _CHUNKS[chunk.kind])
        except (msgspec.ValidationError, ValueError) as error:
            raise BadInput("wire.unreadable", field=chunk.kind, problem=str(error)[:120]) from error
        self.apply(rows)
        return len(rows)

    def absent(self, kind: str, up_to: int, present: Collection[str]) -> Sequence[str]:
        table = _SNAPSHOT_TABLES[kind]
        rows = self._connection.execute(
            select(table.c.id).where(table.c.rev <= up_to).order_by(table.c.id)
        )
        return [code for code in rows.scalars() if code not in present]

    def start_merging_words(self) -> None:
        self._merge(-_MERGED_PAGES)

    def merge_words(self) -> bool:
        return self._merge(_MERGED_PAGES) >= _MERGE_GOES_ON

    def _merge(self, pages: int) -> int:
        """Return how many rows of the index changed; FTS5 tells so whether it is done."""
        changes = text("SELECT total_changes()")
        before = self._connection.execute(changes).scalar_one()
        merge = text("INSERT INTO product_words(product_words, rank) VALUES ('merge', :pages)")
        self._connection.execute(merge, {"pages": pages})
        return int(self._connection.execute(changes).scalar_one() - before)

    def _upsert(self, home: _Home, rows: Sequence[Any]) -> None:
        """Insert or replace rows that are newer than what is here."""
        if not rows:
            return
        renamed = self._renamed_vendors(rows) if home.table is vendor else []
        statement = insert(home.table)
        values = {
            name: column for name, column in statement.excluded.items() if name not in home.key
        }
        newer = statement.excluded.rev > home.table.c.rev
        self._connection.execute(
            statement.on_conflict_do_update(home.key, set_=values, where=newer),
            [to_columns(row) for row in rows],
        )
        ProductRows(self._connection).rename_vendors(renamed)

    def _renamed_vendors(self, rows: Iterable[VendorRow]) -> list[str]:
        """Return vendors whose products must be found by another name or region."""
        wanted = {row.id: row for row in rows}
        found = self._connection.execute(
            select(vendor.c.id, vendor.c.name, vendor.c.region).where(vendor.c.id.in_(wanted))
        )
        same = {
            row.id
            for row in found
            if (row.name, row.region) == (wanted[row.id].name, wanted[row.id].region)
        }
        return [code for code in wanted if code not in same]

    def _forget(self, row: GoneRow) -> None:
        if row.kind == "product":
            ProductRows(self._connection).drop(row.id, row.rev)
        elif (table := _TABLES.get(row.kind)) is not None:
            gone = delete(table).where(table.c.id == row.id, table.c.rev < row.rev)
            self._connection.execute(gone)
