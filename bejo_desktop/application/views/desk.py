"""What enrolment answers."""

from __future__ import annotations

from dataclasses import dataclass


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
