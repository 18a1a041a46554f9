"""Who only looks: the auditor with a surat tugas, and those whose SK has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.codes import Role
from ui.days import long_day

if TYPE_CHECKING:
    from datetime import date

    from bejo_desktop.domain.parties import Officer


def assignment_words(officer: Officer, today: date) -> str:
    """Return the surat tugas of an auditor with its days, in a sentence; "" for others."""
    mandate = officer.mandate_for(Role.AUDITOR, today)
    if mandate is None or officer.roles_on(today) - {Role.AUDITOR}:
        return ""
    since, until = (_day(day) for day in (mandate.since, mandate.until))
    return f"Hanya melihat, dengan surat tugas {mandate.sk}: {since} sampai {until}."


def _day(day: date) -> str:
    return " ".join(long_day(day).split()[1:])
