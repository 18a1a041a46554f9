"""Bytes, requests and seconds of one exchange with a real centre, over a line that counts."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.progress import Unwatched
from bejo_desktop.bootstrap.training import TrainingCentre, demo_people
from bejo_desktop.cli.demo_shopping import Shopping
from bejo_desktop.domain.quantity import Quantity
from benchmarks.desk import bench_desk, changeable
from benchmarks.figures import Figure, Goal, Peer
from benchmarks.wire import HEAD, PACKET, RURAL, wire_to

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from uuid import UUID

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import DraftInput
    from benchmarks.desk import BenchDesk
    from benchmarks.wire import Wire

LINES: Final = 3
AMOUNTS: Final = (1, 50, 500)
ORDER_KB: Final = 1.2
IDLE_KB: Final = 1.4
"""700 B each way (sync.md 7)."""
WEAK: Final = 50


@dataclass(frozen=True, slots=True)
class Run:
    """What one sync cost."""

    requests: int
    up: int
    down: int
    connections: int
    seconds: float
    pushed: int

    @property
    def kb(self) -> float:
        """Bytes both ways in thousands, heads of HTTP included."""
        return (self.up + self.down) / 1e3

    def facts(self) -> dict[str, object]:
        """Return what the JSON tells."""
        return {
            "requests": self.requests,
            "bytes_up": self.up,
            "bytes_down": self.down,
            "connections": self.connections,
            "acts_pushed": self.pushed,
            "seconds": round(self.seconds, 3),
            "counted": "all bytes of HTTP both ways; heads of TCP and IP left out",
        }


def figures() -> Iterator[Figure]:
    """Exchange on a line that only counts, then on the weak one."""
    with changeable(bench_desk()) as desk:
        centre = TrainingCentre(desk.centre)
        address = centre.start()
        try:
            with wire_to(address) as wire:
                yield from _counted(desk, wire)
            with wire_to(address, RURAL) as wire:
                yield from _weak(desk, wire)
        finally:
            centre.stop()


def _counted(desk: BenchDesk, wire: Wire) -> Iterator[Figure]:
    buyer, signer, *_ = demo_people()
    core = desk.core(buyer)
    core.desk.choose("centre", wire.address)
    _synced(core, wire)
    idle = _synced(core, wire)
    yield Figure("exchange", "nothing new", idle.kb, "kB", Goal(IDLE_KB), None, idle.facts())
    made = _submitted(core, 1)
    core.close()
    core = desk.core(signer)
    seen = core.approving.view(core.session, made[0]).content_hash or ""
    core.approving.finalise(core.session, made[0], seen, None)
    whole = _synced(core, wire)
    core.close()
    yield Figure(
        "exchange",
        f"one order of {LINES} lines, submitted and issued",
        whole.kb,
        "kB",
        Goal(ORDER_KB),
        None,
        whole.facts(),
    )
    core = desk.core(buyer)
    for amount in AMOUNTS:
        _submitted(core, amount)
        run = _synced(core, wire)
        name = f"{amount} order{'s' if amount > 1 else ''} submitted"
        yield Figure("exchange", f"{name}: bytes", run.kb, "kB", None, None, run.facts())
        yield Figure("exchange", f"{name}: requests", run.requests, "")
    core.close()


def _weak(desk: BenchDesk, wire: Wire) -> Iterator[Figure]:
    core = desk.core(demo_people()[0])
    core.desk.choose("centre", wire.address)
    _submitted(core, WEAK)
    run = _synced(core, wire)
    core.close()
    yield Figure(
        "exchange",
        f"{WEAK} orders on 64 kbit/s, 600 ms",
        run.seconds,
        "s",
        None,
        Peer("arithmetic", _least_seconds(run)),
        run.facts()
        | {
            "arithmetic": "handshake, half a round trip each way per request, and all bytes "
            "with 52 a packet at 8,000 B/s; no work at either end",
        },
    )


def _least_seconds(run: Run) -> float:
    """What the same bytes in as many requests take on the weak line at the very least."""
    packets = [-(-size // PACKET) * HEAD for size in (run.up, run.down)]
    on_line = (run.up + run.down + sum(packets)) / RURAL.rate
    return on_line + 2 * RURAL.delay_s * (run.connections + run.requests)


def _synced(core: Core, wire: Wire) -> Run:
    before, began = wire.tally.copy(), time.perf_counter()
    report, _ = core.syncing.run(Unwatched())
    seconds = time.perf_counter() - began
    went = wire.tally.since(before)
    return Run(
        report.run.requests, went.up, went.down, went.connections, seconds, report.run.pushed
    )


def _submitted(core: Core, amount: int) -> Sequence[UUID]:
    """Type and hand in some orders, no two alike."""
    made = []
    for draft in _drafts(core, amount):
        view, _ = core.drafting.new(core.session, draft)
        core.drafting.submit(core.session, view.order_id)
        made.append(view.order_id)
    return made


def _drafts(core: Core, amount: int) -> Iterator[DraftInput]:
    base = dict(Shopping(core).drafts())["signed"]
    goods = base.lines
    for at in range(amount):
        lines = tuple(
            replace(goods[(at + step * 5) % len(goods)], quantity=Quantity.of(str(1 + at % 4)))
            for step in range(LINES)
        )
        package = f"Belanja bahan kantor {at + 1} bidang {at % 7 + 1} Tahun {base.ordered_on:%Y}"
        yield replace(base, lines=lines, package=package, rup=f"{58_000_000 + at * 37}")
