"""Money: whole rupiah, never a float."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final, Self

from bejo_desktop.domain.errors import BadInput, RuleBroken

if TYPE_CHECKING:
    from bejo_desktop.domain.quantity import Quantity

RUPIAH_MAX: Final = 10**15 - 1
"""Largest amount accepted, in rupiah: just under 1,000 trillion, above any regency's budget."""

_TYPED_CHARS_MAX: Final = 40
_PLAIN: Final = re.compile(r"(?:0|[1-9]\d*)|[1-9]\d{0,2}(?:\.\d{3})+", re.ASCII)
_SCALED: Final = re.compile(
    r"(\d+(?:,\d+)?)\s*(rb|ribu|jt|juta|m|miliar)", re.ASCII | re.IGNORECASE
)
_COUNT: Final = re.compile(r"\d+", re.ASCII)
_SCALES: Final = {
    "rb": 10**3,
    "ribu": 10**3,
    "jt": 10**6,
    "juta": 10**6,
    "m": 10**9,
    "miliar": 10**9,
}


@dataclass(frozen=True, slots=True, order=True)
class Rupiah:
    """
    An amount of money in whole rupiah; negative only as a difference.

    Raises:
        RuleBroken: `money.range` when the amount does not fit in ±`RUPIAH_MAX`.
    """

    amount: int

    def __post_init__(self) -> None:
        assert type(self.amount) is int, f"rupiah must be int, got {self.amount!r}"
        if abs(self.amount) > RUPIAH_MAX:
            raise RuleBroken("money.range", amount=self.amount)

    @classmethod
    def typed(cls, text: str) -> Self:
        """
        Read what an officer typed: `1234567`, `1.234.567`, `Rp54.000`, `1,2jt`, `250rb*4`.

        Raises:
            BadInput: `money.unreadable` with the text; also for sen, signs and `1.000,5`.
            RuleBroken: `money.range`.
        """
        compact = text.strip().removeprefix("Rp").strip()
        if len(compact) > _TYPED_CHARS_MAX:
            raise BadInput("money.unreadable", typed=text[:_TYPED_CHARS_MAX])
        factor_text, _, times_text = compact.partition("*")
        amount = _read(factor_text.strip(), text)
        if times_text:
            if not _COUNT.fullmatch(times_text.strip()):
                raise BadInput("money.unreadable", typed=text)
            amount *= int(times_text)
        return cls(amount)

    @property
    def plain(self) -> str:
        """As in a column whose head says rupiah: `1.234.567`, `-500`."""
        return f"{self.amount:,}".replace(",", ".")

    def times(self, quantity: Quantity) -> Self:
        """Return price × quantity, half-up to the whole rupiah (domain.md 2.3 step 1)."""
        exact = Decimal(self.amount) * quantity.value
        return type(self)(int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP)))

    def __add__(self, other: Self) -> Self:
        return type(self)(self.amount + other.amount)

    def __sub__(self, other: Self) -> Self:
        return type(self)(self.amount - other.amount)

    def __neg__(self) -> Self:
        return type(self)(-self.amount)

    def __str__(self) -> str:
        """As on paper and screen: `Rp1.234.567`, `-Rp500`."""
        sign = "-" if self.amount < 0 else ""
        return f"{sign}Rp{abs(self.amount):,}".replace(",", ".")


ZERO: Final = Rupiah(0)


def _read(part: str, text: str) -> int:
    if _PLAIN.fullmatch(part):
        return int(part.replace(".", ""))
    if scaled := _SCALED.fullmatch(part):
        number = Decimal(scaled[1].replace(",", ".")) * _SCALES[scaled[2].lower()]
        if number == int(number):
            return int(number)
    raise BadInput("money.unreadable", typed=text)
