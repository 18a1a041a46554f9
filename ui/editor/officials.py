"""For whom this desk types: the officials that an operator may name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.drafters import OFFICIALS

if TYPE_CHECKING:
    from bejo_desktop.application.core import Core


@dataclass(frozen=True, slots=True)
class Official:
    """An officer for whom an operator may type."""

    nip: str
    name: str


def officials_of(core: Core) -> tuple[Official, ...]:
    """
    Return the PP and PPK in office, PP first; nobody where the officer is one of them.

    Belongs to the read lane.
    """
    officers = core.officers.officers()
    mine = next((one for one in officers if one.nip == core.session.nip), None)
    if mine is None or Role.OPERATOR not in mine.roles or mine.roles & OFFICIALS:
        return ()
    able = [one for one in officers if one.roles & OFFICIALS]
    able.sort(key=lambda one: Role.PP not in one.roles)
    return tuple(Official(one.nip, one.name) for one in able)
