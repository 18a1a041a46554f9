"""How much of something: an exact decimal with at most three places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Self

from bejo_desktop.domain.errors import BadInput

PLACES_MAX: Final = 3
QUANTITY_MAX: Final = Decimal(10) ** 9
"""A quantity stays below this; 12 digits and more are a slip of the finger."""

_MACHINE: Final = re.compile(r"(?:0|[1-9]\d{0,8})(?:\.\d{1,3})?", re.ASCII)
_TYPED: Final = re.compile(r"(?:0|[1-9]\d*)(?:,\d+)?", re.ASCII)
_CHARS_MAX: Final = 30


@dataclass(frozen=True, slots=True, order=True)
class Quantity:
    """A positive quantity in the measure of its line (rim, kg, porsi …), at most three places."""

    value: Decimal

    def __post_init__(self) -> None:
        assert type(self.value) is Decimal, f"quantity must be Decimal, got {self.value!r}"
        if not Decimal(0) < self.value < QUANTITY_MAX:
            raise BadInput("quantity.range", typed=str(self.value))
        exponent = self.value.normalize().as_tuple().exponent
        assert isinstance(exponent, int)
        if -exponent > PLACES_MAX:
            raise BadInput("quantity.places", typed=str(self.value))

    @classmethod
    def of(cls, text: str) -> Self:
        """
        Read the machine form used in files and on the wire: `10`, `2.5`.

        Raises:
            BadInput: `quantity.unreadable`, `quantity.range` (0, negative, too large).
        """
        if not _MACHINE.fullmatch(text):
            raise BadInput("quantity.unreadable", typed=text[:_CHARS_MAX])
        return cls(Decimal(text))

    @classmethod
    def typed(cls, text: str) -> Self:
        """
        Read what an officer typed, in Indonesian: `10`, `1000`, `2,5`.

        A dot is refused: `1.000` copied from a spreadsheet may mean one or one thousand.

        Raises:
            BadInput: `quantity.dot`, `quantity.unreadable`, `quantity.places` (more than
                three places), `quantity.range` (0, negative, 10^9 and more).
        """
        compact = text.strip()
        if compact.startswith("-") and _TYPED.fullmatch(compact[1:]):
            raise BadInput("quantity.range", typed=compact[:_CHARS_MAX])
        if "." in compact:
            raise BadInput("quantity.dot", typed=compact[:_CHARS_MAX])
        if len(compact) > _CHARS_MAX or not _TYPED.fullmatch(compact):
            raise BadInput("quantity.unreadable", typed=text[:_CHARS_MAX])
        return cls(Decimal(compact.replace(",", ".")))

    @property
    def edited(self) -> str:
        """As in a field that is being edited, so that `typed` reads it back: `1000`, `2,5`."""
        return str(self).replace(".", ",")

    @property
    def shown(self) -> str:
        """As on paper and screen, in Indonesian: `1.000`, `2,5`."""
        whole, _, places = str(self).partition(".")
        grouped = f"{int(whole):,}".replace(",", ".")
        return f"{grouped},{places}" if places else grouped

    def __str__(self) -> str:
        """The machine form, without trailing zeros: `10`, `2.5`."""
        text = f"{self.value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text


def is_measured(value: Decimal) -> bool:
    """Tell whether it is zero, or a quantity as orders have it: below 10^9, three places at most."""
    return Decimal(0) <= value < QUANTITY_MAX and value == round(value, PLACES_MAX)
