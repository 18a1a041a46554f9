"""The beginning and the end of every act on an order: may it be done, and who did what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.application.queueing import Act, record
from bejo_desktop.domain.charge import (
    OF_THE_PPK_IN_CHARGE,
    ppk_in_charge,
    require_in_charge,
)
from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import NotFound

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from bejo_desktop.application.ports.store import Reading, Work
    from bejo_desktop.application.session import Session
    from bejo_desktop.domain.order import Act as Move
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.parties import Officer


def begin(
    reading: Reading, session: Session, order_id: UUID, move: Move, now: datetime
) -> tuple[Order, Act]:
    """
    Return the order and who acts, once its state, the roles and the charge allow the act.

    Raises:
        NotFound: `order.unknown`.
        RuleBroken: `order.move`.
        AccessDenied: `access.role`, `access.no_mandate`, `access.mandate_*`, `order.other_ppk`.
    """
    officer = session.acting(reading, wib_day(now))
    order = reading.orders.get(order_id)
    order.require(move, officer.roles)
    if move in OF_THE_PPK_IN_CHARGE:
        nip, name = charge_of(reading, order)
        require_in_charge(nip, officer.nip, name)
    return order, Act(officer, now)


def save(work: Work, order: Order, act: Act, move: Move, **facts: object) -> None:
    """Save the order, and write who did what into the audit chain."""
    work.orders.save(order, now=act.now)
    record(work, order, move.value, act, **facts)


def charge_of(reading: Reading, order: Order) -> tuple[str, str]:
    """
    Return NIP and name of the PPK in charge, both "" where any PPK of the unit may act.

    That is so before the order has a number, and where a PP issued it under an own mandate.
    """

    def is_ppk(nip: str) -> bool:
        officer = _known(reading, nip)
        return officer is None or Role.PPK in officer.roles

    nip = ppk_in_charge(order, is_ppk)
    officer = _known(reading, nip) if nip else None
    return nip, officer.name if officer else ""


def _known(reading: Reading, nip: str) -> Officer | None:
    try:
        return reading.reference.officer(nip)
    except NotFound:
        return None
