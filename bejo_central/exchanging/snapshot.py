"""The first load of vendors and products: immutable chunks of columns, named by their hash."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

import msgspec

from bejo_central.compression import Zstd
from bejo_central.store import snapshots
from bejo_central.store.feed import GENERAL, head_and_floor
from bejo_central.store.rows import UNKNOWN_REGION
from bejo_desktop.contract.codec import encode
from bejo_desktop.contract.rows import ProductRow, VendorRow
from bejo_desktop.contract.snapshot import Chunk, ChunkRef, Manifest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection, Row

    from bejo_central.store.database import Session

CHUNK_BYTES_MAX: Final = 64_000
"""A chunk as it travels; a cut loses no more than is in flight."""
_LEVEL: Final = 19
_VENDORS_A_CHUNK: Final = 400
_PRODUCTS_A_CHUNK: Final = 2_000
_KEPT: Final = 2
"""Chunks of the snapshot before stay, for desks that are loading it."""
_UNTOLD: Final = {"region": UNKNOWN_REGION, "region_name": ""}
"""What travels where a catalogue of others does not tell, as in `vendor_row`."""
_STALE_ROWS: Final = 500
_STALE_SHARE: Final = 50
"""A snapshot is stale when a fiftieth of its rows, and 500, have changed since."""


def manifest(connection: Connection, scope: str) -> Manifest:
    """Return the chunks of a scope; none where the feed itself is small."""
    found = snapshots.newest(connection, scope)
    if found is None:
        return Manifest(sc=scope, at=0, chunks=())
    return msgspec.json.decode(found[1], type=Manifest)


def is_stale(connection: Connection) -> bool:
    """Tell whether so much has changed that a new snapshot is worth its building."""
    head, _ = head_and_floor(connection, GENERAL)
    found = snapshots.newest(connection, GENERAL)
    if found is None:
        return head > 0
    moved = head - found[0]
    return moved > max(_STALE_ROWS, head // _STALE_SHARE)


def build(session: Session) -> Manifest:
    """Write a snapshot of all vendors, then of all products by rank."""
    connection = session.connection
    snapshots.begin(session)
    session.feed.publish()
    head, _ = head_and_floor(connection, GENERAL)
    refs: list[ChunkRef] = []
    for kind, rows, size in (
        ("vendor", snapshots.vendor_rows(connection), _VENDORS_A_CHUNK),
        ("product", snapshots.product_rows(connection), _PRODUCTS_A_CHUNK),
    ):
        for part in _parts(rows, size):
            for frame, count in _frames(kind, part):
                sha = sha256(frame).hexdigest()
                # At once: a database ends transactions that are silent for long.
                snapshots.keep_blob(session, sha, frame)
                refs.append(ChunkRef(sha=sha, bytes=len(frame), rows=count, kind=kind))
    made = Manifest(sc=GENERAL, at=head, chunks=tuple(refs))
    snapshots.keep(session, GENERAL, head, encode(made))
    kept = [
        msgspec.json.decode(body, type=Manifest) for body in snapshots.manifests(connection, _KEPT)
    ]
    snapshots.forget_blobs_but(session, {ref.sha for one in kept for ref in one.chunks})
    return made


def _parts(rows: Iterable[Row[*tuple[Any, ...]]], size: int) -> Iterator[list[Any]]:
    part: list[Any] = []
    for row in rows:
        part.append(row)
        if len(part) == size:
            yield part
            part = []
    if part:
        yield part


def _frames(kind: str, rows: Sequence[Any]) -> Iterator[tuple[bytes, int]]:
    frame = Zstd().compress(encode(Chunk(kind=kind, columns=_columns(kind, rows))), _LEVEL)
    if len(frame) <= CHUNK_BYTES_MAX or len(rows) == 1:
        yield frame, len(rows)
        return
    middle = len(rows) // 2
    yield from _frames(kind, rows[:middle])
    yield from _frames(kind, rows[middle:])


def _columns(kind: str, rows: Sequence[Any]) -> dict[str, list[Any]]:
    names = (VendorRow if kind == "vendor" else ProductRow).__struct_fields__
    stored = {"id": "code", "rev": "seq"}
    columns = {
        name: [_plain(getattr(row, stored.get(name, name))) for row in rows] for name in names
    }
    for name, untold in _UNTOLD.items():
        if name in columns:
            columns[name] = [value or untold for value in columns[name]]
    return columns


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
