"""
The feed of changes: one row for each thing, moved forward whenever it changes.

The counter of a scope is raised as the last act before the commit, under the lock of its row:
what a reader has passed is complete, because numbers become visible in the order they are given.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select, update

from bejo_central.store.device_tables import FEED, SCOPE
from bejo_central.store.engine import insert_missing, upsert

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

GENERAL: Final = "g"
"""The scope of every desk: vendors and products."""
REGION: Final = "r:"
"""Begins the scope of a region."""

_BATCH: Final = 200


def unit_scope(unit: str) -> str:
    """Return the scope of one unit: its officers, budget and orders."""
    return f"u:{unit}"


def region_scope(region: str) -> str:
    """Return the scope of a region's units: its standard prices."""
    return f"{REGION}{region}"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing of a scope that a desk should see anew."""

    scope: str
    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a thing stands in the feed of its scope."""

    kind: str
    id: str
    seq: int
    deleted: bool


@dataclass(slots=True)
class Feed:
    """What one transaction changed, numbered by `publish` at its end."""

    connection: Connection
    _changed: dict[Change, bool] = field(default_factory=dict)

    def touch(self, scope: str, kind: str, entity: str) -> None:
        """Note that a thing was made or changed."""
        self._changed[Change(scope, kind, entity)] = False

    def remove(self, scope: str, kind: str, entity: str) -> None:
        """Note that a thing left the scope."""
        self._changed[Change(scope, kind, entity)] = True

    def mark(self) -> dict[Change, bool]:
        """Return what is noted so far, for `reset` after a savepoint was rolled back."""
        return dict(self._changed)

    def reset(self, mark: dict[Change, bool]) -> None:
        """Forget what was noted since `mark`."""
        self._changed = mark

    def publish(self) -> None:
        """Give each change its number; the last act of the transaction, scopes in order."""
        for scope in sorted({change.scope for change in self._changed}):
            changes = [change for change in self._changed if change.scope == scope]
            head = self._raise_head(scope, len(changes))
            first = head - len(changes) + 1
            rows = [
                {
                    "scope": scope,
                    "kind": change.kind,
                    "id": change.id,
                    "seq": seq,
                    "deleted": int(self._changed[change]),
                }
                for seq, change in enumerate(changes, start=first)
            ]
            upsert(self.connection, FEED, rows)
        self._changed = {}

    def _raise_head(self, scope: str, count: int) -> int:
        raised = (
            update(SCOPE)
            .where(SCOPE.c.scope == scope)
            .values(head=SCOPE.c.head + count)
            .returning(SCOPE.c.head)
        )
        head = self.connection.execute(raised).scalar_one_or_none()
        if head is None:
            insert_missing(self.connection, SCOPE, [{"scope": scope, "head": 0, "floor": 0}])
            head = self.connection.execute(raised).scalar_one()
        return int(head)


def head_and_floor(connection: Connection, scope: str) -> tuple[int, int]:
    """Return the newest number of a scope, and the oldest cursor that can still be served."""
    row = connection.execute(
        select(SCOPE.c.head, SCOPE.c.floor).where(SCOPE.c.scope == scope)
    ).one_or_none()
    return (0, 0) if row is None else (row.head, row.floor)


def count_after(connection: Connection, scope: str, cursor: int) -> int:
    """Return how many things of a scope changed after `cursor`."""
    return connection.execute(
        select(func.count()).select_from(FEED).where(FEED.c.scope == scope, FEED.c.seq > cursor)
    ).scalar_one()


def entries_between(
    connection: Connection, scope: str, cursor: int, head: int
) -> Iterator[Sequence[Entry]]:
    """
    Yield what changed after `cursor` up to `head`, oldest first, in batches.

    What others change meanwhile moves beyond `head` and is met from there.
    """
    while True:
        rows = connection.execute(
            select(FEED.c.kind, FEED.c.id, FEED.c.seq, FEED.c.deleted)
            .where(FEED.c.scope == scope, FEED.c.seq > cursor, FEED.c.seq <= head)
            .order_by(FEED.c.seq)
            .limit(_BATCH)
        ).all()
        if not rows:
            return
        yield [Entry(row.kind, row.id, row.seq, bool(row.deleted)) for row in rows]
        cursor = rows[-1].seq
