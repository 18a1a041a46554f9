"""
What is realised on each budget line, as SIPD and its LRA export it.

Columns: realised (realisasi, realisasi_anggaran …), and the budget line as in `budget`; and where
the file tells them: unit and year (else those asked for), as_of (tanggal, per_tanggal; else the
day asked for), ceiling (anggaran, pagu), which is only compared. A dash is nought. Rows that add
up others (`5.1.02`) are refused by themselves: they are no budget lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from bejo_central.imports import budget_codes, cells
from bejo_central.imports.budget import read_unit, read_year, require_columns
from bejo_central.imports.gathering import gather
from bejo_central.imports.results import Entry
from bejo_central.imports.rows import Column
from bejo_desktop.domain.money import ZERO

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from bejo_central.imports.results import RecordsRead
    from bejo_central.imports.rows import Row
    from bejo_central.imports.tables import Table
    from bejo_desktop.domain.money import Rupiah

COLUMNS: Final = (
    budget_codes.UNIT,
    Column(
        "realised",
        (
            "realisasi",
            "realisasi_anggaran",
            "nilai_realisasi",
            "jumlah_realisasi",
            "total_realisasi",
            "realisasi_rp",
            "realisasi_s_d_saat_ini",
            "realisasi_sd",
        ),
        needed=False,
    ),
    *budget_codes.COLUMNS,
    Column("ceiling", ("anggaran", "pagu", "nilai_anggaran", "anggaran_rp"), needed=False),
    Column("year", ("tahun", "tahun_anggaran"), needed=False),
    Column("as_of", ("tanggal", "per_tanggal", "sampai_tanggal", "tgl", "s_d"), needed=False),
)

_DASHES: Final = frozenset({"-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Asked:
    """The unit ("" where every row tells it) and the day of rows that tell none."""

    unit: str
    as_of: date


def read_realisation(file: Path, asked: Asked) -> RecordsRead:
    """Read a file of realisation (errors as `tables.opened`); the key is unit, year and code."""
    return gather(file, COLUMNS, partial(_entry, asked), partial(_require, file.name, asked))


def _require(name: str, asked: Asked, table: Table) -> None:
    require_columns(name, table, asked.unit, "realised")


def _entry(asked: Asked, row: Row) -> Entry:
    unit = read_unit(row, asked.unit)
    line = budget_codes.read_line(row)
    as_of = cells.day(row, "as_of") if cells.said(row, "as_of") else asked.as_of
    year = read_year(row, as_of.year)
    values: dict[str, Any] = {"realised": _amount(row, "realised"), "sipd_on": as_of}
    if cells.said(row, "ceiling"):
        values["ceiling"] = _amount(row, "ceiling")
    return Entry(row.number, (unit, str(year), line.code), values)


def _amount(row: Row, column: str) -> Rupiah:
    return ZERO if cells.said(row, column) in _DASHES else cells.amount(row, column)
