"""`mandate add|end|list`, and how a mandate is asked for and shown."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bejo_central.admin import people
from bejo_central.cli import values
from bejo_central.store import reference
from bejo_desktop.domain.codes import Acting
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.parties import Mandate

if TYPE_CHECKING:
    from datetime import date

    from bejo_central.cli.context import Context, Document
    from bejo_central.cli.parsing import Commands, Parser
    from bejo_desktop.domain.parties import Officer


def add_commands(commands: Commands) -> None:
    """Add the commands on mandates."""
    mandates = commands.group("mandate", "mandates (SK, surat tugas) of officers")
    added = mandates.add("add", _add, "give an officer a mandate, or change the one of that SK")
    added.add_argument("nip")
    mandate_options(added)
    ended = mandates.add("end", _end, "end a mandate")
    ended.add_argument("nip")
    ended.add_argument("--sk", required=True, help="number of the SK")
    ended.add_argument("--on", required=True, help="its last day")
    listed = mandates.add("list", _list, "list the mandates of a unit")
    listed.add_argument("--unit", required=True)
    listed.add_argument("--nip", default="", help="of this officer alone")


def mandate_options(parser: Parser) -> None:
    """Add what a mandate is made of."""
    parser.add_argument("--roles", required=True, help="PP,PPK")
    parser.add_argument("--sk", required=True, help="number of the SK")
    parser.add_argument("--since", required=True, help="first day")
    parser.add_argument("--until", required=True, help="last day")
    parser.add_argument("--sk-on", default="", help="day of the SK")
    parser.add_argument("--acting", choices=list(Acting), default=Acting.DEFINITIVE)
    parser.add_argument("--stands-for", default="", help="NIP or title of whose place is taken")
    parser.add_argument("--order-limit", default="", help="highest total of an order, in rupiah")
    parser.add_argument("--may-issue", action="store_true", help="a PP who may issue orders")


def asked_mandate(asked: Any) -> Mandate:
    """Return the mandate that was asked for (BadInput `cli.day`, `cli.role`, `cli.amount`)."""
    return Mandate(
        sk=asked.sk,
        roles=values.roles(asked.roles),
        since=values.day(asked.since, "since"),
        until=values.day(asked.until, "until"),
        sk_on=values.day(asked.sk_on, "sk-on") if asked.sk_on else None,
        acting=Acting(asked.acting),
        stands_for=asked.stands_for,
        order_limit=values.amount(asked.order_limit) if asked.order_limit else None,
        may_issue=asked.may_issue,
    )


def described(officer: Officer) -> Document:
    """Return an officer: roles, SK and days of the newest appointment, and every mandate."""
    person = {
        "nip": officer.nip,
        "name": officer.name,
        "rank": officer.rank,
        "position": officer.position,
    }
    newest = officer.newest
    shown = described_mandate(newest) if newest else {"roles": [], "sk": "", "since": None}
    front = {name: shown.get(name) for name in ("roles", "sk", "since", "until")}
    return {**person, **front, "mandates": [described_mandate(one) for one in officer.mandates]}


def described_mandate(mandate: Mandate) -> Document:
    """Return a mandate; its limit in rupiah, None for none."""
    limit = mandate.order_limit
    return {
        **asdict(mandate),
        "roles": sorted(role.value for role in mandate.roles),
        "acting": mandate.acting.value,
        "order_limit": None if limit is None else limit.amount,
    }


def _add(context: Context) -> Document:
    asked: Any = context.arguments
    mandate = asked_mandate(asked)
    with context.acting() as account:
        return {"officer": described(people.add_mandate(account, asked.nip, mandate))}


def _end(context: Context) -> Document:
    asked: Any = context.arguments
    on = values.day(asked.on, "on")
    with context.acting() as account:
        return {"officer": described(people.end_mandate(account, asked.nip, asked.sk, on))}


def _list(context: Context) -> Document:
    asked: Any = context.arguments
    today = wib_day(context.clock())
    with context.looking() as connection:
        reference.unit(connection, asked.unit)
        found = reference.officers(connection, asked.unit)
    return {
        "mandates": [
            _listed(officer, mandate, today)
            for officer in found
            if asked.nip in {"", officer.nip}
            for mandate in officer.mandates
        ]
    }


def _listed(officer: Officer, mandate: Mandate, today: date) -> Document:
    shown = described_mandate(mandate)
    return {"nip": officer.nip, "name": officer.name, **shown, "holds": mandate.holds_on(today)}
