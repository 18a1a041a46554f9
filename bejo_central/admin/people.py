"""Units, their officers and the mandates of these."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bejo_central.admin.checks import require_readable
from bejo_central.store import mandates, reference
from bejo_central.store.rows import officer_row, unit_row
from bejo_desktop.contract.mandates import mandate_row
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import NotFound, RuleBroken
from bejo_desktop.domain.identity import (
    read_nip,
    read_npwp,
    read_region,
    read_unit_code,
    region_name,
)
from bejo_desktop.domain.numbering import NumberMask

if TYPE_CHECKING:
    from datetime import date

    from bejo_central.admin.account import Account
    from bejo_desktop.domain.parties import Mandate, Officer, Unit

DEFAULT_CLASSIFICATION: Final = "000.3.2"
"""The archive's code for procurement."""
DEFAULT_MASK: Final = "{classification}/{running:04d}/{series}/{unit}/{year}"


def government_of(region_name: str) -> str:
    """Return the first line of a letterhead where nobody told another."""
    return f"PEMERINTAH {region_name.upper()}"


def add_unit(account: Account, unit: Unit) -> Unit:
    """
    Keep a unit, new or changed; it gets its region's name, and its government's where none.

    Raises:
        BadInput: `identity.unit`, `identity.region`, `identity.npwp`, `number.mask`,
            `wire.unreadable`.
    """
    session = account.session
    read_unit_code(unit.code)
    named = region_name(read_region(unit.region))
    NumberMask(unit.mask, unit.classification)
    government = unit.government or government_of(named)
    npwp = unit.npwp and read_npwp(unit.npwp, today=wib_day(session.now))
    unit = replace(unit, region_name=named, government=government, npwp=npwp)
    require_readable(unit_row(unit, 0))
    reference.add_regions(session, [(unit.region, named)])
    reference.save_unit(session, unit)
    account.record("unit.add", unit.code, name=unit.name, numbering=unit.numbering)
    return reference.unit(session.connection, unit.code)


def add_officer(account: Account, unit: str, officer: Officer) -> Officer:
    """
    Keep an officer of a unit with these mandates; those of other SKs stay.

    Raises:
        BadInput: `identity.nip`, `wire.unreadable`. NotFound: `unit.unknown`.
        RuleBroken: `mandate.days`, `mandate.roles`.
    """
    session = account.session
    reference.unit(session.connection, unit)
    read_nip(officer.nip, today=wib_day(session.now))
    require_readable(officer_row(officer, 0))
    for mandate in officer.mandates:
        _require_whole(unit, officer.nip, mandate)
    reference.save_officer(session, unit, officer)
    given = {mandate.sk: sorted(mandate.roles) for mandate in officer.mandates}
    account.record("officer.add", officer.nip, unit=unit, mandates=given)
    return reference.officer(session.connection, unit, officer.nip)


def add_mandate(account: Account, nip: str, mandate: Mandate) -> Officer:
    """
    Give an officer a mandate, or change the one with the same SK.

    Raises:
        NotFound: `officer.unknown`. BadInput: `wire.unreadable`.
        RuleBroken: `mandate.days`, `mandate.roles`.
    """
    session = account.session
    unit = reference.unit_of_officer(session.connection, nip)
    _require_whole(unit, nip, mandate)
    mandates.save_mandate(session, unit, nip, mandate)
    account.record(
        "mandate.add",
        nip,
        unit=unit,
        sk=mandate.sk,
        roles=sorted(mandate.roles),
        since=mandate.since.isoformat(),
        until=mandate.until.isoformat(),
    )
    return reference.officer(session.connection, unit, nip)


def end_mandate(account: Account, nip: str, sk: str, on: date) -> Officer:
    """
    End a mandate: `on` is its last day.

    Raises:
        NotFound: `officer.unknown`, `mandate.unknown`.
        RuleBroken: `mandate.end` when `on` is before its first day or after its last.
    """
    session = account.session
    unit = reference.unit_of_officer(session.connection, nip)
    mandate = mandates.find(session.connection, unit, nip, sk)
    if mandate is None:
        raise NotFound("mandate.unknown", nip=nip, sk=sk)
    if not mandate.holds_on(on):
        raise RuleBroken(
            "mandate.end",
            sk=sk,
            since=mandate.since.isoformat(),
            until=mandate.until.isoformat(),
            day=on.isoformat(),
        )
    mandates.save_mandate(session, unit, nip, replace(mandate, until=on))
    account.record("mandate.end", nip, unit=unit, sk=sk, until=on.isoformat())
    return reference.officer(session.connection, unit, nip)


def _require_whole(unit: str, nip: str, mandate: Mandate) -> None:
    if mandate.since > mandate.until:
        days = {"since": mandate.since.isoformat(), "until": mandate.until.isoformat()}
        raise RuleBroken("mandate.days", field="until", sk=mandate.sk, **days)
    if not mandate.roles:
        raise RuleBroken("mandate.roles", field="roles", sk=mandate.sk)
    require_readable(mandate_row(unit, nip, mandate, 0))
