"""The rule packs of this desk: those of the program and those of the centre."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import insert, select

from bejo_desktop.adapters.store.tables import rule_pack
from bejo_desktop.application.ports.store import KeptPack, PackOrigin
from bejo_desktop.contract.codec import encode
from bejo_desktop.contract.rule_pack import RulePack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection


class SqlRulePacks:
    """The port `KeptPacks` over one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> Sequence[KeptPack]:
        rows = self._connection.execute(select(rule_pack).order_by(rule_pack.c.version))
        return [
            KeptPack(
                pack=msgspec.json.decode(row.pack, type=RulePack),
                origin=PackOrigin(row.origin),
                taken_at=row.taken_at,
            )
            for row in rows
        ]

    def add(self, kept: KeptPack) -> None:
        self._connection.execute(
            insert(rule_pack).values(
                version=kept.pack.version,
                origin=kept.origin.value,
                taken_at=kept.taken_at,
                pack=encode(kept.pack),
            )
        )
