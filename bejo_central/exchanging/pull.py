"""Pages of the feeds that a desk may see, up to the bytes that it wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_central.exchanging.refusal import Refusal
from bejo_central.store import reference
from bejo_central.store.feed import (
    GENERAL,
    REGION,
    count_after,
    entries_between,
    head_and_floor,
    region_scope,
    unit_scope,
)
from bejo_central.store.rows import rows_of
from bejo_desktop.contract.codec import encode
from bejo_desktop.contract.exchange import Page, PullReply
from bejo_desktop.contract.faults import FaultCode

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bejo_desktop.contract.exchange import Pull
    from bejo_desktop.contract.rows import Row


def scopes_of(connection: Connection, unit: str) -> tuple[str, ...]:
    """Return the scopes of a desk, the small and urgent one first; its region's where it has rows."""
    region = region_scope(reference.unit(connection, unit).region)
    head, _ = head_and_floor(connection, region)
    own = (unit_scope(unit), GENERAL)
    return (*own, region) if head else own


def answer_pull(connection: Connection, unit: str, pull: Pull) -> PullReply:
    """
    Return what changed after the cursors.

    At least one row goes out even when it is larger than the desk wants: it would never come.
    The region that a unit belonged to before is passed over.
    """
    allowed = scopes_of(connection, unit)
    asked = {scope for scope in pull.cur if not scope.startswith(REGION)}
    if foreign := asked - set(allowed):
        raise Refusal(FaultCode.NOT_FOUND, scope=min(foreign))
    pages: list[Page] = []
    budget = pull.max
    left = 0
    for scope in allowed:
        if scope not in pull.cur:
            continue
        page, size = _page(connection, scope, pull.cur[scope], budget)
        budget = max(0, budget - size)
        pages.append(page)
        left += count_after(connection, scope, page.to)
    return PullReply(pages=tuple(pages), left=left)


def _page(connection: Connection, scope: str, cursor: int, budget: int) -> tuple[Page, int]:
    head, floor = head_and_floor(connection, scope)
    if not floor <= cursor <= head:
        raise Refusal(FaultCode.CURSOR_EXPIRED, scope=scope)
    rows: list[Row] = []
    size = 0
    to = cursor
    for batch in entries_between(connection, scope, cursor, head):
        found = rows_of(connection, scope, batch)
        for entry in batch:
            row = found.get((entry.kind, entry.id))
            cost = len(encode(row)) if row is not None else 0
            if size + cost > budget and (size or not budget):
                return Page(sc=scope, frm=cursor, to=to, head=head, rows=tuple(rows)), size
            if row is not None:
                rows.append(row)
            size += cost
            to = entry.seq
    return Page(sc=scope, frm=cursor, to=head, head=head, rows=tuple(rows)), size
