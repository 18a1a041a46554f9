"""One run: does what the machine asks for, over the store and the line."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop import __version__
from bejo_desktop.application.changes import Kind
from bejo_desktop.application.progress import Progress
from bejo_desktop.application.sync import boards
from bejo_desktop.application.sync.applying import (
    apply_rows,
    contents_for,
    fits,
    grant,
    must_wait,
    open_leases,
    parts_of,
    refuse_unreadable,
    seal,
    settle,
    skip_of,
)
from bejo_desktop.application.sync.loading import Loader
from bejo_desktop.application.sync.machine import Machine
from bejo_desktop.application.sync.rechecking import codes_that_moved, held_and_free, recheck
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
from bejo_desktop.application.sync.vetting import note_refused, vetted
from bejo_desktop.application.views import OutcomeView, RunView, SyncReport
from bejo_desktop.contract.codec import pack
from bejo_desktop.contract.limits import PUSH_FRAME_MAX
from bejo_desktop.contract.rows import RulesRow
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import BadInput, BejoError, Cancelled
from bejo_desktop.domain.numbering import Series

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from bejo_desktop.application.ports.central import Central
    from bejo_desktop.application.ports.store import DeviceIdentity, Store
    from bejo_desktop.application.ports.system import Clock, Codec
    from bejo_desktop.application.progress import Watcher
    from bejo_desktop.application.rule_packs import RulePacks
    from bejo_desktop.application.views.rule_packs import PackTaken
    from bejo_desktop.contract.exchange import Page

APP: Final = f"bejo-desktop/{__version__}"
_PAPERS: Final = tuple(Series)
"""The order in which a report names the series: the one of orders first."""
_VERDICTS_AT_ONCE: Final = 5
"""Each changes an order: more would hold the write lane for longer than 50 ms."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a run works with on its own side of the line."""

    store: Store
    codec: Codec
    clock: Clock
    rule_packs: RulePacks


