"""Signing in: an officer's passphrase opens the desk, with or without a line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Protocol

from bejo_desktop.application.session import Session
from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.errors import NotFound, RuleBroken
from bejo_desktop.domain.parties import Mandate, Officer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bejo_desktop.application.ports.store import Store
    from bejo_desktop.application.ports.system import KeyHolder, Vault

PASSPHRASE_CHARS_MIN: Final = 8
"""Shorter ones fall to guessing in spite of Argon2id."""
PASSPHRASE_CHARS_MAX: Final = 200


class OpenStore(Protocol):
    """Opens the store of this desk."""

    def __call__(self, database_key: bytes, /) -> Store:
        """Return the open store; errors as `adapters.store` names them, all `store.*`."""


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The open store, who opened it, and the key that one more officer's passphrase wraps."""

    store: Store
    session: Session
    database_key: bytes


class Access:
    """The doors of an enrolled desk."""

    def __init__(self, vault: Vault, open_store: OpenStore) -> None:
        self._vault = vault
        self._open_store = open_store

    def holders(self) -> Sequence[KeyHolder]:
        """Return the officers of this desk, in the order of their enrolment; needs no store."""
        return self._vault.holders()

    def unlock(self, nip: str, passphrase: str) -> Unlocked:
        """
        Open the store as `nip`; "" is the first officer of the desk.

        Raises:
            RuleBroken: `desk.not_enrolled`.
            NotFound: `officer.unknown`.
            AccessDenied: `access.passphrase`, `access.wait`.
            EnvironmentFailed: `store.*`.
        """
        holder = self._holder(nip)
        return self.open(holder.nip, self._vault.unlock(holder.nip, passphrase))

    def open(self, nip: str, database_key: bytes) -> Unlocked:
        """
        Open the store as `nip` with the key that the passphrase gave.

        Raises:
            NotFound: `officer.unknown`.
            EnvironmentFailed: `store.*`.
        """
        holder = self._holder(nip)
        store = self._open_store(database_key)
        return Unlocked(store, session_of(store, holder), database_key)

    def _holder(self, nip: str) -> KeyHolder:
        holders = self._vault.holders()
        if not holders:
            raise RuleBroken("desk.not_enrolled")
        if not nip:
            return holders[0]
        for holder in holders:
            if holder.nip == nip:
                return holder
        raise NotFound("officer.unknown", nip=nip)


class Confirmation:
    """The officer at the keyboard is still the one who signed in: the passphrase once more."""

    def __init__(self, vault: Vault, session: Session) -> None:
        self._vault = vault
        self._nip = session.nip

    def __call__(self, passphrase: str) -> None:
        """
        Let the officer pass.

        Raises:
            AccessDenied: `access.passphrase`, `access.wait`, each with the `seconds` to wait.
            NotFound: `officer.unknown` once the officer is not on this desk any more.
        """
        self._vault.unlock(self._nip, passphrase)


def session_of(store: Store, holder: KeyHolder) -> Session:
    """Return the session of `holder`, as the centre describes them or, before a sync, the key."""
    with store.read() as reading:
        try:
            return Session(reading.reference.officer(holder.nip))
        except NotFound:
            return Session(_as_enrolled(holder))


def require_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that protects nothing (RuleBroken `access.passphrase_short`, `_long`)."""
    if len(passphrase) < PASSPHRASE_CHARS_MIN:
        raise RuleBroken("access.passphrase_short", field="passphrase", least=PASSPHRASE_CHARS_MIN)
    if len(passphrase) > PASSPHRASE_CHARS_MAX:
        raise RuleBroken("access.passphrase_long", field="passphrase", most=PASSPHRASE_CHARS_MAX)


def _as_enrolled(holder: KeyHolder) -> Officer:
    until = holder.mandate_until
    mandate = Mandate(
        sk="",
        roles=frozenset(Role(role) for role in holder.roles),
        since=date.min,
        until=date.fromisoformat(until) if until else date.max,
    )
    return Officer(holder.nip, holder.name, rank="", position="", mandates=(mandate,))
