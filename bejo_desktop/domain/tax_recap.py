"""The taxes of one month: what was withheld at which payment, and whether it was deposited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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
        deposited: how much of `amount` went to the treasury so far.
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
        """What is still to be deposited."""
        return self.amount - self.deposited


def month_of(day: date) -> date:
    """Return the masa pajak of a day: the first of its month."""
    return day.replace(day=1)


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
    for tax in sorted(kinds):
        made = [one for one in order.deposits if one.tax is tax]
        before = ZERO
        for payment in order.payments:
            for row in payment.withheld:
                if row.tax is not tax:
                    continue
                used, paid = _span(made, before, before + row.amount)
                before = before + row.amount
                yield RecapRow(order, payment, tax, row.base, row.amount, paid, used)


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
