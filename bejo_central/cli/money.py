"""`budget list|add|set`, `year close|open`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bejo_central.admin import money
from bejo_central.cli import values
from bejo_central.store import budget, reference
from bejo_central.store.budget import BudgetRecord
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.money import ZERO

if TYPE_CHECKING:
    from bejo_central.cli.context import Context, Document
    from bejo_central.cli.parsing import Commands


def add_commands(commands: Commands) -> None:
    """Add the commands on budgets and fiscal years."""
    group = commands.group("budget", "budget lines of the units")
    for name, run, purpose in (
        ("list", _list, "list the budget lines of a unit"),
        ("set", _set, "set the ceiling of a budget line"),
        ("add", _add, "add a budget line"),
    ):
        parser = group.add(name, run, purpose)
        parser.add_argument("--unit", required=True)
        parser.add_argument("--year", type=int, help="this year if left out")
        if name != "list":
            parser.add_argument("code", help="sub kegiatan/kode rekening")
            parser.add_argument("amount", help="whole rupiah")
        if name == "add":
            parser.add_argument("--account-name", default="")
            parser.add_argument("--sub-activity-name", default="")
    years = commands.group("year", "fiscal years")
    closed = years.add("close", _close, "hold orders of a year from now on")
    closed.add_argument("year", type=int)
    closed.add_argument("--on", help="a day, today if left out")
    years.add("open", _open, "take the closing of a year back").add_argument("year", type=int)


def _list(context: Context) -> Document:
    asked: Any = context.arguments
    now = context.clock()
    with context.looking() as connection:
        reference.unit(connection, asked.unit)
        lines = budget.lines_of(connection, asked.unit, asked.year)
        return {"lines": [money.describe(line, now) for line in lines]}


def _set(context: Context) -> Document:
    asked: Any = context.arguments
    ceiling = values.amount(asked.amount)
    with context.acting() as account:
        line = money.set_ceiling(account, asked.unit, _year(context), asked.code, ceiling)
        return {"line": money.describe(line, account.session.now)}


def _add(context: Context) -> Document:
    asked: Any = context.arguments
    sub_activity, _, code = asked.code.partition("/")
    line = BudgetRecord(
        unit=asked.unit,
        year=_year(context),
        account=code,
        account_name=asked.account_name,
        sub_activity=sub_activity,
        sub_activity_name=asked.sub_activity_name,
        ceiling=values.amount(asked.amount),
        realised=ZERO,
    )
    with context.acting() as account:
        return {"line": money.describe(money.add_line(account, line), account.session.now)}


def _close(context: Context) -> Document:
    asked: Any = context.arguments
    on = wib_day(context.clock()) if asked.on is None else values.day(asked.on, "on")
    with context.acting() as account:
        money.close_year(account, asked.year, on)
    return {"year": asked.year, "closed_on": on}


def _open(context: Context) -> Document:
    with context.acting() as account:
        money.close_year(account, context.arguments.year, None)
    return {"year": context.arguments.year, "closed_on": None}


def _year(context: Context) -> int:
    year: int | None = context.arguments.year
    return wib_day(context.clock()).year if year is None else year
