"""The computer as the use cases see it: clock, keys, files, compression, printer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from bejo_desktop.domain.errors import BejoError
    from bejo_desktop.domain.paper.sheet import RasterPage
    from bejo_desktop.domain.paper.sheets import Sheet, SheetOnPaper


class Clock(Protocol):
    """The moment now, aware, in UTC; fixed by `--now` in tests and training."""

    def __call__(self) -> datetime:
        """Return the moment."""


class NewId(Protocol):
    """Makes ids of new orders: UUIDs that rise with time and never meet those of other desks."""

    def __call__(self) -> UUID:
        """Return a new id."""


class DeviceKey(Protocol):
    """
    Makes the key pair by which the centre knows a desk, out of the desk's database key.

    The same database key gives the same pair, so that an enrolment whose answer was lost is
    asked again by the same desk.
    """

    def __call__(self, database_key: bytes, /) -> tuple[bytes, str]:
        """Return the Ed25519 seed (32 bytes, secret) and the public key in base64url."""


class Seal(Protocol):
    """Signs a few bytes with the key of this desk; the same bytes get the same signature."""

    def __call__(self, seed: bytes, payload: bytes, /) -> bytes:
        """Return the Ed25519 signature (64 bytes) of the key of `seed` (32 bytes)."""


class SignedBy(Protocol):
    """Checks an Ed25519 signature."""

    def __call__(self, key: bytes, signature: bytes, payload: bytes, /) -> bool:
        """Tell whether `signature` is that of the public `key` (32 bytes) over `payload`."""


@dataclass(frozen=True, slots=True)
class KeyHolder:
    """An officer who can open this desk, as `device.json` names them before any sign-in."""

    nip: str
    name: str
    roles: tuple[str, ...]
    mandate_until: str


class Vault(Protocol):
    """
    `device.json`: who may open the store, each with an own passphrase.

    The database key is random; it is wrapped per officer by Argon2id over the passphrase.
    """

    def holders(self) -> Sequence[KeyHolder]:
        """Return the officers of this desk, in the order of their enrolment."""

    def begin(self, passphrase: str) -> bytes:
        """
        Make a database key (32 bytes) for a desk that has no officer yet, and keep it wrapped.

        Begun again with the same passphrase, before the first officer is added, it is the same
        key: an enrolment that was broken off goes on.
        """

    def add(self, holder: KeyHolder, passphrase: str, database_key: bytes) -> None:
        """Wrap the key for one more officer, or anew for one who is already here."""

    def unlock(self, nip: str, passphrase: str) -> bytes:
        """
        Return the database key.

        Raises:
            AccessDenied: `access.passphrase` (facts: `seconds` to wait), `access.wait`
                (too many tries), NotFound `officer.unknown`.
        """


class Codec(Protocol):
    """Compression and hashing that the contract takes as arguments."""

    def compress(self, data: bytes, level: int) -> bytes:
        """Return a zstd frame."""

    def decompress(self, frame: bytes, limit: int) -> bytes:
        """Return at most `limit` bytes (BadInput `wire.too_large`, `wire.cut`)."""


class Printer(Protocol):
    """Draws papers."""

    def draw(self, sheet: Sheet, size: str) -> bytes:
        """Return the PDF of a sheet on `a4` or `f4`; the same sheet gives the same bytes."""

    def read(self, pdf: bytes) -> SheetOnPaper:
        """
        Return what a paper was drawn from; drawing it again gives the same bytes.

        Raises:
            BadInput: `paper.sheet_missing`, `paper.sheet_unreadable`.
        """

    def pages(self, pdf: bytes) -> int:
        """Return its number of pages."""

    def rasterise(self, pdf: bytes, page: int, dpi: int) -> RasterPage:
        """Return one page as a picture; `page` counts from 1, `dpi` is dots per inch."""


class Archive(Protocol):
    """The folder `papers/`: each issued original once, for ever."""

    def find(self, name: str) -> bytes | None:
        """Return a kept paper."""

    def keep(self, name: str, pdf: bytes) -> Path:
        """Keep a paper (EnvironmentFailed `paper.not_written`)."""


class LawOf(Protocol):
    """Tells which article a rule of the centre rests on."""

    def __call__(self, code: str, facts: Mapping[str, object]) -> str:
        """Return law and article, with the row of the rules; "" where no citation exists."""


class Words(Protocol):
    """The sentences for errors, reasons and rules, in the language chosen."""

    def text(self, error: BejoError) -> str:
        """Return what happened."""

    def way_out(self, error: BejoError) -> str:
        """Return what to do now."""

    def reason(
        self, code: str, facts: dict[str, object], *, noted: bool = False
    ) -> tuple[str, str]:
        """
        Return the sentence and the way out for a reason code of the centre.

        Args:
            noted: it is a finding on what the centre took, no refusal.
        """

    def phrase(self, key: str, **facts: object) -> str:
        """Return a sentence by its key (`rule.officer_pp` …)."""
