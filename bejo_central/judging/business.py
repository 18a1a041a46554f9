"""Why a final order is refused or held: vendor, number, rules; price, budget, deadline, year."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bejo_central.judging.case import cause
from bejo_desktop.domain.budget import shares_by_line
from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.figures import PricedLine
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.order import OrderState
from bejo_desktop.domain.tax.computing import compute

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bejo_central.judging.case import Case
    from bejo_desktop.contract.rows import CauseRow
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.money import Rupiah


def refusals(case: Case, content: OrderContent, *, year: int) -> tuple[CauseRow, ...]:
    """Return what refuses an order that takes a number of `year`; only void leads on."""
    return (
        *_mandate(case, content),
        *_vendor(case, content),
        *_number_taken(case),
        *_rules(case, content, year),
    )


def standing_refusals(case: Case, content: OrderContent) -> tuple[CauseRow, ...]:
    """Return what refuses an order that has its number already."""
    return tuple(_vendor(case, content))


def holds(
    case: Case, content: OrderContent, *, price_kept: bool, in_time: bool
) -> tuple[CauseRow, ...]:
    """
    Return what holds an order.

    Args:
        price_kept: the vendor stands by the agreed price.
        in_time: the order was accepted before its deadline.
    """
    return (
        *(() if price_kept else _price_drift(case, content)),
        *_withdrawn(case, content),
        *_budget(case, content),
        *(() if in_time else _deadline(case)),
        *_year(case, content),
    )


def amounts_by_budget_line(content: OrderContent) -> dict[str, Rupiah]:
    """Return what an order binds of each budget line: its lines' shares of the total."""
    if content.figures is None:
        return {}
    return shares_by_line(
        (line.budget_line, share.share)
        for line, share in zip(content.lines, content.figures.lines, strict=False)
    )


def _mandate(case: Case, content: OrderContent) -> Iterator[CauseRow]:
    mandate = case.mandate
    if mandate and not mandate.since <= content.ordered_on <= mandate.until:
        yield cause(
            Reason.MANDATE_EXPIRED,
            by=case.intent.by,
            mandate=mandate.sk,
            since=mandate.since.isoformat(),
            until=mandate.until.isoformat(),
            ordered_on=content.ordered_on.isoformat(),
        )


def _vendor(case: Case, content: OrderContent) -> Iterator[CauseRow]:
    vendor = case.market.vendor
    if vendor is None:
        yield cause(Reason.RULE, rule="vendor.unknown", vendor=content.vendor)
    elif vendor.suspended_since is not None and vendor.suspended_since <= case.today:
        yield cause(
            Reason.VENDOR_SUSPENDED,
            vendor=vendor.code,
            name=vendor.name,
            since=vendor.suspended_since.isoformat(),
            reason=vendor.suspended_reason,
        )


def _number_taken(case: Case) -> Iterator[CauseRow]:
    holder = case.paper.holder
    if holder is None:
        return
    mine = holder.unit == case.unit.code and holder.order_id == case.intent.e
    if not mine:
        order = holder.order_id if holder.unit == case.unit.code else None
        yield cause(Reason.NUMBER_TAKEN, no=holder.no, order=order)
    elif holder.state == "void" and (case.order is None or case.order.state != OrderState.VOID):
        yield cause(Reason.NUMBER_TAKEN, no=holder.no, order=holder.order_id)


def _rules(case: Case, content: OrderContent, year: int) -> Iterator[CauseRow]:
    try:
        content.require_complete()
        figures = compute(content.quote(), case.rules)
    except BejoError as error:
        yield cause(Reason.RULE, rule=error.code, line=_line_of(error))
        return
    if figures != content.figures:
        yield cause(Reason.RULE, rule="order.figures", field="figures")
    if content.ordered_on.year != year:
        yield cause(Reason.RULE, rule="number.year", field="year")
    if content.ordered_on > case.today + timedelta(days=1):
        yield cause(Reason.RULE, rule="order.ordered_on", field="ordered_on")
    for position, line in enumerate(content.lines, start=1):
        product = case.market.products.get(line.product)
        if product is None or product.vendor != content.vendor:
            yield cause(Reason.RULE, rule="product.unknown", line=position, product=line.product)


def _line_of(error: BejoError) -> int | None:
    line = error.facts.get("line")
    return line if isinstance(line, int) else None


def _price_drift(case: Case, content: OrderContent) -> Iterator[CauseRow]:
    for position, line in enumerate(content.lines, start=1):
        product = case.market.products.get(line.product)
        if product is None or product.price <= line.list_price:
            continue
        yield cause(
            Reason.PRICE_DRIFT,
            line=position,
            product=line.product,
            name=line.name,
            was=line.list_price.amount,
            now=product.price.amount,
            plist=product.price_list,
            effect=_effect_on_total(case, content, position, product.price - line.list_price),
        )


def _effect_on_total(case: Case, content: OrderContent, position: int, rise: Rupiah) -> int:
    """How much more the order would cost, taxes too, if the vendor asked the new price."""
    quote = content.quote()
    lines = list(quote.lines)
    line = lines[position - 1]
    lines[position - 1] = PricedLine(line.tax_class, line.quantity, line.unit_price + rise)
    try:
        dearer = compute(replace(quote, lines=tuple(lines)), case.rules)
        now = compute(quote, case.rules)
    except BejoError:
        return rise.times(line.quantity).amount
    return (dearer.total - now.total).amount


def _withdrawn(case: Case, content: OrderContent) -> Iterator[CauseRow]:
    for position, line in enumerate(content.lines, start=1):
        product = case.market.products.get(line.product)
        since = product.withdrawn_on if product else None
        if since is not None and since <= case.today:
            yield cause(
                Reason.PRODUCT_WITHDRAWN,
                line=position,
                product=line.product,
                name=line.name,
                since=since.isoformat(),
            )


def _budget(case: Case, content: OrderContent) -> Iterator[CauseRow]:
    for code, need in amounts_by_budget_line(content).items():
        line = case.market.budget.get(code)
        own = case.market.bound.get(code, ZERO)
        have = ZERO if line is None else line.left + own
        if need > have:
            yield cause(Reason.BUDGET_SHORT, code=code, need=need.amount, have=have.amount)


def _deadline(case: Case) -> Iterator[CauseRow]:
    deadline: date | None = case.order.deadline if case.order else None
    if deadline is not None and case.today > deadline:
        yield cause(Reason.DEADLINE_PASSED, deadline=deadline.isoformat())


def _year(case: Case, content: OrderContent) -> Iterator[CauseRow]:
    closed_on = case.market.year_closed_on
    if closed_on is not None:
        yield cause(Reason.FY_CLOSED, year=content.ordered_on.year, closed_on=closed_on.isoformat())
