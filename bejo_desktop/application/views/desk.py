"""What enrolment answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bejo_desktop.domain.codes import Role
    from bejo_desktop.domain.parties import Mandate


@dataclass(frozen=True, slots=True)
class EnrolledView:
    """
    The desk that the centre now knows.

    Args:
        officer: NIP of the first officer, `name` as the centre writes it.
        scopes: what the desk will receive.
    """

    device: int
    unit: str
    officer: str
    name: str
    scopes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfficerAdded:
    """One more officer of this desk; `mandate_until` is an ISO day, "" without an end."""

    officer: str
    name: str
    roles: tuple[str, ...]
    mandate_until: str


@dataclass(frozen=True, slots=True)
class OfficerView:
    """An officer of the unit: the roles of today, and every mandate, those that hold marked."""

    nip: str
    name: str
    rank: str
    position: str
    roles: frozenset[Role]
    mandates: tuple[tuple[Mandate, bool], ...]
