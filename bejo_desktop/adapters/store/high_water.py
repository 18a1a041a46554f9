"""
The highest sequence this desk has given, kept outside the database.

Written after each commit that gave one. A database that knows less than this file was put back
from an older copy; one that knows more only means that the computer stopped in between.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from pathlib import Path


class Mark(msgspec.Struct, frozen=True):
    """How far the device with this incarnation had come."""

    incarnation: str
    seq: int


class HighWater:
    """The file `high-water` in the home."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def read(self) -> Mark | None:
        """Return the mark; None where there is none yet or it cannot be read."""
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=Mark)
        except (OSError, msgspec.MsgspecError):
            return None

    def write(self, mark: Mark) -> None:
        """
        Replace the mark.

        The act it speaks of is already committed, so that a full disk must not fail it: a mark
        that stays lower raises no alarm.
        """
        beside = self._file.with_suffix(".new")
        with suppress(OSError):
            beside.write_bytes(msgspec.json.encode(mark))
            beside.replace(self._file)
