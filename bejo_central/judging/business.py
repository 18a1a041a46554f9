"""Why a final order is refused or held: vendor, number, rules; price, budget, deadline, year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bejo_central.judging.case import broken, broken_by, cause, expired
from bejo_desktop.contract.content import from_wire
from bejo_desktop.domain.changing import require_addendum_limit
from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.errors import BejoError, RuleBroken
from bejo_desktop.domain.figures import PricedLine
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.negotiating import require_negotiated
from bejo_desktop.domain.order import OrderState
from bejo_desktop.domain.tax.computing import compute

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bejo_central.judging.case import Case
    from bejo_central.store.numbers import NumberRecord
    from bejo_desktop.contract.rows import CauseRow
    from bejo_desktop.domain.content import OrderContent


def refusals(case: Case, content: OrderContent, *, year: int) -> tuple[CauseRow, ...]:
    """Return what refuses an order that takes a number of `year`; only void leads on."""
    return (
        *_mandate(case, content),
        *_vendor(case, content),
        *_number_taken(case),
        *_rules(case, content, year),
    )


def wrong_content(case: Case, content: OrderContent) -> Iterator[CauseRow]:
    """Yield what is wrong in a content by itself: rules, figures, and what the catalogue says."""
    try:
        content.require_complete()
        require_negotiated(content)
        # By the pack that made them: a later one must not undo what was right on its day.
        figures = compute(content.quote(), case.rules.of(content.rule_pack))
    except BejoError as error:
        yield broken_by(error)
        return
    if figures != content.figures:
        yield broken("order.figures", field="figures")
    yield from _catalogue(case, content)
    yield from _tax_profile(case, content)
    yield from others_reasons(case, content)


def others_reasons(case: Case, content: OrderContent) -> Iterator[CauseRow]:
    """Yield reasons in the name of one who neither sends this content nor gave them before."""
    for reason in content.flag_reasons:
        named = reason.by if reason.text else case.intent.by  # an open question is nobody's
        if named != case.intent.by and (reason.by, reason.text) not in case.reasons_before:
            yield broken("flag.reason_by", line=reason.line or None, nip=reason.by)


def taken_by(case: Case, holder: NumberRecord) -> CauseRow:
    """Return that a number stands on another order's paper; which one, where it is the unit's."""
    order = holder.order_id if holder.unit == case.unit.code else None
    return cause(Reason.NUMBER_TAKEN, no=holder.no, order=order)


def minutes_taken(case: Case) -> Iterator[CauseRow]:
    """Find a number of the berita acara negosiasi that stands on another order's paper."""
    holder = case.minutes.holder if case.minutes else None
    if holder is not None and not holder.is_of(case.unit.code, case.intent.e):
        yield taken_by(case, holder)


def beyond_the_addendum(
    case: Case, content: OrderContent, before: OrderContent, on: date
) -> Iterator[CauseRow]:
    """Find an addendum that raises the order's first value beyond what may be on its day."""
    held = case.order.later.first if case.order else None
    first = before if held is None else from_wire(held)
    if first.figures is None or content.figures is None:
        return
    try:
        require_addendum_limit(first, content, on, case.rules)
    except RuleBroken as error:
        yield broken_by(error)


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


def _mandate(case: Case, content: OrderContent) -> Iterator[CauseRow]:
    mandate = case.mandate
    if mandate and not mandate.holds_on(content.ordered_on):
        yield expired(case, mandate, content.ordered_on)


def _vendor(case: Case, content: OrderContent) -> Iterator[CauseRow]:
    vendor = case.market.vendor
    if vendor is None:
        yield broken("vendor.unknown", vendor=content.vendor)
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
    if not holder.is_of(case.unit.code, case.intent.e):
        yield taken_by(case, holder)
    elif holder.state == "void" and (case.order is None or case.order.state != OrderState.VOID):
        yield cause(Reason.NUMBER_TAKEN, no=holder.no, order=holder.order_id)


def _rules(case: Case, content: OrderContent, year: int) -> Iterator[CauseRow]:
    yield from wrong_content(case, content)
    if content.ordered_on.year != year:
        yield broken("number.year", field="year", year=content.ordered_on.year)
    if content.ordered_on > case.latest_day:
        on, today = content.ordered_on.isoformat(), case.today.isoformat()
        yield broken("order.ordered_on", field="ordered_on", on=on, today=today)


def _catalogue(case: Case, content: OrderContent) -> Iterator[CauseRow]:
    """
    Compare the lines with the catalogue, as far as it stood so on the order's day.

    The list price is that of a version of the price list: of the version that stands it must be
    the price; of an older one nobody can say any more, and a newer one there is not.
    """
    for position, line in enumerate(content.lines, start=1):
        facts: dict[str, str | int] = {"line": position, "product": line.product}
        product = case.market.products.get(line.product)
        if product is None or product.vendor != content.vendor:
            yield broken("product.unknown", **facts)
            continue
        forged = line.price_list == product.price_list and line.list_price != product.price
        if forged or line.price_list > product.price_list:
            now = product.price.amount
            yield broken("product.list_price", was=line.list_price.amount, now=now, **facts)
        if _changed_since(case, line.product, content):
            continue
        if line.tax_class is not product.tax_class:
            yield broken("product.tax_class", was=line.tax_class, now=product.tax_class, **facts)
        if line.measure != product.measure:
            yield broken("product.measure", was=line.measure, now=product.measure, **facts)


def _tax_profile(case: Case, content: OrderContent) -> Iterator[CauseRow]:
    vendor = case.market.vendor
    if vendor is None or _changed_since(case, content.vendor, content):
        return
    if content.vendor_tax != vendor.tax:
        yield broken("vendor.tax_profile", vendor=vendor.code, name=vendor.name)


def _changed_since(case: Case, code: str, content: OrderContent) -> bool:
    """Tell whether what decides the tax was changed on the order's day or later."""
    changed_on = case.market.tax_since.get(code)
    return changed_on is not None and changed_on >= content.ordered_on


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
    rules = case.rules.of(content.rule_pack)
    try:
        dearer = compute(replace(quote, lines=tuple(lines)), rules)
        now = compute(quote, rules)
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
    for code, amount in content.shares.items():
        line = case.market.budget.get(code)
        own = case.market.bound.get(code, ZERO)
        need = amount - case.market.used.get(code, ZERO)
        have = ZERO if line is None else line.left + own
        if need > have:
            yield cause(Reason.BUDGET_SHORT, code=code, need=need.amount, have=have.amount)


def _deadline(case: Case) -> Iterator[CauseRow]:
    deadline: date | None = case.order.deadline if case.order else None
    if deadline is not None and case.today > deadline:
        yield cause(Reason.DEADLINE_PASSED, deadline=deadline.isoformat())


def _year(case: Case, content: OrderContent) -> Iterator[CauseRow]:
    closed_on = case.market.year_closed_on
    if closed_on is not None and closed_on <= case.today:
        yield cause(Reason.FY_CLOSED, year=content.ordered_on.year, closed_on=closed_on.isoformat())
