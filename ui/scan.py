"""Reading the scan of a signed paper from the disk."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from bejo_desktop.domain.errors import EnvironmentFailed

READ_MAX: Final = 20_000_001
"""Bytes; one more than is taken, so that a larger file is refused for its size."""


def read_scan(name: str) -> bytes | None:
    """
    Return the scan, None for no name; off the GUI thread: sticks are slow.

    Raises:
        EnvironmentFailed: `scan.unreadable` with `file` and `reason`.
    """
    if not name:
        return None
    try:
        with Path(name).open("rb") as file:
            return file.read(READ_MAX)
    except OSError as cause:
        reason = cause.strerror or type(cause).__name__
        raise EnvironmentFailed("scan.unreadable", file=name, reason=reason) from cause
