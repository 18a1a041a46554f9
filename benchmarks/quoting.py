"""The figures of 100,000 orders in one file, beside reading and writing the same JSON alone."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from benchmarks.children import DATA, ROOT, WITHIN_S, environment
from benchmarks.figures import Figure, Goal, Peer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ORDERS: Final = 100_000
GOAL_S: Final = 10.0
SEED: Final = 7
FIRST: Final = date(2022, 5, 1)
DAYS: Final = 1700
CLASSES: Final = (*("goods",) * 6, "service", "catering", "catering", "luxury", "exempt")
_BARE: Final = (
    "import json, sys\n"
    "for line in open(sys.argv[1], 'rb'):\n"
    "    sys.stdout.write(json.dumps(json.loads(line), ensure_ascii=False) + chr(10))\n"
)


def figures() -> Iterator[Figure]:
    """Quote all orders as an office does, by the command line, on all cores."""
    file = _orders()
    ours = _seconds("-m", "bejo_desktop.cli", "quote", "--lines", str(file))
    bare = _seconds("-c", _BARE, str(file))
    facts = {
        "orders": ORDERS,
        "bytes": file.stat().st_size,
        "cores": os.cpu_count(),
        "orders_per_second": round(ORDERS / ours),
        "measure": "from the call of the program to its end, output to a file; one run",
    }
    what = "quote --lines, 100,000 mixed orders"
    peer = Peer("the same JSON read and written, one core", bare)
    yield Figure("quoting", what, ours, "s", Goal(GOAL_S), peer, facts)


def _seconds(*arguments: str) -> float:
    out = DATA / "quoted.jsonl"
    began = time.perf_counter()
    with out.open("wb") as stream:
        subprocess.run(  # noqa: S603 - a module of ours, no shell
            [sys.executable, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=stream,
            cwd=ROOT,
            env=environment(),
            timeout=WITHIN_S,
            check=True,
        )
    took = time.perf_counter() - began
    with out.open("rb") as stream:
        lines = sum(1 for _ in stream)
    out.unlink()
    if lines != ORDERS:
        raise RuntimeError(f"{lines} answers for {ORDERS} orders")
    return took


def _orders() -> Path:
    file = DATA / f"orders-in-year-{ORDERS}-{SEED}.jsonl"
    if not file.exists():
        rng = random.Random(SEED)  # noqa: S311 - invented orders, no secrets
        begun = file.with_suffix(".part")
        with begun.open("w", encoding="utf-8") as stream:
            for at in range(ORDERS):
                stream.write(json.dumps(_order(rng, at)) + "\n")
        begun.replace(file)
    return file


def _order(rng: random.Random, at: int) -> dict[str, Any]:
    """An order of one to six lines: classes, platforms, regions, certificates, price modes."""
    day = FIRST + timedelta(days=rng.randrange(DAYS))
    due = day + timedelta(days=rng.randrange(20))
    return {
        "id": at,
        "ordered_on": day.isoformat(),
        "due_on": min(due, date(day.year, 12, 31)).isoformat(),
        "region": rng.choice(["35.09", "35.78", "35.04"]),
        "platform": rng.choice(["toko_daring", "katalog", "none"]),
        "kind": rng.choice(["goods", "services"]),
        "price_mode": rng.choice(["exclusive", "inclusive"]),
        "vendor": {
            "pkp": rng.choice([True, False]),
            "npwp": rng.choice([*[True] * 9, False]),
            "certificate": rng.choice(["none", "final", "exempt", "below_500m"]),
        },
        "lines": [_line(rng, place) for place in range(rng.randint(1, 6))],
        "discount": rng.choice([0, 0, 0, 100]),
        "shipping": rng.choice([0, 0, 15_000]),
    }


def _line(rng: random.Random, place: int) -> dict[str, Any]:
    whole = str(rng.randint(1, 99))
    return {
        "name": f"Barang {place}",
        "class": rng.choice(CLASSES),
        "quantity": rng.choice([*[whole] * 4, f"{whole}.{rng.randint(1, 999):03d}"]),
        "unit": "buah",
        "unit_price": rng.randint(1_000, 900_000),
    }
