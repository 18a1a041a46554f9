"""Rule packs: those that were published, signed, and those of the programs that this centre ran."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import msgspec
from sqlalchemy import Column, LargeBinary, Table, select

from bejo_central.store.columns import Moment, metadata, text
from bejo_central.store.device_tables import FEED
from bejo_central.store.engine import insert_missing
from bejo_central.store.feed import unit_scope
from bejo_central.store.reference_tables import UNIT
from bejo_desktop.contract.codec import encode
from bejo_desktop.contract.rule_pack import RulePack, SignedPack, edition

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from bejo_central.store.database import Session

KIND: Final = "rules"
"""Of a pack in the feed of a unit."""

RULE_PACK: Final = Table(
    "rule_pack",
    metadata,
    text("version", primary_key=True),
    text("key"),
    text("signature"),
    Column("pack", LargeBinary, nullable=False),
    Column("kept_at", Moment, nullable=False),
    sqlite_strict=True,
)


@dataclass(frozen=True, slots=True)
class PackRecord:
    """
    A pack of this centre.

    Args:
        key, signature: "" for the pack of a program, which is trusted as the program itself.
    """

    pack: RulePack
    key: str
    signature: str
    kept_at: datetime

    @property
    def is_published(self) -> bool:
        """Tell whether desks get it."""
        return bool(self.signature)

    @property
    def signed(self) -> SignedPack:
        """The pack as it travels."""
        assert self.is_published
        return SignedPack(key=self.key, pack=self.pack, signature=self.signature)


def keep(session: Session, pack: RulePack, signed: SignedPack | None = None) -> None:
    """Keep a pack whose version is not here yet; one that is stays as it is."""
    values = {
        "version": pack.version,
        "key": signed.key if signed else "",
        "signature": signed.signature if signed else "",
        "pack": encode(pack),
        "kept_at": session.now,
    }
    insert_missing(session.connection, RULE_PACK, [values])


def offer(session: Session, version: str) -> None:
    """Put a published pack into the feed of every unit."""
    for unit in session.connection.execute(select(UNIT.c.code).order_by(UNIT.c.code)).scalars():
        session.feed.touch(unit_scope(unit), KIND, version)


def offer_newest(session: Session, unit: str) -> None:
    """Put the newest published pack into the feed of a unit that is new."""
    published = [one for one in records(session.connection) if one.is_published]
    if not published:
        return
    version = published[-1].pack.version
    scope = unit_scope(unit)
    known = select(FEED.c.id).where(
        FEED.c.scope == scope, FEED.c.kind == KIND, FEED.c.id == version
    )
    if session.connection.execute(known).one_or_none() is None:
        session.feed.touch(scope, KIND, version)


def versions(connection: Connection) -> frozenset[str]:
    """Return the versions of all packs."""
    return frozenset(connection.execute(select(RULE_PACK.c.version)).scalars())


def records(connection: Connection, wanted: Iterable[str] | None = None) -> Sequence[PackRecord]:
    """Return the packs, all or those of the wanted versions, the oldest first."""
    chosen = select(RULE_PACK)
    if wanted is not None:
        chosen = chosen.where(RULE_PACK.c.version.in_(sorted(wanted)))
    found = [
        PackRecord(
            pack=msgspec.json.decode(row.pack, type=RulePack),
            key=row.key,
            signature=row.signature,
            kept_at=row.kept_at,
        )
        for row in connection.execute(chosen)
    ]
    return sorted(found, key=lambda one: edition(one.pack.version))
