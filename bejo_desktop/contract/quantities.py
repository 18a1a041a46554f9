"""Quantities on the wire: one spelling for one quantity, because the bytes are hashed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

if TYPE_CHECKING:
    from decimal import Decimal

Decimals = Annotated[
    str, Meta(max_length=20, pattern=r"^(0|[1-9][0-9]{0,8})(\.[0-9]{0,2}[1-9])?\Z")
]
"""ASCII digits, at most three places, no trailing zeros."""


def spelled(quantity: Decimal) -> str:
    """Return the one spelling of `quantity`."""
    text = f"{quantity:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
