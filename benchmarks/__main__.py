"""`python -m benchmarks [SUBJECT ...]`: measures, prints a table, writes `build/bench.json`."""

from __future__ import annotations

import os
import sys
import time
from importlib import import_module
from typing import TYPE_CHECKING, Final

from benchmarks import machine, report
from benchmarks.children import DATA, ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.figures import Figure

SUBJECTS: Final = ("startup", "idle", "saving", "printing", "exchange", "search", "quoting")
"""In the order in which they run; each is a module of this package."""
OUT: Final = ROOT / "build" / "bench.json"


def main(wanted: Sequence[str]) -> int:
    """Measure the subjects that are wanted, all by default; a missed goal is no failure."""
    unknown = set(wanted) - set(SUBJECTS)
    if unknown:
        print(f"no such subject: {', '.join(sorted(unknown))}; there are {', '.join(SUBJECTS)}")
        return 2
    DATA.mkdir(parents=True, exist_ok=True)
    before = machine.described()
    figures: list[Figure] = []
    for name in SUBJECTS:
        if wanted and name not in wanted:
            continue
        began = time.perf_counter()
        print(f"{name} …", end=" ", flush=True)
        figures += import_module(f"benchmarks.{name}").figures()
        print(f"{time.perf_counter() - began:.0f} s", flush=True)
    report.write_json(OUT, before | {"load_after": os.getloadavg()}, figures)
    print("\n" + "\n".join(report.lines_of(figures)))
    print(f"\n{before['cores']} cores, load {before['load'][0]} before: {OUT.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
