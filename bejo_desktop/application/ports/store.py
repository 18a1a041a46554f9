"""
The local store as the use cases see it.

`Store.write()` is one transaction on the write lane: it commits when the block ends and rolls
back when it raises. `Store.read()` is a consistent look from any lane that never writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime
    from uuid import UUID

    from bejo_desktop.application.ports.history import History, Scans
    from bejo_desktop.application.ports.prices import Prices
    from bejo_desktop.application.ports.reference import Reference, Search
    from bejo_desktop.application.views import OrderFilter, OrderRow, RunView, StateCount
    from bejo_desktop.contract.board import BoardFigures
    from bejo_desktop.contract.content import Content
    from bejo_desktop.contract.exchange import OutcomeRow
    from bejo_desktop.contract.intents import Intent
    from bejo_desktop.contract.rule_pack import RulePack
    from bejo_desktop.domain.numbering import Lease, Number, Register, Series
    from bejo_desktop.domain.order import Order


class Orders(Protocol):
    """The orders of this desk's unit."""

    def get(self, order_id: UUID) -> Order:
        """Return the order (NotFound `order.unknown`)."""

    def find(self, prefix: str) -> Order:
        """
        Return the one order whose id starts with `prefix` or whose number is `prefix`.

        Raises:
            NotFound: `order.unknown`; BadInput `order.ambiguous` when several match.
        """

    def save(self, order: Order, *, now: datetime) -> None:
        """Insert or replace the order; `now` is when it changed."""

    def delete(self, order_id: UUID) -> None:
        """Remove a draft."""

    def row(self, order_id: UUID) -> OrderRow:
        """Return one order as the list shows it (NotFound `order.unknown`)."""

    def rows(self, wanted: OrderFilter) -> Sequence[OrderRow]:
        """Return list rows, newest first, at most `wanted.limit`."""

    def counts(self) -> Sequence[StateCount]:
        """Return how many orders stand in each pair of state and sync, with their totals."""

    def has_platform_ref(self, platform: str, ref: str) -> bool:
        """Tell whether an order with this number of the platform is here, whatever its state."""

    def waiting_commitment(self) -> Sequence[Order]:
        """Return orders from `final` to `paid` that the centre's budget does not know yet."""


@dataclass(frozen=True, slots=True)
class Queued:
    """An intent that waits in the outbox, with the content it names (None: none)."""

    intent: Intent
    content: Content | None
    content_hash: str | None


class Outbox(Protocol):
    """Acts that wait for the centre, in the device's strict sequence, and their verdicts."""

    def append(self, intent: Intent, content: Content | None, content_hash: str | None) -> None:
        """Add the intent; its `s` must be `head() + 1`. Computes and keeps its chain link."""

    def head(self) -> int:
        """Return the highest sequence given so far (0: none)."""

    def last_link(self) -> str:
        """Return the chain link of `head()` in hex (64 zeros before the first)."""

    def link(self, seq: int) -> str:
        """Return the chain link of one sequence in hex."""

    def waiting(self, limit: int) -> Sequence[Queued]:
        """Return the oldest intents without a verdict, at most `limit`."""

    def waits_for(self, order_id: UUID) -> int:
        """Return how many intents of the order have no verdict yet."""

    def replace(self, intent: Intent) -> None:
        """
        Put `intent` in the place of the unjudged one with its sequence.

        The old one is kept in quarantine; the links from there on are computed anew.
        """

    def settle(self, outcome: OutcomeRow, *, now: datetime) -> bool:
        """Keep the verdict for ever; False when it was already known."""

    def outcomes(self, limit: int) -> Sequence[OutcomeRow]:
        """Return the newest verdicts."""


class Numbers(Protocol):
    """Leased ranges and the account of every number."""

    def leases(self) -> Sequence[Lease]:
        """Return leases that still have numbers, oldest first."""

    def grant(self, lease: Lease) -> None:
        """Keep a lease from the centre; one that is already here keeps its own next number."""

    def take(self, series: str, year: int) -> tuple[int, Lease]:
        """Return the next number and its lease, taken (RuleBroken `lease.empty`, `lease.none`)."""

    def left(self, year: int) -> Mapping[Series, int]:
        """Return how many numbers are left of each series of which the desk was given some."""

    def record(
        self, order_id: UUID, number: Number, state: str, *, now: datetime, reason: str = ""
    ) -> None:
        """Book a number of the order as `used` or `void` (RuleBroken `number.taken`)."""

    def order_of(self, text: str) -> UUID | None:
        """Return the order for which this desk used the printed number, None where it did not."""

    def is_taken(self, text: str) -> bool:
        """Tell whether this desk has already used the printed number."""

    def register(self, series: str, year: int) -> Register:
        """Return the account of all numbers of this desk."""


class Record(Protocol):
    """The desk's own record of who did what, to be read."""

    def count(self, act: str, subject: str) -> int:
        """Return how often `act` was done to `subject` on this desk."""

    def subjects_of(self, fact: str, value: str) -> frozenset[str]:
        """Return to what acts were done that noted `value` as their `fact`."""


