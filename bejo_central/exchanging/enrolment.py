"""How a desk becomes known, and how one more officer comes to act on it."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from msgspec import UNSET

from bejo_central.exchanging.codes import digest_of
from bejo_central.exchanging.desk import admit
from bejo_central.exchanging.pull import scopes_of
from bejo_central.exchanging.refusal import Refusal
from bejo_central.exchanging.terms import require_not_ended
from bejo_central.keys import CentreKey
from bejo_central.store import audit, devices, reference
from bejo_central.store.database import meta
from bejo_desktop.contract.codec import decode
from bejo_desktop.contract.enrolment import Enrol, Enrolled, Hello
from bejo_desktop.contract.faults import FaultCode
from bejo_desktop.contract.limits import REQUEST_BYTES_MAX
from bejo_desktop.contract.signing import KEY_BYTES, from_text
from bejo_desktop.contract.wire import WIRE_MAX, WIRE_MIN
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import BadInput

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from bejo_central.exchanging.desk import Asked
    from bejo_central.store.database import Session
    from bejo_central.store.devices import Device, EnrolmentCode


def hello(connection: Connection, nonce: str, now: datetime) -> Hello:
    """Say who is here; the signed answer carries the asker's nonce."""
    return Hello(
        p=(WIRE_MIN, WIRE_MAX),
        now=now,
        nonce=nonce,
        centre=meta(connection, "name"),
        key=CentreKey.read(meta(connection, "private_key")).public,
        timeline=meta(connection, "timeline"),
    )


def enrol(session: Session, asked: Asked, body: bytes) -> Enrolled:
    """
    Turn a one-time code into a device, or into one more officer on the device that asks.

    The same code with the same key is answered again: the first answer may have been lost.

    Raises:
        Refusal: `CODE_UNKNOWN`, `CODE_USED`, `CODE_EXPIRED`, `OUT_OF_TERM`.
        BadInput: `wire.…`.
    """
    request = decode(body, Enrol, limit=REQUEST_BYTES_MAX)
    if asked.caller.is_known:
        if request.key is not UNSET:
            raise BadInput("wire.unreadable", field="key", problem="a device has its key")
        device = admit(session, asked)
        code = _valid_code(session, request.code, device)
        if code.unit != device.unit:
            raise Refusal(FaultCode.CODE_UNKNOWN)
        return _enrolled(session, device, code)
    if request.key is UNSET:
        raise BadInput("wire.unreadable", field="key", problem="a new device needs a key")
    from_text(request.key, KEY_BYTES, field="key")
    code = _code(session, request.code)
    if code.device is not None:
        maker = devices.find(session.connection, code.device)
        if maker is None or maker.pubkey != request.key or maker.revoked_at is not None:
            raise Refusal(FaultCode.CODE_USED)
        return _enrolled(session, maker, code)
    _require_open(session, code)
    require_not_ended(session, reference.officer(session.connection, code.unit, code.nip))
    device = devices.add(
        session,
        unit=code.unit,
        pubkey=request.key,
        incarnation=secrets.token_hex(8),
        host=request.host,
    )
    return _enrolled(session, device, code)


def _code(session: Session, typed: str) -> EnrolmentCode:
    code = devices.lock_code(session, digest_of(typed))
    if code is None:
        raise Refusal(FaultCode.CODE_UNKNOWN)
    session.keep_to(code.unit)
    return code


def _valid_code(session: Session, typed: str, device: Device) -> EnrolmentCode:
    code = _code(session, typed)
    if code.device != device.device:
        _require_open(session, code)
    return code


def _require_open(session: Session, code: EnrolmentCode) -> None:
    if code.used_at is not None:
        raise Refusal(FaultCode.CODE_USED)
    if session.now > code.expires_at:
        raise Refusal(FaultCode.CODE_EXPIRED, expired_at=code.expires_at.isoformat())


def _enrolled(session: Session, device: Device, code: EnrolmentCode) -> Enrolled:
    connection = session.connection
    officer = reference.officer(connection, code.unit, code.nip)
    today = wib_day(session.now)
    running = [one for one in officer.mandates if today <= one.until] or officer.mandates
    if code.used_at is None:
        devices.use_code(session, code.digest, device.device)
        devices.add_officer(session, device.device, code.nip)
        audit.record(
            session,
            "device.enrol",
            by=f"device:{device.device}",
            subject=code.nip,
            facts={"device": device.device, "unit": device.unit, "host": device.host},
        )
    return Enrolled(
        device=device.device,
        incarnation=device.incarnation,
        unit=device.unit,
        officer=officer.nip,
        roles=tuple(sorted({role.value for mandate in running for role in mandate.roles})),
        name=officer.name,
        scopes=scopes_of(connection, device.unit),
        timeline=meta(connection, "timeline"),
        centre_key=CentreKey.read(meta(connection, "private_key")).public,
        now=session.now,
        mandate_until=max((mandate.until for mandate in running), default=None),
    )
