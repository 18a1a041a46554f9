"""Ed25519: the centre's own key, and the check of a desk's signature."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from msgspec import structs

from bejo_desktop.contract.mandates import signed_bytes
from bejo_desktop.contract.signing import KEY_BYTES, from_text, to_text

if TYPE_CHECKING:
    from bejo_desktop.contract.rows import MandateRow


@dataclass(frozen=True, slots=True)
class CentreKey:
    """The key with which the centre signs every answer."""

    _private: Ed25519PrivateKey

    @classmethod
    def generate(cls) -> Self:
        """Make a new key."""
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what `text` wrote."""
        raw = from_text(text, KEY_BYTES, field="private_key")
        return cls(Ed25519PrivateKey.from_private_bytes(raw))

    @property
    def text(self) -> str:
        """The private key in base64url, for the database only."""
        return to_text(self._private.private_bytes_raw())

    @property
    def public(self) -> str:
        """The public key in base64url, as desks keep it."""
        return to_text(self._private.public_key().public_bytes_raw())

    def sign(self, payload: bytes) -> bytes:
        """Return the signature (64 bytes)."""
        return self._private.sign(payload)

    def signed(self, row: MandateRow) -> MandateRow:
        """Return the row with the signature by which desks know that a mandate is ours."""
        return structs.replace(row, signature=to_text(self.sign(signed_bytes(row))))


def verify(key: str, signature: bytes, payload: bytes) -> bool:
    """Tell whether `signature` is that of the public `key` (base64url) over `payload`."""
    public = Ed25519PublicKey.from_public_bytes(from_text(key, KEY_BYTES, field="key"))
    try:
        public.verify(signature, payload)
    except InvalidSignature:
        return False
    return True
