"""What the window keeps in memory when nobody touches it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.bootstrap.training import demo_people
from benchmarks.children import told
from benchmarks.desk import PRODUCTS, bench_desk
from benchmarks.figures import Figure, Goal

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_MB: Final = 200.0


def figures() -> Iterator[Figure]:
    """Sign in, look, visit three pages, look again."""
    said = told(
        "benchmarks.windows.ours",
        "idle",
        str(bench_desk().home),
        QT_QPA_PLATFORM="offscreen",
        BENCH_PASSPHRASE=demo_people()[0].passphrase,
    )
    for mark, what in (
        ("signed_in", "resident after sign-in"),
        ("visited", "resident after a search and three pages"),
    ):
        facts = {
            "measure": "Rss of /proc/self/smaps_rollup; shared libraries counted whole",
            "own_mb": round(said[f"{mark}_uss_kb"] / 1024, 1),
            "proportional_mb": round(said[f"{mark}_pss_kb"] / 1024, 1),
            "products": PRODUCTS,
        }
        resident = said[f"{mark}_rss_kb"] / 1024
        yield Figure("idle", what, resident, "MB", Goal(MOST_MB), None, facts)
