"""Budget lines and fiscal years."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bejo_central.admin.checks import require_readable
from bejo_central.store import budget, reference
from bejo_central.store.rows import budget_row
from bejo_desktop.domain.errors import NotFound
from bejo_desktop.domain.identity import read_budget_code

if TYPE_CHECKING:
    from datetime import date, datetime

    from bejo_central.admin.account import Account
    from bejo_central.store.budget import BudgetRecord
    from bejo_desktop.domain.money import Rupiah


def add_line(account: Account, line: BudgetRecord) -> BudgetRecord:
    """Keep a budget line (BadInput `identity.budget_code` …; NotFound `unit.unknown`)."""
    session = account.session
    reference.unit(session.connection, line.unit)
    read_budget_code(line.code)
    require_readable(budget_row(line, 0))
    budget.save(session, [line])
    account.record(
        "budget.add", line.code, unit=line.unit, year=line.year, ceiling=line.ceiling.amount
    )
    return find(account, line.unit, line.year, line.code)


def set_ceiling(account: Account, unit: str, year: int, code: str, ceiling: Rupiah) -> BudgetRecord:
    """
    Set the ceiling of a budget line, also below what orders bind already.

    Raises:
        NotFound: `budget.unknown_line`.
    """
    old = find(account, unit, year, code)
    budget.save(account.session, [replace(old, ceiling=ceiling)])
    account.record(
        "budget.set", code, unit=unit, year=year, was=old.ceiling.amount, now=ceiling.amount
    )
    return find(account, unit, year, code)


def find(account: Account, unit: str, year: int, code: str) -> BudgetRecord:
    """Return a budget line (NotFound `budget.unknown_line`)."""
    for line in budget.lines_of(account.session.connection, unit, year):
        if line.code == code:
            return line
    raise NotFound("budget.unknown_line", line=code)


def close_year(account: Account, year: int, on: date | None) -> None:
    """Close a fiscal year on a day, or open it again (None)."""
    budget.close_year(account.session, year, on)
    act = "year.close" if on else "year.open"
    account.record(act, str(year), on=on.isoformat() if on else None)


def describe(line: BudgetRecord, as_of: datetime) -> dict[str, Any]:
    """Return a budget line as commands print it."""
    return {
        "code": line.code,
        "account": line.account,
        "account_name": line.account_name,
        "sub_activity": line.sub_activity,
        "sub_activity_name": line.sub_activity_name,
        "year": line.year,
        "ceiling": line.ceiling.amount,
        "committed": line.committed.amount,
        "realised": line.spent.amount,
        "left": line.left.amount,
        "as_of": as_of,
    }
