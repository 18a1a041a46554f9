"""What regions, units, officers and budget lines of a file become at the centre."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from bejo_central.admin.people import DEFAULT_CLASSIFICATION, DEFAULT_MASK, government_of
from bejo_central.imports.cells import require_wire
from bejo_central.imports.rows import RowRefused, refused_by
from bejo_central.store import budget, catalogue, reference
from bejo_central.store.budget import BudgetRecord
from bejo_central.store.feed import unit_scope
from bejo_central.store.rows import budget_row, officer_row, unit_row
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.identity import region_name
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.numbering import NumberMask
from bejo_desktop.domain.parties import Officer, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from bejo_central.imports.results import Entry
    from bejo_central.store.database import Session

_NEW_UNIT: Final = dict.fromkeys(
    ("government", "address", "postal_code", "phone", "email", "npwp", "place", "dpa", "fund"), ""
)


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
        self._mandates: dict[str, dict[tuple[str, str], Officer]] = {}

    def _of(self, unit: str) -> dict[tuple[str, str], Officer]:
        if unit not in self._mandates:
            found = reference.mandates_of(self._connection, unit)
            self._mandates[unit] = {(one.nip, one.sk): one for one in found}
        return self._mandates[unit]

    def old(self, entry: Entry) -> tuple[str, Officer] | None:
        unit, nip, sk = entry.key
        found = self._of(unit).get((nip, sk)) if unit in self._units else None
        return (unit, found) if found else None

    def made(self, entry: Entry, old: tuple[str, Officer] | None) -> tuple[str, Officer]:
        unit, nip, _ = entry.key
        if unit not in self._units:
            raise RowRefused("unit.unknown", "unit", unit, unit=unit)
        home = self._homes.get(nip, unit)
        if home != unit:
            raise RowRefused("import.officer_elsewhere", "nip", nip, unit=home)
        person = old[1] if old else self._person(unit, nip)
        told = {"rank": person.rank, "position": person.position} if person else {}
        values = {"rank": "", "position": "", **told, **entry.values}
        del values["unit"]
        officer = Officer(**values)
        require_wire(officer_row(officer, 0))
        return unit, officer

    def _person(self, unit: str, nip: str) -> Officer | None:
        return next((one for (who, _), one in self._of(unit).items() if who == nip), None)

    def save(self, session: Session, records: Sequence[tuple[str, Officer]]) -> None:
        for unit, officer in records:
            reference.save_officer(session, unit, officer)


class Budgets:
    """Budget lines: a ceiling never falls below what orders bind, a closed year stays."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._today = wib_day(now)
        self._units = {unit.code for unit in reference.units(connection)}
        self._lines: dict[str, dict[tuple[int, str], BudgetRecord]] = {}
        self._closed: dict[int, bool] = {}

    def old(self, entry: Entry) -> BudgetRecord | None:
        unit, year, code = entry.key
        if unit not in self._lines:
            found = budget.lines_of(self._connection, unit)
            self._lines[unit] = {(one.year, one.code): one for one in found}
        return self._lines[unit].get((int(year), code))

    def made(self, entry: Entry, old: BudgetRecord | None) -> BudgetRecord:
        values: dict[str, Any] = dict(entry.values)
        if values["unit"] not in self._units:
            raise RowRefused("unit.unknown", "unit", values["unit"], unit=values["unit"])
        names = {"account_name": "", "sub_activity_name": ""}
        line = (
            replace(old, **values) if old else BudgetRecord(**{**names, **values, "realised": ZERO})
        )
        if line != old:
            self._require_free(line, old)
        require_wire(budget_row(line, 0))
        return line

    def _require_free(self, line: BudgetRecord, old: BudgetRecord | None) -> None:
        if self._is_closed(line.year):
            raise RowRefused("import.year_closed", "year", str(line.year), year=line.year)
        if old is None or line.ceiling >= old.ceiling:
            return
        bound = old.committed + old.spent
        if line.ceiling < bound:
            facts = {"committed": old.committed.amount, "realised": old.spent.amount}
            raise RowRefused(
                "import.ceiling_below",
                "ceiling",
                str(line.ceiling.amount),
                ceiling=line.ceiling.amount,
                bound=bound.amount,
                **facts,
            )

    def _is_closed(self, year: int) -> bool:
        if year not in self._closed:
            closed_on = budget.year_closed_on(self._connection, year)
            self._closed[year] = closed_on is not None and closed_on <= self._today
        return self._closed[year]

    def save(self, session: Session, records: Sequence[BudgetRecord]) -> None:
        budget.save(session, records)
