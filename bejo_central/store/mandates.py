"""Mandates of officers: each under its SK, several for one officer, overlapping."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from bejo_central.store.engine import upsert
from bejo_central.store.feed import unit_scope
from bejo_central.store.reference_tables import MANDATE
from bejo_desktop.contract.mandates import mandate_id
from bejo_desktop.domain.codes import Acting, Role
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.parties import Mandate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection, Row

    from bejo_central.store.database import Session


def save_mandate(session: Session, unit: str, nip: str, mandate: Mandate) -> None:
    """Keep a mandate of an officer, new or changed; its SK names it."""
    values = {
        "unit": unit,
        "nip": nip,
        "sk": mandate.sk,
        "roles": sorted(mandate.roles),
        "since": mandate.since,
        "until": mandate.until,
        "sk_on": mandate.sk_on,
        "acting": mandate.acting.value,
        "stands_for": mandate.stands_for,
        "order_limit": None if mandate.order_limit is None else mandate.order_limit.amount,
        "may_issue": mandate.may_issue,
    }
    upsert(session.connection, MANDATE, [values])
    session.feed.touch(unit_scope(unit), "mandate", mandate_id(nip, mandate.sk))


def find(connection: Connection, unit: str, nip: str, sk: str) -> Mandate | None:
    """Return the mandate of an officer under one SK."""
    row = connection.execute(
        select(MANDATE).where(MANDATE.c.unit == unit, MANDATE.c.nip == nip, MANDATE.c.sk == sk)
    ).one_or_none()
    return None if row is None else _mandate(row)


def by_officer(connection: Connection, unit: str) -> Mapping[str, tuple[Mandate, ...]]:
    """Return every mandate of a unit, ended ones too, by NIP, those that begin first first."""
    found: dict[str, tuple[Mandate, ...]] = {}
    rows = connection.execute(
        select(MANDATE).where(MANDATE.c.unit == unit).order_by(MANDATE.c.since, MANDATE.c.sk)
    )
    for row in rows:
        found[row.nip] = (*found.get(row.nip, ()), _mandate(row))
    return found


def _mandate(row: Row[Any]) -> Mandate:
    return Mandate(
        sk=row.sk,
        roles=frozenset(Role(role) for role in row.roles),
        since=row.since,
        until=row.until,
        sk_on=row.sk_on,
        acting=Acting(row.acting),
        stands_for=row.stands_for,
        order_limit=None if row.order_limit is None else Rupiah(row.order_limit),
        may_issue=row.may_issue,
    )
