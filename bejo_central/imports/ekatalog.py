"""The e-Katalog's export: products with their vendors, and prices by region in a second file."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bejo_central.demo.records import Product
from bejo_central.imports import cells, tables, text
from bejo_central.imports.amounts import Writing
from bejo_central.imports.commodities import commodity
from bejo_central.imports.prices import ListPrice, list_price
from bejo_central.imports.products import new_vendor, product_row
from bejo_central.imports.results import CatalogueRead, Sen
from bejo_central.imports.rows import Column, Refusal, RowRefused

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Literal

    from bejo_central.demo.records import Vendor
    from bejo_central.imports.rows import Row

PRODUCT_COLUMNS: Final = tuple(
    Column(name)
    for name in (
        "kd_produk",
        "nama_produk",
        "nama_penyedia",
        "nama_komoditas",
        "unit_pengukuran",
        "jenis_produk",
        "tkdn_produk",
        "setuju_tolak_tanggal",
        "harga_min",
    )
)
PRICE_COLUMNS: Final = (Column("kd_produk"), Column("harga"))

_CODE: Final = re.compile(r"\d{1,15}")
_DAY: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T].*)?")
_TKDN: Final = re.compile(r"\d{1,3}(?:\.\d{1,4})?")
_TKDN_MAX: Final = 10_000
_ORIGINS: Final[Mapping[str, Literal["PDN", "Impor"]]] = {"lokal": "PDN", "import": "Impor"}


@dataclass(slots=True)
class _Reading:
    """What has been read so far; dicts keep the order of the file."""

    sen: Sen
    prices: dict[str, list[str]] = field(default_factory=dict)
    prices_refused: list[Refusal] = field(default_factory=list)
    read: int = 0
    rounded: int = 0
    several: int = 0
    refused: list[Refusal] = field(default_factory=list)
    products: dict[str, Product] = field(default_factory=dict)
    vendors: dict[str, Vendor] = field(default_factory=dict)


def read_ekatalog(products: Path, prices: Path | None, sen: Sen) -> CatalogueRead:
    """
    Read `products` into vendors and products, with list prices of `prices` where it has any for
    a product, else the row's own `harga_min`.

    A vendor's code is made from its name alone (letters and digits, capitals), so that a firm
    with several contracts is one vendor and keeps its code in each import; two firms of one name
    cannot be told apart. What the file does not tell is empty; the vendor then counts as not
    PKP and without NPWP.

    Raises:
        BadInput, EnvironmentFailed: as `tables.opened`.
    """
    reading = _Reading(sen)
    if prices:
        _read_prices(reading, prices)
    with tables.opened(products, PRODUCT_COLUMNS, "kd_produk") as table:
        for row in table.rows:
            reading.read += 1
            if isinstance(row, Refusal):
                reading.refused.append(row)
            else:
                _take(reading, row)
    return CatalogueRead(
        read=reading.read,
        refused=tuple(reading.refused),
        prices_refused=tuple(reading.prices_refused),
        rounded=reading.rounded,
        several_prices=reading.several,
        vendors=tuple(_vendors(reading)),
        products=tuple(reading.products.values()),
        sheet=table.sheet,
    )


def vendor_code(name: str) -> str:
    """Return the code of a firm, `V-` and twelve digits, the same for all spellings of its name."""
    digest = hashlib.sha256(text.name_key(name).encode()).digest()
    return f"V-{int.from_bytes(digest[:8]) % 10**12:012d}"


def _read_prices(reading: _Reading, file: Path) -> None:
    with tables.opened(file, PRICE_COLUMNS) as table:
        for row in table.rows:
            if isinstance(row, Refusal):
                reading.prices_refused.append(row)
            else:
                number = row.cells["kd_produk"].strip()
                reading.prices.setdefault(number, []).append(row.cells["harga"])


def _take(reading: _Reading, row: Row) -> None:
    number = row.cells["kd_produk"].strip()
    try:
        priced, product, vendor = _read_row(reading, number, row)
    except RowRefused as refused:
        reading.refused.append(refused.at(row.number, number))
        return
    reading.products[product.code] = product
    reading.rounded += priced.rounded
    reading.several += priced.several
    reading.vendors.setdefault(vendor.code, vendor)


def _read_row(reading: _Reading, number: str, row: Row) -> tuple[ListPrice, Product, Vendor]:
    if not number.isascii() or not _CODE.fullmatch(number):
        raise RowRefused("import.no_code", "kd_produk", number)
    code = f"P-{number}"
    if code in reading.products:
        raise RowRefused("import.duplicate", "kd_produk", number)
    given = reading.prices.get(number) or [row.cells["harga_min"]]
    priced = list_price("harga_min", given, reading.sen, Writing.EXPORT)
    name = cells.needed(row, "nama_penyedia", "import.no_vendor")
    vendor = new_vendor(vendor_code(name), name)
    product = _product(row, code, priced, vendor)
    cells.require_wire(product_row(product))
    return priced, product, vendor


def _product(row: Row, code: str, priced: ListPrice, vendor: Vendor) -> Product:
    kind = commodity(text.cleaned(row.cells["nama_komoditas"]))
    measure = text.measure(row.cells["unit_pengukuran"])
    if not measure:
        raise RowRefused("import.no_measure", "unit_pengukuran", row.cells["unit_pengukuran"])
    return Product(
        code=code,
        name=cells.needed(row, "nama_produk", "import.no_name"),
        vendor=vendor.code,
        category=kind.category,
        account=kind.account,
        measure=measure,
        tax_class=kind.tax_class,
        price=priced.price,
        price_on=_day(row.cells["setuju_tolak_tanggal"].strip()),
        origin=_origin(row.cells["jenis_produk"].strip()),
        tkdn=_tkdn(row.cells["tkdn_produk"].strip()),
        popularity=0,
    )


def _day(moment: str) -> date:
    parts = _DAY.fullmatch(moment)
    try:
        return date.fromisoformat(parts[1] if parts else "")
    except ValueError as error:
        raise RowRefused("import.date_unreadable", "setuju_tolak_tanggal", moment) from error


def _origin(kind: str) -> Literal["PDN", "Impor"]:
    origin = _ORIGINS.get(kind.lower())
    if origin is None:
        raise RowRefused("import.origin_unknown", "jenis_produk", kind)
    return origin


def _tkdn(percent: str) -> int | None:
    if not percent:
        return None
    hundredths = int(Decimal(percent) * 100) if _TKDN.fullmatch(percent) else _TKDN_MAX + 1
    if hundredths > _TKDN_MAX:
        raise RowRefused("import.tkdn_unreadable", "tkdn_produk", percent)
    return hundredths


def _vendors(reading: _Reading) -> list[Vendor]:
    sold: dict[str, dict[str, None]] = {}
    for product in reading.products.values():
        sold.setdefault(product.vendor, {})[product.category] = None
    return [
        replace(vendor, categories=tuple(sorted(sold[code])))
        for code, vendor in reading.vendors.items()
    ]
