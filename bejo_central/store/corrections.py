"""Corrections of what is realised, and what the ceilings were in each version of the DPA."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select

from bejo_central.store import budget
from bejo_central.store.budget_tables import CEILING, CORRECTION
from bejo_desktop.domain.dpa import DpaVersion
from bejo_desktop.domain.money import Rupiah

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from sqlalchemy import Connection

    from bejo_central.store.budget import BudgetRecord
    from bejo_central.store.database import Session


@dataclass(frozen=True, slots=True)
class Correction:
    """
    What is realised beside all figures: an amount, negative where they say too much, and why.

    It counts until SIPD has told a figure up to its day; `kept` for ever.
    """

    amount: Rupiah
    reason: str
    by: str
    on: date
    kept: bool = False


@dataclass(frozen=True, slots=True)
class CeilingThen:
    """The ceiling of a line in one version; `version` None where none was told, `at` since when."""

    version: DpaVersion | None
    ceiling: Rupiah
    fund: str
    at: datetime


def add(session: Session, line: BudgetRecord, made: Correction) -> None:
    """Add a correction to a budget line; none is ever changed."""
    mine = (
        CORRECTION.c.unit == line.unit,
        CORRECTION.c.year == line.year,
        CORRECTION.c.code == line.code,
    )
    newest = select(func.coalesce(func.max(CORRECTION.c.position), 0)).where(*mine)
    budget.lock(session.connection, line.unit, line.year, [line.code])
    position = session.connection.execute(newest).scalar_one() + 1
    session.connection.execute(
        insert(CORRECTION).values(
            unit=line.unit,
            year=line.year,
            code=line.code,
            position=position,
            amount=made.amount.amount,
            reason=made.reason,
            by=made.by,
            corrected_on=made.on,
            at=session.now,
            kept=int(made.kept),
        )
    )
    budget.recount(session, line.unit, line.year, line.code)


def of_line(connection: Connection, line: BudgetRecord) -> Sequence[Correction]:
    """Return the corrections of a line, oldest first."""
    rows = connection.execute(
        select(CORRECTION)
        .where(
            CORRECTION.c.unit == line.unit,
            CORRECTION.c.year == line.year,
            CORRECTION.c.code == line.code,
        )
        .order_by(CORRECTION.c.position)
    )
    return [
        Correction(Rupiah(x.amount), x.reason, x.by, x.corrected_on, bool(x.kept)) for x in rows
    ]


def ceilings_of(connection: Connection, line: BudgetRecord) -> Sequence[CeilingThen]:
    """Return what the ceiling of a line was in each version, oldest first."""
    rows = connection.execute(
        select(CEILING).where(
            CEILING.c.unit == line.unit, CEILING.c.year == line.year, CEILING.c.code == line.code
        )
    )
    found = [
        CeilingThen(
            DpaVersion(row.version, row.version_on, row.version_no) if row.version else None,
            Rupiah(row.ceiling),
            row.fund,
            row.at,
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: one.version.age if one.version else ())
