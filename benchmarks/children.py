"""Fresh processes: what starts with the interpreter is measured from the moment of the call."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
DATA: Final = ROOT / "build" / "bench-data"
WITHIN_S: Final = 600.0


def environment(**more: str) -> dict[str, str]:
    """
    Return the environment of a child: compiled modules are kept, as in any installed program.

    They lie apart from the sources, so that a run leaves nothing beside them; ours and a
    peer's alike.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    kept |= {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(DATA / "bytecode")}
    return kept | more


def told(module: str, *arguments: str, **more: str) -> dict[str, Any]:
    """
    Run `python -m module` to its end and return the JSON object it printed last.

    `began_ns` of the monotonic clock, which all processes share, is added.

    Raises:
        RuntimeError: it failed, with the end of what it said.
    """
    began_ns = time.monotonic_ns()
    done = subprocess.run(  # noqa: S603 - a module of ours, no shell
        [sys.executable, "-m", module, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment(**more),
        timeout=WITHIN_S,
        check=False,
    )
    lines = done.stdout.strip().splitlines()
    if done.returncode or not lines:
        raise RuntimeError(f"{module} ended with {done.returncode}: {done.stderr[-2000:]}")
    answer: dict[str, Any] = json.loads(lines[-1])
    return answer | {"began_ns": began_ns}


def told_ms(answer: dict[str, Any], mark: str) -> float:
    """Return the milliseconds from the call of the process to its mark."""
    return float(answer[mark] - answer["began_ns"]) / 1e6
