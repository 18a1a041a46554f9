"""`budget list|add|set|correct|history`, `up set|list`, `year close|open|last`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bejo_central.admin import money
from bejo_central.cli import values
from bejo_central.store import budget, fiscal_years, reference
from bejo_central.store.budget import BudgetRecord
from bejo_central.store.corrections import Correction
from bejo_central.store.fiscal_years import YearEnd
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import NotFound
from bejo_desktop.domain.money import ZERO

if TYPE_CHECKING:
    from bejo_central.cli.context import Context, Document
    from bejo_central.cli.parsing import Commands


def add_commands(commands: Commands) -> None:
    """Add the commands on budgets, petty cash and fiscal years."""
    group = commands.group("budget", "budget lines of the units")
    for name, run, purpose in (
        ("list", _list, "list the budget lines of a unit"),
        ("set", _set, "set the ceiling of a budget line"),
        ("add", _add, "add a budget line"),
        ("correct", _correct, "add to what is realised, or take off, with a reason"),
        ("history", _history, "tell a line's ceilings by version, and its corrections"),
    ):
        parser = group.add(name, run, purpose)
        parser.add_argument("--unit", required=True)
        parser.add_argument("--year", type=int, help="this year if left out")
        if name != "list":
            parser.add_argument("code", help="sub kegiatan/kode rekening")
        if name in {"set", "add"}:
            parser.add_argument("amount", help="whole rupiah")
        if name == "add":
            parser.add_argument("--account-name", default="")
            parser.add_argument("--sub-activity-name", default="")
            parser.add_argument("--fund", default="", help="sumber dana")
        if name == "correct":
            way = parser.add_mutually_exclusive_group(required=True)
            way.add_argument("--add", metavar="AMOUNT", help="more is realised")
            way.add_argument("--less", metavar="AMOUNT", help="less is realised")
            parser.add_argument("--reason", required=True)
            parser.add_argument("--on", help="a day, today if left out")
            parser.add_argument("--keep", action="store_true", help="tetap: SIPD never holds it")
    _add_up(commands)
    _add_years(commands)


def _add_up(commands: Commands) -> None:
    group = commands.group("up", "petty cash (uang persediaan) of the units")
    given = group.add("set", _up_set, "set the limit of a unit's petty cash")
    given.add_argument("amount", help="whole rupiah, cash and card together")
    given.add_argument("--kkpd", default="0", help="what of it is the card's share")
    filled = group.add("refill", _up_refill, "note a GU: what was paid up to its day is back")
    filled.add_argument("on", help="the day of the GU")
    filled.add_argument("--unit", required=True)
    for parser in (given, group.add("list", _up_list, "tell limit, open orders and what is left")):
        parser.add_argument("--unit", required=True)
        parser.add_argument("--year", type=int, help="this year if left out")


def _add_years(commands: Commands) -> None:
    years = commands.group("year", "fiscal years")
    closed = years.add("close", _close, "hold orders of a year from now on")
    closed.add_argument("year", type=int)
    closed.add_argument("--on", help="a day, today if left out")
    years.add("open", _open, "take the closing of a year back").add_argument("year", type=int)
    last = years.add("last", _last, "set or tell the last days for SPM of the regions")
    last.add_argument("year", type=int)
    last.add_argument("--region", help="kode wilayah; tells what stands if left out")
    last.add_argument("--ls", help="last day for an SPM-LS")
    last.add_argument("--gu", help="last day for an SPM-GU")


def _list(context: Context) -> Document:
    asked: Any = context.arguments
    now = context.clock()
    with context.looking() as connection:
        reference.unit(connection, asked.unit)
        lines = budget.lines_of(connection, asked.unit, asked.year)
        year = fiscal_years.stand(connection, asked.unit, _year(context))
        return {
            "lines": [money.describe(line, now) for line in lines],
            "up": money.describe_up(year),
        }


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
        fund=asked.fund,
    )
    with context.acting() as account:
        return {"line": money.describe(money.add_line(account, line), account.session.now)}


def _correct(context: Context) -> Document:
    asked: Any = context.arguments
    amount = values.amount(asked.add) if asked.less is None else -values.amount(asked.less)
    on = wib_day(context.clock()) if asked.on is None else values.day(asked.on, "on")
    with context.acting() as account:
        line = money.find(account, asked.unit, _year(context), asked.code)
        made = Correction(amount, asked.reason, account.name, on, asked.keep)
        corrected = money.correct(account, line, made)
        return {"line": money.describe(corrected, account.session.now)}


def _history(context: Context) -> Document:
    asked: Any = context.arguments
    with context.looking() as connection:
        for line in budget.lines_of(connection, asked.unit, _year(context)):
            if line.code == asked.code:
                return money.describe_history(connection, line)
    raise NotFound("budget.unknown_line", line=asked.code)


def _up_set(context: Context) -> Document:
    asked: Any = context.arguments
    limit, kkpd = values.amount(asked.amount), values.amount(asked.kkpd)
    with context.acting() as account:
        year = money.set_up(account, asked.unit, _year(context), limit, kkpd)
    return {"up": money.describe_up(year)}


def _up_refill(context: Context) -> Document:
    asked: Any = context.arguments
    on, today = values.day(asked.on, "on"), wib_day(context.clock())
    with context.acting() as account:
        year = money.refill_up(account, asked.unit, on, today)
    return {"up": money.describe_up(year)}


def _up_list(context: Context) -> Document:
    asked: Any = context.arguments
    with context.looking() as connection:
        reference.unit(connection, asked.unit)
        year = fiscal_years.stand(connection, asked.unit, _year(context))
    return {"up": money.describe_up(year)}


def _last(context: Context) -> Document:
    asked: Any = context.arguments
    if asked.region is not None:
        ls, gu = (
            None if typed is None else values.day(typed, field)
            for field, typed in (("ls", asked.ls), ("gu", asked.gu))
        )
        with context.acting() as account:
            money.set_year_end(account, YearEnd(asked.region, asked.year, ls, gu))
    with context.looking() as connection:
        found = fiscal_years.year_ends(connection, asked.year)
    return {
        "last_days": [
            {"region": x.region, "year": x.year, "ls": x.ls_until, "gu": x.gu_until} for x in found
        ]
    }


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
