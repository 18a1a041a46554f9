"""
The messages of the wire, version 1: JSON objects with fixed keys that refuse unknown fields.

Short keys (`s`, `e`, `b` …) stand where a message repeats: a line of 64 kbit/s pays for each
byte. Money is a JSON integer of rupiah, a quantity a decimal string, a moment RFC 3339 in
UTC, a day `YYYY-MM-DD`. Lists are bounded: a longer one is refused as unreadable.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import Meta, Struct

WIRE_MIN = 1
WIRE_MAX = 1
"""Version 1 since 2026-11-24: the first wire."""

PUSH_MAX = 50
"""Most intents in one exchange."""

NO_NUL = r"^[^\x00]*\Z"
"""PostgreSQL's text holds every character but NUL; an act with one could never get a verdict."""

Code = Annotated[str, Meta(min_length=1, max_length=64, pattern=NO_NUL)]
Text = Annotated[str, Meta(max_length=1000, pattern=NO_NUL)]
Name = Annotated[str, Meta(min_length=1, max_length=200, pattern=NO_NUL)]
Money = Annotated[int, Meta(ge=0, le=10**15 - 1)]
Digest = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
"""A SHA-256 in lower-case hex."""
Key = Annotated[str, Meta(min_length=43, max_length=43)]
"""32 bytes in base64url without padding: an Ed25519 public key."""
Nip = Annotated[str, Meta(min_length=18, max_length=18, pattern=NO_NUL)]
Count = Annotated[int, Meta(ge=0, le=2**53 - 1)]
Year = Annotated[int, Meta(ge=0, le=9999)]
"""A fiscal year; 0 where a row has no number yet."""
Moment = Annotated[datetime, Meta(tz=True)]
"""A moment with its offset; one without is refused."""
FACT_CHARS_MAX = 1000
FACT_MOST = 2**53
Fact = (
    Annotated[str, Meta(max_length=FACT_CHARS_MAX)]
    | Annotated[int, Meta(ge=-FACT_MOST, le=FACT_MOST)]
    | bool
    | None
)
"""What a reason, a fault or a column may hold: never a float, never something nested."""


class Message(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Base of all messages: immutable, closed, defaults left out."""
