"""The text of the QR code: an address that any phone opens and our verifier reads offline."""

from __future__ import annotations

from base64 import b32encode
from typing import Final

_VERSION: Final = b"\x01"


def qr_text(centre: str, *, number: str, content_hash: str) -> str:
    """
    Return an upper-case URL whose last part is base32 of version, content hash and number.

    Upper case keeps the code in its alphanumeric mode (version 10-M at most).

    Args:
        centre: address of the centre, `https://host`.
        content_hash: 64 hex digits.
    """
    payload = _VERSION + bytes.fromhex(content_hash) + number.encode()
    code = b32encode(payload).decode().rstrip("=")
    return f"{centre.rstrip('/').upper()}/V/{code}"
