"""Ed25519 keys: the device signs with its own, the centre's replies are verified with its."""

from __future__ import annotations

from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from bejo_desktop.contract.signing import to_text


class KeyPair(NamedTuple):
    """A new device's key: the seed stays in the store, `public` goes to the centre (43 chars)."""

    seed: bytes
    public: str


class SeedSigner:
    """Signs with the private key of a seed (32 bytes)."""

    def __init__(self, seed: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(seed)

    def sign(self, payload: bytes) -> bytes:
        """Return the signature (64 bytes)."""
        return self._key.sign(payload)


def new_key() -> KeyPair:
    """Make a device's key from the system's randomness."""
    key = Ed25519PrivateKey.generate()
    return KeyPair(key.private_bytes_raw(), to_text(key.public_key().public_bytes_raw()))


def is_signed_by(key: bytes, signature: bytes, payload: bytes) -> bool:
    """Tell whether `signature` is that of the public `key` (32 bytes) over `payload`."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, payload)
    except (InvalidSignature, ValueError):
        return False
    return True
