"""Scans of papers and pictures, in the encrypted store: they show people and their signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.dialects.sqlite import insert

from bejo_desktop.adapters.store.history_tables import scan as table
from bejo_desktop.application.ports.history import Scan

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection


class SqlScans:
    """The port `Scans` over one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, sha256: str) -> Scan | None:
        row = self._connection.execute(select(table).where(table.c.sha256 == sha256)).one_or_none()
        return None if row is None else Scan(row.sha256, row.ending, row.body)

    def size_of(self, sha256: str) -> int | None:
        size = self._connection.execute(select(table.c.size).where(table.c.sha256 == sha256))
        return size.scalar_one_or_none()

    def keep(self, scan: Scan, *, now: datetime) -> None:
        row = {
            "sha256": scan.sha256,
            "ending": scan.ending,
            "size": len(scan.body),
            "added_at": now,
            "body": scan.body,
        }
        self._connection.execute(insert(table).values(row).on_conflict_do_nothing(["sha256"]))

    def bytes_kept(self) -> int:
        total = self._connection.execute(select(func.sum(table.c.size))).scalar_one()
        return int(total or 0)
