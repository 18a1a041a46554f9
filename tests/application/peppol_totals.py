"""
The totals of an order as a Peppol order (T01) states them, and the rules that they must keep.

An oracle beside our own sums: PEPPOL-T01-R006 to R011, R013, R016, R017, R024 and R028 of the
order transaction 3.0, said anew over decimals. R012 and R015 are not among its rules, and R014
wants a name of an originator, whom our orders do not have.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SLACK = Decimal("0.02")
CENTS = 2


@dataclass(frozen=True)
class Line:
    """One order line; `charge` and `allowance` stand for the rounding to whole rupiah."""

    amount: Decimal
    quantity: Decimal
    price: Decimal
    charge: Decimal = Decimal(0)
    allowance: Decimal = Decimal(0)


@dataclass(frozen=True)
class Totals:
    """The document's amounts."""

    lines: tuple[Line, ...]
    allowances: tuple[Decimal, ...]
    charges: tuple[Decimal, ...]
    line_extension: Decimal
    allowance_total: Decimal
    charge_total: Decimal
    tax_exclusive: Decimal
    tax: Decimal
    tax_inclusive: Decimal
    payable: Decimal
    prepaid: Decimal = Decimal(0)
    rounding: Decimal = Decimal(0)


def broken_rules(order: Totals) -> list[str]:
    """Return the rules that the totals break."""
    return [rule for rule, holds in (*_of_document(order), *_of_lines(order)) if not holds]


def _of_document(order: Totals) -> Iterator[tuple[str, bool]]:
    yield "R006", order.payable >= 0
    yield "R007", order.line_extension >= 0
    yield "R008", order.line_extension == sum(line.amount for line in order.lines)
    yield "R009", order.allowance_total == sum(order.allowances, Decimal(0))
    yield "R010", order.charge_total == sum(order.charges, Decimal(0))
    without = order.line_extension - order.allowance_total + order.charge_total
    yield "R011", order.tax_exclusive == without
    yield "R016", order.payable == order.tax_inclusive - order.prepaid + order.rounding
    yield "R017", order.tax_inclusive == order.tax_exclusive + order.tax
    amounts = [order.line_extension, order.allowance_total, order.charge_total, order.tax]
    amounts += [order.tax_exclusive, order.tax_inclusive, order.payable]
    amounts += [*order.allowances, *order.charges]
    yield "R028", all(_places(amount) <= CENTS for amount in amounts)


def _of_lines(order: Totals) -> Iterator[tuple[str, bool]]:
    for line in order.lines:
        yield "R013", line.quantity > 0
        expected = line.quantity * line.price + line.charge - line.allowance
        yield "R024", abs(line.amount - expected) <= SLACK
        cents = (line.amount, line.charge, line.allowance)
        yield "R028", all(_places(amount) <= CENTS for amount in cents)


def _places(amount: Decimal) -> int:
    exponent = amount.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return max(0, -exponent)
