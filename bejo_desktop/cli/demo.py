"""`bejo demo`: the main journey, whole, on an embedded centre in a folder of its own."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bejo_desktop.application.views import OrderFilter
from bejo_desktop.bootstrap.doors import build_desk
from bejo_desktop.bootstrap.surroundings import clock_of, home_of
from bejo_desktop.bootstrap.training import TrainingCentre
from bejo_desktop.bootstrap.words import load_words
from bejo_desktop.cli.answers import Answer, Table
from bejo_desktop.cli.demo_journey import Journey
from bejo_desktop.cli.documents import order_document
from bejo_desktop.cli.opening import PASSPHRASE
from bejo_desktop.cli.program import described
from bejo_desktop.domain.errors import BejoError, RuleBroken

if TYPE_CHECKING:
    from bejo_desktop.cli.arguments import Asked


def demo(asked: Asked) -> Answer:
    """
    Walk the journey and leave the desk behind: every command works on its home afterwards.

    Raises:
        RuleBroken: `demo.used` where the folder holds a desk already.
    """
    folder = Path(asked.out or tempfile.mkdtemp(prefix="bejo-demo-")).absolute()
    home = home_of(asked.home or folder / "home")
    doors = build_desk(home, clock=clock_of(asked.now))
    if doors.holders():
        raise RuleBroken("demo.used", folder=str(folder))
    centre = TrainingCentre(folder / "centre", now=asked.now)
    journey = Journey(centre, doors, folder, os.environ.get(PASSPHRASE), asked.products)
    try:
        steps = _walked(journey)
        rows = journey.acting("PP").orders.rows(OrderFilter()) if doors.holders() else []
    finally:
        journey.close()
        centre.stop()
    words = load_words()
    document = {
        "home": str(home),
        "steps": steps,
        "orders": [order_document(row, words) for row in rows],
        "files": [str(file) for file in journey.files],
    }
    shown = [(x["name"], "ok" if x["ok"] else "gagal", f"{x['seconds']:.2f}") for x in steps]
    table = Table(("Langkah", "Hasil", "Detik"), shown, frozenset({2}))
    files = "\n".join(str(file) for file in journey.files)
    ok = all(step["ok"] for step in steps)
    return Answer(document, (table, files, f"Data: {home}"), code=0 if ok else 1)


def _walked(journey: Journey) -> list[dict[str, Any]]:
    """Do the steps in their order; the first that fails ends the journey."""
    steps: list[dict[str, Any]] = []
    for name, step in journey.steps():
        began = time.perf_counter()
        error: dict[str, object] | None = None
        try:
            step()
        except BejoError as failure:
            error = described(failure, load_words())
        seconds = round(time.perf_counter() - began, 3)
        entry = {"name": name, "ok": error is None, "seconds": seconds}
        steps.append(entry if error is None else {**entry, "error": error})
        sys.stderr.write(f"{name}: {'ok' if error is None else error['message']}\n")
        if error is not None:
            break
    return steps
