"""Budget lines of the units, their ceilings by version, and fiscal years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select, update

from bejo_central.store import fiscal_years
from bejo_central.store.budget_tables import CEILING, CORRECTION
from bejo_central.store.engine import upsert
from bejo_central.store.feed import unit_scope
from bejo_central.store.order_tables import COMMITMENT, REALISATION
from bejo_central.store.reference_tables import BUDGET_LINE, FISCAL_YEAR, UNIT
from bejo_desktop.domain.budget import Realisation
from bejo_desktop.domain.dpa import DpaVersion
from bejo_desktop.domain.money import ZERO, Rupiah

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from sqlalchemy import ColumnElement, Connection, Row, ScalarSelect, Table

    from bejo_central.store.database import Session


@dataclass(frozen=True, slots=True)
class BudgetRecord:
    """
    One budget line of a unit; money in whole rupiah.

    Args:
        realised: what was spent as we were told: by SIPD up to the day `sipd_on`, Bejo's
            payments up to then among it; while `sipd_on` is None, outside of Bejo.
        committed: what accepted and signed orders bind; `paid`: what payments have used.
        fund: sumber dana; "" where the DPA tells none.
        version: of the DPA that set the ceiling, None where it was never told.
        paid_after: what of `paid` was paid after `sipd_on`; means nothing without that day.
        corrected: the corrections added up that SIPD's figure does not hold yet, or never will.
    """

    unit: str
    year: int
    account: str
    account_name: str
    sub_activity: str
    sub_activity_name: str
    ceiling: Rupiah
    realised: Rupiah
    committed: Rupiah = ZERO
    paid: Rupiah = ZERO
    fund: str = ""
    version: DpaVersion | None = None
    sipd_on: date | None = None
    paid_after: Rupiah = ZERO
    corrected: Rupiah = ZERO

    @property
    def code(self) -> str:
        """As in orders: `sub kegiatan/kode rekening`."""
        return f"{self.sub_activity}/{self.account}"

    @property
    def left(self) -> Rupiah:
        """What can still be ordered; negative where signed orders went beyond the ceiling."""
        return self.ceiling - self.spent - self.committed

    @property
    def spent(self) -> Rupiah:
        """What is paid, in Bejo and outside of it: the realisation that offices see."""
        return self.realisation.total

    @property
    def realisation(self) -> Realisation:
        """What is paid, in its parts."""
        after = self.paid if self.sipd_on is None else self.paid_after
        return Realisation(self.realised, self.sipd_on, self.paid, after, self.corrected)

    @property
    def over(self) -> Rupiah:
        """By how much orders and payments go beyond the ceiling; nought where they do not."""
        return max(-self.left, ZERO)


def save(session: Session, lines: Iterable[BudgetRecord]) -> None:
    """
    Keep budget lines, new or changed, and what their ceilings are in which version.

    What orders bind and have used stays theirs, corrections too.
    """
    connection = session.connection
    for line in sorted(lines, key=lambda one: (one.unit, one.year, one.code)):
        upsert(connection, BUDGET_LINE, [row_of(line)])
        upsert(connection, CEILING, [_ceiling_of(line, session.now)])
        recount(session, line.unit, line.year, line.code)
        fiscal_years.touch(session, line.unit, line.year)


def row_of(line: BudgetRecord) -> dict[str, Any]:
    """Return a budget line as a row of its table."""
    return {
        "unit": line.unit,
        "year": line.year,
        "code": line.code,
        "account": line.account,
        "account_name": line.account_name,
        "sub_activity": line.sub_activity,
        "sub_activity_name": line.sub_activity_name,
        "ceiling": line.ceiling.amount,
        "realised": line.realised.amount,
        "committed": line.committed.amount,
        "paid": line.paid.amount,
        "fund": line.fund,
        **_version_columns(line.version),
        "sipd_on": line.sipd_on,
        "paid_after": line.realisation.paid_after.amount,
        "corrected": line.corrected.amount,
    }


def _version_columns(version: DpaVersion | None) -> dict[str, Any]:
    if version is None:
        return {"version": "", "version_on": None, "version_no": ""}
    return {"version": version.name, "version_on": version.on, "version_no": version.number}


def _ceiling_of(line: BudgetRecord, now: datetime) -> dict[str, Any]:
    return {
        "unit": line.unit,
        "year": line.year,
        "code": line.code,
        **_version_columns(line.version),
        "fund": line.fund,
        "ceiling": line.ceiling.amount,
        "at": now,
    }


def recount(session: Session, code: str, year: int, line: str) -> None:
    """Set what a budget line's orders bind and have used to what they do now; tell the desks."""

    def sum_of(table: Table, *more: ColumnElement[bool]) -> ScalarSelect[Any]:
        mine = (table.c.unit == code, table.c.year == year, table.c.code == line, *more)
        return select(func.coalesce(func.sum(table.c.amount), 0)).where(*mine).scalar_subquery()

    # An update that waits for a lock still sums what stood before: so the lock comes first.
    lock(session.connection, code, year, [line])
    told_on = BUDGET_LINE.c.sipd_on
    after = or_(told_on.is_(None), REALISATION.c.paid_on > told_on)
    untold = or_(told_on.is_(None), CORRECTION.c.corrected_on > told_on, CORRECTION.c.kept == 1)
    session.connection.execute(
        update(BUDGET_LINE)
        .where(BUDGET_LINE.c.unit == code, BUDGET_LINE.c.year == year, BUDGET_LINE.c.code == line)
        .values(
            committed=sum_of(COMMITMENT),
            paid=sum_of(REALISATION),
            paid_after=sum_of(REALISATION, after),
            corrected=sum_of(CORRECTION, untold),
        )
    )
    session.feed.touch(unit_scope(code), "budget", f"{year}/{line}")


