"""
Standard prices of a region (SSH, SBU), as perbup and open data publish them.

Columns: code (kode_kelompok_barang, kode_barang), name (uraian_barang), measure (satuan), price
(harga_satuan, also with the year behind it), and where the file tells them: specification
(spesifikasi), accounts (kode_rekening, several in one cell, also run together), list (kategori).
Of rows with the same words and different prices all are taken: the list means them all.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from bejo_central.imports import cells, text
from bejo_central.imports.gathering import gather
from bejo_central.imports.results import Entry
from bejo_central.imports.rows import Column, RowRefused
from bejo_desktop.domain.standard_prices import StandardKind, standard_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from bejo_central.imports.results import RecordsRead
    from bejo_central.imports.rows import Row
    from bejo_desktop.domain.money import Rupiah

_GROUP: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,37}", re.ASCII)
_ACCOUNT: Final = re.compile(r"\d\.\d\.\d{2}\.\d{2}\.\d{2}\.\d{4}", re.ASCII)
_BETWEEN_ACCOUNTS: Final = re.compile(r"[\s,;]*")
_PER: Final = re.compile(r"^per\s+", re.IGNORECASE)


def read_standard_prices(file: Path, region: str, year: int, kind: StandardKind) -> RecordsRead:
    """
    Read a list (errors as `tables.opened`); the key is region, year, kind and code.

    A price column of another year is no column of this list (`import.column_missing`).
    """
    read = gather(file, _columns(year), partial(_entry, region, year, kind))
    return replace(read, entries=tuple(_numbered(read.entries)))


def _columns(year: int) -> Sequence[Column]:
    return (
        Column("code", ("kode_kelompok_barang", "kode_barang", "kode_kelompok", "kode")),
        Column("name", ("uraian_barang", "nama_barang", "uraian", "nama")),
        Column("measure", ("satuan",)),
        Column(
            "price", (f"harga_satuan_{year}", f"harga_{year}", "harga_satuan", "harga", "nilai")
        ),
        Column("specification", ("spesifikasi",), needed=False),
        Column("accounts", ("kode_rekening", "rekening", "kode_akun"), needed=False),
        Column("list", ("kategori", "jenis", "kelompok"), needed=False),
    )


def _entry(region: str, year: int, kind: StandardKind, row: Row) -> Entry:
    _require_kind(row, kind)
    group = cells.code(row, "code")
    if not _GROUP.fullmatch(group):
        raise RowRefused("import.group_code", "code", group)
    name = cells.needed(row, "name")
    specification = cells.said(row, "specification")
    measure = text.measure(_PER.sub("", cells.needed(row, "measure")))
    price = _price(row)
    values: dict[str, Any] = {
        "region": region,
        "year": year,
        "kind": kind,
        "code": standard_code(group, name, specification, measure),
        "name": name,
        "specification": specification,
        "measure": measure,
        "price": price,
        "accounts": _accounts(row),
    }
    return Entry(row.number, (values["code"], str(price.amount)), values)


def _require_kind(row: Row, kind: StandardKind) -> None:
    told = cells.said(row, "list")
    if told and told.casefold() != kind.value:
        raise RowRefused("import.kind_differs", "list", told, asked=kind.value.upper())


def _price(row: Row) -> Rupiah:
    typed = row.cells["price"]
    if "price" in row.numbers and "." in typed:
        # 49.000 as a number is forty-nine; who wrote it may have meant forty-nine thousand.
        raise RowRefused("import.standard_ambiguous", "price", typed)
    price = cells.amount(row, "price")
    if not price.amount:
        raise RowRefused("import.standard_zero", "price", typed)
    return price


def _accounts(row: Row) -> tuple[str, ...]:
    typed = cells.said(row, "accounts")
    if not _BETWEEN_ACCOUNTS.fullmatch(_ACCOUNT.sub("", typed)):
        raise RowRefused("import.accounts_unreadable", "accounts", typed)
    return tuple(dict.fromkeys(_ACCOUNT.findall(typed)))


def _numbered(entries: Iterable[Entry]) -> Iterable[Entry]:
    """Give each row of those that say the same a code of its own, by price."""
    same: dict[str, list[Entry]] = {}
    for entry in entries:
        same.setdefault(entry.values["code"], []).append(entry)
    for code, rows in same.items():
        for repeat, entry in enumerate(sorted(rows, key=lambda one: one.values["price"]), start=1):
            own = code if repeat == 1 else f"{code}.{repeat}"
            values = {**entry.values, "code": own}
            key = (values["region"], str(values["year"]), values["kind"].value, own)
            yield Entry(entry.row, key, values)
