"""Who acts: the officer who signed in, and whether the appointment lets them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.errors import AccessDenied, NotFound

if TYPE_CHECKING:
    from datetime import date

    from bejo_desktop.application.ports.store import Reading
    from bejo_desktop.domain.parties import Officer

DRAFTERS: Final = frozenset({Role.OPERATOR, Role.PP, Role.PPK})
"""Who may type a draft; who may hand it in stands in `domain.order.MOVES`."""


@dataclass(frozen=True, slots=True)
class Session:
    """The officer at the keyboard, as known when they signed in."""

    officer: Officer

    @property
    def nip(self) -> str:
        """The officer's NIP."""
        return self.officer.nip

    def acting(self, reading: Reading, day: date) -> Officer:
        """
        Return the officer as the centre last described them, fit to act on `day` (WIB).

        A sync may have ended the mandate since the sign-in: the newest word counts.

        Raises:
            AccessDenied: `access.mandate` with `until` when the appointment does not hold.
        """
        try:
            officer = reading.reference.officer(self.nip)
        except NotFound:
            officer = self.officer
        require_mandate(officer, day)
        return officer


def require_mandate(officer: Officer, day: date) -> None:
    """Raise AccessDenied `access.mandate` unless the officer's SK holds on `day`."""
    if not officer.is_appointed_on(day):
        raise AccessDenied(
            "access.mandate",
            name=officer.name,
            since=officer.since.isoformat(),
            until=officer.until.isoformat(),
            day=day.isoformat(),
        )


def require_role(officer: Officer, allowed: frozenset[Role], act: str) -> None:
    """Raise AccessDenied `access.role` unless the officer has one of `allowed`."""
    if not officer.roles & allowed:
        raise AccessDenied("access.role", act=act, roles=sorted(role.value for role in allowed))
