"""Ed25519 keys: the device signs with its own, the centre's replies are verified with its."""

from __future__ import annotations

from typing import Final, NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bejo_desktop.contract.signing import to_text

SEED_BYTES: Final = 32
_PURPOSE: Final = b"bejo device key 1"


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


def sealed(seed: bytes, payload: bytes) -> bytes:
    """The port `Seal`: the signature of the key of `seed`; the same bytes get the same one."""
    return SeedSigner(seed).sign(payload)


def device_key(database_key: bytes) -> KeyPair:
    """
    Make a device's key out of the random key of its store (HKDF, RFC 5869).

    The seed is no safer than the store in which it is kept, so that nothing is given away; and
    the desk that asks again after a lost answer is the same one to the centre.
    """
    seed = HKDF(SHA256(), SEED_BYTES, salt=None, info=_PURPOSE).derive(database_key)
    key = Ed25519PrivateKey.from_private_bytes(seed)
    return KeyPair(seed, to_text(key.public_key().public_bytes_raw()))


def is_signed_by(key: bytes, signature: bytes, payload: bytes) -> bool:
    """Tell whether `signature` is that of the public `key` (32 bytes) over `payload`."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, payload)
    except (InvalidSignature, ValueError):
        return False
    return True
