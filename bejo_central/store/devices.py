"""Desks: their keys, how far their acts have come, and the one-time codes that make them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from bejo_central.store import fiscal_years
from bejo_central.store.counters import next_value
from bejo_central.store.device_tables import DEVICE, DEVICE_OFFICER, ENROLMENT_CODE
from bejo_central.store.engine import upsert
from bejo_desktop.contract.chain import FIRST_LINK
from bejo_desktop.domain.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Row

    from bejo_central.store.database import Session


@dataclass(frozen=True, slots=True)
class Device:
    """
    A desk as the centre knows it.

    Args:
        last_seq, last_link: the newest act that has a verdict, and its chain link (hex).
        counter, last_request: of the newest request, and what it was (hex digest).
    """

    device: int
    unit: str
    pubkey: str
    incarnation: str
    host: str
    last_seq: int
    last_link: str
    counter: int
    last_request: str
    enrolled_at: datetime
    seen_at: datetime
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class EnrolmentCode:
    """A one-time code, known only by its SHA-256; `device` is the desk that used it."""

    digest: str
    unit: str
    nip: str
    expires_at: datetime
    used_at: datetime | None
    device: int | None


def find(connection: Connection, device: int) -> Device | None:
    """Return a device as it stands, without a lock."""
    row = connection.execute(select(DEVICE).where(DEVICE.c.device == device)).one_or_none()
    return None if row is None else _device(row)


def get(connection: Connection, device: int) -> Device:
    """Return a device (NotFound `desk.unknown`)."""
    found = find(connection, device)
    if found is None:
        raise NotFound("desk.unknown", desk=device)
    return found


def lock(session: Session, device: int) -> Device | None:
    """Return a device and keep its row until the transaction ends."""
    row = session.connection.execute(
        select(DEVICE).where(DEVICE.c.device == device).with_for_update()
    ).one_or_none()
    return None if row is None else _device(row)


def all_of(connection: Connection, unit: str | None) -> Sequence[Device]:
    """Return the devices of a unit, or all."""
    wanted = select(DEVICE).order_by(DEVICE.c.device)
    if unit is not None:
        wanted = wanted.where(DEVICE.c.unit == unit)
    return [_device(row) for row in connection.execute(wanted)]


def add(session: Session, *, unit: str, pubkey: str, incarnation: str, host: str) -> Device:
    """Make a new device."""
    values: dict[str, Any] = {
        "device": next_value(session.connection, "device"),
        "unit": unit,
        "pubkey": pubkey,
        "incarnation": incarnation,
        "host": host,
        "last_seq": 0,
        "last_link": FIRST_LINK,
        "counter": 0,
        "last_request": "",
        "enrolled_at": session.now,
        "seen_at": session.now,
        "revoked_at": None,
    }
    session.connection.execute(insert(DEVICE).values(values))
    fiscal_years.touch_all(session, unit)
    return Device(**values)


def note_request(session: Session, device: int, counter: int, request: str) -> None:
    """Keep the counter of a request and what it was."""
    session.connection.execute(
        update(DEVICE)
        .where(DEVICE.c.device == device)
        .values(counter=counter, last_request=request, seen_at=session.now)
    )


def note_act(session: Session, device: int, seq: int, link: str) -> None:
    """Keep how far the acts of a device have come."""
    session.connection.execute(
        update(DEVICE).where(DEVICE.c.device == device).values(last_seq=seq, last_link=link)
    )


def revoke(session: Session, device: int) -> None:
    """Shut a device out from now on."""
    session.connection.execute(
        update(DEVICE).where(DEVICE.c.device == device).values(revoked_at=session.now)
    )
    fiscal_years.touch_all(session, get(session.connection, device).unit)


def add_officer(session: Session, device: int, nip: str) -> None:
    """Let an officer act on a device."""
    upsert(session.connection, DEVICE_OFFICER, [{"device": device, "nip": nip}])


def officers(connection: Connection, device: int) -> frozenset[str]:
    """Return who may act on a device."""
    return frozenset(
        connection.execute(
            select(DEVICE_OFFICER.c.nip).where(DEVICE_OFFICER.c.device == device)
        ).scalars()
    )


def add_code(session: Session, code: EnrolmentCode) -> None:
    """Keep a new one-time code."""
    session.connection.execute(
        insert(ENROLMENT_CODE).values(
            digest=code.digest,
            unit=code.unit,
            nip=code.nip,
            expires_at=code.expires_at,
            used_at=None,
            device=None,
        )
    )


def lock_code(session: Session, digest: str) -> EnrolmentCode | None:
    """Return a one-time code and keep its row until the transaction ends."""
    row = session.connection.execute(
        select(ENROLMENT_CODE).where(ENROLMENT_CODE.c.digest == digest).with_for_update()
    ).one_or_none()
    if row is None:
        return None
    return EnrolmentCode(row.digest, row.unit, row.nip, row.expires_at, row.used_at, row.device)


def use_code(session: Session, digest: str, device: int) -> None:
    """Note that a one-time code was used by a device."""
    session.connection.execute(
        update(ENROLMENT_CODE)
        .where(ENROLMENT_CODE.c.digest == digest)
        .values(used_at=session.now, device=device)
    )


def _device(row: Row[*tuple[Any, ...]]) -> Device:
    return Device(**{column.name: getattr(row, column.name) for column in DEVICE.columns})
