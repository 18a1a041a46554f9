"""Officers with their mandates, out of the two tables that the feed fills."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, select

from bejo_desktop.adapters.store.prepared import Prepared
from bejo_desktop.adapters.store.reference_tables import mandate, officer
from bejo_desktop.adapters.store.reference_values import to_officer
from bejo_desktop.domain.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from bejo_desktop.domain.parties import Officer

_OFFICER: Final = Prepared(select(officer).where(officer.c.id == bindparam("code")))
_MANDATES: Final = Prepared(
    select(mandate).where(mandate.c.nip == bindparam("nip")).order_by(mandate.c.since, mandate.c.sk)
)


def read_officers(connection: Connection) -> Sequence[Officer]:
    """Return the officers of the unit, by name."""
    mandates: dict[str, list[Any]] = {}
    signed = select(mandate).order_by(mandate.c.since, mandate.c.sk)
    for row in connection.execute(signed):
        mandates.setdefault(row.nip, []).append(row)
    rows = connection.execute(select(officer).order_by(officer.c.name, officer.c.id))
    return [to_officer(row, mandates.get(row.id, ())) for row in rows]


def read_officer(connection: Connection, nip: str) -> Officer:
    """Return one officer (NotFound `officer.unknown`)."""
    row = _OFFICER.row(connection, code=nip)
    if row is None:
        raise NotFound("officer.unknown", nip=nip)
    return to_officer(row, _MANDATES.rows(connection, nip=nip))
