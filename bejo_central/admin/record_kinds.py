"""What regions, units and officers of a file become at the centre."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Final, TypeAlias

from bejo_central.admin.people import DEFAULT_CLASSIFICATION, DEFAULT_MASK, government_of
from bejo_central.imports.cells import require_wire
from bejo_central.imports.rows import RowRefused, refused_by
from bejo_central.store import catalogue, reference
from bejo_central.store.feed import unit_scope
from bejo_central.store.rows import officer_row, unit_row
from bejo_desktop.contract.mandates import mandate_row
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.identity import region_name
from bejo_desktop.domain.numbering import NumberMask
from bejo_desktop.domain.parties import Mandate, Officer, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from bejo_central.imports.results import Entry
    from bejo_central.store.database import Session

_NEW_UNIT: Final = dict.fromkeys(
    ("government", "address", "postal_code", "phone", "email", "npwp", "place", "dpa", "fund"), ""
)

_PERSON: Final = frozenset({"name", "rank", "position"})
_MANDATE: Final = frozenset(field.name for field in fields(Mandate))
Appointment: TypeAlias = tuple[str, Officer, Mandate]
"""The unit, the officer as a person, and one mandate."""


class Regions:
    """Regions: their names; a new name goes to the desks with the units and vendors there."""

    def __init__(self, connection: Connection, _now: datetime) -> None:
        self._known = reference.region_names(connection)

    def old(self, entry: Entry) -> tuple[str, str] | None:
        (code,) = entry.key
        return (code, self._known[code]) if code in self._known else None

    def made(self, entry: Entry, old: tuple[str, str] | None) -> tuple[str, str]:
        del old
        return entry.key[0], entry.values["name"]

    def save(self, session: Session, records: Sequence[tuple[str, str]]) -> None:
        reference.add_regions(session, records)
        renamed = {code for code, _ in records if code in self._known}
        if renamed:
            catalogue.touch_vendors_in(session, renamed)
            for unit in reference.units(session.connection):
                if unit.region in renamed:
                    session.feed.touch(unit_scope(unit.code), "unit", unit.code)


class Units:
    """Units: what the file has no column for stays."""

    def __init__(self, connection: Connection, _now: datetime) -> None:
        self._units = {unit.code: unit for unit in reference.units(connection)}
        self._regions = reference.region_names(connection)

    def old(self, entry: Entry) -> Unit | None:
        return self._units.get(entry.key[0])

    def made(self, entry: Entry, old: Unit | None) -> Unit:
        values = dict(entry.values)
        region = values["region"]
        values["region_name"] = self._regions.get(region) or region_name(region)
        defaults = {
            "classification": DEFAULT_CLASSIFICATION,
            "mask": DEFAULT_MASK,
            "numbering": "lease",
        }
        unit = replace(old, **values) if old else Unit(**{**_NEW_UNIT, **defaults, **values})
        if not unit.government:
            unit = replace(unit, government=government_of(unit.region_name))
        try:
            NumberMask(unit.mask, unit.classification)
        except BejoError as error:
            raise refused_by(error, "mask", unit.mask) from error
        require_wire(unit_row(unit, 0))
        return unit

    def save(self, session: Session, records: Sequence[Unit]) -> None:
        named = {unit.region: unit.region_name for unit in records}
        fresh = {code: name for code, name in named.items() if code not in self._regions}
        reference.add_regions(session, fresh.items())
        for unit in records:
            reference.save_unit(session, unit)


class Officers:
    """Officers: a mandate for each SK; an officer belongs to one unit."""

    def __init__(self, connection: Connection, _now: datetime) -> None:
        self._connection = connection
        self._units = {unit.code for unit in reference.units(connection)}
        self._homes = reference.units_of_officers(connection)
        self._people: dict[str, dict[str, Officer]] = {}

    def _of(self, unit: str) -> dict[str, Officer]:
        if unit not in self._people:
            found = reference.officers(self._connection, unit) if unit in self._units else ()
            self._people[unit] = {officer.nip: officer for officer in found}
        return self._people[unit]

    def old(self, entry: Entry) -> Appointment | None:
        unit, nip, sk = entry.key
        officer = self._of(unit).get(nip)
        held = {mandate.sk: mandate for mandate in officer.mandates} if officer else {}
        return (unit, replace(officer, mandates=()), held[sk]) if officer and sk in held else None

    def made(self, entry: Entry, old: Appointment | None) -> Appointment:
        unit, nip, _ = entry.key
        if unit not in self._units:
            raise RowRefused("unit.unknown", "unit", unit, unit=unit)
        home = self._homes.get(nip, unit)
        if home != unit:
            raise RowRefused("import.officer_elsewhere", "nip", nip, unit=home)
        values = {name: entry.values[name] for name in entry.values if name in _PERSON}
        person = self._of(unit).get(nip)
        told = {"rank": person.rank, "position": person.position} if person else {}
        officer = Officer(nip=nip, **{"rank": "", "position": "", **told, **values})
        terms = {name: entry.values[name] for name in entry.values if name in _MANDATE}
        mandate = replace(old[2], **terms) if old else Mandate(**terms)
        require_wire(officer_row(officer, 0))
        require_wire(mandate_row(unit, nip, mandate, 0))
        return unit, officer, mandate

    def save(self, session: Session, records: Sequence[Appointment]) -> None:
        for unit, officer, mandate in records:
            reference.save_officer(session, unit, replace(officer, mandates=(mandate,)))
