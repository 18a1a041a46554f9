"""The e-Katalog's export: products with their vendors, and prices by region in a second file."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bejo_central.catalogue_import import table, text
from bejo_central.catalogue_import.commodities import commodity
from bejo_central.catalogue_import.prices import ListPrice, NoListPrice, list_price
from bejo_central.catalogue_import.results import CatalogueRead, Refusal, Refused, Sen
from bejo_central.demo.records import Product, Vendor
from bejo_desktop.domain.codes import Certificate

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Literal

    from bejo_central.catalogue_import.table import Row

PRODUCT_COLUMNS: Final = (
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
PRICE_COLUMNS: Final = ("kd_produk", "harga")

_CODE: Final = re.compile(r"\d{1,15}")
_DAY: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T].*)?")
_TKDN: Final = re.compile(r"\d{1,3}(?:\.\d{1,4})?")
_TKDN_MAX: Final = 10_000
_VALUE_CHARS_MAX: Final = 40
_ORIGINS: Final[Mapping[str, Literal["PDN", "Impor"]]] = {"lokal": "PDN", "import": "Impor"}


class _RowRefused(Exception):
    """A row cannot be taken; caught where rows are gone through."""

    def __init__(self, reason: Refused, value: str = "") -> None:
        super().__init__(reason, value)
        self.reason = reason
        self.value = value


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
    vendor_names: dict[str, str] = field(default_factory=dict)


def read_ekatalog(products: Path, prices: Path | None, sen: Sen) -> CatalogueRead:
    """
    Read `products` into vendors and products, with list prices of `prices` where it has any for
    a product, else the row's own `harga_min`.

    A vendor's code is made from its name alone (letters and digits, capitals), so that a firm
    with several contracts is one vendor and keeps its code in each import; two firms of one name
    cannot be told apart. What the file does not tell is empty; the vendor then counts as not
    PKP and without NPWP.

    Raises:
        BadInput: `import.column_missing`, `import.not_utf8`, `import.empty`.
        EnvironmentFailed: `import.file_unreadable`.
    """
    reading = _Reading(sen)
    if prices:
        _read_prices(reading, prices)
    with table.opened(products, PRODUCT_COLUMNS) as rows:
        for row in rows:
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
    )


def vendor_code(name: str) -> str:
    """Return the code of a firm, `V-` and twelve digits, the same for all spellings of its name."""
    digest = hashlib.sha256(text.name_key(name).encode()).digest()
    return f"V-{int.from_bytes(digest[:8]) % 10**12:012d}"


def _read_prices(reading: _Reading, file: Path) -> None:
    with table.opened(file, PRICE_COLUMNS) as rows:
        for row in rows:
            if isinstance(row, Refusal):
                reading.prices_refused.append(row)
            else:
                number = row.cells["kd_produk"].strip()
                reading.prices.setdefault(number, []).append(row.cells["harga"])


def _take(reading: _Reading, row: Row) -> None:
    number = row.cells["kd_produk"].strip()
    try:
        priced, product = _read_row(reading, number, row)
    except _RowRefused as refused:
        shown, value = number[:_VALUE_CHARS_MAX], refused.value[:_VALUE_CHARS_MAX]
        reading.refused.append(Refusal(row.number, refused.reason, shown, value))
        return
    reading.products[product.code] = product
    reading.rounded += priced.rounded
    reading.several += priced.several
    reading.vendor_names.setdefault(product.vendor, text.cleaned(row.cells["nama_penyedia"]))


def _read_row(reading: _Reading, number: str, row: Row) -> tuple[ListPrice, Product]:
    if not number.isascii() or not _CODE.fullmatch(number):
        raise _RowRefused(Refused.NO_CODE, number)
    code = f"P-{number}"
    if code in reading.products:
        raise _RowRefused(Refused.DUPLICATE, number)
    priced = _price(reading, number, row)
    return priced, _product(row, code, priced)


def _price(reading: _Reading, number: str, row: Row) -> ListPrice:
    priced = list_price(reading.prices.get(number) or [row.cells["harga_min"]], reading.sen)
    if isinstance(priced, NoListPrice):
        raise _RowRefused(priced.reason, priced.value)
    return priced


def _product(row: Row, code: str, priced: ListPrice) -> Product:
    kind = commodity(text.cleaned(row.cells["nama_komoditas"]))
    vendor = _needed(row, "nama_penyedia", Refused.NO_VENDOR)
    measure = text.measure(row.cells["unit_pengukuran"])
    if not measure:
        raise _RowRefused(Refused.NO_MEASURE, row.cells["unit_pengukuran"])
    return Product(
        code=code,
        name=_needed(row, "nama_produk", Refused.NO_NAME),
        vendor=vendor_code(vendor),
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


def _needed(row: Row, column: str, reason: Refused) -> str:
    found = text.cleaned(row.cells[column])
    if not text.name_key(found):
        raise _RowRefused(reason, found)
    return found


def _day(moment: str) -> date:
    parts = _DAY.fullmatch(moment)
    try:
        return date.fromisoformat(parts[1] if parts else "")
    except ValueError as error:
        raise _RowRefused(Refused.DATE_UNREADABLE, moment) from error


def _origin(kind: str) -> Literal["PDN", "Impor"]:
    origin = _ORIGINS.get(kind.lower())
    if origin is None:
        raise _RowRefused(Refused.ORIGIN_UNKNOWN, kind)
    return origin


def _tkdn(percent: str) -> int | None:
    if not percent:
        return None
    hundredths = int(Decimal(percent) * 100) if _TKDN.fullmatch(percent) else _TKDN_MAX + 1
    if hundredths > _TKDN_MAX:
        raise _RowRefused(Refused.TKDN_UNREADABLE, percent)
    return hundredths


def _vendors(reading: _Reading) -> list[Vendor]:
    sold: dict[str, dict[str, None]] = {}
    for product in reading.products.values():
        sold.setdefault(product.vendor, {})[product.category] = None
    return [
        _vendor(code, name, tuple(sorted(sold[code])))
        for code, name in reading.vendor_names.items()
    ]


def _vendor(code: str, name: str, categories: tuple[str, ...]) -> Vendor:
    return Vendor(
        code=code,
        name=name,
        legal_form=text.legal_form(name),
        signatory="",
        signatory_position="",
        address="",
        region="",
        district="",
        npwp16=None,
        nik=None,
        nib="",
        pkp=False,
        npwp_valid=False,
        certificate=Certificate.NONE,
        size="",
        bank="",
        bank_account="",
        account_holder="",
        phone="",
        categories=categories,
    )
