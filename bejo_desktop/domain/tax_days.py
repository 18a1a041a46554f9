"""Until when the taxes of a month are deposited and reported, and which went late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.days import add_working_days
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.payments import Tax

if TYPE_CHECKING:
    from datetime import date

    from bejo_desktop.domain.rules.book import Rules
    from bejo_desktop.domain.tax_recap import RecapRow

NATIONAL: Final = frozenset({Tax.PPN, Tax.PPH_22, Tax.PPH_23, Tax.PPH_FINAL})
"""Taxes whose last days the rules say; those of PBJT stand in each region's Perda."""


@dataclass(frozen=True, slots=True)
class LastDays:
    """Until when what was withheld in a month is to be deposited, and to be reported."""

    deposit: date
    report: date


def last_days(month: date, rules: Rules, region: str | None = None) -> LastDays | None:
    """
    Return the last days of the taxes of a month (its first day); None before the oldest rule.

    A day off moves to the next working day (PMK 242/PMK.03/2014 Ps 9), where the holidays of
    its year are known.

    Rules: `deposit.day`, `deposit.report_day`, both of the month after.
    """
    after = (month.replace(day=1) + timedelta(days=31)).replace(day=1)
    try:
        deposit = rules.on("deposit.day", month, region).number
        report = rules.on("deposit.report_day", month, region).number
    except RuleBroken:
        return None
    return LastDays(_worked(after.replace(day=deposit)), _worked(after.replace(day=report)))


def is_late(row: RecapRow, last_day: date, today: date) -> bool:
    """Tell whether a part went to the treasury after `last_day`, or is open beyond it."""
    beyond = today > last_day and row.open > ZERO
    return beyond or any(one.deposited_on > last_day for one in row.deposits)


def _worked(day: date) -> date:
    """Return the day itself where offices work, else the next on which they do."""
    try:
        return add_working_days(day - timedelta(days=1), 1)
    except RuleBroken:  # holidays not known: the day as the law says it
        return day
