"""The steps of a run: what the machine asks for, and what it is told afterwards."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bejo_desktop.application.ports.store import Queued
    from bejo_desktop.contract.board import BoardHeld
    from bejo_desktop.contract.content import Content
    from bejo_desktop.contract.enrolment import Hello
    from bejo_desktop.contract.exchange import ExchangeReply, ExchangeRequest, OpenLease
    from bejo_desktop.contract.snapshot import ChunkRef, Manifest
    from bejo_desktop.domain.errors import BejoError


@dataclass(frozen=True, slots=True)
class Greet:
    """Ask the centre who it is."""


@dataclass(frozen=True, slots=True)
class FetchManifest:
    """Ask which chunks make up the newest snapshot of a scope."""

    scope: str


@dataclass(frozen=True, slots=True)
class FetchChunk:
    """Fetch what is missing of a chunk."""

    ref: ChunkRef


@dataclass(frozen=True, slots=True)
class Publish:
    """Load all chunks and move the cursor to where they lead."""

    manifest: Manifest


@dataclass(frozen=True, slots=True)
class Look:
    """Read what waits: at most `limit` acts, and the contents the centre asked for."""

    limit: int
    need: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Exchange:
    """Make the one sync call."""

    request: ExchangeRequest


@dataclass(frozen=True, slots=True)
class Apply:
    """Take a reply over: verdicts, leases and board, then page by page."""

    reply: ExchangeReply
    sent: tuple[Queued, ...]
    board: BoardHeld | None = None


@dataclass(frozen=True, slots=True)
class PutAside:
    """Send `sys.skip` in the place of an act that the centre cannot read, and keep its body."""

    act: Queued
    error: BejoError


@dataclass(frozen=True, slots=True)
class Seal:
    """Mark what waits as sealed: this device may not send any more."""

    error: BejoError


@dataclass(frozen=True, slots=True)
class Finish:
    """The run is over."""

    error: BejoError | None = None


Action = (
    Greet
    | FetchManifest
    | FetchChunk
    | Publish
    | Look
    | Exchange
    | Apply
    | PutAside
    | Seal
    | Finish
)


@dataclass(frozen=True, slots=True)
class Begin:
    """
    Where the desk stands when a run starts.

    Args:
        centre_key, timeline: of the identity.
        cursors: how far each scope is here.
        year: the fiscal year now, in WIB, for leases.
        greet: there was no run yet, or the last one failed.
        caution: how many runs in a row broke off in the middle: bodies get smaller.
        boards: those that the desk would have newer, one for each exchange.
    """

    app: str
    centre_key: str
    timeline: str
    cursors: Mapping[str, int]
    year: int
    greet: bool
    caution: int = 0
    boards: tuple[BoardHeld, ...] = ()


@dataclass(frozen=True, slots=True)
class Greeted:
    """The centre said who it is."""

    hello: Hello


@dataclass(frozen=True, slots=True)
class ManifestCame:
    """The chunks of a snapshot are known."""

    manifest: Manifest


@dataclass(frozen=True, slots=True)
class ChunkCame:
    """A chunk is here, whole and with the right digest."""


@dataclass(frozen=True, slots=True)
class Published:
    """A snapshot is loaded; its cursor stands."""


@dataclass(frozen=True, slots=True)
class Looked:
    """
    What waits.

    Args:
        sent: the oldest acts without a verdict, at most the limit.
        more: others wait behind them.
        chain: link of the last of `sent`, "" for none.
        contents: those of the needed contents that are here, by digest.
    """

    sent: tuple[Queued, ...]
    more: bool
    chain: str
    cursors: Mapping[str, int]
    leases: tuple[OpenLease, ...]
    contents: Mapping[str, Content] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Replied:
    """The exchange ran."""

    reply: ExchangeReply


@dataclass(frozen=True, slots=True)
class Applied:
    """
    A reply is in the store.

    Args:
        settled: verdicts that were new.
        moved: a cursor went forward.
        deferred: a page was left out because it holds an order with acts that wait.
        queued: acts that the desk itself added (`order.recheck`).
    """

    settled: int
    moved: bool
    deferred: bool
    queued: int


@dataclass(frozen=True, slots=True)
class AsideDone:
    """The unreadable act is out of the way."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """What waited is marked."""

    error: BejoError


@dataclass(frozen=True, slots=True)
class Failed:
    """The action that was asked for raised this."""

    error: BejoError


Event = (
    Greeted
    | ManifestCame
    | ChunkCame
    | Published
    | Looked
    | Replied
    | Applied
    | AsideDone
    | Sealed
    | Failed
)
