"""Snapshots of the general scope: content-addressed chunks of columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from bejo_central.store.device_tables import BLOB, FEED, SNAPSHOT
from bejo_central.store.engine import upsert
from bejo_central.store.feed import GENERAL
from bejo_central.store.reference_tables import PRODUCT, REGION, VENDOR

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import datetime
    from typing import Any

    from sqlalchemy import Connection, Row

    from bejo_central.store.database import Session


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


def keep(
    session: Session, scope: str, at: int, manifest: bytes, blobs: Mapping[str, bytes]
) -> None:
    """Keep a new snapshot with its chunks."""
    upsert(session.connection, BLOB, [{"sha": sha, "body": body} for sha, body in blobs.items()])
    session.connection.execute(
        delete(SNAPSHOT).where(SNAPSHOT.c.scope == scope, SNAPSHOT.c.at == at)
    )
    session.connection.execute(
        insert(SNAPSHOT).values(scope=scope, at=at, manifest=manifest, made_at=session.now)
    )


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
