"""Where a desk lives and what time it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.adapters.system.clock import StartedClock, SystemClock
from bejo_desktop.adapters.system.paths import default_home, prepared_home

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from bejo_desktop.application.ports.system import Clock


def home_of(given: Path | None) -> Path:
    """Return the folder of the desk, made where it was missing."""
    return prepared_home(given or default_home())


def clock_of(start: datetime | None) -> Clock:
    """Return the computer's clock, or one that starts at `start` (tests and training)."""
    return SystemClock() if start is None else StartedClock(start)
