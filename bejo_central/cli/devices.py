"""`device code|list|revoke`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bejo_central.admin import desks
from bejo_central.store import devices

if TYPE_CHECKING:
    from bejo_central.cli.context import Context, Document
    from bejo_central.cli.parsing import Commands


def add_commands(commands: Commands) -> None:
    """Add the commands on desks."""
    group = commands.group("device", "desks and their one-time codes")
    code = group.add("code", _code, "make a one-time code for an officer")
    code.add_argument("--officer", required=True, metavar="NIP")
    listed = group.add("list", _list, "list desks")
    listed.add_argument("--unit")
    revoked = group.add("revoke", _revoke, "shut a desk out")
    revoked.add_argument("device", type=int)


def _code(context: Context) -> Document:
    with context.acting() as account:
        return desks.issue_code(account, context.arguments.officer)


def _list(context: Context) -> Document:
    asked: Any = context.arguments
    with context.looking() as connection:
        found = devices.all_of(connection, asked.unit)
        return {"devices": [desks.describe(connection, device) for device in found]}


def _revoke(context: Context) -> Document:
    with context.acting() as account:
        return {"device": desks.revoke(account, context.arguments.device)}
