"""Signing papers with an officer's own key, and what the signatures of a PDF are worth."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from datetime import datetime

STRIP_LOW: Final = 49
STRIP_HEIGHT: Final = 9
"""Where the visible line of a signature stands, in points from the lower edge of the page."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """
    Whose key it is, as the certificate says.

    Args:
        nip: 18 digits where the certificate names them, else empty.
        fingerprint: SHA-256 of the certificate in hex.
        certified: whether it leads to an issuer on the list of certified ones (PSrE).
        for_signing: whether its issuer allows signatures of documents with it.
    """

    name: str
    nip: str
    issuer: str
    fingerprint: str
    valid_from: datetime
    valid_until: datetime
    certified: bool
    for_signing: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """
    A drawn line for the last page of a paper: a one-page PDF and where it goes.

    `x`, `y` (lower left corner), `width` and `height` are points from the lower left edge.
    """

    pdf: bytes
    x: float
    y: float
    width: float
    height: float


class SigningKey(Protocol):
    """An officer's opened key; parsed once, good for any number of papers."""

    @property
    def certificate(self) -> Certificate:
        """Whose it is."""

    def sign(self, pdf: bytes, strip: Strip, now: datetime) -> bytes:
        """Return `pdf` with a signature after it (PAdES B-B), its bytes unchanged before."""


class KeyFiles(Protocol):
    """Opens PKCS#12 files."""

    def open(self, file: bytes, pin: str) -> SigningKey:
        """
        Return the key in a file.

        Raises:
            BadInput: `signing.file_too_large`, `signing.file_damaged` (no PKCS#12),
                `signing.no_key` (no key with its certificate in it),
                `signing.key_unsupported` (neither RSA of 2048 bits and more nor P-256).
            AccessDenied: `signing.pin_wrong`.
        """


class LineDrawer(Protocol):
    """Draws the visible line of a signature."""

    def signed_line(self, text: str, size: str) -> Strip:
        """Return the line for a paper of `a4` or `f4` (BadInput `paper.glyph`)."""


class Fitness(StrEnum):
    """What examining a file as PDF came to."""

    PDF = "pdf"
    NOT_PDF = "not_pdf"
    FOREIGN = "foreign"
    """A PDF packed in a way that no paper of ours is; not read any further."""
    UNREADABLE = "unreadable"
    """Looks like a PDF and cannot be read: cut, damaged, encrypted, or made to choke readers."""


@dataclass(frozen=True, slots=True)
class FoundSignature:
    """
    One signature in a PDF.

    Args:
        certificate: None where it is too damaged to be read.
        claimed_at: when the signer's computer says it was made; nobody vouches for it.
        intact: what is signed has not changed and the key is that of the certificate.
        whole: it covers the file from its first byte to its last.
        clean: nothing but the signature was added to what stood before it, in the place
            where our papers carry it, and there is nothing unsigned in its own container.
        signed_bytes: length of what stood before the signature was added.
    """

    certificate: Certificate | None
    claimed_at: datetime | None
    intact: bool
    whole: bool
    clean: bool
    signed_bytes: int


@dataclass(frozen=True, slots=True)
class Examined:
    """A file as its signatures tell it, in their order."""

    fitness: Fitness
    signatures: tuple[FoundSignature, ...] = ()


class Examiner(Protocol):
    """Judges the signatures of a PDF; trusts nothing but the list of certified issuers."""

    def examine(self, pdf: bytes) -> Examined:
        """Return what the file carries; never raises for what is in it."""