class Run:
    """
    Drives a `Machine` to its end and keeps count of what came of it.

    No transaction is open while it waits for the line; each step in the store is one.
    """

    def __init__(
        self, surroundings: Surroundings, central: Central, identity: DeviceIdentity
    ) -> None:
        self._store = surroundings.store
        self._central = central
        self._codec = surroundings.codec
        self._clock = surroundings.clock
        self._rule_packs = surroundings.rule_packs
        self._identity = identity
        self._started_at = self._clock()
        self._loader: Loader | None = None
        self._rechecked: set[UUID] = set()
        self._outcomes: list[OutcomeView] = []
        self._packs: list[PackTaken] = []
        self._refused: list[BejoError] = []
        self._pulled = 0
        self.kinds = {Kind.SYNC}

    def drive(self, watcher: Watcher, caution: int) -> BejoError | None:
        """Run to the end; return why it ended early, None after a success."""
        machine = Machine(self._begin(caution))
        action = machine.start()
        while not isinstance(action, Finish):
            watcher.stop_if_cancelled()
            action = machine.step(self._event(action, watcher))
        return action.error

    def report(self, error: BejoError | None) -> SyncReport:
        """Put the run on record and return what it did."""
        traffic = self._central.traffic
        view = RunView(
            started_at=self._started_at,
            ended_at=self._clock(),
            requests=traffic.requests,
            bytes_up=traffic.bytes_up,
            bytes_down=traffic.bytes_down,
            pushed=len(self._outcomes),
            pulled=self._pulled,
            error=error.code if error else "",
        )
        left: Counter[tuple[Series, int]] = Counter()
        with self._store.write() as work:
            work.sync.add_run(view)
            for lease in work.numbers.leases():
                left[lease.series, lease.year] += lease.left
        by_paper = sorted(left.items(), key=lambda item: (_PAPERS.index(item[0][0]), item[0][1]))
        leases = tuple((series.value, year, count) for (series, year), count in by_paper)
        return SyncReport(
            view, tuple(self._outcomes), leases, tuple(self._packs), tuple(self._refused)
        )

    def _begin(self, caution: int) -> Begin:
        with self._store.read() as reading:
            runs = reading.sync.runs(1)
            cursors = reading.sync.cursors()
            wanted_boards = boards.wanted(reading, self._started_at)
        return Begin(
            app=APP,
            centre_key=self._identity.centre_key,
            timeline=self._identity.timeline,
            cursors=cursors,
            year=wib_day(self._started_at).year,
            greet=not runs or bool(runs[0].error),
            caution=caution,
            boards=wanted_boards,
        )

    def _event(self, action: Action, watcher: Watcher) -> Event:
        try:
            return self._perform(action, watcher)
        except Cancelled:
            raise
        except BejoError as error:
            return Failed(error)

    def _perform(self, action: Action, watcher: Watcher) -> Event:  # noqa: PLR0911 - one an action
        match action:
            case Greet():
                watcher.report(Progress("hello", 0))
                return Greeted(self._central.hello())
            case FetchManifest() | FetchChunk() | Publish():
                return self._load(action, watcher)
            case Look():
                return self._look(action)
            case Exchange():
                return self._exchange(action, watcher)
            case Apply():
                return self._apply(action, watcher)
            case PutAside():
                return self._put_aside(action)
            case Seal(error):
                with self._store.write() as work:
                    seal(work, now=self._clock())
                self.kinds.add(Kind.ORDERS)
                return Sealed(error)
            case Finish():
                raise AssertionError(action)

    def _counter(self) -> int:
        with self._store.write() as work:
            return work.sync.next_counter()

    def _load(self, action: FetchManifest | FetchChunk | Publish, watcher: Watcher) -> Event:
        if isinstance(action, FetchManifest):
            manifest = self._central.manifest(action.scope, self._identity, self._counter())
            self._loader = Loader(self._store, self._codec, watcher, manifest)
            return ManifestCame(manifest)
        assert self._loader is not None
        if isinstance(action, FetchChunk):
            sha = action.ref.sha
            self._loader.fetch(
                action.ref,
                lambda start, received: self._central.chunk(
                    sha, start, self._identity, self._counter(), received
                ),
            )
            return ChunkCame()
        self._pulled += self._loader.publish()
        self.kinds.add(Kind.CATALOGUE)
        return Published()

    def _look(self, action: Look) -> Looked:
        with self._store.read() as reading:
            waiting = reading.outbox.waiting(action.limit + 1)
            sent = tuple(waiting[: action.limit])
            return Looked(
                sent=sent,
                more=len(waiting) > len(sent),
                chain=reading.outbox.link(sent[-1].intent.s) if sent else "",
                cursors=reading.sync.cursors(),
                leases=open_leases(reading),
                contents=contents_for(reading, sent, action.need),
            )

    def _exchange(self, action: Exchange, watcher: Watcher) -> Replied:
        request = action.request
        size = len(pack(request, self._codec).data)
        if request.push and len(request.push.intents) > 1 and size > PUSH_FRAME_MAX:
            raise BadInput("wire.too_large", size=size, limit=PUSH_FRAME_MAX)
        watcher.report(Progress("push", 0, size))
        reply = self._central.exchange(request, self._identity, self._counter())
        watcher.report(Progress("push", size, size))
        return Replied(reply)

    def _apply(self, action: Apply, watcher: Watcher) -> Applied:
        reply, now = action.reply, self._clock()
        settled = self._settle(action, now=now)
        if reply.leases:
            with self._store.write() as work:
                grant(work, reply.leases)
            self.kinds.add(Kind.NUMBERS)
        self._take_board(action)
        moved = deferred = False
        codes: set[str] = set()
        for page in reply.pull.pages if reply.pull else ():
            taken = self._take(page, now=now)
            moved, deferred = moved or taken is True, deferred or taken is None
            codes |= codes_that_moved(page.rows) if taken else set()
            watcher.report(Progress("pull", self._central.traffic.bytes_down))
        queued = self._recheck(frozenset(codes), now=now)
        return Applied(settled, moved, deferred, queued)

    def _settle(self, action: Apply, *, now: datetime) -> int:
        """Keep the verdicts, a few in a transaction, in their sequence."""
        ids = {act.intent.s: act.intent.e for act in action.sent}
        rows = action.reply.push.out if action.reply.push else ()
        before = len(self._outcomes)
        for start in range(0, len(rows), _VERDICTS_AT_ONCE):
            with self._store.write() as work:
                part = rows[start : start + _VERDICTS_AT_ONCE]
                new = settle(work, part, ids, now=now)
            self._outcomes += new
        settled = len(self._outcomes) - before
        self.kinds |= {Kind.ORDERS} if settled else set()
        return settled

    def _take_board(self, action: Apply) -> None:
        reply = action.reply.board
        if reply is None or action.board is None:
            return
        with self._store.write() as work:
            taken = boards.take_board(work, action.board, reply)
        self.kinds |= {Kind.BOARD} if taken else set()

    def _take(self, page: Page, *, now: datetime) -> bool | None:
        """Apply a page: True; one that does not fit: False; one that must wait: None."""
        with self._store.read() as reading:
            if not fits(reading, page):
                return False
        # Before the cursor moves: a pack that was passed by would never come again.
        self._take_packs(page)
        rows, refused = vetted(page.rows, self._identity, self._rule_packs.signed_by)
        parts = list(parts_of(rows))
        for part in parts:
            with self._store.write() as work:
                if must_wait(work, part):
                    return None
                self.kinds |= apply_rows(work, part, now=now)
                if part is parts[-1]:
                    note_refused(work, refused, now=now)
                    work.sync.move_cursor(page.sc, page.to)
        self._refused += refused
        self._pulled += len(page.rows)
        return True

    def _take_packs(self, page: Page) -> None:
        """Take the rule packs of a page over; one that cannot be stops nothing else."""
        packs = [row.signed for row in page.rows if isinstance(row, RulesRow)]
        for taken in map(self._rule_packs.take_from_feed, packs):
            self._packs += [taken] if taken.is_new or taken.error else []
            self.kinds |= {Kind.RULES} if taken.is_new else set()

    def _recheck(self, moved: frozenset[str], *, now: datetime) -> int:
        if not moved:
            return 0
        with self._store.read() as reading:
            free = set(held_and_free(reading, moved)) - self._rechecked
        self._rechecked |= free
        queued = 0
        for order_id in sorted(free):
            with self._store.write() as work:
                queued += recheck(work, order_id, now=now)
        return queued

    def _put_aside(self, action: PutAside) -> AsideDone:
        now = self._clock()
        with self._store.write() as work:
            work.outbox.replace(skip_of(action.act, now=now))
            refuse_unreadable(work, action.act, now=now)
        self.kinds.add(Kind.ORDERS)
        return AsideDone()
