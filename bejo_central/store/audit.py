"""The centre's own record of who did what: append-only, each entry sealing all before it."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import insert, select

from bejo_central.store.counters import next_value
from bejo_central.store.device_tables import AUDIT
from bejo_central.store.reference_tables import COUNTER
from bejo_desktop.contract.chain import FIRST_LINK

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import Connection

    from bejo_central.store.database import Session


def record(
    session: Session, act: str, *, by: str, subject: str, facts: Mapping[str, object]
) -> None:
    """
    Append one entry.

    Args:
        act: what was done, `price.set`.
        by: who: the name of the account that ran the command, or `device:7`.
        subject: what it was done to: a code, a NIP, an id.
        facts: JSON-ready, never secrets.
    """
    connection = session.connection
    entry = next_value(connection, "audit")  # its row lock also makes one chain of all writers
    before = _link_of(connection, entry - 1)
    text = msgspec.json.encode(dict(facts), order="sorted").decode()
    connection.execute(
        insert(AUDIT).values(
            entry=entry,
            at=session.now,
            act=act,
            by_name=by,
            subject=subject,
            facts=text,
            link_before=before,
            link=_seal(before, entry, session.now, (act, by, subject, text)),
        )
    )


def first_broken(connection: Connection) -> tuple[int, int | None]:
    """Return how many entries were read, and the first that does not fit the chain (or None)."""
    count = 0
    expected = FIRST_LINK
    for row in connection.execute(select(AUDIT).order_by(AUDIT.c.entry)):
        count += 1
        seal = _seal(expected, count, row.at, (row.act, row.by_name, row.subject, row.facts))
        if row.entry != count or row.link_before != expected or row.link != seal:
            return count, row.entry
        expected = row.link
    written = connection.execute(select(COUNTER.c.value).where(COUNTER.c.name == "audit")).scalar()
    return count, None if count == (written or 0) else count + 1


def _link_of(connection: Connection, entry: int) -> str:
    if not entry:
        return FIRST_LINK
    return str(connection.execute(select(AUDIT.c.link).where(AUDIT.c.entry == entry)).scalar_one())


def _seal(before: str, entry: int, at: datetime, parts: tuple[str, ...]) -> str:
    body = msgspec.json.encode([entry, at.isoformat(), *parts])
    return sha256(bytes.fromhex(before) + body).hexdigest()
