"""Taxes that were kept back and went to the treasury: never more than was kept back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.errors import BadInput, RuleBroken
from bejo_desktop.domain.money import ZERO, Rupiah

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bejo_desktop.domain.payments import PaymentMade, Tax, TaxDeposit


def withheld_of(payments: Iterable[PaymentMade]) -> Mapping[Tax, Rupiah]:
    """Return what the payments of one order kept back of each tax."""
    return _sums((row.tax, row.amount) for payment in payments for row in payment.withheld)


def deposited_of(deposits: Iterable[TaxDeposit]) -> Mapping[Tax, Rupiah]:
    """Return what of each tax went to the treasury."""
    return _sums((row.tax, row.amount) for row in deposits)


def undeposited(payments: Iterable[PaymentMade], deposits: Iterable[TaxDeposit]) -> tuple[Tax, ...]:
    """Return the taxes of which more was kept back than went to the treasury."""
    kept, gone = withheld_of(payments), deposited_of(deposits)
    return tuple(sorted(tax for tax, amount in kept.items() if gone.get(tax, ZERO) < amount))


def require_withheld(
    rows: Sequence[TaxDeposit], known: Sequence[TaxDeposit], payments: Sequence[PaymentMade]
) -> None:
    """
    Refuse a deposit of what was never kept back.

    The desk refuses it, so that it is typed anew; the centre finds it, for the money has moved.

    Args:
        known: the deposits that the order has already.

    Raises:
        BadInput: `deposit.amount` for nothing or less, with `tax`.
        RuleBroken: `deposit.not_withheld` with `tax`; `deposit.above_withheld` (facts: `tax`,
            `deposited`, `withheld`).
    """
    kept = withheld_of(payments)
    for row in rows:
        if row.amount <= ZERO:
            raise BadInput("deposit.amount", field="amount", tax=row.tax.value)
        if row.tax not in kept:
            raise RuleBroken("deposit.not_withheld", field="tax", tax=row.tax.value)
    gone = deposited_of([*known, *rows])
    for tax in dict.fromkeys(row.tax for row in rows):
        if gone[tax] > kept[tax]:
            facts = {"deposited": gone[tax].amount, "withheld": kept[tax].amount}
            raise RuleBroken("deposit.above_withheld", field="amount", tax=tax.value, **facts)


def _sums(rows: Iterable[tuple[Tax, Rupiah]]) -> Mapping[Tax, Rupiah]:
    sums: dict[Tax, Rupiah] = {}
    for tax, amount in rows:
        sums[tax] = sums.get(tax, ZERO) + amount
    return sums
