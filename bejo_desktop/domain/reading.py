"""What each role may look at: orders, bank data of vendors, mere counts (security.md 3)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.errors import AccessDenied

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bejo_desktop.domain.parties import Officer


class Subject(StrEnum):
    """What is looked at: how many orders there are, the orders, where vendors are paid."""

    COUNTS = "counts"
    ORDERS = "orders"
    BANK = "bank"


_ALL: Final = frozenset(Subject)

READING: Final[Mapping[Role, frozenset[Subject]]] = {
    Role.OPERATOR: _ALL,
    Role.PP: _ALL,
    Role.PPK: _ALL,
    Role.BENDAHARA: _ALL,
    Role.PA: _ALL,
    Role.PPTK: _ALL,
    Role.PPK_SKPD: _ALL,
    Role.PENERIMA: _ALL,
    Role.PENGURUS_BARANG: _ALL,
    Role.AUDITOR: _ALL,
    Role.UNIT_ADMIN: frozenset({Subject.COUNTS, Subject.ORDERS}),
    Role.PROVINCE_ADMIN: frozenset({Subject.COUNTS}),
}
"""Who may look at what. The one table that the tests walk exhaustively."""

BY_ASSIGNMENT: Final = frozenset({Role.AUDITOR})
"""
Roles that look only on the days of their surat tugas.

Who has bought for the unit goes on seeing what was bought: acts end with the SK, looking does
not, or nobody could answer an auditor.
"""


def readable_on(officer: Officer, day: date) -> frozenset[Subject]:
    """Return what an officer may look at on `day`."""
    roles = {
        role
        for mandate in officer.mandates
        for role in mandate.roles
        if mandate.holds_on(day) or role not in BY_ASSIGNMENT
    }
    return frozenset(subject for role in roles for subject in READING[role])


def require_readable(officer: Officer, subject: Subject, day: date) -> None:
    """
    Refuse an officer who may not look at `subject` on `day`.

    Raises:
        AccessDenied: `access.no_mandate`; `access.read_ended` and `access.read_starts` with
            `sk` for a surat tugas of another day; `access.read_bank`, `access.read_role`.
    """
    if subject in readable_on(officer, day):
        return
    facts = {"name": officer.name, "nip": officer.nip}
    if not officer.mandates:
        raise AccessDenied("access.no_mandate", **facts)
    assigned = [one for one in officer.mandates if one.roles & BY_ASSIGNMENT]
    if ended := [one for one in assigned if one.until < day]:
        last = max(ended, key=lambda one: one.until)
        raise AccessDenied("access.read_ended", sk=last.sk, until=last.until.isoformat(), **facts)
    if coming := [one for one in assigned if day < one.since]:
        first = min(coming, key=lambda one: one.since)
        raise AccessDenied(
            "access.read_starts", sk=first.sk, since=first.since.isoformat(), **facts
        )
    if subject is Subject.BANK and Subject.ORDERS in readable_on(officer, day):
        raise AccessDenied("access.read_bank", **facts)
    raise AccessDenied("access.read_role", subject=subject.value, **facts)
