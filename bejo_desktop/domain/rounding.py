"""Exact shares and how they become whole rupiah: one rounding, nothing lost in a spread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.rules.catalogue import Rounding

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction


def rounded(amount: int, ratio: Fraction, rounding: str) -> int:
    """
    Return `amount` × `ratio` in whole rupiah, both not negative.

    Args:
        rounding: a `Rounding`: `half_up` (PER-11/PJ/2025 Ps 129) or `floor` (before it).
    """
    exact = amount * ratio.numerator
    if rounding == Rounding.HALF_UP:
        return (2 * exact + ratio.denominator) // (2 * ratio.denominator)
    return exact // ratio.denominator


def spread(total: int, weights: Sequence[int]) -> list[int]:
    """
    Divide `total` by `weights` with the largest remainder, ties to the earlier.

    Each part is within one rupiah of its exact share and the parts add up to `total`. Without
    any weight the first takes all.
    """
    whole = sum(weights)
    if whole == 0:
        return [total] + [0] * (len(weights) - 1)
    parts = [total * weight // whole for weight in weights]
    missing = total - sum(parts)
    if missing:
        by_remainder = sorted(
            range(len(weights)), key=lambda place: -(total * weights[place] % whole)
        )
        for place in by_remainder[:missing]:
            parts[place] += 1
    return parts
