"""
Budget lines of the units, as a DPA lists them.

Columns: ceiling (pagu, anggaran), and either code (`sub kegiatan/rekening`, or the one string
that SIPD joins) or sub_activity (kode_sub_kegiatan, kd_subkegiatan_str) with account
(kode_rekening); and where the file tells them: unit (kode_unit, kode_skpd; else the one asked
for), year (tahun, tahun_anggaran; else the one asked for), fund (sumber_dana), version (versi:
murni, pergeseran 1, perubahan; else the one asked for) with version_on (tanggal_dpa) and
version_no (nomor_dpa), sub_activity_name (nama_sub_kegiatan), account_name (nama_rekening,
uraian). A list of sub kegiatan without rekening holds no budget lines: its ceilings are those
of several accounts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from bejo_central.imports import budget_codes, cells, headings
from bejo_central.imports.gathering import gather
from bejo_central.imports.results import Entry
from bejo_central.imports.rows import Column, RowRefused
from bejo_desktop.domain.dpa import DpaVersion, read_version_name
from bejo_desktop.domain.identity import read_unit_code

if TYPE_CHECKING:
    from pathlib import Path

    from bejo_central.imports.results import RecordsRead
    from bejo_central.imports.rows import Row
    from bejo_central.imports.tables import Table

COLUMNS: Final = (
    budget_codes.UNIT,
    Column(
        "ceiling",
        ("pagu", "anggaran", "nilai", "pagu_subkegiatan", "jumlah", "nilai_anggaran"),
        needed=False,
    ),
    *budget_codes.COLUMNS,
    Column("year", ("tahun", "tahun_anggaran"), needed=False),
    Column("fund", ("sumber_dana", "dana"), needed=False),
    Column("version", ("versi", "versi_dpa", "tahap", "jenis_dpa"), needed=False),
    Column("version_on", ("tanggal_dpa", "tgl_dpa", "tanggal_versi"), needed=False),
    Column("version_no", ("nomor_dpa", "no_dpa"), needed=False),
)

_YEAR: Final = re.compile(r"20\d\d", re.ASCII)
_NAMES: Final = ("sub_activity_name", "account_name")
_NAME_CHARS_MAX: Final = 1_000


@dataclass(frozen=True, slots=True)
class Asked:
    """
    What a file does not tell in its rows.

    Args:
        year: of rows that tell none.
        unit: of rows that tell none, "" where every row must.
        version: of the DPA, None for ceilings without a word of it.
    """

    year: int
    unit: str = ""
    version: DpaVersion | None = None


def read_budget(file: Path, asked: Asked) -> RecordsRead:
    """Read a file of budget lines (errors as `tables.opened`); the key is unit, year and code."""
    return gather(file, COLUMNS, partial(_entry, asked), partial(_require, file.name, asked))


def read_unit(row: Row, asked: str) -> str:
    """Return the unit of a row, the one `asked` for where the row tells none."""
    if asked and not cells.said(row, "unit"):
        return asked
    return cells.read_with(row, "unit", cells.code(row, "unit"), read_unit_code)


def read_year(row: Row, asked: int) -> int:
    """Return the year of a row, the one `asked` for where the row tells none."""
    told = cells.said(row, "year")
    if told and not _YEAR.fullmatch(told):
        raise RowRefused("import.year_unreadable", "year", told)
    return int(told) if told else asked


def require_columns(name: str, table: Table, unit: str, amount: str) -> None:
    """
    Refuse a file without what every row needs (BadInput `import.column_missing`).

    Args:
        unit: the one asked for, "" where the rows must tell it.
        amount: the column of the amount.
    """
    needed = [amount] if unit else ["unit", amount]
    missing = [column for column in needed if column not in table.columns]
    headings.require(name, table.heading, missing)
    budget_codes.require_code(name, table)


def _require(name: str, asked: Asked, table: Table) -> None:
    require_columns(name, table, asked.unit, "ceiling")


def _entry(asked: Asked, row: Row) -> Entry:
    unit = read_unit(row, asked.unit)
    line = budget_codes.read_line(row)
    values: dict[str, Any] = {
        "unit": unit,
        "year": read_year(row, asked.year),
        "sub_activity": line.sub_activity,
        "account": line.account,
        "ceiling": cells.amount(row, "ceiling"),
    }
    for name in _NAMES:
        if (told := getattr(line, name)) is not None:
            values[name] = _short(name, told)
    if "fund" in row.cells:
        values["fund"] = _short("fund", cells.said(row, "fund"))
    if version := _version(row, asked.version):
        values["version"] = version
    return Entry(row.number, (unit, str(values["year"]), line.code), values)


def _version(row: Row, asked: DpaVersion | None) -> DpaVersion | None:
    told = cells.said(row, "version")
    if not told:
        return asked
    name = cells.read_with(row, "version", told, read_version_name)
    number = _short("version_no", cells.said(row, "version_no"))
    if cells.said(row, "version_on") or asked is None:
        return DpaVersion(name, cells.day(row, "version_on"), number)
    return DpaVersion(name, asked.on, number or asked.number)


def _short(column: str, told: str) -> str:
    if len(told) > _NAME_CHARS_MAX:
        raise RowRefused("import.text_long", column, told)
    return told
