"""The accounts of all series of numbers, and which orders bear a number of which series."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.views import OrderFilter
from bejo_desktop.domain.numbering import USUAL, Fate, Series
from ui.orders.listing import read_list

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import OrderRow
    from bejo_desktop.domain.numbering import Register

ROWS_MAX: Final = 1000
PAPERS: Final = {
    Series.SP: "Surat pesanan",
    Series.SPK: "Surat perintah kerja",
    Series.NP: "Nota pesanan",
    Series.BAN: "Berita acara negosiasi",
    Series.BAST: "Berita acara serah terima",
    Series.KW: "Kuitansi",
    Series.BAP: "Berita acara pembayaran",
    Series.ADD: "Adendum",
    Series.HENTI: "Surat penghentian",
}
"""What bears a number of each series."""


@dataclass(frozen=True, slots=True)
class NumbersRead:
    """One reading: the account of each series, and the numbered orders by their number."""

    registers: Mapping[Series, Register]
    orders: Sequence[OrderRow]
    unfinished: frozenset[UUID]

    @property
    def first_used(self) -> Series:
        """The first series of which a number was used, the one of Surat Pesanan before any was."""
        used = (one for one, account in self.registers.items() if account.counts.get(Fate.USED))
        return next(used, Series.SP)

    def orders_of(self, series: Series) -> Sequence[OrderRow]:
        """Return the orders that bear a number of `series`."""
        return [order for order in self.orders if order.series is series]

    def filters(self, current: Series) -> tuple[tuple[object, str, int], ...]:
        """Return the filter chips as (key, word, count of the numbers that were issued)."""
        return tuple(
            (one, one.value, account.issued)
            for one, account in self.registers.items()
            if account.issued or one in USUAL or one is current
        )


def read_numbers(core: Core, year: int) -> NumbersRead:
    """Read the accounts and the numbered orders; belongs on the read lane."""
    read = read_list(core, OrderFilter(limit=ROWS_MAX, numbered=year))
    orders = sorted(read.rows, key=lambda one: one.number or "")
    registers = {one: core.register.register(one, year) for one in Series}
    return NumbersRead(registers, orders, read.unfinished)
