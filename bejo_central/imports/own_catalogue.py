"""
Our own format of a catalogue: one product a row.

Columns, in any order, each also under its Indonesian heading:

| column | heading too | what |
|---|---|---|
| code | kode, kode_produk | `P-000123`, or its digits alone |
| name | nama, nama_produk, uraian | |
| vendor | penyedia, kode_penyedia, npwp | `V-00042` or the NPWP of a vendor of the centre |
| category | kategori | |
| measure | satuan | rim, buah, kg … |
| tax_class | golongan_pajak | goods/barang, luxury/mewah, service/jasa, catering/katering, exempt/bebas |
| origin | asal | PDN/lokal or Impor |
| price | harga, harga_satuan | whole rupiah before tax: 54000, 54.000, Rp 54.000,00 |
| price_on | tanggal_harga, tanggal | may be absent: the day of the import, for a new price |
| vendor_name | nama_penyedia | may be absent: makes a vendor that the centre does not know yet |
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from bejo_central.demo.records import Product, Vendor
from bejo_central.imports import cells, tables, text
from bejo_central.imports.amounts import Writing
from bejo_central.imports.prices import ListPrice, list_price
from bejo_central.imports.products import new_vendor, product_row
from bejo_central.imports.results import CatalogueRead, Sen
from bejo_central.imports.rows import Column, Refusal, RowRefused
from bejo_desktop.domain.codes import TaxClass
from bejo_desktop.domain.identity import read_npwp

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path
    from typing import Literal

    from bejo_central.imports.rows import Row

COLUMNS: Final = (
    Column("code", ("kode", "kode_produk", "product")),
    Column("name", ("nama", "nama_produk", "nama_barang", "uraian")),
    Column("vendor", ("penyedia", "kode_penyedia", "npwp", "npwp_penyedia")),
    Column("category", ("kategori",)),
    Column("measure", ("satuan",)),
    Column("tax_class", ("golongan_pajak", "kelas_pajak")),
    Column("origin", ("asal", "asal_produk")),
    Column("price", ("harga", "harga_satuan")),
    Column("price_on", ("tanggal_harga", "tanggal"), needed=False),
    Column("vendor_name", ("nama_penyedia",), needed=False),
)

_CODE: Final = re.compile(r"(?:P-)?(\d{1,15})", re.ASCII)
_VENDOR: Final = re.compile(r"V-\d{1,15}", re.ASCII)
_TAX_CLASSES: Final[Mapping[str, TaxClass]] = {one.value: one for one in TaxClass} | {
    "barang": TaxClass.GOODS,
    "mewah": TaxClass.LUXURY,
    "barang mewah": TaxClass.LUXURY,
    "jasa": TaxClass.SERVICE,
    "katering": TaxClass.CATERING,
    "bebas": TaxClass.EXEMPT,
}
_ORIGINS: Final[Mapping[str, Literal["PDN", "Impor"]]] = {
    "pdn": "PDN",
    "lokal": "PDN",
    "impor": "Impor",
    "import": "Impor",
}


@dataclass(frozen=True, slots=True)
class KnownVendors:
    """The vendors of the centre: their codes, and the code that each NPWP belongs to."""

    codes: frozenset[str]
    by_npwp: Mapping[str, str]


@dataclass(slots=True)
class _Reading:
    sen: Sen
    today: date
    known: KnownVendors
    read: int = 0
    rounded: int = 0
    refused: list[Refusal] = field(default_factory=list)
    products: dict[str, Product] = field(default_factory=dict)
    vendors: dict[str, Vendor] = field(default_factory=dict)
    undated: set[str] = field(default_factory=set)


def read_own_catalogue(file: Path, sen: Sen, known: KnownVendors, today: date) -> CatalogueRead:
    """
    Read a catalogue in our own columns; `today` dates prices whose row tells no day.

    Raises:
        BadInput, EnvironmentFailed: as `tables.opened`.
    """
    reading = _Reading(sen, today, known)
    with tables.opened(file, COLUMNS, "code") as table:
        for row in table.rows:
            reading.read += 1
            if isinstance(row, Refusal):
                reading.refused.append(replace(row, subject=_bare(row.subject)))
            else:
                _take(reading, row)
    return CatalogueRead(
        read=reading.read,
        refused=tuple(reading.refused),
        prices_refused=(),
        rounded=reading.rounded,
        several_prices=0,
        vendors=tuple(reading.vendors.values()),
        products=tuple(reading.products.values()),
        undated=frozenset(reading.undated),
        sheet=table.sheet,
    )


def _take(reading: _Reading, row: Row) -> None:
    given = cells.said(row, "code")
    try:
        priced, product, vendor = _read_row(reading, row)
    except RowRefused as refused:
        reading.refused.append(refused.at(row.number, _bare(given)))
        return
    reading.products[product.code] = product
    reading.rounded += priced.rounded
    if vendor:
        reading.vendors.setdefault(vendor.code, vendor)
    if not cells.said(row, "price_on"):
        reading.undated.add(product.code)


def _read_row(reading: _Reading, row: Row) -> tuple[ListPrice, Product, Vendor | None]:
    code = _code(row)
    if code in reading.products:
        raise RowRefused("import.duplicate", "code", code)
    priced = list_price("price", [row.cells["price"]], reading.sen, Writing.PERSON)
    vendor_code, vendor = _vendor(reading, row)
    measure = text.measure(row.cells["measure"])
    if not measure:
        raise RowRefused("import.no_measure", "measure", row.cells["measure"])
    product = Product(
        code=code,
        name=cells.needed(row, "name", "import.no_name"),
        vendor=vendor_code,
        category=cells.needed(row, "category"),
        account="",
        measure=measure,
        tax_class=_tax_class(row),
        price=priced.price,
        price_on=cells.day(row, "price_on") if cells.said(row, "price_on") else reading.today,
        origin=_origin(row),
        tkdn=None,
        popularity=0,
    )
    cells.require_wire(product_row(product))
    return priced, product, vendor


def _bare(code: str) -> str:
    return code.removeprefix("P-")


def _code(row: Row) -> str:
    given = cells.said(row, "code")
    parts = _CODE.fullmatch(given)
    if parts is None:
        raise RowRefused("import.no_code", "code", given)
    return f"P-{parts[1]}"


def _tax_class(row: Row) -> TaxClass:
    given = cells.said(row, "tax_class")
    found = _TAX_CLASSES.get(given.casefold())
    if found is None:
        raise RowRefused("import.tax_class_unknown", "tax_class", given)
    return found


def _origin(row: Row) -> Literal["PDN", "Impor"]:
    given = cells.said(row, "origin")
    found = _ORIGINS.get(given.casefold())
    if found is None:
        raise RowRefused("import.origin_unknown", "origin", given)
    return found


def _vendor(reading: _Reading, row: Row) -> tuple[str, Vendor | None]:
    """Return the vendor's code, and the vendor where the file brings a new one."""
    given = cells.needed(row, "vendor", "import.no_vendor")
    npwp = None
    if _VENDOR.fullmatch(given):
        code = given
    else:
        npwp = cells.read_with(row, "vendor", given, partial(read_npwp, today=reading.today))
        code = reading.known.by_npwp.get(npwp) or _code_of(npwp)
    if code in reading.known.codes:
        return code, None
    name = cells.said(row, "vendor_name")
    if not text.name_key(name):
        raise RowRefused("import.vendor_unknown", "vendor", given)
    return code, new_vendor(code, name, npwp)


def _code_of(npwp: str) -> str:
    digest = hashlib.sha256(npwp.encode()).digest()
    return f"V-{int.from_bytes(digest[:8]) % 10**12:012d}"
