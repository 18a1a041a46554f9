"""For whom this desk types: the officials that an operator may name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.drafters import handing_in
from bejo_desktop.domain.order import MOVES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import OfficerView
    from bejo_desktop.domain.content import Procedure


@dataclass(frozen=True, slots=True)
class Official:
    """An officer for whom an operator may type."""

    nip: str
    name: str


@dataclass(frozen=True, slots=True)
class Officials:
    """The officers of the unit as one of them may name them; `nip` is who types."""

    nip: str = ""
    officers: Sequence[OfficerView] = ()

    def of(self, procedure: Procedure) -> tuple[Official, ...]:
        """
        Return who may be named in a draft of `procedure`, PP first.

        Nobody where the officer is no operator, or hands such a draft in without another.
        """
        able = MOVES[handing_in(procedure)].roles
        mine = next((one for one in self.officers if one.nip == self.nip), None)
        if mine is None or Role.OPERATOR not in mine.roles or mine.roles & able:
            return ()
        found = [one for one in self.officers if one.roles & able]
        found.sort(key=lambda one: Role.PP not in one.roles)
        return tuple(Official(one.nip, one.name) for one in found)

    def name_of(self, nip: str) -> str:
        """Return the name of an officer, the NIP of one who is not of this unit."""
        return next((one.name for one in self.officers if one.nip == nip), nip)


def officials_of(core: Core) -> Officials:
    """Read the officers in office; belongs to the read lane."""
    return Officials(core.session.nip, core.officers.officers())
