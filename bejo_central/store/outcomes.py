"""The durable verdict on each act of each desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import insert, select

from bejo_central.store.device_tables import OUTCOME
from bejo_desktop.contract.rows import CauseRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Row

    from bejo_central.store.database import Session


@dataclass(frozen=True, slots=True)
class OutcomeRecord:
    """The verdict on one act; `blocked_by` is the sequence it depended on (0: none)."""

    device: int
    seq: int
    link: str
    unit: str
    order_id: str
    op: str
    hash: str
    no: str
    verdict: str
    why: tuple[CauseRow, ...]
    findings: tuple[CauseRow, ...]
    rev: int
    blocked_by: int
    by_nip: str
    at: datetime


def add(session: Session, outcome: OutcomeRecord) -> None:
    """Keep a verdict for ever."""
    values = {column.name: getattr(outcome, column.name) for column in OUTCOME.columns}
    values["why"] = msgspec.to_builtins(outcome.why)
    values["findings"] = msgspec.to_builtins(outcome.findings)
    session.connection.execute(insert(OUTCOME).values(values))


def of_device(
    connection: Connection, device: int, first: int, last: int
) -> dict[int, OutcomeRecord]:
    """Return the verdicts on the acts `first` to `last` of a device that have one."""
    rows = connection.execute(
        select(OUTCOME).where(
            OUTCOME.c.device == device, OUTCOME.c.seq >= first, OUTCOME.c.seq <= last
        )
    )
    return {row.seq: _outcome(row) for row in rows}


def of_order(connection: Connection, unit: str, order_id: str) -> Sequence[OutcomeRecord]:
    """Return the verdicts on the acts on an order, oldest first."""
    rows = connection.execute(
        select(OUTCOME)
        .where(OUTCOME.c.unit == unit, OUTCOME.c.order_id == order_id)
        .order_by(OUTCOME.c.at, OUTCOME.c.device, OUTCOME.c.seq)
    )
    return [_outcome(row) for row in rows]


def latest_by_order(connection: Connection, unit: str | None) -> dict[str, OutcomeRecord]:
    """Return the newest verdict of each order of which an act came."""
    wanted = (
        select(OUTCOME)
        .where(OUTCOME.c.order_id != "")
        .order_by(OUTCOME.c.at, OUTCOME.c.device, OUTCOME.c.seq)
    )
    if unit is not None:
        wanted = wanted.where(OUTCOME.c.unit == unit)
    return {row.order_id: _outcome(row) for row in connection.execute(wanted)}


def _outcome(row: Row[*tuple[Any, ...]]) -> OutcomeRecord:
    values = {column.name: getattr(row, column.name) for column in OUTCOME.columns}
    values["why"] = msgspec.convert(row.why, tuple[CauseRow, ...])
    values["findings"] = msgspec.convert(row.findings, tuple[CauseRow, ...])
    return OutcomeRecord(**values)
