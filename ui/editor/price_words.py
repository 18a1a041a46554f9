"""The words of what a price is judged by: one line under the ledger, rows of the dialog."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ui.days import short_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bejo_desktop.application.views.prices import LineAdvice
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.standard_prices import StandardPrice

KINDS: Final = {"ssh": "SSH", "sbu": "SBU"}
NO_PRICES: Final = "Belum ada harga pembanding untuk baris ini"


@dataclass(frozen=True, slots=True)
class PriceRow:
    """One price with where it comes from and of which day; `above` where the agreed one exceeds it."""

    name: str
    price: str
    day: str
    told: str
    above: bool = False


def offer_words(content: OrderContent, position: int, agreed: str) -> str:
    """Return the first offer of the order's vendor beside what was agreed; "" where none is."""
    if content.negotiation is None:
        return ""
    mine = [one for one in content.negotiation.offers if one.vendor == content.vendor]
    at = position - 1
    prices = [one.prices[at] for one in mine if at < len(one.prices)]
    first = next((price for price in prices if price is not None), None)
    return "" if first is None else f"penawaran {first.plain} → sepakat {agreed}"


def line_words(advice: LineAdvice) -> str:
    """Return all prices of one line in one line of text."""
    parts = [f"{row.name.lower()} {row.price} ({row.day})" for row in _known(advice)]
    if advice.standard is None:
        return " · ".join(parts) or NO_PRICES
    standard = advice.standard
    kind = KINDS[standard.kind.value]
    return " · ".join([*parts, f"{kind} {standard.year} {standard.price.plain}"])


def is_above(advice: LineAdvice) -> bool:
    """Tell whether the agreed price stands out from what it is compared with."""
    return bool(advice.deviations) or (advice.ceiling is not None and advice.ceiling.is_above)


def price_rows(advice: LineAdvice) -> list[PriceRow]:
    """Return every price of one line with its day, the agreed one first."""
    rows = []
    if advice.net is not None:
        rows.append(PriceRow("Harga sepakat", advice.net.plain, "", "sebelum pajak"))
    rows += _known(advice)
    standard = advice.standard
    if standard is not None:
        above = advice.ceiling is not None and advice.ceiling.is_above
        over = f", lebih {advice.ceiling.excess}" if advice.ceiling and above else ""
        name = f"Standar harga ({KINDS[standard.kind.value]})"
        told = f"{standard.title} / {standard.measure}{over}"
        rows.append(PriceRow(name, standard.price.plain, str(standard.year), told, above))
    return rows


def standard_words(standard: StandardPrice) -> str:
    """Return kind and code of a standard price."""
    return f"{KINDS[standard.kind.value]} {standard.code}"


def _known(advice: LineAdvice) -> Iterator[PriceRow]:
    facts = advice.facts
    beyond = {one.against.value for one in advice.deviations}
    if advice.list_price is not None and advice.product is not None:
        day = short_day(advice.product.price_on)
        yield PriceRow("Katalog", advice.list_price.plain, day, "harga katalog sekarang")
    if facts.last_paid is not None:
        paid = facts.last_paid
        told = f"{paid.vendor}, {paid.order}, sebelum pajak"
        yield PriceRow("Terakhir dibayar", paid.price.plain, _long(paid.on), told)
    if facts.history is not None:
        own = facts.history
        told = f"tengah dari {own.count} pembelian, {own.least.plain} s.d. {own.most.plain}"
        above = "history" in beyond
        yield PriceRow("Riwayat sendiri", own.median.plain, _long(own.last.on), told, above)
    if facts.region is not None:
        region = facts.region
        told = f"tengah dari {region.count} penyedia di daerah ini"
        above = "median" in beyond
        yield PriceRow("Tengah daerah", region.median.plain, short_day(region.as_of), told, above)


def _long(day: date) -> str:
    return f"{short_day(day)} {day.year}"
