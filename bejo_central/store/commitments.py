"""What orders bind of budget lines when they are final, and use of them when they are paid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, update

from bejo_central.store import fiscal_years
from bejo_central.store.budget import recount
from bejo_central.store.engine import upsert
from bejo_central.store.order_tables import COMMITMENT, REALISATION
from bejo_desktop.domain.budget import spread
from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.money import ZERO, Rupiah

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection, Row

    from bejo_central.store.database import Session


@dataclass(frozen=True, slots=True)
class PaidPart:
    """
    One payment of an order.

    Args:
        part: its place among the payments of the order, from 1.
        amount: gross, whole rupiah; None for all that the order still binds.
        route: how it was paid, `UP`, `LS` or `TOP`: what is paid by UP is gone from the cash.
    """

    part: int
    paid_on: date
    amount: Rupiah | None = None
    route: str = ""


def bind(
    session: Session,
    code: str,
    year: int,
    order_id: str,
    amounts: Mapping[str, Rupiah],
    route: str = "",
) -> None:
    """
    Let an order bind `amounts` of budget lines, instead of what it bound before.

    Args:
        route: how it is paid, `UP`, `LS` or `TOP`: what is bound for UP is of the petty cash.
    """
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
                "route": route,
            }
            for line, amount in amounts.items()
        ],
    )
    for line in amounts:
        recount(session, code, year, line)
    if route == Payment.UP:
        fiscal_years.touch(session, code, year)


def release(session: Session, code: str, order_id: str) -> None:
    """Let an order bind nothing: void, cancelled, or paid for all that came."""
    bound = _commitments(session.connection, code, order_id)
    session.connection.execute(
        delete(COMMITMENT).where(COMMITMENT.c.unit == code, COMMITMENT.c.order_id == order_id)
    )
    _tell(session, code, bound)


def realise(session: Session, code: str, order_id: str, paid: PaidPart) -> None:
    """
    Let a payment use of the budget lines what the order binds of them.

    It is spread by what is still bound of each, and no longer bound then; what a payment is more
    than that is realised all the same. Of an order that binds nothing any more, by what its
    earlier payments used.
    """
    connection = session.connection
    bound = _commitments(connection, code, order_id)
    by_line = {row.code: Rupiah(row.amount) for row in bound} or used_by(connection, code, order_id)
    if not by_line:
        return
    amount = sum(by_line.values(), start=ZERO) if paid.amount is None else paid.amount
    parts = spread(amount, by_line)
    year = _year_of(connection, code, order_id)
    connection.execute(
        insert(REALISATION),
        [
            {
                "unit": code,
                "year": year,
                "code": line,
                "order_id": order_id,
                "part": paid.part,
                "amount": part.amount,
                "paid_on": paid.paid_on,
                "route": paid.route,
            }
            for line, part in parts.items()
        ],
    )
    for row in bound:
        _bind_less(connection, row, parts[row.code].amount)
    for line in parts:
        recount(session, code, year, line)
    _tell(session, code, bound)
    if paid.route == Payment.UP:
        fiscal_years.touch(session, code, year)


def _bind_less(connection: Connection, row: Row[*tuple[Any, ...]], paid: int) -> None:
    """Take what was paid off a commitment; none stays at nought."""
    keys = ("unit", "year", "code", "order_id")
    mine = [COMMITMENT.c[name] == getattr(row, name) for name in keys]
    if paid >= row.amount:
        connection.execute(delete(COMMITMENT).where(*mine))
    else:
        connection.execute(update(COMMITMENT).where(*mine).values(amount=row.amount - paid))


def _tell(session: Session, code: str, bound: Sequence[Row[*tuple[Any, ...]]]) -> None:
    """Count again what commitments moved, and tell the desks."""
    for row in bound:
        recount(session, code, row.year, row.code)
    for year in {row.year for row in bound if row.route == Payment.UP}:
        fiscal_years.touch(session, code, year)


def _commitments(
    connection: Connection, code: str, order_id: str
) -> Sequence[Row[*tuple[Any, ...]]]:
    mine = (COMMITMENT.c.unit == code, COMMITMENT.c.order_id == order_id)
    return connection.execute(select(COMMITMENT).where(*mine).order_by(COMMITMENT.c.code)).all()


def used_by(connection: Connection, code: str, order_id: str) -> dict[str, Rupiah]:
    """Return what the payments of an order used of each budget line."""
    mine = (REALISATION.c.unit == code, REALISATION.c.order_id == order_id)
    rows = connection.execute(
        select(REALISATION.c.code, func.sum(REALISATION.c.amount).label("amount"))
        .where(*mine)
        .group_by(REALISATION.c.code)
        .order_by(REALISATION.c.code)
    )
    return {row.code: Rupiah(int(row.amount)) for row in rows}


def _year_of(connection: Connection, code: str, order_id: str) -> int:
    """Return the fiscal year of an order that binds or has used something."""
    for table in (COMMITMENT, REALISATION):
        mine = (table.c.unit == code, table.c.order_id == order_id)
        year = connection.execute(select(table.c.year).where(*mine).limit(1)).scalar()
        if year is not None:
            return int(year)
    raise AssertionError(order_id)


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
