"""Units and their officers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bejo_central.admin.checks import require_readable
from bejo_central.store import reference
from bejo_central.store.rows import officer_row, unit_row
from bejo_desktop.domain.identity import read_nip, read_region, read_unit_code, region_name
from bejo_desktop.domain.numbering import NumberMask

if TYPE_CHECKING:
    from bejo_central.admin.account import Account
    from bejo_desktop.domain.parties import Officer, Unit

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
        BadInput: `identity.unit`, `identity.region`, `number.mask`, `wire.unreadable`.
    """
    session = account.session
    read_unit_code(unit.code)
    named = region_name(read_region(unit.region))
    NumberMask(unit.mask, unit.classification)
    government = unit.government or government_of(named)
    unit = replace(unit, region_name=named, government=government)
    require_readable(unit_row(unit, 0))
    reference.add_regions(session, [(unit.region, named)])
    reference.save_unit(session, unit)
    account.record("unit.add", unit.code, name=unit.name, numbering=unit.numbering)
    return reference.unit(session.connection, unit.code)


def add_officer(account: Account, unit: str, officer: Officer) -> Officer:
    """
    Keep an officer of a unit with the mandate of one SK.

    Raises:
        BadInput: `identity.nip`, `wire.unreadable`. NotFound: `unit.unknown`.
    """
    session = account.session
    reference.unit(session.connection, unit)
    read_nip(officer.nip, today=session.now.date())
    require_readable(officer_row(officer, 0))
    reference.save_officer(session, unit, officer)
    account.record(
        "officer.add", officer.nip, unit=unit, sk=officer.sk, roles=sorted(officer.roles)
    )
    return reference.officer(session.connection, unit, officer.nip)
