"""A keystroke in the editor, durable on the disk, beside bare commits of SQLite."""

from __future__ import annotations

import secrets
import sqlite3
import time
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

from sqlcipher3 import dbapi2

from bejo_desktop.adapters.store.opening import open_store
from bejo_desktop.adapters.system.ids import TimeOrderedIds
from bejo_desktop.application.access import Access
from bejo_desktop.application.drafting import Drafting
from bejo_desktop.bootstrap.keys import vault_of
from bejo_desktop.bootstrap.law import load_rules
from bejo_desktop.bootstrap.surroundings import clock_of
from bejo_desktop.bootstrap.training import demo_people
from bejo_desktop.cli.demo_shopping import Shopping
from bejo_desktop.contract.codec import encode
from bejo_desktop.contract.content import to_wire
from bejo_desktop.domain.quantity import Quantity
from benchmarks.desk import bench_desk, changeable
from benchmarks.figures import Figure, Goal, Peer
from benchmarks.samples import percentile, summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path
    from types import ModuleType

    from bejo_desktop.application.ports.reference import Search
    from bejo_desktop.application.ports.store import Reading, Store, Work
    from bejo_desktop.application.session import Session
    from bejo_desktop.application.views import DraftInput
    from benchmarks.desk import BenchDesk

ROUNDS: Final = 40
AT_ONCE: Final = 10
"""Saves of one side before the other has its turn."""
SHARE: Final = 0.5
AUDIT_BYTES: Final = 300
KEY_BYTES: Final = 32

T = TypeVar("T")


@dataclass(slots=True)
class Samples:
    """Milliseconds of each save: until it was durable, until it was answered, and the peers'."""

    durable: list[float] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)
    plain: list[float] = field(default_factory=list)
    keyed: list[float] = field(default_factory=list)


def figures() -> Iterator[Figure]:
    """Measure saves of a draft with 12 lines, ours and the bare ones in turn."""
    with changeable(bench_desk()) as desk:
        draft = _draft(desk)
        access = Access(vault_of(desk.home), partial(open_store, desk.home, clock=clock_of(None)))
        person = demo_people()[0]
        unlocked = access.unlock(person.nip, person.passphrase)
        try:
            typist = Typist(unlocked.store, unlocked.session, draft)
            samples = _measured(typist, desk.home)
        finally:
            unlocked.store.close()
    yield from _table(samples, typist.size)


class Typist:
    """Edits one cell of one draft again and again, as the editor does at each keystroke."""

    def __init__(self, store: Store, session: Session, draft: DraftInput) -> None:
        self._watched = WatchedStore(store)
        clock = clock_of(None)
        self._drafting = Drafting(self._watched, load_rules(), clock, TimeOrderedIds(clock))
        self._session, self._draft, self._typed = session, draft, 0
        view, _ = self._drafting.new(session, draft)
        self._order_id = view.order_id
        self.size = len(encode(to_wire(view.content)))
        """Bytes of the row's content, which the peers write, too."""

    def save(self) -> tuple[float, float]:
        """Return the milliseconds until the edit was durable and until it was answered."""
        self._typed += 1
        first = replace(self._draft.lines[0], quantity=Quantity.of(str(1 + self._typed % 9)))
        wanted = replace(self._draft, lines=(first, *self._draft.lines[1:]))
        self._watched.commits.clear()
        began = time.perf_counter()
        self._drafting.edit(self._session, self._order_id, wanted)
        answered = time.perf_counter()
        return (self._watched.commits[0] - began) * 1e3, (answered - began) * 1e3


class WatchedStore:
    """
    The desk's own store; `commits` are the moments at which its transactions had ended.

    The first one of an edit is its save, the second one the look for the answer.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.commits: list[float] = []

    @property
    def search(self) -> Search:
        """The store's search."""
        return self._store.search

    @contextmanager
    def write(self) -> Iterator[Work]:
        """Write, and note when that is on the disk."""
        with self._store.write() as work:
            yield work
        self.commits.append(time.perf_counter())

    def read(self) -> AbstractContextManager[Reading]:
        """Look at the store."""
        return self._store.read()

    def close(self) -> None:
        """Close the store."""
        self._store.close()


