"""The one bridge between core work and the Qt event loop: three lanes, each one thread."""

from __future__ import annotations

import logging
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import count
from queue import SimpleQueue
from threading import Event, Lock
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from bejo_desktop.domain.errors import BejoError, Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from bejo_desktop.application.progress import Progress, Watcher

log: Final = logging.getLogger(__name__)
T = TypeVar("T")


def _ignore(*_: object) -> None:
    """Stand in where nobody listens."""


class Job:
    """
    Work under way: the asker's handle to cancel it, the worker's `Watcher`.

    Args:
        tell: takes progress, from the worker's thread.
        stop: breaks off what the work waits for (`interrupt()` of a read connection). It is
            called at most once, and only while the work runs.
    """

    def __init__(self, tell: Callable[[Progress], None], stop: Callable[[], None] | None) -> None:
        self._tell, self._stop = tell, stop
        self._cancel_asked = Event()
        self._guard = Lock()
        self._running = False
        self._broken_off = False
        self._wanted = True

    @property
    def wanted(self) -> bool:
        """Whether the asker still waits for an answer."""
        return self._wanted

    @property
    def broken_off(self) -> bool:
        """Whether `stop` was called, so that any error of the work is its echo."""
        return self._broken_off

    def cancel(self) -> None:
        """Ask the work to stop at its next safe point. Any thread."""
        self._cancel_asked.set()
        # Under the guard the work cannot end between the question and the stop, so that a
        # stop never hits the work that follows on the same connection.
        with self._guard:
            if self._running and self._stop is not None and not self._broken_off:
                self._broken_off = True
                self._stop()

    def abandon(self) -> None:
        """Cancel, and let no answer come: a newer question took its place."""
        self._wanted = False
        self.cancel()

    def report(self, progress: Progress) -> None:
        """Tell the asker how far the work is. Worker's thread."""
        self._tell(progress)

    def stop_if_cancelled(self) -> None:
        """Raise `Cancelled` if somebody asked to stop. Worker's thread."""
        if self._cancel_asked.is_set():
            raise Cancelled("job.cancelled")

    def run(self, work: Callable[[Watcher], object]) -> object:
        """Run `work` once, watched by this job. Worker's thread."""
        self.stop_if_cancelled()
        with self._guard:
            self._running = True
        try:
            return work(self)
        finally:
            with self._guard:
                self._running = False


@dataclass(frozen=True, slots=True)
class _Asker:
    owner: QObject
    done: Callable[[Any], None]
    failed: Callable[[BejoError], None]
    progressed: Callable[[Progress], None]
    stopped: Callable[[], None]
    job: Job


@dataclass(frozen=True, slots=True)
class _Outcome:
    result: Any = None
    error: Exception | None = None


class Lane(QObject):
    """
    Runs work on one thread, in order, and brings each answer back to the GUI thread.

    The worker never touches a Qt object that a screen owns: it knows a ticket, and the GUI
    side keeps who asked. A screen closed in the meantime cannot be destroyed under it.
    """

    _news_arrived = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"bejo-{name}")
        self._news: SimpleQueue[tuple[int, Progress | _Outcome]] = SimpleQueue()
        self._tickets = count(1)
        self._askers: dict[int, _Asker] = {}
        self._news_arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        owner: QObject,
        work: Callable[[Watcher], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[BejoError], None],
        progressed: Callable[[Progress], None] = _ignore,
        stopped: Callable[[], None] = _ignore,
        stop: Callable[[], None] | None = None,
    ) -> Job:
        """
        Run `work`; call exactly one of `done`, `failed` and `stopped` on the GUI thread.

        None is called once `owner` is destroyed. Work that was cancelled too late and ended
        well is `done`: what it wrote is written. An error other than a `BejoError` is a bug:
        it is raised again on the GUI thread, for the crash handler.

        Args:
            work: closes over core objects only, never over a widget.
            stopped: after a cancel; what was done before stays done.
            stop: breaks off the running work when it is cancelled, e.g. `interrupt()`.
        """
        ticket = next(self._tickets)
        job = Job(partial(self._post, ticket), stop)
        self._askers[ticket] = _Asker(owner, done, failed, progressed, stopped, job)
        self._submit(ticket, job, work)
        return job

    @property
    def is_idle(self) -> bool:
        """Whether every answer has been brought back; GUI thread."""
        return not self._askers

    def close(self) -> None:
        """Cancel what waits and runs, and wait for it. Call before the store closes."""
        for asker in self._askers.values():
            asker.job.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._askers.clear()

    def _submit(self, ticket: int, job: Job, work: Callable[[Watcher], object]) -> Future[None]:
        return self._pool.submit(self._work, ticket, job, work)

    def _work(self, ticket: int, job: Job, work: Callable[[Watcher], object]) -> None:
        try:
            outcome = _Outcome(result=job.run(work))
        except Exception as error:  # noqa: BLE001 - raised again on the GUI thread
            outcome = _Outcome(error=error)
        self._post(ticket, outcome)

    def _post(self, ticket: int, news: Progress | _Outcome) -> None:
        self._news.put((ticket, news))
        self._news_arrived.emit()

    @Slot()
    def _deliver(self) -> None:
        # One piece of news for each signal: a bug raised here leaves the others their own.
        ticket, news = self._news.get()
        if ticket not in self._askers:
            return
        if isinstance(news, _Outcome):
            _settle(self._askers.pop(ticket), news)
            return
        asker = self._askers[ticket]
        if asker.job.wanted and isValid(asker.owner):
            asker.progressed(news)


class ReadLane(Lane):
    """A lane on which the newest question of a kind wins (search while typing)."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(name, parent)
        self._newest: dict[str, Job] = {}

    def ask(
        self,
        kind: str,
        owner: QObject,
        work: Callable[[Watcher], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[BejoError], None],
        stop: Callable[[], None] | None = None,
    ) -> Job:
        """
        Run `work` in the place of any older question of the same `kind`.

        An older one that waits never starts; one that runs is told to stop and is not
        answered.

        Args:
            kind: what is asked, e.g. `catalogue.search`; two screens use two kinds.
            stop: `interrupt()` of the read connection.
        """
        older = self._newest.get(kind)
        if older is not None:
            older.abandon()
        job = self.start(owner, work, done=done, failed=failed, stop=stop)
        self._newest[kind] = job
        return job


class Lanes(QObject):
    """
    The three threads beside the GUI's.

    * write: every transaction, one after the other
    * read: questions on an own connection; the newest of a kind wins
    * net: waits on sockets, holds no transaction
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.write = Lane("write", self)
        self.read = ReadLane("read", self)
        self.net = Lane("net", self)

    def close(self) -> None:
        """Stop all three: first the net, so that nothing new reaches the store."""
        self.net.close()
        self.read.close()
        self.write.close()


def _settle(asker: _Asker, outcome: _Outcome) -> None:
    error = outcome.error
    stopped = isinstance(error, Cancelled) or (error is not None and asker.job.broken_off)
    if error is not None and not stopped and not isinstance(error, BejoError):
        raise error
    if not asker.job.wanted or not isValid(asker.owner):
        log.info("nobody waits for this job any more")
    elif stopped:
        asker.stopped()
    elif error is None:
        asker.done(outcome.result)
    else:
        assert isinstance(error, BejoError)
        asker.failed(error)
