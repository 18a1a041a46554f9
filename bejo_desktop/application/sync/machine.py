"""
One sync run as a state machine: events in, actions out; the same events give the same actions.

hello (after a failure) → the first load of scope `g` → exchanges until nothing is left to send
or to fetch. A verdict, even a refusal, moves on; a failure of the line never is a verdict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.application.sync.requests import PULL_LEAST, PULL_MOST, PULL_USUAL, request_for
from bejo_desktop.application.sync.steps import (
    Action,
    Applied,
    Apply,
    AsideDone,
    Begin,
    ChunkCame,
    Event,
    Exchange,
    Failed,
    FetchChunk,
    FetchManifest,
    Finish,
    Greet,
    Greeted,
    Look,
    Looked,
    ManifestCame,
    Publish,
    Published,
    PutAside,
    Replied,
    Seal,
    Sealed,
)
from bejo_desktop.contract.wire import PUSH_MAX, WIRE_MAX, WIRE_MIN
from bejo_desktop.domain.errors import CentralUnavailable, RuleBroken

if TYPE_CHECKING:
    from bejo_desktop.contract.board import BoardHeld
    from bejo_desktop.contract.enrolment import Hello
    from bejo_desktop.contract.exchange import ExchangeReply
    from bejo_desktop.contract.snapshot import ChunkRef, Manifest
    from bejo_desktop.domain.errors import BejoError

CATALOGUE: Final = "g"
"""The scope of every desk, the only one that is first loaded from a snapshot."""
_FUTILE_MAX: Final = 2
"""Exchanges in a row that bring nothing before the run gives up."""
_RETRY_S: Final = 60


class Machine:
    """One run. `start` gives the first action; `step` the next after what came of it."""

    def __init__(self, begin: Begin) -> None:
        self._begin = begin
        self._batch_max = PUSH_MAX
        self._batch = max(1, PUSH_MAX >> begin.caution)
        self._pull_max = max(PULL_LEAST, PULL_USUAL >> begin.caution)
        self._scopes: tuple[str, ...] = ()
        self._asked: frozenset[str] = frozenset()
        self._manifest: Manifest | None = None
        self._missing: list[ChunkRef] = []
        self._fetching = False
        self._reloaded = False
        self._looked: Looked | None = None
        self._reply: ExchangeReply | None = None
        self._need: frozenset[str] = frozenset()
        self._suspect: PutAside | None = None
        self._futile = 0
        self._boards = list(begin.boards)
        self._board: BoardHeld | None = None

    def start(self) -> Action:
        """Return the first action."""
        return Greet() if self._begin.greet else self._load_or_look()

    def step(self, event: Event) -> Action:  # noqa: PLR0911 - one line an event
        """Return what to do after `event`."""
        match event:
            case Greeted(hello):
                return self._greeted(hello)
            case ManifestCame() | ChunkCame() | Published():
                return self._loaded(event)
            case Looked():
                return self._exchange(event)
            case Replied(reply):
                return self._replied(reply)
            case Applied():
                return self._applied(event)
            case AsideDone():
                self._suspect = None
                self._batch = self._batch_max
                return self._look()
            case Sealed(error):
                return Finish(error)
            case Failed(error):
                return self._failed(error)

    def _greeted(self, hello: Hello) -> Action:
        least, most = hello.p
        if least > WIRE_MAX or most < WIRE_MIN:
            return Finish(RuleBroken("central.protocol", least=least, most=most))
        if hello.key != self._begin.centre_key:
            return Finish(CentralUnavailable("central.untrusted"))
        if hello.timeline != self._begin.timeline:
            return Finish(RuleBroken("central.timeline_changed"))
        self._batch_max = max(1, min(PUSH_MAX, hello.push_max))
        self._batch = min(self._batch, self._batch_max)
        return self._load_or_look()

    def _load_or_look(self) -> Action:
        if self._begin.cursors.get(CATALOGUE, 0):
            return self._look()
        return self._load()

    def _load(self) -> Action:
        self._fetching = True
        return FetchManifest(CATALOGUE)

    def _loaded(self, event: ManifestCame | ChunkCame | Published) -> Action:
        if isinstance(event, Published):
            self._manifest = None
            self._fetching = False
            return self._look()
        if isinstance(event, ManifestCame):
            self._manifest = event.manifest
            self._missing = list(event.manifest.chunks)
        assert self._manifest is not None
        if self._missing:
            return FetchChunk(self._missing.pop(0))
        return Publish(self._manifest)

    def _look(self) -> Action:
        return Look(0 if self._suspect else self._batch, self._need)

    def _exchange(self, looked: Looked) -> Action:
        self._looked = looked
        request = request_for(
            self._begin,
            looked,
            need=self._need,
            scopes=self._scopes,
            pull_max=self._pull_max,
            board=self._boards[0] if self._boards else None,
        )
        self._board = request.board
        self._asked = frozenset(request.pull.cur if request.pull else ())
        return Exchange(request)

    def _replied(self, reply: ExchangeReply) -> Action:
        assert self._looked is not None
        if reply.timeline != self._begin.timeline:
            return Finish(RuleBroken("central.timeline_changed"))
        self._reply = reply
        if self._board is not None:
            self._boards.pop(0)
        return Apply(reply, self._looked.sent, self._board)

    def _applied(self, event: Applied) -> Action:
        reply, looked = self._reply, self._looked
        assert reply is not None
        assert looked is not None
        need = frozenset(reply.push.need) if reply.push else frozenset()
        news = bool(set(reply.scopes) - self._asked) and reply.pull is not None
        moved = event.settled or event.moved or event.queued
        brought = bool(moved or news or need - self._need or self._suspect)
        more = self._is_more(event, reply, looked) or news
        self._futile = 0 if brought else self._futile + 1
        self._need, self._scopes = need, reply.scopes
        if self._suspect:
            return self._suspect
        if not more:
            return Finish()
        if self._futile >= _FUTILE_MAX or (reply.retry_s and not brought):
            return Finish(CentralUnavailable("central.busy", retry_s=reply.retry_s or _RETRY_S))
        self._grow(reply)
        return self._look()

    def _is_more(self, event: Applied, reply: ExchangeReply, looked: Looked) -> bool:
        last = looked.sent[-1].intent.s if looked.sent else 0
        done = reply.push.done if reply.push else 0
        left = reply.pull.left if reply.pull else 0
        return bool(looked.more or last > done or left or event.deferred or event.queued)

    def _grow(self, reply: ExchangeReply) -> None:
        self._batch = min(self._batch_max, self._batch * 2)
        if reply.pull and reply.pull.left:
            self._pull_max = min(PULL_MOST, self._pull_max * 2)

    def _failed(self, error: BejoError) -> Action:
        if self._suspect:
            return Finish(error)
        match error.code:
            case "central.device_revoked":
                return Seal(error)
            case "central.not_found" if self._fetching:
                return self._without_snapshot()
            case "central.cursor_expired" if self._may_reload(error):
                self._reloaded = True
                return self._load()
            case "central.too_large" | "wire.too_large" | "central.unreadable":
                return self._smaller(error)
            case _:
                return Finish(error)

    def _without_snapshot(self) -> Action:
        """Ask once more where a newer snapshot took its place; else the feed holds it all."""
        if self._manifest and not self._reloaded:
            self._reloaded = True
            return self._load()
        self._fetching = False
        return self._look()

    def _may_reload(self, error: BejoError) -> bool:
        return error.facts.get("scope") == CATALOGUE and not self._reloaded

    def _smaller(self, error: BejoError) -> Action:
        """Halve what is sent; down to one act, find out whether it is to blame."""
        sent = self._looked.sent if self._looked else ()
        if len(sent) > 1:
            self._batch = len(sent) // 2
            return self._look()
        if not sent or error.code != "central.unreadable":
            return Finish(error)
        self._suspect = PutAside(sent[0], error)
        return self._look()
