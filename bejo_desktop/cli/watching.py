"""Progress of a long job, on stderr."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bejo_desktop.application.progress import Progress


class TerminalWatcher:
    """Shows one moving line in a terminal, and nothing where stderr is a file."""

    def __init__(self) -> None:
        self._shows = sys.stderr.isatty()

    def report(self, progress: Progress) -> None:
        """Show how far the job is."""
        if self._shows:
            total = "" if progress.total is None else f"/{progress.total}"
            sys.stderr.write(f"\r{progress.stage} {progress.done}{total}\x1b[K")
            sys.stderr.flush()

    def stop_if_cancelled(self) -> None:
        """Ctrl+C stops by itself."""
