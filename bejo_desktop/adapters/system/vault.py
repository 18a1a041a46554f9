"""Who may open the store: a random database key, wrapped by each officer's passphrase."""

from __future__ import annotations

import math
import secrets
import unicodedata
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import msgspec
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from bejo_desktop.adapters.system.clock import SystemClock
from bejo_desktop.adapters.system.device_file import (
    Begun,
    Cost,
    DeviceFile,
    DeviceRecord,
    HolderEntry,
    Tries,
)
from bejo_desktop.application.ports.system import KeyHolder
from bejo_desktop.domain.errors import AccessDenied, NotFound

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from bejo_desktop.application.ports.system import Clock

_KEY_BYTES: Final = 32
_SALT_BYTES: Final = 16
_WAITS_S: Final = (0, 0, 1, 2, 5, 15, 30, 60, 120, 300, 600)
"""Seconds to wait after so many wrong tries in a row; from the tenth on it stays the longest."""


class FileVault:
    """
    The port `Vault` over `device.json`.

    Args:
        cost: of new passphrases; each officer's own cost stands in the file.
        clock: for the waits only. It is the computer's own, never a given moment: that would
            stand still between two starts and with it the wait.
    """

    def __init__(self, file: Path, *, cost: Cost | None = None, clock: Clock | None = None) -> None:
        self._file = DeviceFile(file)
        self._cost = cost or Cost()
        self._clock = clock or SystemClock()

    def holders(self) -> Sequence[KeyHolder]:
        return [
            KeyHolder(entry.nip, entry.name, entry.roles, entry.mandate_until)
            for entry in self._file.read().holders
        ]

    def begin(self, passphrase: str) -> bytes:
        record = self._file.read()
        assert not record.holders, "an enrolled desk has its key"
        if record.begun is not None:
            with suppress(InvalidUnwrap):
                return _unwrapped(passphrase, record.begun)
        key = secrets.token_bytes(_KEY_BYTES)
        salt, wrapped = self._wrapped(passphrase, key)
        self._file.write(DeviceRecord(begun=Begun(salt, wrapped, self._cost)))
        return key

    def add(self, holder: KeyHolder, passphrase: str, database_key: bytes) -> None:
        record = self._file.read()
        others = tuple(entry for entry in record.holders if entry.nip != holder.nip)
        entry = self._entry(holder, passphrase, database_key)
        self._file.write(DeviceRecord(holders=(*others, entry)))

    def unlock(self, nip: str, passphrase: str) -> bytes:
        entry = self._entry_of(nip)
        self._require_waited(entry)
        try:
            key = _unwrapped(passphrase, entry)
        except InvalidUnwrap as failure:
            wrong = entry.tries.wrong + 1
            self._note(entry, Tries(wrong, self._clock()))
            raise AccessDenied("access.passphrase", seconds=_wait_after(wrong)) from failure
        if entry.tries.wrong:
            self._note(entry, Tries())
        return key

    def _entry(self, holder: KeyHolder, passphrase: str, key: bytes) -> HolderEntry:
        salt, wrapped = self._wrapped(passphrase, key)
        return HolderEntry(
            nip=holder.nip,
            name=holder.name,
            roles=holder.roles,
            mandate_until=holder.mandate_until,
            salt=salt,
            wrapped=wrapped,
            cost=self._cost,
        )

    def _wrapped(self, passphrase: str, key: bytes) -> tuple[str, str]:
        salt = secrets.token_bytes(_SALT_BYTES)
        wrapped = aes_key_wrap(_wrapping_key(passphrase, salt, self._cost), key)
        return salt.hex(), wrapped.hex()

    def _entry_of(self, nip: str) -> HolderEntry:
        for entry in self._file.read().holders:
            if entry.nip == nip:
                return entry
        raise NotFound("officer.unknown", nip=nip)

    def _require_waited(self, entry: HolderEntry) -> None:
        """Refuse a try before its time, also where the computer's clock was turned back."""
        last_at, wait = entry.tries.last_at, _wait_after(entry.tries.wrong)
        if last_at is None or not wait:
            return
        now = self._clock()
        if now < last_at:
            self._note(entry, Tries(entry.tries.wrong, now))
            last_at = now
        left = _seconds_until(last_at + timedelta(seconds=wait), now)
        if left > 0:
            raise AccessDenied("access.wait", seconds=left)

    def _note(self, noted: HolderEntry, tries: Tries) -> None:
        record = self._file.read()
        holders = tuple(
            msgspec.structs.replace(entry, tries=tries) if entry.nip == noted.nip else entry
            for entry in record.holders
        )
        self._file.write(msgspec.structs.replace(record, holders=holders))


def _unwrapped(passphrase: str, kept: HolderEntry | Begun) -> bytes:
    """Return the key that is kept (InvalidUnwrap where the passphrase is another one)."""
    wrapping = _wrapping_key(passphrase, bytes.fromhex(kept.salt), kept.cost)
    return aes_key_unwrap(wrapping, bytes.fromhex(kept.wrapped))


def _wrapping_key(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Two keyboards may spell one letter in two ways: NFC makes them one."""
    return hash_secret_raw(
        unicodedata.normalize("NFC", passphrase).encode(),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=_KEY_BYTES,
        type=Type.ID,
    )


def _wait_after(wrong: int) -> int:
    return _WAITS_S[min(wrong, len(_WAITS_S) - 1)]


def _seconds_until(then: datetime, now: datetime) -> int:
    return math.ceil((then - now).total_seconds())
