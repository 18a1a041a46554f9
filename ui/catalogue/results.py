"""The rows of the result list, the ones that cannot be ordered with their flag."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from ui.days import short_day
from ui.fonts import Face
from ui.tokens import Tone
from ui.widgets.table.cell import Cell, Check, FlagBand, money, muted, stop_flag
from ui.widgets.table.model import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from bejo_desktop.application.views import Hit

STALE: Final = timedelta(days=14)
"""A price older than this is shown as old."""
INDENT: Final = 36

BLOCKED: Final = {
    "product.withdrawn": "Turun tayang, tidak lagi dijual di katalog.",
    "vendor.suspended": "Penyedianya sedang dibekukan.",
    "product.no_price": "Belum punya harga katalog.",
}


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One hit, and whether it lies in the tray for comparing."""

    hit: Hit
    compared: bool

    @property
    def key(self) -> str:
        """Code of the product."""
        return self.hit.product


def columns(today: Callable[[], date]) -> tuple[Column[ResultRow], ...]:
    """Return product, vendor, place, price and day of the price."""
    return (
        Column("Produk", _product),
        Column("Penyedia", _vendor, 176),
        Column("Lokasi", lambda row: muted(row.hit.district or row.hit.region_name), 116),
        Column("Harga (Rp)", _price, 96, right=True),
        Column("Harga per", lambda row: _day(row, today()), 76),
    )


def with_flags(hits: Sequence[Hit], compared: Sequence[str]) -> list[ResultRow | FlagBand]:
    """Return the rows, each one that is blocked with its flag beneath."""
    shown: list[ResultRow | FlagBand] = []
    for hit in hits:
        shown.append(ResultRow(hit, hit.product in compared))
        if hit.blocked:
            reason = BLOCKED.get(hit.blocked, "Tidak dijual sekarang.")
            shown.append(stop_flag("Tidak dapat dipesan", f"{reason}   F7 Mengapa?", INDENT))
    return shown


def _product(row: ResultRow) -> Cell:
    check = Check.ON if row.compared else Check.OFF
    tone = Tone.FAINT if row.hit.blocked else Tone.TEXT
    return Cell(row.hit.name, tone, Face.STRONG, check=check)


def _vendor(row: ResultRow) -> Cell:
    return Cell(row.hit.vendor_name, Tone.FAINT if row.hit.blocked else Tone.TEXT)


def _price(row: ResultRow) -> Cell:
    if row.hit.blocked:
        return Cell(row.hit.price.plain, Tone.FAINT, struck=True)
    return money(row.hit.price.plain)


def _day(row: ResultRow, today: date) -> Cell:
    stale = today - row.hit.price_on > STALE
    return Cell(short_day(row.hit.price_on), Tone.WAIT if stale else Tone.MUTED)
