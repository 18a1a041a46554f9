"""Which of several prices of one product is its list price, in whole rupiah."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from bejo_central.imports.amounts import Unclear, Writing, read_amount
from bejo_central.imports.results import Sen
from bejo_central.imports.rows import RowRefused
from bejo_desktop.domain.money import RUPIAH_MAX, Rupiah

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class ListPrice:
    """A price that was taken; `rounded` where it lost its sen, `several` where it was chosen."""

    price: Rupiah
    rounded: bool
    several: bool


def list_price(column: str, texts: Iterable[str], sen: Sen, writing: Writing) -> ListPrice:
    """
    Choose the lowest whole price above zero; where none is whole, the lowest is refused for its
    sen or rounded half-up. `40.0` is whole. Texts that are no number count only if all are.

    Raises:
        RowRefused: `import.no_price`, `import.price_unreadable`, `import.price_ambiguous`,
            `import.price_has_sen`, `import.price_too_large`, at `column` with what was found.
    """
    given = [text for text in dict.fromkeys(part.strip() for part in texts) if text]
    numbers: dict[str, Decimal] = {}
    unclear: list[RowRefused] = []
    for text in given:
        read = read_amount(text, writing)
        if isinstance(read, Unclear):
            unclear.append(RowRefused(read, column, text))
        else:
            numbers[text] = read
    if unclear and not numbers:
        raise unclear[0]
    positive = {text: number for text, number in numbers.items() if number}
    if not positive:
        raise RowRefused("import.no_price", column, given[0] if given else "")
    whole = [text for text, number in positive.items() if number == int(number)]
    chosen = min(whole or positive, key=positive.__getitem__)
    if not whole and sen is Sen.REFUSE:
        raise RowRefused("import.price_has_sen", column, chosen)
    amount = int(positive[chosen].quantize(Decimal(1), rounding=ROUND_HALF_UP))
    if amount > RUPIAH_MAX:
        raise RowRefused("import.price_too_large", column, chosen)
    if not amount:
        raise RowRefused("import.no_price", column, chosen)
    return ListPrice(Rupiah(amount), not whole, len(set(numbers.values())) > 1)