def lines_of(connection: Connection, code: str, year: int | None = None) -> Sequence[BudgetRecord]:
    """Return the budget lines of a unit by year and code."""
    wanted = select(BUDGET_LINE).where(BUDGET_LINE.c.unit == code)
    if year is not None:
        wanted = wanted.where(BUDGET_LINE.c.year == year)
    rows = connection.execute(wanted.order_by(BUDGET_LINE.c.year, BUDGET_LINE.c.code))
    return [_record(row) for row in rows]


def paid_after(connection: Connection, line: BudgetRecord, day: date) -> Rupiah:
    """Return what orders paid of a budget line after `day`."""
    paid = connection.execute(
        select(func.coalesce(func.sum(REALISATION.c.amount), 0)).where(
            REALISATION.c.unit == line.unit,
            REALISATION.c.year == line.year,
            REALISATION.c.code == line.code,
            REALISATION.c.paid_on > day,
        )
    ).scalar_one()
    return Rupiah(int(paid))


def lock(
    connection: Connection, code: str, year: int, lines: Iterable[str]
) -> dict[str, BudgetRecord]:
    """Return the budget lines named that exist, locked in the order of their codes."""
    rows = connection.execute(
        select(BUDGET_LINE)
        .where(
            BUDGET_LINE.c.unit == code,
            BUDGET_LINE.c.year == year,
            BUDGET_LINE.c.code.in_(sorted(set(lines))),
        )
        .order_by(BUDGET_LINE.c.code)
        .with_for_update()
    )
    return {row.code: _record(row) for row in rows}


def close_year(session: Session, year: int, closed_on: date | None) -> None:
    """Close a fiscal year on a day, or open it again (None); the desks of all units are told."""
    upsert(session.connection, FISCAL_YEAR, [{"year": year, "closed_on": closed_on}])
    for code in session.connection.execute(select(UNIT.c.code).order_by(UNIT.c.code)).scalars():
        fiscal_years.touch(session, code, year)


def year_closed_on(connection: Connection, year: int) -> date | None:
    """Return the day on which a fiscal year was closed, None while it is open."""
    return connection.execute(
        select(FISCAL_YEAR.c.closed_on).where(FISCAL_YEAR.c.year == year)
    ).scalar()


def _record(row: Row[*tuple[Any, ...]]) -> BudgetRecord:
    """Return the record of a row of `budget_line`."""
    version = None
    if row.version:
        version = DpaVersion(row.version, row.version_on, row.version_no)
    return BudgetRecord(
        row.unit,
        row.year,
        row.account,
        row.account_name,
        row.sub_activity,
        row.sub_activity_name,
        Rupiah(row.ceiling),
        Rupiah(row.realised),
        Rupiah(row.committed),
        Rupiah(row.paid),
        row.fund,
        version,
        row.sipd_on,
        Rupiah(row.paid_after),
        Rupiah(row.corrected),
    )
