"""Held orders whose cause has gone: the desk asks the centre to judge them anew, by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.application.queueing import Act, digest_of, number_of, queue, record
from bejo_desktop.application.views import OrderFilter
from bejo_desktop.contract.intents import Recheck
from bejo_desktop.contract.rows import BudgetRow, ProductRow, YearRow
from bejo_desktop.domain.budget import overdrafts
from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import NotFound
from bejo_desktop.domain.order import MOVES, OrderState, SyncState
from bejo_desktop.domain.order import Act as OrderAct

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from bejo_desktop.application.ports.reference import Reference
    from bejo_desktop.application.ports.store import Reading, Work
    from bejo_desktop.contract.rows import Row
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.parties import Officer


def codes_that_moved(rows: Iterable[Row]) -> frozenset[str]:
    """Return the budget lines, products and years among `rows`."""
    return frozenset(row.id for row in rows if isinstance(row, BudgetRow | ProductRow | YearRow))


def held_and_free(reading: Reading, moved: frozenset[str]) -> tuple[UUID, ...]:
    """
    Return the orders held on this desk's own numbers whose causes have gone with `moved`.

    Only a short budget, a risen price and a closed year are known here; whatever else holds an
    order, a person decides.
    """
    wanted = OrderFilter(frozenset({OrderState.FINAL}), frozenset({SyncState.HELD}))
    orders = (reading.orders.get(row.order_id) for row in reading.orders.rows(wanted))
    return tuple(
        order.order_id
        for order in orders
        if _codes(order) & moved and _is_ours(reading, order) and _is_free(reading.reference, order)
    )


def recheck(work: Work, order_id: UUID, *, now: datetime) -> bool:
    """Queue the act in the name of the officer who made the order final; False if it cannot."""
    order = work.orders.get(order_id)
    officer = _approver(work.reference, order)
    if officer is None or order.sync is not SyncState.HELD:
        return False
    if not officer.roles_on(wib_day(now)) & MOVES[OrderAct.RECHECK].roles:
        return False
    act = Act(officer, now)
    base = order.revision
    order.recheck(by=officer.nip, now=now)
    argument = Recheck(content=digest_of(order), no=number_of(order).text)
    queue(work, order, argument, act, base=base)
    work.orders.save(order, now=now)
    record(work, order, OrderAct.RECHECK, act, by_itself=True)
    return True


def _codes(order: Order) -> frozenset[str]:
    content = order.content
    named = ((x.budget_line, x.product) for x in content.lines)
    return frozenset({code for both in named for code in both} | {str(content.ordered_on.year)})


def _is_ours(reading: Reading, order: Order) -> bool:
    return order.number is not None and reading.numbers.is_taken(order.number.text)


def _is_free(reference: Reference, order: Order) -> bool:
    gone = {
        Reason.BUDGET_SHORT: _has_budget,
        Reason.PRICE_DRIFT: _has_its_price,
        Reason.FY_CLOSED: _has_its_year,
    }
    reasons = {cause.code for cause in order.reasons}
    return bool(reasons) and all(code in gone and gone[code](reference, order) for code in reasons)


def _has_budget(reference: Reference, order: Order) -> bool:
    shares = order.content.shares
    if not shares:
        return False
    lines = {line.code: line for line in reference.budget(order.content.ordered_on.year)}
    return shares.keys() <= lines.keys() and not overdrafts(lines, shares)


def _has_its_price(reference: Reference, order: Order) -> bool:
    lines = order.content.lines
    prices = {p.code: p.price for p in reference.products(line.product for line in lines)}
    return all(line.product in prices and prices[line.product] <= line.list_price for line in lines)


def _has_its_year(reference: Reference, order: Order) -> bool:
    return reference.fiscal_year(order.content.ordered_on.year).closed_on is None


def _approver(reference: Reference, order: Order) -> Officer | None:
    made_final = [event.by for event in order.history if event.act == OrderAct.FINAL]
    if not made_final:
        return None
    try:
        return reference.officer(made_final[-1])
    except NotFound:
        return None
