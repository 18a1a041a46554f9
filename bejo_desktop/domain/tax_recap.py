"""The taxes of one month: what was withheld at which payment, and whether it was deposited."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bejo_desktop.domain.codes import Collector
from bejo_desktop.domain.delivery_shares import borne_by
from bejo_desktop.domain.money import ZERO, Rupiah

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.payments import PaymentMade, Tax, TaxDeposit


@dataclass(frozen=True, slots=True)
class RecapRow:
    """
    One tax of one payment; money in whole rupiah.

    Args:
        deposited: how much of `amount` went to the treasury so far; the newest payment of an
            order bears what was deposited beyond all that was withheld.
        deposits: the deposits it went by, oldest first.
    """

    order: Order
    payment: PaymentMade
    tax: Tax
    base: Rupiah
    amount: Rupiah
    deposited: Rupiah
    deposits: tuple[TaxDeposit, ...]

    @property
    def open(self) -> Rupiah:
        """What is still to be deposited; below nought where too much was."""
        return self.amount - self.deposited


def month_of(day: date) -> date:
    """Return the masa pajak of a day: the first of its month."""
    return day.replace(day=1)


@dataclass(frozen=True, slots=True)
class PlatformRow:
    """What the platform collected of one payment; money in whole rupiah."""

    order: Order
    payment: PaymentMade
    base: Rupiah
    ppn: Rupiah
    pph: Rupiah


def platform_recap(orders: Iterable[Order], month: date) -> tuple[PlatformRow, ...]:
    """Return the payments of a month whose taxes the platform collects, in the orders' order."""
    rows = (row for order in orders for row in _of_platform(order))
    return tuple(row for row in rows if month_of(row.payment.paid_on) == month)


def _of_platform(order: Order) -> Iterator[PlatformRow]:
    content, figures = order.content, order.content.figures
    if content.collector is not Collector.PLATFORM or figures is None:
        return
    pph = sum((row.amount for row in figures.pph), start=ZERO)
    for count, payment in enumerate(order.payments, start=1):
        if not payment.withheld:
            made, whole = order.payments[:count], figures.total
            yield PlatformRow(
                order,
                payment,
                borne_by(made, figures.base, whole),
                borne_by(made, figures.ppn_collected, whole),
                borne_by(made, pph, whole),
            )


def recap(orders: Iterable[Order], month: date) -> tuple[RecapRow, ...]:
    """
    Return what the bendahara withheld in `month` (its first day), by day of payment.

    Deposits of a tax of an order are counted to its payments from the oldest on, whatever
    month they were made in.
    """
    rows = [
        row for order in orders for row in _rows(order) if month_of(row.payment.paid_on) == month
    ]
    return tuple(sorted(rows, key=lambda row: (row.payment.paid_on, row.payment.number.text)))


def _rows(order: Order) -> Iterator[RecapRow]:
    kinds = {row.tax for payment in order.payments for row in payment.withheld}
    if order.payments:
        kinds |= {one.tax for one in order.deposits}
    for tax in sorted(kinds):
        made = [one for one in order.deposits if one.tax is tax]
        before = ZERO
        found = []
        for payment in order.payments:
            for row in payment.withheld:
                if row.tax is not tax:
                    continue
                used, paid = _span(made, before, before + row.amount)
                before = before + row.amount
                found.append(RecapRow(order, payment, tax, row.base, row.amount, paid, used))
        used, surplus = _span(made, before, max(before, _sum(made)))
        last = found.pop() if found else _nothing(order, tax)
        bearing = tuple(dict.fromkeys((*last.deposits, *used)))
        yield from found
        yield replace(last, deposited=last.deposited + surplus, deposits=bearing)


def _nothing(order: Order, tax: Tax) -> RecapRow:
    """The newest payment, of which nothing of a tax was withheld that went to the treasury."""
    return RecapRow(order, order.payments[-1], tax, ZERO, ZERO, ZERO, ())


def _sum(deposits: Iterable[TaxDeposit]) -> Rupiah:
    return sum((one.amount for one in deposits), start=ZERO)


def _span(
    deposits: Sequence[TaxDeposit], start: Rupiah, end: Rupiah
) -> tuple[tuple[TaxDeposit, ...], Rupiah]:
    """The deposits that cover the rupiah from `start` to `end`, and how many they cover."""
    used: list[TaxDeposit] = []
    covered, at = ZERO, ZERO
    for one in deposits:
        low, high = max(at, start), min(at + one.amount, end)
        if low < high:
            used.append(one)
            covered = covered + (high - low)
        at = at + one.amount
    return tuple(used), covered
