"""
The text of the QR code: an address that any phone opens and our verifier reads offline.

Its last part is base32 of one byte of version, the device that printed (four bytes, big-endian),
the content hash (32 bytes), the number (UTF-8), and the device's Ed25519 signature (64 bytes)
over all before it. Upper case keeps the code in its alphanumeric mode: version 10-M for a number
of 60 characters at an address of 50.

The device that draws a paper signs its code: an order that another desk made final bears the
code of the desk at which its paper is printed first. The signature is that of a computer, not of
a person: it says from which desk a number and its figures come, and no more.
"""

from __future__ import annotations

import re
from base64 import b32decode, b32encode
from dataclasses import dataclass
from typing import Final

from bejo_desktop.domain.errors import BadInput

VERSION: Final = 2
SIGNATURE_BYTES: Final = 64
TEXT_CHARS_MAX: Final = 1024
"""More than any code that we print; a longer text is none of ours."""
NUMBER_BYTES_MAX: Final = 120

_PURPOSE: Final = b"bejo qr\x00"
"""So that no other thing that a device signs can pass for a code."""
_HASH_BYTES: Final = 32
_DEVICE_BYTES: Final = 4
_FIXED_BYTES: Final = 1 + _DEVICE_BYTES + _HASH_BYTES
_URL: Final = re.compile(r"(HTTPS?://[^/?#\s]+)/V/([A-Z2-7]+)", re.IGNORECASE)
_GROUP: Final = 8


@dataclass(frozen=True, slots=True)
class QrClaim:
    """
    What a code says: on this device, this number was printed over this content.

    Args:
        device: the centre's number of the desk.
        content_hash: 64 lower-case hex digits.
    """

    device: int
    number: str
    content_hash: str

    def __post_init__(self) -> None:
        assert 0 <= self.device < 1 << (8 * _DEVICE_BYTES)
        assert len(self.content_hash) == 2 * _HASH_BYTES
        assert 1 <= len(self.number.encode()) <= NUMBER_BYTES_MAX

    def signed_part(self) -> bytes:
        """Return the bytes that the device signs."""
        return _PURPOSE + self._payload()

    def _payload(self) -> bytes:
        head = bytes([VERSION]) + self.device.to_bytes(_DEVICE_BYTES, "big")
        return head + bytes.fromhex(self.content_hash) + self.number.encode()


@dataclass(frozen=True, slots=True)
class SignedClaim:
    """A claim with the signature that came with it; whose it is remains to be checked."""

    claim: QrClaim
    signature: bytes


def qr_text(centre: str, claim: QrClaim, signature: bytes) -> str:
    """
    Return the text of the code.

    Args:
        centre: address of the centre, `https://host`.
        signature: of the device over `claim.signed_part()`.
    """
    assert len(signature) == SIGNATURE_BYTES
    payload = claim.signed_part().removeprefix(_PURPOSE) + signature
    code = b32encode(payload).decode().rstrip("=")
    return f"{centre.rstrip('/').upper()}/V/{code}"


def read_qr(text: str) -> SignedClaim:
    """
    Return what a code says; letters may be typed small, nothing else is forgiven.

    Raises:
        BadInput: `qr.foreign` for any other text; `qr.newer` for a code of a later program;
            `qr.damaged` for one of ours that is not whole.
    """
    found = _URL.fullmatch(text.strip()) if len(text) <= TEXT_CHARS_MAX else None
    if found is None:
        raise BadInput("qr.foreign")
    payload = _decoded(found[2].upper())
    if payload[0] != VERSION:
        raise BadInput("qr.newer", version=payload[0])
    number = payload[_FIXED_BYTES:-SIGNATURE_BYTES]
    if not 1 <= len(number) <= NUMBER_BYTES_MAX:
        raise BadInput("qr.damaged")
    try:
        claim = QrClaim(
            device=int.from_bytes(payload[1 : 1 + _DEVICE_BYTES], "big"),
            content_hash=payload[1 + _DEVICE_BYTES : _FIXED_BYTES].hex(),
            number=number.decode(),
        )
    except UnicodeDecodeError as failure:
        raise BadInput("qr.damaged") from failure
    return SignedClaim(claim, payload[-SIGNATURE_BYTES:])


def _decoded(code: str) -> bytes:
    """Base32 without padding; spare bits must be zero, so that one payload has one text."""
    try:
        payload = b32decode(code + "=" * (-len(code) % _GROUP))
    except ValueError as failure:
        raise BadInput("qr.damaged") from failure
    if not payload or b32encode(payload).decode().rstrip("=") != code:
        raise BadInput("qr.damaged")
    return payload
