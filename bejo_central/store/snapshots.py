"""Snapshots of the general scope: content-addressed chunks of columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from bejo_central.store.counters import next_value
from bejo_central.store.device_tables import BLOB, FEED, SNAPSHOT
from bejo_central.store.engine import insert_missing, upsert
from bejo_central.store.feed import GENERAL
from bejo_central.store.reference_tables import PRODUCT, REGION, VENDOR

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime
    from typing import Any

    from sqlalchemy import Connection, Row

    from bejo_central.store.database import Session


def begin(session: Session) -> None:
    """Let one snapshot be made at a time: the next one's start waits for the end of this."""
    next_value(session.connection, "snapshot")


def newest(connection: Connection, scope: str) -> tuple[int, bytes, datetime] | None:
    """Return cursor, manifest and moment of the newest snapshot of a scope."""
    row = connection.execute(
        select(SNAPSHOT).where(SNAPSHOT.c.scope == scope).order_by(SNAPSHOT.c.at.desc()).limit(1)
    ).one_or_none()
    return None if row is None else (row.at, row.manifest, row.made_at)


def manifests(connection: Connection, limit: int) -> list[bytes]:
    """Return the newest manifests of the general scope."""
    return list(
        connection.execute(
            select(SNAPSHOT.c.manifest)
            .where(SNAPSHOT.c.scope == GENERAL)
            .order_by(SNAPSHOT.c.at.desc())
            .limit(limit)
        ).scalars()
    )


def keep_blob(session: Session, sha: str, body: bytes) -> None:
    """Keep a chunk."""
    insert_missing(session.connection, BLOB, [{"sha": sha, "body": body}])


def keep(session: Session, scope: str, at: int, manifest: bytes) -> None:
    """Keep a new snapshot, whose chunks are kept."""
    made = {"scope": scope, "at": at, "manifest": manifest, "made_at": session.now}
    upsert(session.connection, SNAPSHOT, [made])


def forget_blobs_but(session: Session, needed: Collection[str]) -> None:
    """Forget the chunks that no kept snapshot names."""
    connection = session.connection
    known = set(connection.execute(select(BLOB.c.sha)).scalars())
    for sha in known - set(needed):
        connection.execute(delete(BLOB).where(BLOB.c.sha == sha))


def blob(connection: Connection, sha: str) -> bytes | None:
    """Return a chunk."""
    body = connection.execute(select(BLOB.c.body).where(BLOB.c.sha == sha)).scalar()
    return None if body is None else bytes(body)


def vendor_rows(connection: Connection) -> Iterator[Row[*tuple[Any, ...]]]:
    """Yield every vendor with region's name and feed number, by code."""
    yield from connection.execute(
        select(VENDOR, REGION.c.name.label("region_name"), FEED.c.seq)
        .join(REGION, REGION.c.code == VENDOR.c.region, isouter=True)
        .join(
            FEED,
            (FEED.c.scope == GENERAL) & (FEED.c.kind == "vendor") & (FEED.c.id == VENDOR.c.code),
        )
        .order_by(VENDOR.c.code)
    )


def product_rows(connection: Connection) -> Iterator[Row[*tuple[Any, ...]]]:
    """Yield every product with its feed number, the most ordered first."""
    yield from connection.execute(
        select(PRODUCT, FEED.c.seq)
        .join(
            FEED,
            (FEED.c.scope == GENERAL) & (FEED.c.kind == "product") & (FEED.c.id == PRODUCT.c.code),
        )
        .order_by(PRODUCT.c.rank, PRODUCT.c.code)
    )
