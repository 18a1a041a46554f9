"""What an auditor tests first over a year's orders; nothing here judges, it points."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.content import Procedure
from bejo_desktop.domain.days import is_working_day
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.flags.limits import near_limit
from bejo_desktop.domain.flags.past import as_past, windows_of
from bejo_desktop.domain.flags.split import find_split
from bejo_desktop.domain.money import ZERO

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from bejo_desktop.domain.flags.past import PastOrder
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.rules.book import RuleBook

_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """
    One thing that an auditor asks about.

    Args:
        code: `audit.…`; facts: JSON-ready for its words, days as ISO, money as int of rupiah.
    """

    order_id: UUID
    number: str
    code: str
    facts: dict[str, object] = field(default_factory=dict)


def findings(
    orders: Sequence[Order], vendors: Mapping[str, str], rules: RuleBook
) -> tuple[Finding, ...]:
    """
    Return the findings over numbered orders of one unit, order by order as given.

    Args:
        vendors: names by code.
    """
    found = [
        *(one for order in orders for one in _of_order(order, rules)),
        *_same_totals(orders),
        *_numbers_against_days(orders),
        *_splits(orders, vendors, rules),
    ]
    place = {order.order_id: at for at, order in enumerate(orders)}
    return tuple(sorted(found, key=lambda one: place[one.order_id]))


def _finding(order: Order, code: str, **facts: object) -> Finding:
    return Finding(order.order_id, order.number_text, code, facts)


def _of_order(order: Order, rules: RuleBook) -> Iterator[Finding]:
    content = order.content
    yield from _wrong_way_round(order)
    for name, day in _days(order):
        if _is_day_off(day):
            yield _finding(order, "audit.day_off", paper=name, day=day.isoformat())
    if content.occasion is not None and content.occasion.on < content.ordered_on:
        event = content.occasion.on.isoformat()
        yield _finding(order, "audit.after_event", event=event, day=content.ordered_on.isoformat())
    try:
        near = near_limit(as_past(content, {}, ""), rules)
    except RuleBroken:  # before the first day of the rules
        return
    if near is not None:
        yield _finding(order, "audit.near_limit", **near.facts)


def _wrong_way_round(order: Order) -> Iterator[Finding]:
    """The order after its BAST, and a payment before the BAST that it pays."""
    received = [receipt.received_on for receipt in order.receipts]
    written = max(order.content.ordered_on, order.binds_since)
    if received and written > min(received):
        facts = {"day": written.isoformat(), "received": min(received).isoformat()}
        yield _finding(order, "audit.order_after_receipt", **facts)
    if order.content.procedure is Procedure.SMALL:
        return  # bought at once, by the vendor's nota and without BAST
    for payment in order.payments:
        paid_for = [received[place - 1] for place in payment.receipts if place <= len(received)]
        last = max(paid_for or received, default=None)
        if last is None or payment.paid_on < last:
            facts = {"paid": payment.paid_on.isoformat(), "received": str(last or "-")}
            yield _finding(order, "audit.paid_before_receipt", **facts)


def _days(order: Order) -> Iterator[tuple[str, date]]:
    yield "order", order.content.ordered_on
    if order.signed_on is not None:
        yield "signature", order.signed_on
    yield from (("receipt", receipt.received_on) for receipt in order.receipts)
    yield from (("payment", payment.paid_on) for payment in order.payments)


def _is_day_off(day: date) -> bool:
    """Weekends of any year; holidays of the years whose list is loaded."""
    if day.weekday() >= _SATURDAY:
        return True
    try:
        return not is_working_day(day)
    except RuleBroken:
        return False


def _same_totals(orders: Sequence[Order]) -> Iterator[Finding]:
    by_total: dict[int, list[Order]] = defaultdict(list)
    for order in orders:
        figures = order.content.figures
        if figures is not None and figures.total > ZERO:
            by_total[figures.total.amount].append(order)
    for total, alike in by_total.items():
        for order in alike[1:]:
            other = alike[0].number_text or alike[0].content.ordered_on.isoformat()
            yield _finding(order, "audit.same_total", total=total, other=other)


def _numbers_against_days(orders: Sequence[Order]) -> Iterator[Finding]:
    """A higher number of a series on an earlier day: the first test for papers dated back."""
    by_series: dict[tuple[str, int], list[tuple[int, Order]]] = defaultdict(list)
    for order in orders:
        number = order.number
        if number is not None and number.running is not None:
            by_series[number.series, number.year].append((number.running, order))
    for numbered in by_series.values():
        latest: Order | None = None
        for _, order in sorted(numbered, key=lambda pair: pair[0]):
            day = order.content.ordered_on
            if latest is not None and day < latest.content.ordered_on:
                before = latest.content.ordered_on.isoformat()
                facts = {"other": latest.number_text, "before": before}
                yield _finding(order, "audit.number_order", day=day.isoformat(), **facts)
            else:
                latest = order


def _splits(
    orders: Sequence[Order], vendors: Mapping[str, str], rules: RuleBook
) -> Iterator[Finding]:
    """Every order that ends a split: the orders before it and this one need another form."""
    shelf = _Shelf()
    past = [
        (one, as_past(one.content, {}, vendors.get(one.content.vendor, ""), one.number_text))
        for one in orders
    ]
    for order, one in sorted(past, key=lambda pair: pair[1].on):
        try:
            span = windows_of(one.on, rules).same_vendor
            split = find_split(one, shelf.near(one, span), rules)
        except RuleBroken:  # before the first day of the rules
            split = None
        shelf.add(one)
        if split is not None:
            yield _finding(
                order,
                "audit.split",
                count=len(split.orders),
                total=split.total.amount,
                days=split.days,
                limit=split.limit.amount.amount,
                common=split.common,
            )


class _Shelf:
    """Earlier orders by vendor and rekening, so that a year's list is not walked for each."""

    def __init__(self) -> None:
        self._by: dict[str, list[PastOrder]] = defaultdict(list)

    def add(self, order: PastOrder) -> None:
        for key in _keys(order):
            self._by[key].append(order)

    def near(self, order: PastOrder, days: int) -> list[PastOrder]:
        found: dict[int, PastOrder] = {}
        for key in _keys(order):
            for one in reversed(self._by[key]):  # by day, the newest last
                if (order.on - one.on).days > days:
                    break
                found[id(one)] = one
        return list(found.values())


def _keys(order: PastOrder) -> Iterator[str]:
    yield order.vendor
    yield from order.accounts
