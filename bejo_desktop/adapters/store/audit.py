"""The desk's own record of who did what: each entry seals all before it."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

import msgspec
from sqlalchemy import Text, cast, func, insert, select

from bejo_desktop.adapters.store.prepared import Prepared
from bejo_desktop.adapters.store.tables import audit
from bejo_desktop.contract.chain import FIRST_LINK

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import Connection

_ADD: Final = Prepared(insert(audit))
_LAST: Final = Prepared(
    select(audit.c.seq, audit.c.link).where(
        audit.c.seq == select(func.max(audit.c.seq)).scalar_subquery()
    )
)


class SqlAudit:
    """The ports `Record` and `Audit` over one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(
        self, act: str, *, by: str, at: datetime, subject: str, facts: dict[str, object]
    ) -> None:
        seq, link = self._last()
        plain: dict[str, object] = msgspec.to_builtins(facts)
        _ADD.run(
            self._connection,
            seq=seq + 1,
            act=act,
            by=by,
            at=at,
            subject=subject,
            facts=plain,
            link=_link(link, seq + 1, (act, by, at, subject, plain)),
        )

    def count(self, act: str, subject: str) -> int:
        found = select(func.count()).where(audit.c.act == act, audit.c.subject == subject)
        return self._connection.execute(found).scalar_one()

    def subjects_of(self, fact: str, value: str) -> frozenset[str]:
        noted = func.json_extract(cast(audit.c.facts, Text), f"$.{fact}")
        found = select(audit.c.subject).where(noted == value).distinct()
        return frozenset(self._connection.execute(found).scalars())

    def first_broken(self) -> int | None:
        """Return the sequence of the first entry that was changed or is missing; None: whole."""
        link = FIRST_LINK
        entries = self._connection.execute(select(audit).order_by(audit.c.seq))
        for expected, row in enumerate(entries, start=1):
            link = _link(link, expected, (row.act, row.by, row.at, row.subject, row.facts))
            if (row.seq, row.link) != (expected, link):
                return expected
        return None

    def _last(self) -> tuple[int, str]:
        row = _LAST.row(self._connection)
        return (0, FIRST_LINK) if row is None else (row.seq, row.link)


def _link(
    before: str, seq: int, entry: tuple[str, str, datetime, str, Mapping[str, object]]
) -> str:
    canonical = msgspec.json.encode((seq, *entry), order="sorted")
    return sha256(bytes.fromhex(before) + canonical).hexdigest()
