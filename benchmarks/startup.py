"""From the call of the program to its first window, and to the first hits of a typed query."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import contextmanager
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from bejo_desktop.bootstrap.training import demo_people
from benchmarks.children import told, told_ms
from benchmarks.desk import PRODUCTS, bench_desk
from benchmarks.figures import Figure, Goal, Peer
from benchmarks.samples import summary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STARTS: Final = 8
SEARCHES: Final = 6
WAYS: Final = ("search", "typist")
DISPLAY: Final = ":97"
FIRST_TIMES: Final = 1.5
HITS_TIMES: Final = 3.0
HITS_MS: Final = 900.0


def figures() -> Iterator[Figure]:
    """Start ours and the peer in turn, offscreen and on an X server where there is one."""
    bench_desk()
    yield from _first_window("offscreen", {"QT_QPA_PLATFORM": "offscreen"})
    if shutil.which("Xvfb"):
        with _x_server():
            yield from _first_window("xcb", {"QT_QPA_PLATFORM": "xcb", "DISPLAY": DISPLAY})
    yield from _first_hits({"QT_QPA_PLATFORM": "offscreen"})


def _first_window(platform: str, more: dict[str, str]) -> Iterator[Figure]:
    home = str(bench_desk().home)
    ours, bare = [], []
    for at in range(STARTS + 1):
        pair = told("benchmarks.windows.ours", "first", home, **more), _bare(more)
        if at:  # the first of each compiles its modules
            ours.append(pair[0])
            bare.append(pair[1])
    facts = {
        "ours_ms": summary(_painted(ours)),
        "peer_ms": summary(_painted(bare)),
        "ours_cpu_ms": summary(_cpu(ours, "painted")),
        "peer_cpu_ms": summary(_cpu(bare, "painted")),
        "of_medians": round(median(_painted(ours)) / median(_painted(bare)), 3),
        "measure": "from the call of the interpreter, least of the starts; enrolled desk",
    }
    goal = Goal(FIRST_TIMES, of_peer=True)
    for unit, mine, others in (
        ("ms", _painted(ours), _painted(bare)),
        ("ms CPU", _cpu(ours, "painted"), _cpu(bare, "painted")),
    ):
        peer = Peer("bare QMainWindow", min(others))
        what = f"first painted window, {platform}" if unit == "ms" else "  the same"
        yield Figure("startup", what, min(mine), unit, goal, peer, facts)


def _first_hits(more: dict[str, str]) -> Iterator[Figure]:
    home = str(bench_desk().home)
    signing = {**more, "BENCH_PASSPHRASE": demo_people()[0].passphrase}
    at_once: list[dict[str, Any]] = []
    typist: list[dict[str, Any]] = []
    bare: list[dict[str, Any]] = []
    for at in range(SEARCHES + 1):
        runs = [told("benchmarks.windows.ours", way, home, **signing) for way in WAYS]
        runs.append(_bare(more))
        if at:
            for kept, run in zip((at_once, typist, bare), runs, strict=True):
                kept.append(run)
    window = Peer("bare QMainWindow", min(_painted(bare)))
    yield from _without_pause(at_once, bare, window)
    yield from _typed_by_hand(typist, window)


def _without_pause(
    runs: Sequence[dict[str, Any]], bare: Sequence[dict[str, Any]], window: Peer
) -> Iterator[Figure]:
    whole = [told_ms(run, "hits") for run in runs]
    facts = {
        "ours_ms": summary(whole),
        "peer_ms": summary(_painted(bare)),
        "ours_cpu_ms": summary(_cpu(runs, "hits")),
        "peer_cpu_ms": summary(_cpu(bare, "painted")),
        "passphrase": "typed by the script the moment its field is there; Argon2id 64 MiB",
        "products": PRODUCTS,
    }
    what = "start to hits painted, no pause between"
    yield Figure("startup", what, min(whole), "ms", Goal(HITS_MS), None, facts)
    goal = Goal(HITS_TIMES, of_peer=True)
    yield Figure("startup", "  the same", min(whole), "ms", goal, window, facts)
    yield from _parts(runs)
    waited = [told_ms(run, "gate") + _span(run, "home", "hits") for run in runs]
    yield Figure(
        "startup", "  without the unlock (field, then search)", min(waited), "ms", goal, window
    )


def _typed_by_hand(runs: Sequence[dict[str, Any]], window: Peer) -> Iterator[Figure]:
    """Count only what the officer waits for: nothing moves while the keys are pressed."""
    waited = [
        told_ms(run, "gate") + _span(run, "entered", "home") + _span(run, "typed", "hits")
        for run in runs
    ]
    facts = {
        "ours_ms": summary(waited),
        "peer_ms": summary([window.value]),
        "counted": "start to field, Enter to the first page, last key to hits; 5 keys a second",
    }
    what, goal = "waited for, by who types 5 keys a second", Goal(HITS_TIMES, of_peer=True)
    yield Figure("startup", what, min(waited), "ms", Goal(HITS_MS), None, facts)
    yield Figure("startup", "  the same", min(waited), "ms", goal, window, facts)
    yield from _parts(runs)


def _parts(runs: Sequence[dict[str, Any]]) -> Iterator[Figure]:
    for name, since, until in (
        ("  of it: start to the passphrase's field", "began", "gate"),
        ("  of it: Enter to the first page painted", "entered", "home"),
        ("  of it: last key of the search to hits painted", "typed", "hits"),
    ):
        yield Figure("startup", name, min(_between(runs, since, until)), "ms")


def _between(runs: Sequence[dict[str, Any]], since: str, until: str) -> list[float]:
    return [_span(run, since, until) for run in runs]


def _span(run: dict[str, Any], since: str, until: str) -> float:
    began = run["began_ns"] if since == "began" else run[since]
    return float(run[until] - began) / 1e6


def _bare(more: dict[str, str]) -> dict[str, Any]:
    return told("benchmarks.windows.bare", **more)


def _painted(runs: Sequence[dict[str, Any]]) -> list[float]:
    return [told_ms(run, "painted") for run in runs]


def _cpu(runs: Sequence[dict[str, Any]], mark: str) -> list[float]:
    return [run[f"{mark}_cpu"] / 1e6 for run in runs]


@contextmanager
def _x_server() -> Iterator[None]:
    """Run an X server without a screen; it says by `-displayfd` when it is ready."""
    server = subprocess.Popen(  # noqa: S603 - found on the PATH, no shell
        [shutil.which("Xvfb") or "", DISPLAY, "-displayfd", "1", "-screen", "0", "1600x1000x24"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert server.stdout is not None
    try:
        server.stdout.readline()
        yield
    finally:
        server.terminate()
        server.wait()
        server.stdout.close()
