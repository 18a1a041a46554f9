"""Keeps one reader of the public pages from taking the service from the others."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from threading import Lock
from typing import Final

WINDOW: Final = timedelta(seconds=10)
MOST: Final = 300
"""Pages and files for one address in a window: an office behind one address stays far below."""


class Pace:
    """Counts requests by address in the present window; any thread."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._began_at: datetime | None = None
        self._lock = Lock()

    def lets_in(self, address: str, now: datetime) -> bool:
        """Note a request and tell whether it may be answered."""
        with self._lock:
            if self._began_at is None or not timedelta(0) <= now - self._began_at < WINDOW:
                self._began_at = now
                self._counts.clear()
            self._counts[address] += 1
            return self._counts[address] <= MOST
