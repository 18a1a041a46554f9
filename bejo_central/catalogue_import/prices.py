"""Which of several prices of one product is its list price, in whole rupiah."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

from bejo_central.catalogue_import.results import Refused, Sen
from bejo_desktop.domain.money import RUPIAH_MAX, Rupiah

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBER: Final = re.compile(r"\d{1,30}(?:\.\d{1,30})?")


@dataclass(frozen=True, slots=True)
class ListPrice:
    """A price that was taken; `rounded` where it lost its sen, `several` where it was chosen."""

    price: Rupiah
    rounded: bool
    several: bool


@dataclass(frozen=True, slots=True)
class NoListPrice:
    """Why there is no price, with the text that was found."""

    reason: Refused
    value: str = ""


def list_price(texts: Iterable[str], sen: Sen) -> ListPrice | NoListPrice:
    """
    Choose the lowest whole price above zero; where none is whole, the lowest is refused for its
    sen or rounded half-up. `40.0` is whole. Texts that are no number count only if all are.
    """
    given = [text for text in dict.fromkeys(part.strip() for part in texts) if text]
    numbers = {text: Decimal(text) for text in given if _is_number(text)}
    if given and not numbers:
        return NoListPrice(Refused.PRICE_UNREADABLE, given[0])
    positive = {text: number for text, number in numbers.items() if number}
    if not positive:
        return NoListPrice(Refused.NO_PRICE, given[0] if given else "")
    whole = [text for text, number in positive.items() if number == int(number)]
    chosen = min(whole or positive, key=positive.__getitem__)
    if not whole and sen is Sen.REFUSE:
        return NoListPrice(Refused.PRICE_HAS_SEN, chosen)
    amount = int(positive[chosen].quantize(Decimal(1), rounding=ROUND_HALF_UP))
    if amount > RUPIAH_MAX:
        return NoListPrice(Refused.PRICE_TOO_LARGE, chosen)
    if not amount:
        return NoListPrice(Refused.NO_PRICE, chosen)
    return ListPrice(Rupiah(amount), not whole, len(set(numbers.values())) > 1)


def _is_number(text: str) -> bool:
    return text.isascii() and _NUMBER.fullmatch(text) is not None
