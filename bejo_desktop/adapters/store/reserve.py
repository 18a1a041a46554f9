"""Five megabytes kept free for the moment when the disk is full."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_BYTES: Final = 5 * 1024 * 1024


class Reserve:
    """The file `reserve` in the home: given back to the disk so that one more save succeeds."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def fill(self) -> None:
        """Lay the reserve in; a disk that has no room for it is not an error yet."""
        with suppress(OSError):
            if not self._file.exists():
                self._file.write_bytes(bytes(_BYTES))

    def free(self) -> None:
        """Give the room back."""
        with suppress(OSError):
            self._file.unlink(missing_ok=True)
