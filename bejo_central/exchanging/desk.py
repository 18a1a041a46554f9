"""Who asks: a request is let in by its device, incarnation and counter."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from bejo_central import keys
from bejo_central.exchanging.refusal import Refusal
from bejo_central.store import devices
from bejo_desktop.contract.faults import FaultCode
from bejo_desktop.contract.signing import Caller, request_payload
from bejo_desktop.domain.days import wib_day

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bejo_central.store.database import Session
    from bejo_central.store.devices import Device


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it came: `target` is path with query, `body` as it travelled."""

    method: str
    target: str
    caller: Caller
    signature: bytes
    body: bytes
    encoding: str

    @property
    def payload(self) -> bytes:
        """The bytes that were signed."""
        return request_payload(self.method, self.target, self.caller, self.body)

    @property
    def name(self) -> str:
        """What was asked, whatever the counter: a repeat has the same name."""
        return sha256(request_payload(self.method, self.target, Caller(), self.body)).hexdigest()


def require_signature(connection: Connection, asked: Asked) -> Device:
    """Refuse a request that its device did not sign; return the device."""
    device = devices.find(connection, asked.caller.device)
    if device is None:
        raise Refusal(FaultCode.DEVICE_UNKNOWN)
    if not keys.verify(device.pubkey, asked.signature, asked.payload):
        raise Refusal(FaultCode.SIGNATURE_WRONG)
    return device


def admit(session: Session, asked: Asked, *, timeline: tuple[str, str] | None = None) -> Device:
    """
    Let a signed request in and lock its device.

    Args:
        timeline: of the request and of the centre, where the request names one; it is
            checked before the counter, which a restored centre may have forgotten.
    """
    caller = asked.caller
    device = devices.lock(session, caller.device)
    if device is None:
        raise Refusal(FaultCode.DEVICE_UNKNOWN)
    if device.revoked_at is not None:
        raise Refusal(FaultCode.DEVICE_REVOKED, since=wib_day(device.revoked_at).isoformat())
    if timeline is not None and timeline[0] != timeline[1]:
        raise Refusal(FaultCode.TIMELINE_CHANGED, timeline=timeline[1])
    if caller.incarnation != device.incarnation:
        raise Refusal(FaultCode.INCARNATION_STALE)
    if caller.counter > device.counter:
        devices.note_request(session, device.device, caller.counter, asked.name)
    elif asked.name != device.last_request:
        raise Refusal(FaultCode.INCARNATION_STALE)
    return device
