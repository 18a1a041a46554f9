"""Search while typing: every keystroke of real phrases, beside tantivy on the same products."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.catalogue import Catalogue
from bejo_desktop.application.views import SearchQuery
from benchmarks.children import told
from benchmarks.corpus import corpus, opened
from benchmarks.figures import Figure, Goal, Peer
from benchmarks.samples import percentile
from benchmarks.tantivy_index import TantivySearch, index_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SIZES: Final = (60_000, 1_000_000)
ROUNDS: Final = 3
"""Each key is asked so often, ours and the peer's in turn; its least time counts."""
LIMIT: Final = 100
"""Hits that the screen shows at once."""
P99_MS: Final = 8.0
PHRASES: Final = (
    "kertas hvs a4 80 gr",
    "kertas f4",
    "tinta printer epson hitam",
    "beras premium 25 kg",
    "gula pasir 1 kg",
    "minyak goreng 2 liter",
    "laptop asus core i5",
    "flashdisk 64 gb",
    "spidol whiteboard hitam",
    "map snelhecter",
    "amplop coklat",
    "buku folio",
    "kursi lipat chitose",
    "meja kerja",
    "semen portland",
    "cat tembok putih",
    "sabun cuci piring",
    "pembersih lantai",
    "masker bedah isi 50",
    "nasi kotak",
    "snack rapat",
    "air mineral 600 ml",
    "cetak spanduk flexi",
    "kaos olahraga",
    "seragam batik",
    "pupuk urea",
    "jasa kirim dokumen",
    "sewa mobil",
    "toner hp",
    "lampu led philips 12 watt",
)


@dataclass(slots=True)
class _Times:
    """Milliseconds of one key, a round after the other."""

    ours: list[float] = field(default_factory=list)
    peer: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)


def figures() -> Iterator[Figure]:
    """Measure both sizes; what a first run must build is built side by side."""
    for size in SIZES:
        with ThreadPoolExecutor(1) as pool:
            index = pool.submit(told, "benchmarks.tantivy_index", str(size))
            home = corpus(size)
            index.result()
        yield from _of_size(size, home)


def keys() -> list[str]:
    """Return what stands in the field after each key, each once."""
    typed = (phrase[:end] for phrase in PHRASES for end in range(1, len(phrase) + 1))
    return list(dict.fromkeys(one for one in typed if not one.endswith(" ")))


def _of_size(size: int, home: Path) -> Iterator[Figure]:
    store = opened(home)
    peer = TantivySearch(index_of(size))
    catalogue = Catalogue(store)
    typed = keys()
    times: dict[str, _Times] = {key: _Times() for key in typed}
    try:
        catalogue.search(SearchQuery(text="kertass"))  # a slip: reads the vocabulary once
        for _ in range(ROUNDS):
            for key in typed:
                wall, cpu = _timed(partial(catalogue.search, SearchQuery(key, limit=LIMIT)))
                times[key].wall.append(wall)
                times[key].ours.append(cpu)
                times[key].peer.append(_timed(partial(peer.search, key, LIMIT))[1])
        found = sum(catalogue.search(SearchQuery(key, limit=1)).count > 0 for key in typed)
    finally:
        store.close()
    ours = [min(each.ours) for each in times.values()]
    theirs = [min(each.peer) for each in times.values()]
    walls = [min(each.wall) for each in times.values()]
    worst = max(typed, key=lambda key: min(times[key].ours))
    facts = {
        "keys": len(typed),
        "keys_with_hits": found,
        "rounds": ROUNDS,
        "hits_returned": LIMIT,
        "measure": "CPU of the thread, least of the rounds of each key",
        "wall_p50_ms": round(percentile(walls, 50), 3),
        "wall_p99_ms": round(percentile(walls, 99), 3),
        "max_ms": round(max(ours), 3),
        "worst_key": worst,
        "ours": "Catalogue.search: SQLCipher, count capped at 1,001, rows joined with vendors",
        "peer": "tantivy: term queries on words and beginnings, exact count, stored fields",
    }
    name = f"{size:,}".replace(",", ".")
    for percent in (50, 99):
        goal = Goal(P99_MS) if percent == 99 else None  # noqa: PLR2004 - the 99th
        yield Figure(
            "search",
            f"a key among {name} products, p{percent}",
            percentile(ours, percent),
            "ms",
            goal,
            Peer("tantivy", percentile(theirs, percent)),
            facts,
        )


def _timed(ask: Callable[[], object]) -> tuple[float, float]:
    """Return wall and CPU milliseconds of one question."""
    wall, cpu = time.perf_counter(), time.thread_time()
    ask()
    return (time.perf_counter() - wall) * 1e3, (time.thread_time() - cpu) * 1e3
