"""One-time codes for officers, and the desks that came of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bejo_central.exchanging.codes import VALID_FOR, digest_of, new_code
from bejo_central.store import devices, reference
from bejo_central.store.devices import EnrolmentCode

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bejo_central.admin.account import Account
    from bejo_central.store.devices import Device


def issue_code(account: Account, nip: str) -> dict[str, Any]:
    """
    Make a one-time code for an officer; it is told only now.

    Raises:
        NotFound: `officer.unknown`.
    """
    session = account.session
    unit = reference.unit_of_officer(session.connection, nip)
    code = new_code()
    expires_at = session.now + VALID_FOR
    devices.add_code(session, EnrolmentCode(digest_of(code), unit, nip, expires_at, None, None))
    account.record("device.code", nip, unit=unit, expires_at=expires_at.isoformat())
    return {"code": code, "expires_at": expires_at, "officer": nip, "unit": unit}


def revoke(account: Account, device: int) -> dict[str, Any]:
    """Shut a desk out (NotFound `desk.unknown`); what is open of its numbers is lost."""
    session = account.session
    found = devices.get(session.connection, device)
    if found.revoked_at is None:
        devices.revoke(session, device)
        account.record("device.revoke", str(device), unit=found.unit)
    return describe(session.connection, devices.get(session.connection, device))


def describe(connection: Connection, device: Device) -> dict[str, Any]:
    """Return a desk as commands print it."""
    return {
        "device": device.device,
        "unit": device.unit,
        "host": device.host,
        "officers": sorted(devices.officers(connection, device.device)),
        "last_seq": device.last_seq,
        "enrolled_at": device.enrolled_at,
        "seen_at": device.seen_at,
        "revoked_at": device.revoked_at,
    }
