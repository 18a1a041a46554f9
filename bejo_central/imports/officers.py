"""
Officers and their mandates: one row for each SK.

Columns: nip, unit (kode_unit), name (nama), roles (peran; PP, PPK … with commas), sk (nomor_sk),
since (sejak, berlaku_dari), until (sampai, berlaku_sampai); and where the file tells them: rank
(pangkat), position (jabatan), sk_on (tanggal_sk), acting (status_jabatan; definitif, Plt. or Plh.),
stands_for (menggantikan; NIP or title), order_limit (batas_nilai, in rupiah) and may_issue
(boleh_menerbitkan; ya or tidak, for a PP).
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

from bejo_central.imports import cells
from bejo_central.imports.gathering import gather
from bejo_central.imports.results import Entry
from bejo_central.imports.rows import Column, RowRefused
from bejo_desktop.domain.codes import Acting, Role
from bejo_desktop.domain.identity import read_nip, read_unit_code

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path

    from bejo_central.imports.results import RecordsRead
    from bejo_central.imports.rows import Row

COLUMNS: Final = (
    Column("nip"),
    Column("unit", ("kode_unit",)),
    Column("name", ("nama", "nama_pejabat")),
    Column("roles", ("peran", "role")),
    Column("sk", ("nomor_sk", "no_sk")),
    Column("since", ("sejak", "mulai", "berlaku_dari", "berlaku_sejak")),
    Column("until", ("sampai", "berlaku_sampai")),
    Column("rank", ("pangkat", "pangkat_golongan"), needed=False),
    Column("position", ("jabatan",), needed=False),
    Column("sk_on", ("tanggal_sk", "tgl_sk"), needed=False),
    Column("acting", ("status_jabatan", "definitif_plt_plh"), needed=False),
    Column("stands_for", ("menggantikan", "pejabat_digantikan"), needed=False),
    Column("order_limit", ("batas_nilai", "batas_pesanan"), needed=False),
    Column("may_issue", ("boleh_menerbitkan",), needed=False),
)

_BETWEEN: Final = re.compile(r"\s*[,;/+]\s*")
_T = TypeVar("_T")
_ACTING: Final = {
    "definitif": Acting.DEFINITIVE,
    "definitive": Acting.DEFINITIVE,
    "plt": Acting.PLT,
    "plh": Acting.PLH,
}
_ANSWERS: Final = {"ya": True, "yes": True, "true": True, "1": True} | {
    "tidak": False,
    "no": False,
    "false": False,
    "0": False,
}
_EMPTY: Final[Mapping[str, Any]] = {
    "sk_on": None,
    "acting": Acting.DEFINITIVE,
    "stands_for": "",
    "order_limit": None,
    "may_issue": False,
}
_PERSON: Final = ("unit", "name", "rank", "position")


def read_officers(file: Path, today: date) -> RecordsRead:
    """Read a file of mandates (errors as `tables.opened`); the key is unit, NIP and SK."""
    people: dict[str, dict[str, Any]] = {}
    return gather(file, COLUMNS, partial(_entry, today, people))


def _entry(today: date, people: dict[str, dict[str, Any]], row: Row) -> Entry:
    unit = cells.read_with(row, "unit", cells.code(row, "unit"), read_unit_code)
    nip = cells.read_with(row, "nip", cells.said(row, "nip"), partial(read_nip, today=today))
    since, until = cells.day(row, "since"), cells.day(row, "until")
    if since > until:
        raise RowRefused("import.mandate_days", "until", until.isoformat())
    values: dict[str, Any] = {"unit": unit, "nip": nip, "name": cells.needed(row, "name")}
    values |= {name: cells.said(row, name) for name in ("rank", "position") if name in row.cells}
    _require_one_person(people, nip, values)
    sk = cells.needed(row, "sk")
    values |= {"roles": _roles(row), "sk": sk, "since": since, "until": until, **_more(row)}
    people.setdefault(nip, values)
    return Entry(row.number, (unit, nip, sk), values)


def _roles(row: Row) -> frozenset[Role]:
    given = cells.needed(row, "roles")
    try:
        return frozenset(Role(part.upper()) for part in _BETWEEN.split(given) if part)
    except ValueError as error:
        raise RowRefused("import.role_unknown", "roles", given, known=", ".join(Role)) from error


def _more(row: Row) -> dict[str, Any]:
    """Return what the file tells of a mandate besides; an empty cell tells that there is none."""
    read: dict[str, Callable[[], Any]] = {
        "sk_on": lambda: cells.day(row, "sk_on"),
        "acting": lambda: _word(row, "acting", _ACTING, "import.acting_unknown"),
        "stands_for": lambda: cells.said(row, "stands_for"),
        "order_limit": lambda: cells.amount(row, "order_limit"),
        "may_issue": lambda: _word(row, "may_issue", _ANSWERS, "import.answer_unknown"),
    }
    return {
        name: take() if cells.said(row, name) else _EMPTY[name]
        for name, take in read.items()
        if name in row.cells
    }


def _word(row: Row, column: str, known: Mapping[str, _T], reason: str) -> _T:
    found = cells.said(row, column)
    try:
        return known[found.lower().rstrip(".")]
    except KeyError as error:
        raise RowRefused(reason, column, found) from error


def _require_one_person(
    people: dict[str, dict[str, Any]], nip: str, values: dict[str, Any]
) -> None:
    """Two rows of one NIP must tell of the same person, or the last would win each time."""
    before = people.get(nip, values)
    for column in _PERSON:
        if values.get(column) != before.get(column):
            raise RowRefused("import.officer_differs", column, str(values.get(column)))
