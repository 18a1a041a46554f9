"""One-time codes of enrolment: made here, typed by an officer, known to the centre by hash."""

from __future__ import annotations

import secrets
from datetime import timedelta
from hashlib import sha256
from typing import Final

VALID_FOR: Final = timedelta(hours=72)
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that looks like a digit."""
_GROUPS: Final = 4
_GROUP_CHARS: Final = 4
_LOOKALIKES: Final = str.maketrans("OIL", "011")


def new_code() -> str:
    """Return a code of 80 random bits, `7K2M-…`."""
    return "-".join(
        "".join(secrets.choice(_ALPHABET) for _ in range(_GROUP_CHARS)) for _ in range(_GROUPS)
    )


def digest_of(typed: str) -> str:
    """Return the hash of a code however it was typed: small letters, blanks, O for 0."""
    compact = "".join(c for c in typed.upper() if c.isalnum()).translate(_LOOKALIKES)
    return sha256(compact.encode()).hexdigest()
