"""Whether who sits at a desk may be told anything today: an auditor on the days of the surat tugas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_central.exchanging.refusal import Refusal
from bejo_central.store import devices, mandates
from bejo_desktop.contract.faults import FaultCode
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.reading import BY_ASSIGNMENT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bejo_central.store.database import Session
    from bejo_central.store.devices import Device
    from bejo_desktop.domain.parties import Mandate, Officer


def require_in_term(session: Session, device: Device) -> None:
    """
    Refuse the exchange of a desk on which nobody may look at anything today.

    Nothing of it is kept and no cursor moves: with a new surat tugas the desk goes on where it
    was. Such a desk has no acts that could be lost: an auditor has none.

    Raises:
        Refusal: `OUT_OF_TERM`.
    """
    connection, today = session.connection, wib_day(session.now)
    here = devices.officers(connection, device.device)
    by_officer = mandates.by_officer(connection, device.unit)
    held = [one for nip in here for one in by_officer.get(nip, ())]
    terms = [one for one in held if one.roles <= BY_ASSIGNMENT]
    if terms and len(terms) == len(held) and not any(one.holds_on(today) for one in terms):
        raise _out_of(terms)


def require_not_ended(session: Session, officer: Officer) -> None:
    """Refuse a new desk of an officer whose every SK has ended (Refusal `OUT_OF_TERM`)."""
    today = wib_day(session.now)
    if officer.mandates and all(one.until < today for one in officer.mandates):
        raise _out_of(officer.mandates)


def _out_of(terms: Iterable[Mandate]) -> Refusal:
    last = max(terms, key=lambda one: (one.until, one.since, one.sk))
    days = {"since": last.since.isoformat(), "until": last.until.isoformat()}
    return Refusal(FaultCode.OUT_OF_TERM, sk=last.sk, **days)
