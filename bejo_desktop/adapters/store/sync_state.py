"""Where the desk stands with the centre."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, func, select
from sqlalchemy import insert as plain_insert
from sqlalchemy.dialects.sqlite import insert

from bejo_desktop.adapters.store.column_types import from_microseconds, to_microseconds
from bejo_desktop.adapters.store.high_water import Mark
from bejo_desktop.adapters.store.marks import COUNTER, SYNCED, raise_by_one, raise_to, synced
from bejo_desktop.adapters.store.tables import chunk_part, cursor, device, outbox
from bejo_desktop.adapters.store.tables import run as runs
from bejo_desktop.application.ports.store import DeviceIdentity
from bejo_desktop.application.views import RunView

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection

_RUNS_KEPT: Final = 200
_IDENTITY: Final = tuple(field.name for field in fields(DeviceIdentity))
_RUN: Final = tuple(field.name for field in fields(RunView))


class SqlSyncState:
    """The port `SyncState` over one open transaction; `mark` stands after an enrolment."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.mark: Mark | None = None

    def identity(self) -> DeviceIdentity | None:
        row = self._connection.execute(select(device)).one_or_none()
        if row is None:
            return None
        return DeviceIdentity(*(getattr(row, name) for name in _IDENTITY))

    def enrol(self, identity: DeviceIdentity) -> None:
        values = asdict(identity)
        statement = insert(device).values(only=1, **values)
        self._connection.execute(statement.on_conflict_do_update(["only"], set_=values))
        head = self._connection.execute(select(func.max(outbox.c.seq))).scalar_one() or 0
        self.mark = Mark(identity.incarnation, head)

    def next_counter(self) -> int:
        return raise_by_one(self._connection, COUNTER)

    def cursors(self) -> dict[str, int]:
        rows = self._connection.execute(select(cursor.c.scope, cursor.c.at))
        return {row.scope: row.at for row in rows}

    def move_cursor(self, scope: str, to: int) -> None:
        statement = insert(cursor).values(scope=scope, at=to)
        further = func.max(cursor.c.at, statement.excluded.at)
        self._connection.execute(statement.on_conflict_do_update(["scope"], set_={"at": further}))

    def chunk_bytes(self, sha: str) -> int:
        length = func.length(chunk_part.c.part)
        found = select(func.coalesce(func.sum(length), 0)).where(chunk_part.c.sha == sha)
        return int(self._connection.execute(found).scalar_one())

    def add_chunk(self, sha: str, part: bytes) -> None:
        self._connection.execute(
            plain_insert(chunk_part).values(sha=sha, start=self.chunk_bytes(sha), part=part)
        )

    def chunk(self, sha: str) -> bytes:
        parts = self._connection.execute(
            select(chunk_part.c.part).where(chunk_part.c.sha == sha).order_by(chunk_part.c.start)
        ).scalars()
        return b"".join(parts)

    def drop_chunks(self) -> None:
        self._connection.execute(delete(chunk_part))

    def add_run(self, run: RunView) -> None:
        self._connection.execute(plain_insert(runs).values(**asdict(run)))
        newest = select(func.max(runs.c.run_id)).scalar_subquery()
        self._connection.execute(delete(runs).where(runs.c.run_id <= newest - _RUNS_KEPT))
        if not run.error:
            raise_to(self._connection, SYNCED, to_microseconds(run.ended_at))

    def synced_at(self) -> datetime | None:
        at = synced(self._connection)
        return from_microseconds(at) if at else None

    def runs(self, limit: int) -> Sequence[RunView]:
        rows = self._connection.execute(
            select(*(runs.c[name] for name in _RUN)).order_by(runs.c.run_id.desc()).limit(limit)
        )
        return [RunView(*row) for row in rows]
