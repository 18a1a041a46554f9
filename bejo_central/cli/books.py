"""`order list|show`, `register`, `audit verify`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bejo_central.admin import books
from bejo_central.store import audit
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.numbering import Series

if TYPE_CHECKING:
    from bejo_central.cli.context import Context, Document
    from bejo_central.cli.parsing import Commands


def add_commands(commands: Commands) -> None:
    """Add the commands that only look."""
    orders = commands.group("order", "orders as the centre holds them")
    orders.add("list", _list, "every order of which an act came").add_argument("--unit")
    orders.add("show", _show, "one order with acts and verdicts").add_argument("order")
    register = commands.add("register", _register, "account for every number of a series")
    register.add_argument("--unit", required=True)
    register.add_argument("--series", choices=list(Series), default=Series.SP)
    register.add_argument("--year", type=int, help="this year if left out")
    commands.group("audit", "the audit log").add("verify", _verify, "check its chain")


def _list(context: Context) -> Document:
    with context.looking() as connection:
        return {"orders": books.list_orders(connection, context.arguments.unit)}


def _show(context: Context) -> Document:
    with context.looking() as connection:
        return {"order": books.show_order(connection, context.arguments.order)}


def _register(context: Context) -> Document:
    asked: Any = context.arguments
    year = wib_day(context.clock()).year if asked.year is None else asked.year
    with context.looking() as connection:
        return books.register(connection, asked.unit, str(asked.series), year)


def _verify(context: Context) -> Document:
    with context.looking() as connection:
        count, broken = audit.first_broken(connection)
    if broken is not None:
        raise RuleBroken("audit.broken", entry=broken, entries=count)
    return {"entries": count, "ok": True}
