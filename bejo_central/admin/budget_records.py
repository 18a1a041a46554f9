"""What budget lines and realisation of a file become at the centre."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bejo_central.imports.cells import require_wire
from bejo_central.imports.rows import RowRefused
from bejo_central.store import budget, reference
from bejo_central.store.budget import BudgetRecord
from bejo_central.store.rows import budget_row
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.money import ZERO, Rupiah

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from bejo_central.imports.results import Entry
    from bejo_central.store.database import Session
    from bejo_desktop.domain.dpa import DpaVersion


class _Lines:
    """The budget lines of the units, read once each."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._lines: dict[str, dict[tuple[int, str], BudgetRecord]] = {}

    def of(self, unit: str) -> dict[tuple[int, str], BudgetRecord]:
        if unit not in self._lines:
            found = budget.lines_of(self._connection, unit)
            self._lines[unit] = {(one.year, one.code): one for one in found}
        return self._lines[unit]


class Budgets:
    """
    Budget lines of a DPA.

    A newer version sets what it says, also below what orders bind (`remarks` names those
    lines); an older one does not. Without a version a ceiling never falls below what orders
    bind. A closed year stays.
    """

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._today = wib_day(now)
        self._units = {unit.code for unit in reference.units(connection)}
        self._lines = _Lines(connection)
        self._closed: dict[int, bool] = {}

    def old(self, entry: Entry) -> BudgetRecord | None:
        unit, year, code = entry.key
        return self._lines.of(unit).get((int(year), code))

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

    def remarks(
        self, taken: Sequence[tuple[Entry, BudgetRecord]]
    ) -> dict[str, list[dict[str, Any]]]:
        """Return lines that are used beyond their pagu, and those that a new DPA does not name."""
        return {
            "over": [_used(line) for _, line in taken if line.over > ZERO],
            "unnamed": [_used(line) for line in self._unnamed([line for _, line in taken])],
        }

    def _unnamed(self, taken: Sequence[BudgetRecord]) -> list[BudgetRecord]:
        """Lines of an older version in units and years of which the file brings a newer one."""
        newest: dict[tuple[str, int], DpaVersion] = {}
        for line in taken:
            if line.version is not None:
                newest[line.unit, line.year] = line.version
        named = {(line.unit, line.year, line.code) for line in taken}
        return [
            line
            for (unit, year), version in newest.items()
            for line in self._lines.of(unit).values()
            if line.year == year and line.version != version and line.ceiling > ZERO
            if (unit, year, line.code) not in named
        ]

    def _require_free(self, line: BudgetRecord, old: BudgetRecord | None) -> None:
        if self._is_closed(line.year):
            raise RowRefused("import.year_closed", "year", str(line.year), year=line.year)
        if old is None:
            return
        _require_newer(line.version, old.version)
        if line.ceiling >= old.ceiling or line.version != old.version:
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


class Realisations:
    """
    What SIPD says was realised on lines of the DPA, up to and with a day.

    A figure of an older day than the one that stands is refused; `remarks` tells where SIPD has
    another pagu, and where a correction stands beside the new figure.
    """

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._today = wib_day(now)
        self._lines = _Lines(connection)
        self._units = {unit.code for unit in reference.units(connection)}

    def old(self, entry: Entry) -> BudgetRecord | None:
        unit, year, code = entry.key
        return self._lines.of(unit).get((int(year), code))

    def made(self, entry: Entry, old: BudgetRecord | None) -> BudgetRecord:
        unit, year, code = entry.key
        if unit not in self._units:
            raise RowRefused("unit.unknown", "unit", unit, unit=unit)
        if old is None:
            raise RowRefused("import.line_not_in_dpa", "code", code, line=code, year=int(year))
        realised, as_of = entry.values["realised"], entry.values["sipd_on"]
        shown = as_of.isoformat()
        if as_of > self._today:
            raise RowRefused("import.as_of_future", "as_of", shown)
        if as_of.year != old.year:
            raise RowRefused("import.as_of_year", "as_of", shown, year=old.year)
        if old.sipd_on is not None and as_of < old.sipd_on:
            stands = old.sipd_on.isoformat()
            raise RowRefused("import.realisation_older", "as_of", shown, day=stands)
        later = budget.paid_after(self._connection, old, as_of) if old.paid > ZERO else ZERO
        line = replace(old, realised=realised, sipd_on=as_of, paid_after=later)
        if line.spent < ZERO:
            raise RowRefused(
                "import.realisation_below_correction",
                "realised",
                str(realised.amount),
                corrected=old.corrected.amount,
            )
        return line

    def remarks(
        self, taken: Sequence[tuple[Entry, BudgetRecord]]
    ) -> dict[str, list[dict[str, Any]]]:
        """Return lines beyond their pagu, with another pagu at SIPD, with corrections."""
        return {
            "over": [_used(line) for _, line in taken if line.over > ZERO],
            "ceiling_differs": [
                {**_named(line), "ceiling": line.ceiling.amount, "sipd": theirs.amount}
                for entry, line in taken
                if isinstance(theirs := entry.values.get("ceiling"), Rupiah)
                and theirs != line.ceiling
            ],
            "corrected": [
                {**_named(line), "corrected": line.corrected.amount}
                for _, line in taken
                if line.corrected != ZERO
            ],
        }

    def save(self, session: Session, records: Sequence[BudgetRecord]) -> None:
        budget.save(session, records)


def _require_newer(new: DpaVersion | None, old: DpaVersion | None) -> None:
    if new is None or old is None or new == old:
        return
    facts = {"version": new.name, "now": old.name, "day": old.on.isoformat()}
    if new.is_older_than(old):
        raise RowRefused("import.version_older", "version", new.name, **facts)
    if new.name == old.name and new.on != old.on:
        raise RowRefused("import.version_day", "version_on", new.on.isoformat(), **facts)


def _named(line: BudgetRecord) -> dict[str, Any]:
    return {"unit": line.unit, "year": line.year, "code": line.code}


def _used(line: BudgetRecord) -> dict[str, Any]:
    return {
        **_named(line),
        "ceiling": line.ceiling.amount,
        "committed": line.committed.amount,
        "realised": line.spent.amount,
        "over": line.over.amount,
    }
