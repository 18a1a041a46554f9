"""Acts that wait for the centre, chained, and their verdicts; both are only added to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

import msgspec
from sqlalchemy import func, select, update
from sqlalchemy.dialects.sqlite import insert

from bejo_desktop.adapters.store.high_water import Mark
from bejo_desktop.adapters.store.tables import content as contents
from bejo_desktop.adapters.store.tables import device, outbox, quarantine
from bejo_desktop.adapters.store.tables import outcome as verdicts
from bejo_desktop.application.ports.store import Queued
from bejo_desktop.contract.canonical import canonical
from bejo_desktop.contract.chain import FIRST_LINK, link
from bejo_desktop.contract.codec import encode
from bejo_desktop.contract.content import Content
from bejo_desktop.contract.exchange import OutcomeRow
from bejo_desktop.contract.intents import Intent
from bejo_desktop.domain.errors import EnvironmentFailed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection


class SqlOutbox:
    """The port `Outbox` over one open transaction; `mark` is how far it came, None if nowhere."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.mark: Mark | None = None

    def append(self, intent: Intent, content: Content | None, content_hash: str | None) -> None:
        assert intent.s == self.head() + 1, "the sequence of the device has no gap"
        assert content is None or content_hash is not None
        if content is not None:
            body = insert(contents).values(hash=content_hash, body=canonical(content))
            self._connection.execute(body.on_conflict_do_nothing())
        self._connection.execute(
            insert(outbox).values(
                seq=intent.s,
                content_hash=content_hash,
                link=link(self.last_link(), intent),
                **_columns(intent),
            )
        )
        incarnation = self._connection.execute(select(device.c.incarnation)).scalar_one_or_none()
        self.mark = Mark(incarnation or "", intent.s)

    def replace(self, intent: Intent) -> None:
        here = outbox.c.seq == intent.s
        columns = (outbox.c.seq, outbox.c.intent, outbox.c.content_hash, outbox.c.link)
        self._connection.execute(
            insert(quarantine).from_select([c.name for c in columns], select(*columns).where(here))
        )
        self._connection.execute(
            update(outbox).where(here).values(content_hash=None, **_columns(intent))
        )
        before = self.link(intent.s - 1) if intent.s > 1 else FIRST_LINK
        tail = self._connection.execute(
            select(outbox.c.seq, outbox.c.intent)
            .where(outbox.c.seq >= intent.s)
            .order_by(outbox.c.seq)
        ).all()
        for seq, body in tail:
            before = link(before, msgspec.json.decode(body, type=Intent))
            self._connection.execute(update(outbox).where(outbox.c.seq == seq).values(link=before))

    def head(self) -> int:
        return self._connection.execute(select(func.max(outbox.c.seq))).scalar_one() or 0

    def last_link(self) -> str:
        head = self.head()
        return self.link(head) if head else FIRST_LINK

    def link(self, seq: int) -> str:
        found = select(outbox.c.link).where(outbox.c.seq == seq)
        return str(self._connection.execute(found).scalar_one())

    def waiting(self, limit: int) -> Sequence[Queued]:
        rows = self._connection.execute(
            select(outbox.c.intent, outbox.c.content_hash, contents.c.body)
            .join(contents, contents.c.hash == outbox.c.content_hash, isouter=True)
            .where(~_is_settled())
            .order_by(outbox.c.seq)
            .limit(limit)
        )
        return [
            Queued(
                msgspec.json.decode(row.intent, type=Intent),
                None if row.body is None else msgspec.json.decode(row.body, type=Content),
                row.content_hash,
            )
            for row in rows
        ]

    def waits_for(self, order_id: UUID) -> int:
        return self._connection.execute(
            select(func.count())
            .select_from(outbox)
            .where(outbox.c.order_id == order_id, ~_is_settled())
        ).scalar_one()

    def settle(self, outcome: OutcomeRow, *, now: datetime) -> bool:
        if outcome.s > self.head():
            raise EnvironmentFailed("store.restored", here=self.head(), known=outcome.s)
        statement = insert(verdicts).values(
            seq=outcome.s, verdict=outcome.r, body=encode(outcome), settled_at=now
        )
        return self._connection.execute(statement.on_conflict_do_nothing()).rowcount == 1

    def outcomes(self, limit: int) -> Sequence[OutcomeRow]:
        bodies = self._connection.execute(
            select(verdicts.c.body)
            .order_by(verdicts.c.settled_at.desc(), verdicts.c.seq.desc())
            .limit(limit)
        ).scalars()
        return [msgspec.json.decode(body, type=OutcomeRow) for body in bodies]


def _columns(intent: Intent) -> dict[str, Any]:
    return {
        "order_id": UUID(intent.e) if intent.e else None,
        "op": intent.a.__struct_config__.tag,
        "intent": canonical(intent),
    }


def _is_settled() -> ColumnElement[bool]:
    return select(verdicts.c.seq).where(verdicts.c.seq == outbox.c.seq).exists()
