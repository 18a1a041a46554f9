"""Budget lines and fiscal years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from bejo_central.admin.checks import require_readable
from bejo_central.store import budget, corrections, fiscal_years, reference
from bejo_central.store.rows import budget_row
from bejo_desktop.domain.errors import BadInput, NotFound, RuleBroken
from bejo_desktop.domain.identity import read_budget_code
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.order import REASON_CHARS_MAX, REASON_CHARS_MIN

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from bejo_central.admin.account import Account
    from bejo_central.store.budget import BudgetRecord
    from bejo_central.store.corrections import Correction
    from bejo_central.store.fiscal_years import YearEnd
    from bejo_desktop.domain.dpa import DpaVersion
    from bejo_desktop.domain.fiscal_year import FiscalYear
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


def correct(account: Account, line: BudgetRecord, made: Correction) -> BudgetRecord:
    """
    Add what is realised and no figure knows, or take off what they say too much.

    Raises:
        BadInput: `budget.correction_nought`, `budget.correction_reason`.
        RuleBroken: `budget.correction_below` when less than nothing would be realised;
            `budget.correction_told` for a day that SIPD's figure holds already, unless kept.
    """
    if made.amount == ZERO:
        raise BadInput("budget.correction_nought", field="amount")
    if not REASON_CHARS_MIN <= len(made.reason.strip()) <= REASON_CHARS_MAX:
        facts = {"least": REASON_CHARS_MIN, "most": REASON_CHARS_MAX}
        raise BadInput("budget.correction_reason", field="reason", **facts)
    told = line.sipd_on
    if told is not None and made.on <= told and not made.kept:
        raise RuleBroken(
            "budget.correction_told", field="on", on=made.on.isoformat(), day=told.isoformat()
        )
    if line.spent + made.amount < ZERO:
        raise RuleBroken("budget.correction_below", realised=line.spent.amount, field="amount")
    corrections.add(account.session, line, made)
    account.record(
        "budget.correct",
        line.code,
        unit=line.unit,
        year=line.year,
        amount=made.amount.amount,
        reason=made.reason,
        on=made.on.isoformat(),
        kept=made.kept,
    )
    return find(account, line.unit, line.year, line.code)


def set_up(account: Account, unit: str, year: int, limit: Rupiah, kkpd: Rupiah) -> FiscalYear:
    """
    Set a unit's petty cash (UP) of a year and the card's share of it.

    Raises:
        BadInput: `up.kkpd_above`; NotFound: `unit.unknown`.
    """
    session = account.session
    reference.unit(session.connection, unit)
    if kkpd > limit:
        raise BadInput("up.kkpd_above", field="kkpd", limit=limit.amount, kkpd=kkpd.amount)
    was = fiscal_years.stand(session.connection, unit, year).up_limit
    fiscal_years.set_up(session, unit, year, limit, kkpd)
    account.record(
        "up.set",
        unit,
        year=year,
        was=None if was is None else was.amount,
        now=limit.amount,
        kkpd=kkpd.amount,
    )
    return fiscal_years.stand(session.connection, unit, year)


def refill_up(account: Account, unit: str, on: date, today: date) -> FiscalYear:
    """
    Note that a unit's petty cash was filled up (GU) with what was paid of it up to a day.

    Raises:
        BadInput: `up.refill_day` for a day to come or before the last one; NotFound:
            `unit.unknown`; RuleBroken: `up.no_limit`.
    """
    session = account.session
    reference.unit(session.connection, unit)
    was = fiscal_years.stand(session.connection, unit, on.year)
    if was.up_limit is None:
        raise RuleBroken("up.no_limit", year=on.year)
    if not (was.up_refilled_on or date.min) <= on <= today:
        raise BadInput("up.refill_day", field="on", on=on.isoformat(), today=today.isoformat())
    fiscal_years.refill(session, unit, on.year, on)
    account.record("up.refill", unit, on=on.isoformat(), paid=was.up_paid.amount)
    return fiscal_years.stand(session.connection, unit, on.year)


def set_year_end(account: Account, last: YearEnd) -> None:
    """
    Set a region's last days for SPM-LS and SPM-GU of a year.

    Raises:
        BadInput: `year.last_day` for a day of another year; NotFound: `region.unknown`.
    """
    reference.region_name(account.session.connection, last.region)
    for field, day in (("ls", last.ls_until), ("gu", last.gu_until)):
        if day is not None and day.year != last.year:
            raise BadInput("year.last_day", field=field, year=last.year, day=day.isoformat())
    fiscal_years.set_year_end(account.session, last)
    account.record(
        "year.last",
        last.region,
        year=last.year,
        ls=last.ls_until.isoformat() if last.ls_until else None,
        gu=last.gu_until.isoformat() if last.gu_until else None,
    )


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
        "fund": line.fund,
        "version": _version(line.version),
        "ceiling": line.ceiling.amount,
        "committed": line.committed.amount,
        "realised": line.spent.amount,
        "paid": line.paid.amount,
        "realised_elsewhere": line.realisation.elsewhere.amount,
        "corrected": line.corrected.amount,
        "sipd_as_of": line.sipd_on,
        "left": line.left.amount,
        "as_of": as_of,
    }


def describe_history(connection: Connection, line: BudgetRecord) -> dict[str, Any]:
    """Return the ceilings of a line in each version, and its corrections, as commands print them."""
    return {
        "ceilings": [
            {
                "version": _version(one.version),
                "ceiling": one.ceiling.amount,
                "fund": one.fund,
                "at": one.at,
            }
            for one in corrections.ceilings_of(connection, line)
        ],
        "corrections": [
            {"amount": one.amount.amount, "reason": one.reason, "by": one.by, "on": one.on}
            | {"kept": one.kept}
            for one in corrections.of_line(connection, line)
        ],
    }


def describe_up(year: FiscalYear) -> dict[str, Any]:
    """Return a unit's petty cash as commands print it."""
    left = year.up_left()
    return {
        "limit": None if year.up_limit is None else year.up_limit.amount,
        "kkpd": year.up_kkpd.amount,
        "open": year.up_open.amount,
        "paid": year.up_paid.amount,
        "refilled_on": year.up_refilled_on,
        "left": None if left is None else left.amount,
    }


def _version(version: DpaVersion | None) -> dict[str, Any] | None:
    if version is None:
        return None
    return {"name": version.name, "on": version.on, "number": version.number}
