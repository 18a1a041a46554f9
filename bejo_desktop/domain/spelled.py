"""Amounts in Indonesian words (terbilang)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bejo_desktop.domain.money import Rupiah


def spelled(amount: int) -> str:
    """Return the words of `amount` in lower case, without the currency: `seratus ribu`."""
    # lokal takes a quarter of a second to import: only who spells pays for it.
    from lokal.terbilang import terbilang  # noqa: PLC0415 - see above

    return terbilang(amount)


def sentence(amount: Rupiah) -> str:
    """Return the words as they stand on paper: `Seratus ribu rupiah`."""
    return f"{spelled(amount.amount)} rupiah".capitalize()
