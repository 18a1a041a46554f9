"""What a long job tells its watcher, and how it learns that it should stop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Progress:
    """
    `done` of `total` units in `stage`; `total` is None while it is unknown.

    Args:
        stage: `hello`, `push`, `pull`, `snapshot`, `publish` …; its words stand with the screens.
        done, total: rows in `publish`, bytes in the others.
    """

    stage: str
    done: int
    total: int | None = None


class Watcher(Protocol):
    """The listener of one job. Called from the job's own thread."""

    def report(self, progress: Progress) -> None:
        """Take note of `progress`; must return at once."""

    def stop_if_cancelled(self) -> None:
        """Raise `Cancelled` if the user asked to stop. Call it between transactions."""


class Unwatched:
    """The watcher of a job that nobody looks at."""

    def report(self, progress: Progress) -> None:
        """Let it pass."""

    def stop_if_cancelled(self) -> None:
        """Nobody asks to stop."""
