"""Canonical bytes and the content hash: what the PPK approves, both sides compute alike."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from bejo_desktop.contract.codec import encode
from bejo_desktop.contract.content import to_wire

if TYPE_CHECKING:
    from bejo_desktop.contract.content import Content
    from bejo_desktop.contract.intents import Intent
    from bejo_desktop.domain.content import OrderContent


def canonical(message: Content | Intent) -> bytes:
    """Return the bytes that are hashed: JSON with sorted keys, as RFC 8785 for our types."""
    return encode(message)


def digest(content: Content) -> str:
    """Return the content hash of what travelled: SHA-256 in lower-case hex."""
    return sha256(canonical(content)).hexdigest()


def content_hash(content: OrderContent) -> str:
    """Return the content hash of an order: no number, state, signature or moment is in it."""
    return digest(to_wire(content))
