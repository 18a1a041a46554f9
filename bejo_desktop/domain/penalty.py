"""The penalty (denda) for goods that came after the day agreed, as the order's content counts it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_desktop.domain.authority import late_limit_passed, late_penalty
from bejo_desktop.domain.content import PenaltyBase
from bejo_desktop.domain.money import ZERO

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bejo_desktop.domain.fulfilment import Receipt
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.rules.book import RuleBook


@dataclass(frozen=True, slots=True)
class LatePart:
    """
    Goods of one receipt that came late.

    Args:
        receipt: its position, from 1.
        days: calendar days after the day agreed.
        value: of the accepted goods before PPN and PBJT.
        came_on: the day whose rules count.
    """

    receipt: int
    days: int
    value: Rupiah
    came_on: date


def came_on(receipt: Receipt) -> date:
    """Return when the goods of a receipt came: their arrival, else the day they were received."""
    return receipt.arrived_on or receipt.received_on


def days_late(came: date, due_on: date) -> int:
    """Return the calendar days by which `came` is after the day agreed; 0 when in time."""
    return max((came - due_on).days, 0)


def penalty_of(
    parts: Iterable[LatePart], base: PenaltyBase, contract: Rupiah, rules: RuleBook
) -> Rupiah:
    """
    Return the penalty for all late parts together.

    Of the late part: each part's own value for its own days. Of the contract: its whole value
    for the days of the latest part, so that no day is counted twice.

    Args:
        contract: the order's value before PPN and PBJT.

    Rule: `denda.rate` (Perpres 16/2018 Ps 79 ayat 4 dan 5), before PPN, 1/1000 a calendar day.
    """
    late = [part for part in parts if part.days]
    if not late:
        return ZERO
    if base is PenaltyBase.CONTRACT:
        last = max(late, key=lambda part: part.days)
        return late_penalty(contract, last.days, last.came_on, rules)
    total = ZERO
    for part in late:
        total = total + late_penalty(part.value, part.days, part.came_on, rules)
    return total


def must_decide(parts: Iterable[LatePart], rules: RuleBook) -> bool:
    """Tell whether a part came so late that the PPK must decide (rule `denda.max_days`)."""
    return any(late_limit_passed(part.days, part.came_on, rules) for part in parts if part.days)
