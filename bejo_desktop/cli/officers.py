"""`bejo officer list`: who may act in the unit, under which SK."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.cli.answers import Answer, Table
from bejo_desktop.cli.opening import open_desk
from bejo_desktop.domain.signatories import PREFIXES

if TYPE_CHECKING:
    from bejo_desktop.application.views import OfficerView
    from bejo_desktop.cli.arguments import Asked
    from bejo_desktop.domain.parties import Mandate


def list_officers(asked: Asked) -> Answer:
    """`bejo officer list`."""
    with open_desk(asked) as core:
        officers = core.officers.officers()
    rows = [
        (officer.name, officer.nip, *_shown(mandate, holds=holds))
        for officer in officers
        for mandate, holds in officer.mandates
    ]
    heads = ("Nama", "NIP", "Peran", "SK", "Berlaku", "Sampai", "")
    return Answer({"officers": [_document(one) for one in officers]}, (Table(heads, rows),))


def _document(officer: OfficerView) -> dict[str, object]:
    return {
        "nip": officer.nip,
        "name": officer.name,
        "rank": officer.rank,
        "position": officer.position,
        "roles": sorted(role.value for role in officer.roles),
        "mandates": [_mandate(mandate, holds=holds) for mandate, holds in officer.mandates],
    }


def _mandate(mandate: Mandate, *, holds: bool) -> dict[str, object]:
    limit = mandate.order_limit
    return {
        "sk": mandate.sk,
        "sk_on": mandate.sk_on.isoformat() if mandate.sk_on else None,
        "roles": sorted(role.value for role in mandate.roles),
        "since": mandate.since.isoformat(),
        "until": mandate.until.isoformat(),
        "acting": mandate.acting.value,
        "stands_for": mandate.stands_for,
        "order_limit": None if limit is None else limit.amount,
        "may_issue": mandate.may_issue,
        "holds": holds,
    }


def _shown(mandate: Mandate, *, holds: bool) -> tuple[str, ...]:
    roles = ", ".join(sorted(mandate.roles))
    title = f"{PREFIXES[mandate.acting]} {roles}".strip()
    days = (mandate.since.isoformat(), mandate.until.isoformat())
    return (title, mandate.sk, *days, "" if holds else "tidak berlaku hari ini")
