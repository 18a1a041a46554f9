"""The moment it is, for the service and for tests that need another one."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self


@dataclass(frozen=True, slots=True)
class ShiftedClock:
    """A clock that stood at `start_at` (aware) when it was made and runs on from there."""

    start_at: datetime
    _started_s: float

    @classmethod
    def starting(cls, start_at: datetime) -> Self:
        """Begin at an aware moment."""
        assert start_at.tzinfo is not None
        return cls(start_at.astimezone(UTC), time.monotonic())

    def __call__(self) -> datetime:
        return self.start_at + timedelta(seconds=time.monotonic() - self._started_s)


def utc_now() -> datetime:
    """The moment it is, UTC."""
    return datetime.now(UTC)