class Audit(Record, Protocol):
    """The same record, append-only and hash-chained, to be added to."""

    def add(
        self, act: str, *, by: str, at: datetime, subject: str, facts: dict[str, object]
    ) -> None:
        """Append one entry."""


@dataclass(frozen=True, slots=True)
class DeviceIdentity:
    """How the centre knows this desk; `private_key` is the Ed25519 seed (32 bytes)."""

    device: int
    incarnation: str
    unit: str
    address: str
    timeline: str
    centre_key: str
    private_key: bytes


class SyncState(Protocol):
    """Where the desk stands with the centre."""

    def identity(self) -> DeviceIdentity | None:
        """Return the device's identity, None before enrolment."""

    def enrol(self, identity: DeviceIdentity) -> None:
        """Keep the identity given by the centre."""

    def next_counter(self) -> int:
        """Return the next request counter; it only rises, also over crashes."""

    def cursors(self) -> dict[str, int]:
        """Return the cursor of each scope."""

    def move_cursor(self, scope: str, to: int) -> None:
        """Move a cursor forward."""

    def chunk_bytes(self, sha: str) -> int:
        """Return how many bytes of a chunk are here."""

    def add_chunk(self, sha: str, part: bytes) -> None:
        """Append bytes to a chunk that is being fetched."""

    def chunk(self, sha: str) -> bytes:
        """Return the bytes of a chunk."""

    def drop_chunks(self) -> None:
        """Forget all chunks: they are published or stale."""

    def add_run(self, run: RunView) -> None:
        """Keep the record of one sync run; the newest 200 stay."""

    def synced_at(self) -> datetime | None:
        """Return when the last sync that succeeded ended, None before the first."""

    def runs(self, limit: int) -> Sequence[RunView]:
        """Return the newest runs."""


class Settings(Protocol):
    """Small choices kept in the store: paper, language, theme, metered, last officer …"""

    def get(self, key: str) -> str | None:
        """Return a setting."""

    def set(self, key: str, value: str) -> None:
        """Keep a setting."""


@dataclass(frozen=True, slots=True)
class KeptBoard:
    """A board as the centre sent it; `as_of` is when the centre last said that it stands."""

    figures: BoardFigures
    as_of: datetime


class KeptBoards(Protocol):
    """The boards that the centre sent, one a year."""

    def get(self, year: int) -> KeptBoard | None:
        """Return the board of a year, None where none came yet."""

    def years(self) -> Sequence[int]:
        """Return the years of which there is a board, oldest first."""

    def keep(self, kept: KeptBoard) -> None:
        """Keep a board in the place of an older one of its year."""


class PackOrigin(StrEnum):
    """Where a rule pack came from."""

    PROGRAM = "program"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class KeptPack:
    """A rule pack of this desk; one of the centre was checked when it was taken."""

    pack: RulePack
    origin: PackOrigin
    taken_at: datetime


class KeptPacks(Protocol):
    """All rule packs that this desk ever had: old orders are explained by theirs."""

    def all(self) -> Sequence[KeptPack]:
        """Return the packs."""

    def add(self, kept: KeptPack) -> None:
        """Keep a pack whose version is not here yet."""


class Reading(Protocol):
    """A consistent look at the store."""

    @property
    def orders(self) -> Orders:
        """Orders."""

    @property
    def reference(self) -> Reference:
        """Unit, officers, budget, vendors, products."""

    @property
    def outbox(self) -> Outbox:
        """Acts and verdicts."""

    @property
    def numbers(self) -> Numbers:
        """Leases and register."""

    @property
    def sync(self) -> SyncState:
        """Identity, cursors, runs."""

    @property
    def settings(self) -> Settings:
        """Choices."""

    @property
    def audit(self) -> Record:
        """Who did what."""

    @property
    def boards(self) -> KeptBoards:
        """Boards of the program."""

    @property
    def prices(self) -> Prices:
        """Standard prices, what was paid, what others ask."""

    @property
    def rule_packs(self) -> KeptPacks:
        """Rule packs."""

    @property
    def history(self) -> History:
        """Other orders, as the flags compare with them."""

    @property
    def scans(self) -> Scans:
        """Pictures and papers behind the orders."""


class Work(Reading, Protocol):
    """One transaction: everything written through it stands or falls together."""

    @property
    def audit(self) -> Audit:
        """The same record, to be added to."""


class Store(Protocol):
    """The open store."""

    @property
    def search(self) -> Search:
        """The catalogue's full-text search, on the read lane."""

    def write(self) -> AbstractContextManager[Work]:
        """Begin a transaction; commit at the end of the block, roll back on an error."""

    def read(self) -> AbstractContextManager[Reading]:
        """Begin a consistent look."""

    def close(self) -> None:
        """Close all connections and release the lock."""
