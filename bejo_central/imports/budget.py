"""
Budget lines of the units, as a DPA lists them.

Columns: unit (kode_unit, kode_skpd), ceiling (pagu, anggaran), and either code
(`sub kegiatan/rekening`) or sub_activity (kode_sub_kegiatan, kd_subkegiatan_str) with account
(kode_rekening); and where the file tells them: year (tahun, tahun_anggaran; else the one asked
for), sub_activity_name (nama_sub_kegiatan), account_name (nama_rekening, uraian). A list of sub
kegiatan without rekening holds no budget lines: its ceilings are those of several accounts.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from bejo_central.imports import cells, headings
from bejo_central.imports.gathering import gather
from bejo_central.imports.results import Entry
from bejo_central.imports.rows import Column, RowRefused
from bejo_desktop.domain.identity import (
    read_account,
    read_budget_code,
    read_sub_activity,
    read_unit_code,
)

if TYPE_CHECKING:
    from pathlib import Path

    from bejo_central.imports.results import RecordsRead
    from bejo_central.imports.rows import Row
    from bejo_central.imports.tables import Table

COLUMNS: Final = (
    Column("unit", ("kode_unit", "kode_skpd", "kode_satker", "kd_satker_str")),
    Column("ceiling", ("pagu", "anggaran", "nilai", "pagu_subkegiatan", "jumlah")),
    Column("code", ("kode", "baris_anggaran"), needed=False),
    Column(
        "sub_activity",
        ("kode_sub_kegiatan", "kode_subkegiatan", "kd_subkegiatan_str", "sub_kegiatan"),
        needed=False,
    ),
    Column("account", ("kode_rekening", "rekening", "kode_akun"), needed=False),
    Column("year", ("tahun", "tahun_anggaran"), needed=False),
    Column("sub_activity_name", ("nama_sub_kegiatan", "nama_subkegiatan"), needed=False),
    Column("account_name", ("nama_rekening", "nama_akun", "uraian"), needed=False),
)

_YEAR: Final = re.compile(r"20\d\d", re.ASCII)
_NAMES: Final = ("sub_activity_name", "account_name")
_NAME_CHARS_MAX: Final = 1_000


def read_budget(file: Path, year: int) -> RecordsRead:
    """
    Read a file of budget lines (errors as `tables.opened`); the key is unit, year and code.

    Args:
        year: of rows that tell none.
    """
    return gather(file, COLUMNS, partial(_entry, year), partial(_require_code, file.name))


def _require_code(name: str, table: Table) -> None:
    parts = [part for part in ("sub_activity", "account") if part not in table.columns]
    if "code" not in table.columns:
        headings.require(name, table.heading, parts)


def _entry(year: int, row: Row) -> Entry:
    unit = cells.read_with(row, "unit", cells.code(row, "unit"), read_unit_code)
    sub_activity, account = _line(row)
    told = cells.said(row, "year")
    if told and not _YEAR.fullmatch(told):
        raise RowRefused("import.year_unreadable", "year", told)
    values: dict[str, Any] = {
        "unit": unit,
        "year": int(told) if told else year,
        "sub_activity": sub_activity,
        "account": account,
        "ceiling": cells.amount(row, "ceiling"),
    }
    for name in _NAMES:
        if name in row.cells:
            values[name] = cells.said(row, name)
            if len(values[name]) > _NAME_CHARS_MAX:
                raise RowRefused("import.text_long", name, values[name])
    key = (unit, str(values["year"]), f"{sub_activity}/{account}")
    return Entry(row.number, key, values)


def _line(row: Row) -> tuple[str, str]:
    if code := cells.said(row, "code"):
        read = cells.read_with(row, "code", code, read_budget_code)
        sub_activity, _, account = read.partition("/")
        return sub_activity, account
    sub_activity = cells.needed(row, "sub_activity")
    account = cells.needed(row, "account")
    return (
        cells.read_with(row, "sub_activity", sub_activity, read_sub_activity),
        cells.read_with(row, "account", account, read_account),
    )
