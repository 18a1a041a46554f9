"""Slows down who guesses one-time codes."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta
from threading import Lock
from typing import Final

_WINDOW: Final = timedelta(minutes=10)
_FAILURES_MAX: Final = 100
"""In ten minutes over all askers: far above what mistyping makes, far below what guesses need."""


class Throttle:
    """Counts wrong codes of the last minutes; any thread."""

    retry_s: Final = int(_WINDOW.total_seconds())

    def __init__(self) -> None:
        self._failed_at: deque[datetime] = deque()
        self._lock = Lock()

    def lets_in(self, now: datetime) -> bool:
        """Tell whether a code may be tried at `now`."""
        with self._lock:
            while self._failed_at and self._failed_at[0] < now - _WINDOW:
                self._failed_at.popleft()
            return len(self._failed_at) < _FAILURES_MAX

    def note_failure(self, now: datetime) -> None:
        """Note a wrong code."""
        with self._lock:
            self._failed_at.append(now)
