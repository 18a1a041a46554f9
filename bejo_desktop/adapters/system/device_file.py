"""`device.json`: the officers of this desk and their wrapped keys, as a file."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Final

import msgspec
from msgspec import Meta

from bejo_desktop.adapters.system.atomic import write_atomically
from bejo_desktop.domain.errors import EnvironmentFailed

if TYPE_CHECKING:
    from pathlib import Path

Hex = Annotated[str, Meta(pattern="^([0-9a-f]{2})+$")]

MEMORY_MAX_KIB: Final = 1024 * 1024
"""A file that asks for more than 1 GiB would only stop the computer."""


class Cost(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one guess at a passphrase costs by Argon2id: memory in KiB, passes, lanes."""

    memory_kib: Annotated[int, Meta(ge=8, le=MEMORY_MAX_KIB)] = 64 * 1024
    passes: Annotated[int, Meta(ge=1, le=16)] = 3
    lanes: Annotated[int, Meta(ge=1, le=16)] = 1


class Tries(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How often in a row the passphrase was wrong, and when the last time was."""

    wrong: Annotated[int, Meta(ge=0)] = 0
    last_at: datetime | None = None


class HolderEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One officer: who, and the database key as only the passphrase opens it."""

    nip: str
    name: str
    roles: tuple[str, ...]
    mandate_until: str
    salt: Hex
    wrapped: Hex
    cost: Cost
    tries: Tries = Tries()


class Begun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The database key of a desk whose enrolment has begun and not ended."""

    salt: Hex
    wrapped: Hex
    cost: Cost


class DeviceRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file; `begun` only before the first officer is here."""

    version: Annotated[int, Meta(ge=1, le=1)] = 1
    holders: tuple[HolderEntry, ...] = ()
    begun: Begun | None = None


class DeviceFile:
    """Reads and replaces the file, which only its owner may read."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def read(self) -> DeviceRecord:
        """
        Return what the file holds; an empty record where there is none.

        Raises:
            EnvironmentFailed: `access.file_damaged` with the file.
        """
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=DeviceRecord)
        except FileNotFoundError:
            return DeviceRecord()
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as failure:
            raise EnvironmentFailed("access.file_damaged", file=str(self._file)) from failure

    def write(self, record: DeviceRecord) -> None:
        """
        Replace the file whole.

        Raises:
            EnvironmentFailed: `access.file_not_written` with the file.
        """
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_atomically(self._file, msgspec.json.format(msgspec.json.encode(record)))
        except OSError as failure:
            raise EnvironmentFailed("access.file_not_written", file=str(self._file)) from failure
