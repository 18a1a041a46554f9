"""The figures of an order and what they leave in its budget lines, "menurut Bejo"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bejo_desktop.application.views import BudgetImpact
from bejo_desktop.domain.budget import shares_by_line
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.order import BINDING_STATES
from bejo_desktop.domain.tax.computing import compute

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bejo_desktop.application.ports.store import Reading
    from bejo_desktop.domain.budget import BudgetLine
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.figures import Figures
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.rules.book import RuleBook


def figures_of(content: OrderContent, rules: RuleBook) -> Figures | None:
    """
    Return the figures, None while there is no vendor or no line to compute them from.

    Raises:
        BadInput: `quote.discount_too_large`.
        RuleBroken: `quote.no_rule`, `money.range`.
    """
    if content.vendor_tax is None or not content.lines:
        return None
    return compute(content.quote(), rules)


def figures_or_none(content: OrderContent, rules: RuleBook) -> Figures | None:
    """Return the figures for the list of orders; what spoils them is shown as a flag."""
    try:
        return figures_of(content, rules)
    except BejoError:
        return None


def with_figures(content: OrderContent, rules: RuleBook) -> OrderContent:
    """Return the content with its figures computed; errors as in `figures_of`."""
    return replace(content, figures=figures_of(content, rules))


def waiting_shares(orders: Iterable[Order]) -> dict[str, Rupiah]:
    """Return what orders that the centre has not yet accepted hold of each budget line."""
    return shares_by_line(pair for order in orders for pair in order.content.shares.items())


def impacts(reading: Reading, order: Order, content: OrderContent) -> tuple[BudgetImpact, ...]:
    """
    Return what `content` leaves in each of its budget lines, in order of appearance.

    Lines of the order whose budget line is not known here are left out: a flag names them. What
    the order itself holds already is no hindrance: of an addendum, only what it adds is asked.
    """
    year = content.ordered_on.year
    lines = {line.code: line for line in reading.reference.budget(year)}
    uncounted = {x.order_id: x for x in reading.orders.waiting_commitment()}
    own = {} if order.order_id in uncounted else _held_by(reading, order)
    waiting = waiting_shares(x for key, x in uncounted.items() if key != order.order_id)
    found = []
    for code, share in content.shares.items():
        if code in lines:
            line = _without(lines[code], own.get(code, ZERO))
            found.append(_impact(line, share, waiting.get(code, ZERO)))
    return tuple(found)


def _held_by(reading: Reading, order: Order) -> Mapping[str, Rupiah]:
    """What a numbered order holds of the lines as it is kept, whatever is typed of it now."""
    if order.number is None:
        return {}
    kept = reading.orders.get(order.order_id)
    return kept.content.shares if kept.state in BINDING_STATES else {}


def _without(line: BudgetLine, own: Rupiah) -> BudgetLine:
    """Return the line without an order's `own` share: of what is ordered, else of what is paid."""
    ordered = min(own, line.committed)
    return replace(
        line, committed=line.committed - ordered, realised=line.realised - (own - ordered)
    )


def _impact(line: BudgetLine, share: Rupiah, waiting: Rupiah) -> BudgetImpact:
    used = line.realised + line.committed + waiting
    return BudgetImpact(
        code=line.code,
        account=line.account,
        account_name=line.account_name,
        ceiling=line.ceiling,
        used=used,
        this_order=share,
        left_after=line.ceiling - used - share,
        as_of=line.as_of,
        realised=line.realised,
        committed=line.committed,
        waiting=waiting,
    )
