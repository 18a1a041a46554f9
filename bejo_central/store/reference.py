"""Regions, units and their officers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from bejo_central.store import mandates, rule_packs
from bejo_central.store.engine import upsert
from bejo_central.store.feed import unit_scope
from bejo_central.store.reference_tables import OFFICER, REGION, UNIT
from bejo_desktop.domain.errors import NotFound
from bejo_desktop.domain.parties import Officer, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Row, Select

    from bejo_central.store.database import Session


def add_regions(session: Session, regions: Iterable[tuple[str, str]]) -> None:
    """Keep regions by code and name (`35.09`, `Kabupaten Jember`)."""
    upsert(session.connection, REGION, [{"code": code, "name": name} for code, name in regions])


def region_name(connection: Connection, code: str) -> str:
    """Return the name of a region (NotFound `region.unknown`)."""
    name = connection.execute(select(REGION.c.name).where(REGION.c.code == code)).scalar()
    if name is None:
        raise NotFound("region.unknown", region=code)
    return str(name)


def save_unit(session: Session, unit: Unit) -> None:
    """Keep a unit, new or changed."""
    values = {column.name: getattr(unit, column.name) for column in UNIT.columns}
    upsert(session.connection, UNIT, [values])
    session.feed.touch(unit_scope(unit.code), "unit", unit.code)
    rule_packs.offer_newest(session, unit.code)


def unit(connection: Connection, code: str) -> Unit:
    """Return a unit (NotFound `unit.unknown`)."""
    row = connection.execute(_units().where(UNIT.c.code == code)).one_or_none()
    if row is None:
        raise NotFound("unit.unknown", unit=code)
    return _unit(row)


def lock_unit(session: Session, code: str) -> Unit:
    """
    Return a unit; let no other push of its desks judge before this transaction ends.

    Orders, numbers and commitments have no lock of their own: this one stands for them.
    """
    session.connection.execute(
        select(UNIT.c.code).where(UNIT.c.code == code).with_for_update(key_share=True)
    )
    return unit(session.connection, code)


def units(connection: Connection) -> Sequence[Unit]:
    """Return all units by code."""
    return [_unit(row) for row in connection.execute(_units().order_by(UNIT.c.code))]


def save_officer(session: Session, code: str, officer: Officer) -> None:
    """Keep an officer of the unit `code` with these mandates; others that stand here stay."""
    values = {
        "unit": code,
        "nip": officer.nip,
        "name": officer.name,
        "rank": officer.rank,
        "position": officer.position,
    }
    upsert(session.connection, OFFICER, [values])
    session.feed.touch(unit_scope(code), "officer", officer.nip)
    for mandate in officer.mandates:
        mandates.save_mandate(session, code, officer.nip, mandate)


def officers(connection: Connection, code: str) -> Sequence[Officer]:
    """Return the officers of a unit by name, each with all mandates."""
    held = mandates.by_officer(connection, code)
    rows = connection.execute(
        select(OFFICER).where(OFFICER.c.unit == code).order_by(OFFICER.c.name, OFFICER.c.nip)
    )
    return [
        Officer(row.nip, row.name, row.rank, row.position, held.get(row.nip, ())) for row in rows
    ]


def officer(connection: Connection, code: str, nip: str) -> Officer:
    """Return an officer of a unit with all mandates (NotFound `officer.unknown`)."""
    for found in officers(connection, code):
        if found.nip == nip:
            return found
    raise NotFound("officer.unknown", nip=nip)


def unit_of_officer(connection: Connection, nip: str) -> str:
    """Return the code of the unit in which an officer is (NotFound `officer.unknown`)."""
    code = connection.execute(select(OFFICER.c.unit).where(OFFICER.c.nip == nip)).scalar()
    if code is None:
        raise NotFound("officer.unknown", nip=nip)
    return str(code)


def units_of_officers(connection: Connection) -> dict[str, str]:
    """Return the unit of every officer by NIP."""
    return {row.nip: row.unit for row in connection.execute(select(OFFICER.c.nip, OFFICER.c.unit))}


def region_names(connection: Connection) -> dict[str, str]:
    """Return the name of every region by code."""
    return {row.code: row.name for row in connection.execute(select(REGION))}


def _units() -> Select[*tuple[Any, ...]]:
    return select(UNIT, REGION.c.name.label("region_name")).join(
        REGION, REGION.c.code == UNIT.c.region
    )


def _unit(row: Row[*tuple[Any, ...]]) -> Unit:
    names = [column.name for column in UNIT.columns]
    return Unit(**{name: getattr(row, name) for name in [*names, "region_name"]})
