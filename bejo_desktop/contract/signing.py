"""
What is signed on the wire: each request by its device, each reply by the centre.

The Ed25519 keys stay with those who hold them: these are the bytes. A request without a device (`hello`, the first
`enroll`) has device 0, no incarnation and counter 0, and is not signed; its payload still
binds the reply, because it holds the nonce of the query or the code of the body.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

CONTENT_TYPE: Final = "application/x-bejo"
"""Of every body of ours, also of faults and chunks: a portal's page has another one."""

DEVICE: Final = "Bejo-Device"
INCARNATION: Final = "Bejo-Incarnation"
COUNTER: Final = "Bejo-Counter"
SIGNATURE: Final = "Bejo-Signature"
"""Of the request by the device, of the reply by the centre: base64url without padding."""
ENCODING: Final = "Bejo-Encoding"
"""`identity` or `zstd`; the standard header is left to proxies, which may touch it."""
ACCEPT: Final = "Bejo-Accept"
"""Encodings that the sender takes, `identity, zstd`."""

KEY_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64


@dataclass(frozen=True, slots=True)
class Caller:
    """Which device asks, under which incarnation, with which counter."""

    device: int = 0
    incarnation: str = ""
    counter: int = 0

    @property
    def is_known(self) -> bool:
        """Tell whether this is a device: only then is the request signed."""
        return self.device > 0

    def headers(self, signature: bytes) -> dict[str, str]:
        """Return the headers of a signed request."""
        return {
            DEVICE: str(self.device),
            INCARNATION: self.incarnation,
            COUNTER: str(self.counter),
            SIGNATURE: to_text(signature),
        }


def read_caller(headers: Mapping[str, str]) -> tuple[Caller, bytes]:
    """
    Return who asks and the signature; nobody and b"" where no device is named.

    Args:
        headers: by name, in any case of letters.

    Raises:
        BadInput: `wire.unreadable` with `field`, the header.
    """
    found = {name.lower(): value for name, value in headers.items()}
    if DEVICE.lower() not in found:
        return Caller(), b""
    device = _count(found.get(DEVICE.lower(), ""), DEVICE)
    counter = _count(found.get(COUNTER.lower(), ""), COUNTER)
    signature = from_text(found.get(SIGNATURE.lower(), ""), SIGNATURE_BYTES, field=SIGNATURE)
    return Caller(device, found.get(INCARNATION.lower(), ""), counter), signature


def request_payload(method: str, target: str, caller: Caller, body: bytes) -> bytes:
    """
    Return the bytes that the device signs.

    Args:
        target: path with query as sent, `/sync/v1/exchange`.
        body: as it travels, after compression; b"" for none.
    """
    return "\n".join(
        (
            "bejo-request-v1",
            method.upper(),
            target,
            str(caller.device),
            caller.incarnation,
            str(caller.counter),
            sha256(body).hexdigest(),
        )
    ).encode()


def reply_payload(request: bytes, status: int, body: bytes) -> bytes:
    """
    Return the bytes that the centre signs: this answer, to this request and no other.

    Args:
        request: payload of the request, signed or not.
        body: as it travels, after compression.
    """
    return "\n".join(
        ("bejo-reply-v1", sha256(request).hexdigest(), str(status), sha256(body).hexdigest())
    ).encode()


def to_text(raw: bytes) -> str:
    """Return a key or signature in base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def from_text(text: str, size: int, *, field: str) -> bytes:
    """
    Read `size` bytes from base64url without padding.

    Raises:
        BadInput: `wire.unreadable` with `field`.
    """
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadInput("wire.unreadable", field=field, problem="base64url") from error
    if len(raw) != size or to_text(raw) != text:
        raise BadInput("wire.unreadable", field=field, problem=f"{size} bytes expected")
    return raw


def _count(text: str, field: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(2**53))):
        raise BadInput("wire.unreadable", field=field, problem="not a count")
    return int(text)
