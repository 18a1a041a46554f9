"""A line between desk and centre that counts every byte and can be slow."""

from __future__ import annotations

import asyncio
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKET: Final = 1_448
HEAD: Final = 52
"""Bytes of IP and TCP around each packet."""
QUEUE_S: Final = 0.2
"""So long a queue the line takes before it stops reading."""


@dataclass(frozen=True, slots=True)
class Slowness:
    """Bytes a second in each direction, and seconds that each packet is under way."""

    rate: float
    delay_s: float


RURAL: Final = Slowness(rate=8_000, delay_s=0.3)
"""64 kbit/s and 600 ms there and back: the weak line of the study."""


@dataclass(slots=True)
class Tally:
    """What went over the line, without the heads of packets."""

    up: int = 0
    down: int = 0
    connections: int = 0

    def since(self, before: Tally) -> Tally:
        """Return the difference."""
        return Tally(
            self.up - before.up,
            self.down - before.down,
            self.connections - before.connections,
        )

    def copy(self) -> Tally:
        """Return how it stands now."""
        return Tally(self.up, self.down, self.connections)


@dataclass(slots=True)
class Line:
    """One direction of the wire, shared by all its connections."""

    slowness: Slowness | None
    free_at: float = 0.0

    async def arrival(self, size: int) -> float:
        """Wait until the line takes `size` bytes, and return when they arrive."""
        loop = asyncio.get_running_loop()
        if self.slowness is None:
            return loop.time()
        await asyncio.sleep(max(0.0, self.free_at - loop.time() - QUEUE_S))
        start = max(loop.time(), self.free_at)
        self.free_at = start + (size + HEAD) / self.slowness.rate
        return self.free_at + self.slowness.delay_s


@dataclass
class Wire:
    """A proxy on loopback in a thread of its own."""

    target: tuple[str, int]
    slowness: Slowness | None
    tally: Tally = field(default_factory=Tally)
    address: str = ""

    def __post_init__(self) -> None:
        self._up, self._down = Line(self.slowness), Line(self.slowness)
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        self._ready.wait()

    def close(self) -> None:
        """Cut it."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(
            asyncio.start_server(self._join, "127.0.0.1", 0, limit=PACKET)
        )
        self.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        self._ready.set()
        self._loop.run_forever()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.tally.connections += 1
        if self.slowness is not None:
            await asyncio.sleep(2 * self.slowness.delay_s)  # the handshake goes there and back
        there, back = await asyncio.open_connection(*self.target)
        await asyncio.gather(
            self._carry(reader, back, self._up), self._carry(there, writer, self._down)
        )

    async def _carry(
        self, source: asyncio.StreamReader, goal: asyncio.StreamWriter, line: Line
    ) -> None:
        under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        deliver = asyncio.create_task(_deliver(under_way, goal))
        with suppress(ConnectionError):
            while data := await source.read(PACKET):
                if line is self._up:
                    self.tally.up += len(data)
                else:
                    self.tally.down += len(data)
                under_way.put_nowait((await line.arrival(len(data)), data))
        under_way.put_nowait((0.0, b""))
        await deliver


async def _deliver(
    under_way: asyncio.Queue[tuple[float, bytes]], goal: asyncio.StreamWriter
) -> None:
    loop = asyncio.get_running_loop()
    while True:
        at, data = await under_way.get()
        if not data:
            break
        await asyncio.sleep(max(0.0, at - loop.time()))
        with suppress(ConnectionError):
            goal.write(data)
            await goal.drain()
    with suppress(ConnectionError):
        goal.close()


@contextmanager
def wire_to(address: str, slowness: Slowness | None = None) -> Iterator[Wire]:
    """Give a line to the centre at `address`; its own `address` is what the desk dials."""
    parts = urlsplit(address)
    assert parts.hostname is not None
    assert parts.port is not None
    wire = Wire((parts.hostname, parts.port), slowness)
    try:
        yield wire
    finally:
        wire.close()
