"""Many new orders at once, for imports and samples: the same rows as one by one, much faster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

from bejo_central.store import budget, fiscal_years
from bejo_central.store.engine import insert_missing
from bejo_central.store.feed import unit_scope
from bejo_central.store.order_tables import (
    COMMITMENT,
    CONTENT,
    NUMBER,
    ORDER,
    ORDER_ACT,
    REALISATION,
)
from bejo_central.store.orders import row_of
from bejo_central.store.reference_tables import BUDGET_LINE
from bejo_desktop.contract.canonical import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Table

    from bejo_central.store.budget import BudgetRecord
    from bejo_central.store.database import Session
    from bejo_central.store.numbers import NumberRecord
    from bejo_central.store.orders import ActRecord, OrderRecord
    from bejo_desktop.contract.content import Content
    from bejo_desktop.domain.money import Rupiah


@dataclass(frozen=True, slots=True)
class WholeOrder:
    """
    A new order with all that belongs to it.

    Args:
        amounts: what it takes of each budget line; `is_paid`: used up, no longer bound.
    """

    order: OrderRecord
    content: Content
    acts: Sequence[ActRecord]
    numbers: Sequence[NumberRecord]
    amounts: Mapping[str, Rupiah]
    is_paid: bool


def add_budget_lines(session: Session, lines: Sequence[BudgetRecord]) -> None:
    """Add new budget lines; what they have committed and paid must be what their orders take."""
    _insert(session, BUDGET_LINE, [budget.row_of(line) for line in lines])
    for line in lines:
        session.feed.touch(unit_scope(line.unit), "budget", f"{line.year}/{line.code}")
        fiscal_years.touch(session, line.unit, line.year)


def add_orders(session: Session, made: Sequence[WholeOrder]) -> None:
    """Add new orders, and tell the desks of their units."""
    contents = [{"hash": one.order.hash, "body": canonical(one.content)} for one in made]
    insert_missing(session.connection, CONTENT, contents)
    _insert(session, ORDER, [row_of(one.order) for one in made])
    _insert(
        session,
        ORDER_ACT,
        [
            {"unit": one.order.unit, "order_id": one.order.order_id, **_columns(ORDER_ACT, act)}
            for one in made
            for act in one.acts
        ],
    )
    _insert(
        session,
        NUMBER,
        [{**_columns(NUMBER, number), "at": session.now} for one in made for number in one.numbers],
    )
    _insert(session, COMMITMENT, _takings(one for one in made if not one.is_paid))
    _insert(session, REALISATION, _takings(one for one in made if one.is_paid))
    for one in made:
        session.feed.touch(unit_scope(one.order.unit), "order", one.order.order_id)


def _insert(session: Session, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        session.connection.execute(insert(table), list(rows))


def _columns(table: Table, record: object) -> dict[str, Any]:
    names = (column.name for column in table.columns if hasattr(record, column.name))
    return {name: getattr(record, name) for name in names}


def _takings(made: Iterable[WholeOrder]) -> list[dict[str, Any]]:
    return [
        {**_taken_by(one), "code": code, "amount": amount.amount}
        for one in made
        for code, amount in one.amounts.items()
    ]


def _taken_by(one: WholeOrder) -> dict[str, Any]:
    mine = {"unit": one.order.unit, "year": one.order.year, "order_id": one.order.order_id}
    if not one.is_paid:
        return {**mine, "route": one.content.payment}
    return {**mine, "part": 1, "paid_on": one.order.later.payments[0].on}
