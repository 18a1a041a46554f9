"""What time it is: the computer's, or one that was given."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta


class SystemClock:
    """The port `Clock`: the computer's own time in UTC."""

    def __call__(self) -> datetime:
        return datetime.now(UTC)


class StartedClock:
    """The port `Clock` for tests and training: starts at a moment and goes on from there."""

    def __init__(self, start: datetime) -> None:
        assert start.tzinfo is not None
        self._start = start.astimezone(UTC)
        self._began = time.monotonic()

    def __call__(self) -> datetime:
        return self._start + timedelta(seconds=time.monotonic() - self._began)
