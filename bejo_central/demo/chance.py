"""Chance that repeats: the same seed gives the same draws in every process and on every machine."""

from __future__ import annotations

from random import Random
from typing import Final

_SCATTER: Final = 7_368_787
"""A prime, so that multiples of it run through all numbers below a power of ten."""


def stream(seed: int, part: str) -> Random:
    """Return the draws for one part of the world, independent of how much other parts draw."""
    return Random(f"{seed}/{part}")  # noqa: S311 - demo data, not a secret


def scattered(serial: int, digits: int) -> str:
    """Return a number of that many digits that looks random and is unique for `serial`."""
    return f"{serial * _SCATTER % 10**digits:0{digits}d}"


def varied(rng: Random, amount: int, percent: int) -> int:
    """Vary an amount by three independent steps of up to ±`percent`: roughly log-normal."""
    for _ in range(3):
        amount = amount * (1000 + rng.randint(-10 * percent, 10 * percent)) // 1000
    return amount
