"""The first load: content-addressed chunks of columns."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from bejo_desktop.contract.wire import Code, Count, Digest, Fact, Message


class ChunkRef(Message, frozen=True):
    """
    One content-addressed chunk: fetched by its digest, resumable by Range.

    Args:
        sha: SHA-256 of the chunk's bytes: a zstd frame around the JSON of a `Chunk`.
        bytes: length of that frame.
    """

    sha: Digest
    bytes: Count
    rows: Count
    kind: Code


class Manifest(Message, frozen=True):
    """Answer of `GET /sync/v1/snapshot/{scope}`: the chunks, and the cursor they lead to."""

    sc: Code
    at: Count
    chunks: Annotated[tuple[ChunkRef, ...], Meta(max_length=10_000)]


class Chunk(Message, frozen=True):
    """
    What a chunk holds once decompressed: columns, because like stands by like then.

    Args:
        kind: `vendor` or `product`.
        columns: column name to its values, all of one length.
    """

    kind: Code
    columns: dict[str, list[Fact]]
