"""Who acts: the officer who signed in, and whether the appointment lets them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.errors import AccessDenied, NotFound
from bejo_desktop.domain.mandating import require_appointed

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

    def known(self, reading: Reading) -> Officer:
        """Return the officer as the centre last described them: a sync may have ended an SK."""
        try:
            return reading.reference.officer(self.nip)
        except NotFound:
            return self.officer

    def acting(self, reading: Reading, day: date) -> Officer:
        """
        Return the officer as the centre last described them, fit to act on `day` (WIB).

        Raises:
            AccessDenied: `access.no_mandate`, `access.mandate_ended`, `access.mandate_starts`.
        """
        officer = self.known(reading)
        require_appointed(officer, day)
        return officer


def require_role(officer: Officer, allowed: frozenset[Role], act: str, day: date) -> None:
    """Raise AccessDenied `access.role` unless the officer has one of `allowed` on `day`."""
    if not officer.roles_on(day) & allowed:
        raise AccessDenied("access.role", act=act, roles=sorted(role.value for role in allowed))
