"""Where the centre may be reached: over TLS, or on this very computer."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from bejo_desktop.domain.errors import BadInput

_LOOPBACK: Final = frozenset({"127.0.0.1", "::1"})


def read_address(typed: str) -> str:
    """
    Return the address without a slash at its end: `https://host[:port]`.

    Raises:
        BadInput: `central.address` with `address` unless it is https, or http to 127.0.0.1
            or ::1; also with a path, a query, a name or a password in it.
    """
    text = typed.strip().rstrip("/")
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise BadInput("central.address", field="address", address=typed) from error
    safe = parts.scheme == "https" or (parts.scheme == "http" and host in _LOOPBACK)
    bare = not (parts.path or parts.query or parts.fragment or "@" in parts.netloc)
    if not (host and safe and bare and text.isascii()):
        raise BadInput("central.address", field="address", address=typed)
    return text


def is_loopback(address: str) -> bool:
    """Tell whether an address is on this computer: no proxy stands before it."""
    return urlsplit(address).hostname in _LOOPBACK
