"""The first load: chunks come in pieces that a cut keeps, and are shown when all are here."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.progress import Progress
from bejo_desktop.contract.codec import ZSTD, Body, unpack
from bejo_desktop.contract.limits import CHUNK_BYTES_MAX
from bejo_desktop.contract.rows import GoneRow
from bejo_desktop.contract.snapshot import Chunk
from bejo_desktop.domain.errors import BadInput, CentralUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bejo_desktop.application.ports.store import Store
    from bejo_desktop.application.ports.system import Codec
    from bejo_desktop.application.progress import Watcher
    from bejo_desktop.contract.snapshot import ChunkRef, Manifest

ROWS_AT_ONCE: Final = 500
"""Rows of one transaction: the write lane is never taken for longer than 50 ms."""
_KINDS: Final = ("product", "vendor")
"""What a snapshot holds, in the order in which it is forgotten."""
_PIECE: Final = 16 * 2**10
"""Bytes kept at once: at most so much is fetched twice after a power cut."""


class Loader:
    """The snapshot of one scope on its way into the store."""

    def __init__(self, store: Store, codec: Codec, watcher: Watcher, manifest: Manifest) -> None:
        self._store = store
        self._codec = codec
        self._watcher = watcher
        self._manifest = manifest
        self._total = sum(ref.bytes for ref in manifest.chunks)
        self._done = self._bytes_here()
        self._tell()

    def _bytes_here(self) -> int:
        with self._store.read() as reading:
            return sum(reading.sync.chunk_bytes(ref.sha) for ref in self._manifest.chunks)

    def fetch(self, ref: ChunkRef, get: Callable[[int, Callable[[bytes], None]], None]) -> None:
        """
        Fetch what is missing of a chunk, keep each piece, and check the whole.

        Args:
            get: asks for the bytes from a start on and hands over each piece as it comes.

        Raises:
            CentralUnavailable: `central.cut` when what came is not the chunk.
        """
        with self._store.read() as reading:
            start = reading.sync.chunk_bytes(ref.sha)
        if start < ref.bytes:
            piece = _Piece(self._store, ref.sha, self._count)
            try:
                get(start, piece.add)
            finally:
                self._done += piece.keep()
                self._tell()
        self._require_whole(ref)

    def _count(self, size: int) -> None:
        self._done += size
        self._tell()
        self._watcher.stop_if_cancelled()

    def _tell(self) -> None:
        self._watcher.report(Progress("snapshot", min(self._done, self._total), self._total))

    def _require_whole(self, ref: ChunkRef) -> None:
        with self._store.read() as reading:
            data = reading.sync.chunk(ref.sha)
        if sha256(data).hexdigest() == ref.sha:
            return
        if len(data) >= ref.bytes:
            self._drop()
        raise CentralUnavailable("central.cut")

    def _drop(self) -> None:
        with self._store.write() as work:
            work.sync.drop_chunks()

    def publish(self) -> int:
        """
        Load all chunks in batches, forget what the snapshot no longer has, then move the cursor.

        Returns the number of rows loaded.

        Raises:
            CentralUnavailable: `central.reply_unreadable` when a chunk is none of ours.
        """
        total = sum(ref.rows for ref in self._manifest.chunks)
        done = 0
        self._watcher.report(Progress("publish", 0, total))
        named: dict[str, set[str]] = {kind: set() for kind in _KINDS}
        for part in self._parts():
            self._watcher.stop_if_cancelled()
            done += self._keep(part)
            named[part.kind].update(map(str, part.columns["id"]))
            self._watcher.report(Progress("publish", min(done, total), total))
        for kind, ids in named.items():
            self._sweep(kind, ids)
        with self._store.write() as work:
            work.sync.move_cursor(self._manifest.sc, self._manifest.at)
            work.sync.drop_chunks()
        self._merge_words()
        return done

    def _merge_words(self) -> None:
        """
        Make the full-text index one, in short transactions: a search asks every part of it.

        At a million products the slowest hundredth of searches takes half as long. What a crash
        leaves undone only costs speed.
        """
        with self._store.write() as work:
            work.reference.start_merging_words()
        goes_on = True
        while goes_on:
            self._watcher.stop_if_cancelled()
            with self._store.write() as work:
                goes_on = work.reference.merge_words()

    def _sweep(self, kind: str, named: set[str]) -> None:
        """Forget what left the catalogue while this desk was too far behind to be told."""
        at = self._manifest.at
        with self._store.read() as reading:
            gone = reading.reference.absent(kind, at, named)
        for start in range(0, len(gone), ROWS_AT_ONCE):
            self._watcher.stop_if_cancelled()
            rows = [
                GoneRow(kind=kind, id=code, rev=at + 1)
                for code in gone[start : start + ROWS_AT_ONCE]
            ]
            with self._store.write() as work:
                work.reference.apply(rows)

    def _parts(self) -> Iterator[Chunk]:
        for ref in self._manifest.chunks:
            with self._store.read() as reading:
                frame = reading.sync.chunk(ref.sha)
            try:
                chunk = unpack(Body(frame, ZSTD), Chunk, self._codec, limit=CHUNK_BYTES_MAX)
            except BadInput as error:
                raise self._unreadable(error) from error
            yield from _parts(chunk)

    def _keep(self, part: Chunk) -> int:
        try:
            with self._store.write() as work:
                return work.reference.load(part)
        except BadInput as error:
            raise self._unreadable(error) from error

    def _unreadable(self, error: BadInput) -> CentralUnavailable:
        """Throw the chunks away, so that the next run asks for the newest again."""
        self._drop()
        return CentralUnavailable("central.reply_unreadable", problem=error.code)


class _Piece:
    """Gathers what comes in from the line and keeps it in the store in larger pieces."""

    def __init__(self, store: Store, sha: str, kept: Callable[[int], None]) -> None:
        self._store = store
        self._sha = sha
        self._kept = kept
        self._waiting = bytearray()

    def add(self, data: bytes) -> None:
        self._waiting += data
        if len(self._waiting) >= _PIECE:
            self._kept(self.keep())

    def keep(self) -> int:
        size = len(self._waiting)
        if size:
            with self._store.write() as work:
                work.sync.add_chunk(self._sha, bytes(self._waiting))
            self._waiting.clear()
        return size


def _parts(chunk: Chunk) -> Iterator[Chunk]:
    """Cut the columns of a chunk into parts of at most `ROWS_AT_ONCE` rows."""
    rows = max((len(values) for values in chunk.columns.values()), default=0)
    for start in range(0, rows, ROWS_AT_ONCE):
        columns = {
            name: values[start : start + ROWS_AT_ONCE] for name, values in chunk.columns.items()
        }
        yield Chunk(kind=chunk.kind, columns=columns)
