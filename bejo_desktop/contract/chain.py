"""The chain of a device's intents: each link seals all acts before it."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from bejo_desktop.contract.canonical import canonical

if TYPE_CHECKING:
    from bejo_desktop.contract.intents import Intent

FIRST_LINK: Final = "0" * 64
"""The link before a device's first intent."""


def link(before: str, intent: Intent) -> str:
    """Return SHA-256(link before ‖ canonical intent), both links in lower-case hex."""
    return sha256(bytes.fromhex(before) + canonical(intent)).hexdigest()
