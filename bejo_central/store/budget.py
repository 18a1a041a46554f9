"""Budget lines of the units, what orders bind of them, and fiscal years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select, update

from bejo_central.store.engine import upsert
from bejo_central.store.feed import unit_scope
from bejo_central.store.order_tables import COMMITMENT, REALISATION
from bejo_central.store.reference_tables import BUDGET_LINE, FISCAL_YEAR
from bejo_desktop.domain.money import ZERO, Rupiah

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection, Row, ScalarSelect, Table

    from bejo_central.store.database import Session


@dataclass(frozen=True, slots=True)
class BudgetRecord:
    """
    One budget line of a unit; money in whole rupiah.

    Args:
        realised: what was spent outside of Bejo, as the administration last said.
        committed: what accepted and signed orders bind; `paid`: what paid orders have used.
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
        return self.realised + self.paid


def save(session: Session, lines: Iterable[BudgetRecord]) -> None:
    """Keep budget lines, new or changed; what orders bind and have used stays theirs."""
    connection = session.connection
    for line in sorted(lines, key=lambda one: (one.unit, one.year, one.code)):
        upsert(
            connection,
            BUDGET_LINE,
            [
                {
                    "unit": line.unit,
                    "year": line.year,
                    "code": line.code,
                    "account": line.account,
                    "account_name": line.account_name,
                    "sub_activity": line.sub_activity,
                    "sub_activity_name": line.sub_activity_name,
                    "ceiling": line.ceiling.amount,
                    "realised": line.realised.amount,
                    "committed": 0,
                    "paid": 0,
                }
            ],
        )
        recount(session, line.unit, line.year, line.code)


def recount(session: Session, code: str, year: int, line: str) -> None:
    """Set what a budget line's orders bind and have used to what they do now; tell the desks."""

    def sum_of(table: Table) -> ScalarSelect[Any]:
        mine = (table.c.unit == code, table.c.year == year, table.c.code == line)
        return select(func.coalesce(func.sum(table.c.amount), 0)).where(*mine).scalar_subquery()

    # An update that waits for a lock still sums what stood before: so the lock comes first.
    lock(session.connection, code, year, [line])
    session.connection.execute(
        update(BUDGET_LINE)
        .where(BUDGET_LINE.c.unit == code, BUDGET_LINE.c.year == year, BUDGET_LINE.c.code == line)
        .values(committed=sum_of(COMMITMENT), paid=sum_of(REALISATION))
    )
    session.feed.touch(unit_scope(code), "budget", f"{year}/{line}")


def lines_of(connection: Connection, code: str, year: int | None = None) -> Sequence[BudgetRecord]:
    """Return the budget lines of a unit by year and code."""
    wanted = select(BUDGET_LINE).where(BUDGET_LINE.c.unit == code)
    if year is not None:
        wanted = wanted.where(BUDGET_LINE.c.year == year)
    rows = connection.execute(wanted.order_by(BUDGET_LINE.c.year, BUDGET_LINE.c.code))
    return [_record(row) for row in rows]


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


def bind(
    session: Session, code: str, year: int, order_id: str, amounts: Mapping[str, Rupiah]
) -> None:
    """Let an order bind `amounts` of budget lines, instead of what it bound before."""
    release(session, code, order_id)
    upsert(
        session.connection,
        COMMITMENT,
        [
            {
                "unit": code,
                "year": year,
                "code": line,
                "order_id": order_id,
                "amount": amount.amount,
            }
            for line, amount in amounts.items()
        ],
    )
    for line in amounts:
        recount(session, code, year, line)


def release(session: Session, code: str, order_id: str) -> None:
    """Let an order bind nothing."""
    mine = (COMMITMENT.c.unit == code, COMMITMENT.c.order_id == order_id)
    bound = session.connection.execute(select(COMMITMENT).where(*mine)).all()
    session.connection.execute(delete(COMMITMENT).where(*mine))
    for row in bound:
        recount(session, code, row.year, row.code)


def realise(session: Session, code: str, order_id: str) -> None:
    """Let what an order binds be paid: the same amounts of the same budget lines."""
    mine = (COMMITMENT.c.unit == code, COMMITMENT.c.order_id == order_id)
    bound = session.connection.execute(select(COMMITMENT).where(*mine)).all()
    names = [column.name for column in REALISATION.columns]
    used = [{name: getattr(row, name) for name in names} for row in bound]
    upsert(session.connection, REALISATION, used)
    release(session, code, order_id)


def lines_bound_by(
    connection: Connection, code: str, order_ids: Iterable[str]
) -> dict[int, set[str]]:
    """Return the budget lines that orders bind, by year."""
    rows = connection.execute(
        select(COMMITMENT.c.year, COMMITMENT.c.code)
        .where(COMMITMENT.c.unit == code, COMMITMENT.c.order_id.in_(sorted(set(order_ids))))
        .distinct()
    )
    found: dict[int, set[str]] = {}
    for row in rows:
        found.setdefault(row.year, set()).add(row.code)
    return found


def bound_by(connection: Connection, code: str, order_id: str) -> dict[str, Rupiah]:
    """Return what an order binds of each budget line."""
    rows = connection.execute(
        select(COMMITMENT).where(COMMITMENT.c.unit == code, COMMITMENT.c.order_id == order_id)
    )
    return {row.code: Rupiah(row.amount) for row in rows}


def close_year(session: Session, year: int, closed_on: date | None) -> None:
    """Close a fiscal year on a day, or open it again (None)."""
    upsert(session.connection, FISCAL_YEAR, [{"year": year, "closed_on": closed_on}])


def year_closed_on(connection: Connection, year: int) -> date | None:
    """Return the day on which a fiscal year was closed, None while it is open."""
    return connection.execute(
        select(FISCAL_YEAR.c.closed_on).where(FISCAL_YEAR.c.year == year)
    ).scalar()


def _record(row: Row[*tuple[Any, ...]]) -> BudgetRecord:
    """Return the record of a row of `budget_line`."""
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
    )