class BareCommits:
    """The least that such a save can be: one row changed, one added, one commit."""

    def __init__(self, driver: ModuleType, file: Path, size: int, key: bytes | None) -> None:
        self._size, self._count = size, 0
        self._db: Any = driver.connect(file, isolation_level=None)
        if key is not None:
            self._db.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute("CREATE TABLE doc (id INTEGER PRIMARY KEY, body BLOB)")
        self._db.execute("CREATE TABLE audit (id INTEGER PRIMARY KEY, body BLOB)")
        self._db.execute("INSERT INTO doc VALUES (1, x'')")

    def commit(self) -> float:
        """Change one row, wait for the disk and return the milliseconds."""
        self._count += 1
        body = self._count.to_bytes(8, "big") * (self._size // 8)
        began = time.perf_counter()
        self._db.execute("BEGIN IMMEDIATE")
        self._db.execute("UPDATE doc SET body = ? WHERE id = 1", (body,))
        self._db.execute("INSERT INTO audit (body) VALUES (?)", (body[:AUDIT_BYTES],))
        self._db.execute("COMMIT")
        return (time.perf_counter() - began) * 1e3

    def close(self) -> None:
        """Close the file."""
        self._db.close()


def _draft(desk: BenchDesk) -> DraftInput:
    core = desk.core(demo_people()[0])
    try:
        return dict(Shopping(core).drafts())["signed"]
    finally:
        core.close()


def _measured(typist: Typist, folder: Path) -> Samples:
    key = secrets.token_bytes(KEY_BYTES)
    plain = BareCommits(sqlite3, folder / "plain.db", typist.size, None)
    keyed = BareCommits(dbapi2, folder / "keyed.db", typist.size, key)
    samples = Samples()
    _repeat(typist.save)  # the first saves of a session are not those of a typist
    for _ in range(ROUNDS):
        for durable, answered in _repeat(typist.save):
            samples.durable.append(durable)
            samples.answered.append(answered)
        samples.plain += _repeat(plain.commit)
        samples.keyed += _repeat(keyed.commit)
    plain.close()
    keyed.close()
    return samples


def _repeat(save: Callable[[], T]) -> list[T]:
    return [save() for _ in range(AT_ONCE)]


def _table(samples: Samples, size: int) -> Iterator[Figure]:
    yield Figure(
        "saving",
        "saves of a cell in a draft of 12 lines, durable",
        _rate(samples.durable),
        "/s",
        Goal(SHARE, of_peer=True, at_least=True),
        Peer("sqlite3", _rate(samples.plain)),
        {
            "ours": "Drafting.edit until its commit: read, compose, figures, order and audit "
            "entry in one transaction, SQLCipher, WAL, synchronous FULL",
            "peer": f"stdlib sqlite3, not encrypted, WAL, synchronous FULL: one commit of an "
            f"UPDATE of {size} bytes and an INSERT of {AUDIT_BYTES}",
            "ours_ms": summary(samples.durable),
            "peer_ms": summary(samples.plain),
        },
    )
    yield Figure(
        "saving",
        "the same, beside an encrypted peer",
        _rate(samples.durable),
        "/s",
        peer=Peer("SQLCipher", _rate(samples.keyed)),
        facts={"peer": "the same two statements on SQLCipher", "ms": summary(samples.keyed)},
    )
    yield Figure(
        "saving",
        "one save durable, p99",
        percentile(samples.durable, 99),
        "ms",
        Goal(16.0),
        Peer("sqlite3", percentile(samples.plain, 99)),
    )
    yield Figure(
        "saving",
        "the edit answered, with all the editor shows, p50",
        percentile(samples.answered, 50),
        "ms",
        facts={"answered_ms": summary(samples.answered), "p99": percentile(samples.answered, 99)},
    )


def _rate(times: list[float]) -> float:
    """Saves a second by the middle one of some durations in milliseconds."""
    return 1e3 / percentile(times, 50)
