"""
Regions by their Kemendagri codes: provinces, kabupaten and kota, kecamatan, desa.

Columns: code (kode, kode_wilayah), name (nama, nama_wilayah).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bejo_central.imports import cells
from bejo_central.imports.gathering import gather
from bejo_central.imports.results import Entry
from bejo_central.imports.rows import Column, RowRefused

if TYPE_CHECKING:
    from pathlib import Path

    from bejo_central.imports.results import RecordsRead
    from bejo_central.imports.rows import Row

COLUMNS: Final = (
    Column("code", ("kode", "kode_wilayah")),
    Column("name", ("nama", "nama_wilayah", "wilayah")),
)

_CODE: Final = re.compile(r"\d{2}(?:\.\d{2}(?:\.\d{2}(?:\.\d{4})?)?)?", re.ASCII)
_NAME_CHARS_MAX: Final = 200


def read_regions(file: Path) -> RecordsRead:
    """Read a file of regions (errors as `tables.opened`); the key is the code."""
    return gather(file, COLUMNS, _entry)


def _entry(row: Row) -> Entry:
    code = cells.said(row, "code")
    if not _CODE.fullmatch(code):
        raise RowRefused("import.region_code", "code", code)
    name = cells.needed(row, "name")
    if len(name) > _NAME_CHARS_MAX:
        raise RowRefused("import.text_long", "name", name)
    return Entry(row.number, (code,), {"code": code, "name": name})
