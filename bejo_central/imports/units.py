"""
Units of the regencies.

Columns: code (kode, kode_unit), name (nama, nama_unit), region (wilayah, kode_wilayah); and where
the file tells them: government (pemerintah), address (alamat), postal_code (kode_pos), phone
(telepon), email, npwp, place (tempat), classification (klasifikasi), mask (format_nomor),
numbering (penomoran: lease, rentang or
agenda), dpa (nomor_dpa), fund (sumber_dana). What the file has no
column for stays as it is at the centre.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from bejo_central.imports import cells
from bejo_central.imports.gathering import gather
from bejo_central.imports.results import Entry
from bejo_central.imports.rows import Column, RowRefused
from bejo_desktop.domain.identity import read_npwp, read_region, read_unit_code

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from bejo_central.imports.results import RecordsRead
    from bejo_central.imports.rows import Row

COLUMNS: Final = (
    Column("code", ("kode", "kode_unit", "unit")),
    Column("name", ("nama", "nama_unit", "nama_satker")),
    Column("region", ("wilayah", "kode_wilayah")),
    Column("government", ("pemerintah",), needed=False),
    Column("address", ("alamat",), needed=False),
    Column("postal_code", ("kode_pos",), needed=False),
    Column("phone", ("telepon", "telp"), needed=False),
    Column("email", ("surel",), needed=False),
    Column("npwp", (), needed=False),
    Column("place", ("tempat",), needed=False),
    Column("classification", ("klasifikasi",), needed=False),
    Column("mask", ("format_nomor",), needed=False),
    Column("numbering", ("penomoran",), needed=False),
    Column("dpa", ("nomor_dpa",), needed=False),
    Column("fund", ("sumber_dana",), needed=False),
)

_TEXTS: Final = ("government", "address", "postal_code", "phone", "email", "place", "dpa", "fund")
_DEFAULTED: Final = ("classification", "mask", "numbering")
"""Left out where the cell is empty: a unit cannot be without them."""
_NUMBERINGS: Final[Mapping[str, str]] = {"lease": "lease", "rentang": "lease", "agenda": "agenda"}


def read_units(file: Path, today: date) -> RecordsRead:
    """Read a file of units (errors as `tables.opened`); the key is the code."""
    return gather(file, COLUMNS, partial(_entry, today))


def _entry(today: date, row: Row) -> Entry:
    code = cells.read_with(row, "code", cells.code(row, "code"), read_unit_code)
    values: dict[str, Any] = {
        "code": code,
        "name": cells.needed(row, "name"),
        "region": cells.read_with(row, "region", cells.said(row, "region"), read_region),
    }
    values |= {name: cells.said(row, name) for name in _TEXTS if name in row.cells}
    values |= {name: found for name in _DEFAULTED if (found := cells.said(row, name))}
    if numbering := values.get("numbering"):
        values["numbering"] = _NUMBERINGS.get(numbering.casefold())
        if values["numbering"] is None:
            raise RowRefused("import.numbering_unknown", "numbering", numbering)
    if "npwp" in row.cells:
        typed = cells.said(row, "npwp")
        reading = partial(read_npwp, today=today)
        values["npwp"] = cells.read_with(row, "npwp", typed, reading) if typed else ""
    return Entry(row.number, (code,), values)
