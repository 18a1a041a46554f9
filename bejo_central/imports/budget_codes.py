"""
The budget line that a row is about, in each way in which SIPD and offices write it.

`5.02.01.2.06.0005/5.1.02.01.01.0024`; sub kegiatan and rekening in columns of their own, each
with or without its name behind it (`5.1.02.01.01.0024 Belanja Alat Tulis Kantor`); or the one
string that SIPD joins: code of the unit, sub kegiatan and rekening with dots between all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_central.imports import cells, headings
from bejo_central.imports.rows import Column, RowRefused
from bejo_desktop.domain.identity import read_account, read_budget_code, read_sub_activity

if TYPE_CHECKING:
    from bejo_central.imports.rows import Row
    from bejo_central.imports.tables import Table

UNIT: Final = Column(
    "unit", ("kode_unit", "kode_skpd", "kode_satker", "kd_satker_str"), needed=False
)
COLUMNS: Final = (
    Column(
        "code",
        ("kode", "baris_anggaran", "kode_anggaran", "kode_lengkap", "kode_rekening_lengkap"),
        needed=False,
    ),
    Column(
        "sub_activity",
        (
            "kode_sub_kegiatan",
            "kode_subkegiatan",
            "kd_subkegiatan_str",
            "sub_kegiatan",
            "subkegiatan",
        ),
        needed=False,
    ),
    Column(
        "account",
        ("kode_rekening", "rekening", "kode_akun", "kode_rekening_belanja", "kd_rek"),
        needed=False,
    ),
    Column("sub_activity_name", ("nama_sub_kegiatan", "nama_subkegiatan"), needed=False),
    Column("account_name", ("nama_rekening", "nama_akun", "uraian"), needed=False),
)

_ACCOUNT: Final = r"\d\.\d\.\d{2}\.\d{2}\.\d{2}\.\d{4}"
_JOINED: Final = re.compile(rf"(?P<before>[\dXx.]+?)\.(?P<account>{_ACCOUNT})", re.ASCII)
_WHOLE_SUB: Final = re.compile(
    r"(?:.*\.)?(?P<sub>[\dXx]\.[\dXx]{2}\.\d{2}\.[12]\.\d{2}\.(?:\d{4}|\d{2}))", re.ASCII
)
_OLD_SUB: Final = re.compile(
    r"(?P<field>[\dXx]\.[\dXx]{2})\.[\dXx.]*?\d*(?P<program>\d{2})"
    r"\.(?P<rest>[12]\.\d{2}\.(?:\d{4}|\d{2}))",
    re.ASCII,
)
_SUMMARY: Final = re.compile(r"\d(?:\.\d{1,2}){0,4}\.?", re.ASCII)
_CODE: Final = re.compile(r"[\dXx][\dXx.]*", re.ASCII)
_NAMED: Final = re.compile(r"(?P<code>[\dXx][\dXx.]*)\s*(?:[-–:]\s*)?(?P<name>.*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class LineNamed:
    """The budget line of a row, and its names as far as the row tells them."""

    sub_activity: str
    account: str
    sub_activity_name: str | None = None
    account_name: str | None = None

    @property
    def code(self) -> str:
        """As in orders: `sub kegiatan/kode rekening`."""
        return f"{self.sub_activity}/{self.account}"


def require_code(name: str, table: Table) -> None:
    """Refuse a file whose rows tell no budget line (BadInput `import.column_missing`)."""
    if "code" in table.columns:
        return
    needed = ["account"] if "account" in table.columns else ["sub_activity", "account"]
    missing = [part for part in needed if part not in table.columns]
    headings.require(name, table.heading, missing)


def read_line(row: Row) -> LineNamed:
    """
    Return the budget line of a row.

    Raises:
        RowRefused: `import.account_summary` for a row that adds up others (`5.1.02`);
            `import.cell_empty`; `identity.budget_code`,
            `identity.sub_activity`, `identity.account`.
    """
    if cells.said(row, "code"):
        return _named(row, *_from_code(row))
    account, account_name = _code_and_name(row, "account")
    if joined := _JOINED.fullmatch(account):
        found = _split(row, "account", account, joined)
        return _named(row, *found, account_name)
    _require_no_summary("account", account)
    sub_activity, sub_name = _code_and_name(row, "sub_activity")
    return _named(
        row,
        cells.read_with(row, "sub_activity", sub_activity, read_sub_activity),
        cells.read_with(row, "account", account, read_account),
        account_name,
        sub_name,
    )


def _from_code(row: Row) -> tuple[str, str]:
    code = cells.needed(row, "code")
    if "/" not in code:
        bare = re.sub(r"\s", "", code)
        _require_no_summary("code", bare)
        if joined := _JOINED.fullmatch(bare):
            return _split(row, "code", code, joined)
    sub_activity, _, account = cells.read_with(row, "code", code, read_budget_code).partition("/")
    return sub_activity, account


def _split(row: Row, column: str, code: str, joined: re.Match[str]) -> tuple[str, str]:
    """Take SIPD's one string apart: the last six parts are the rekening."""
    before = joined["before"]
    if whole := _WHOLE_SUB.fullmatch(before):
        sub_activity = whole["sub"]
    elif old := _OLD_SUB.fullmatch(before):
        sub_activity = f"{old['field']}.{old['program']}.{old['rest']}"
    else:
        raise RowRefused("identity.budget_code", column, code, field=column)
    return (
        cells.read_with(row, column, sub_activity, read_sub_activity),
        cells.read_with(row, column, joined["account"], read_account),
    )


def _code_and_name(row: Row, column: str) -> tuple[str, str | None]:
    """Return the code of a cell, and the name that an export writes behind it."""
    found = cells.needed(row, column)
    bare = re.sub(r"\s", "", found)
    if _CODE.fullmatch(bare):
        return bare.rstrip("."), None
    if named := _NAMED.fullmatch(found):
        return named["code"].rstrip("."), named["name"] or None
    return found, None


def _require_no_summary(column: str, code: str) -> None:
    if _SUMMARY.fullmatch(code):
        raise RowRefused("import.account_summary", column, code)


def _named(
    row: Row,
    sub_activity: str,
    account: str,
    account_name: str | None = None,
    sub_name: str | None = None,
) -> LineNamed:
    """Names in columns of their own count before those behind a code."""

    def told(column: str, beside: str | None) -> str | None:
        return cells.said(row, column) if column in row.cells else beside

    return LineNamed(
        sub_activity,
        account,
        told("sub_activity_name", sub_name),
        told("account_name", account_name),
    )
