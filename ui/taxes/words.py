"""The columns of the month's taxes and the sentences around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.money import ZERO
from ui.days import MONTHS, long_day, short_day
from ui.fulfilling.words import TAXES
from ui.orders.words import number_cell
from ui.tokens import Tone
from ui.widgets.table.cell import AnyCell, Cell, ChipCell, money, muted
from ui.widgets.table.model import Column

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from bejo_desktop.application.tax_recap import TaxRecap
    from bejo_desktop.domain.parties import Vendor
    from bejo_desktop.domain.tax_recap import RecapRow


def columns(
    vendor_of: Callable[[str], Vendor | None], is_late: Callable[[RecapRow], bool]
) -> tuple[Column[RecapRow], ...]:
    """Return payment, vendor, tax, sums and where it went."""

    def vendor(row: RecapRow) -> Cell:
        known = vendor_of(row.order.content.vendor)
        if known is None:
            return Cell(row.order.content.vendor)
        return Cell(known.name, beside=known.npwp or "NPWP belum ada")

    return (
        Column("Dibayar", lambda row: Cell(short_day(row.payment.paid_on)), 72),
        Column("Kuitansi", lambda row: number_cell(row.payment.number.text), 220),
        Column("Penyedia", vendor),
        Column("Pajak", lambda row: Cell(TAXES[row.tax]), 148),
        Column("DPP (Rp)", lambda row: money(row.base.plain, Tone.MUTED), 108, right=True),
        Column("Pajak (Rp)", lambda row: money(row.amount.plain), 100, right=True),
        Column("Setoran", lambda row: _deposited(row, late=is_late(row)), 190),
    )


def month_words(month: date) -> str:
    """Return a masa pajak: `Oktober 2026`."""
    return f"{MONTHS[month.month - 1]} {month.year}"


def sum_words(recap: TaxRecap) -> str:
    """Return what was kept back and what is still to be deposited."""
    kept = sum((one[0] for one in recap.sums.values()), start=ZERO)
    still = sum((one[2] for one in recap.sums.values()), start=ZERO)
    if not recap.rows:
        return "Tidak ada pajak yang dipungut bendahara pada masa ini."
    rest = f"belum disetor {still}" if still != ZERO else "semua sudah disetor"
    return f"Dipungut {kept} · {rest}"


def platform_words(recap: TaxRecap) -> str:
    """Return how many orders had their taxes collected by the platform; "" for none."""
    count = len(recap.by_platform)
    return f"{count} pesanan lain dipungut penyelenggara platform" if count else ""


def last_day_words(recap: TaxRecap) -> str:
    """Return until when the month's national taxes are deposited and reported; "" for none."""
    if recap.last is None or not recap.rows:
        return ""
    deposit, report = long_day(recap.last.deposit), long_day(recap.last.report)
    return f"Setor paling lambat {deposit}, lapor {report}; PBJT menurut Perda"


def _deposited(row: RecapRow, *, late: bool) -> AnyCell:
    if row.open < ZERO:
        return ChipCell(f"Lebih {(-row.open).plain}", Tone.STOP, "octagon-alert")
    if row.open == ZERO:
        last = row.deposits[-1]
        where = f"NTPN {last.ntpn}" if last.ntpn else f"billing {last.billing}"
        return Cell(f"{where} · terlambat" if late else where, Tone.MUTED)
    if late:
        rest = f"Terlambat, kurang {row.open.plain}" if row.deposits else "Terlambat disetor"
        return ChipCell(rest, Tone.STOP, "octagon-alert")
    if row.deposits:
        return ChipCell(f"Kurang {row.open.plain}", Tone.WAIT, "clock")
    return ChipCell("Belum disetor", Tone.WAIT, "clock") if row.amount != ZERO else muted("–")
