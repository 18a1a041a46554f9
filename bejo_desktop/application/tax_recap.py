"""The bendahara's recap of taxes, by month, on screen and as a workbook for Coretax."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.deadlines import region_of
from bejo_desktop.application.ports.tables import Sheet
from bejo_desktop.application.views import OrderFilter
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import NotFound
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.order import OrderState
from bejo_desktop.domain.reading import Subject
from bejo_desktop.domain.tax_days import NATIONAL, is_late, last_days
from bejo_desktop.domain.tax_recap import month_of, platform_recap, recap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from bejo_desktop.application.looking import Looking
    from bejo_desktop.application.ports.store import Reading
    from bejo_desktop.application.ports.system import Words
    from bejo_desktop.application.ports.tables import Cell, Tables
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.parties import Vendor
    from bejo_desktop.domain.payments import Tax
    from bejo_desktop.domain.rules.book import RuleBook
    from bejo_desktop.domain.tax_days import LastDays
    from bejo_desktop.domain.tax_recap import PlatformRow, RecapRow

_ORDERS_MAX: Final = 1_000_000
_PAID: Final = frozenset(
    {OrderState.DELIVERING, OrderState.RECEIVED, OrderState.PAID, OrderState.CANCELLED}
)
_WITHHELD: Final = (
    "paid_on", "receipt", "order", "vendor", "npwp", "nitku", "tax", "base", "amount",
    "month", "billing", "ntpn", "deposited_on", "slip", "open", "deposit_by", "report_by", "late",
)  # fmt: skip
_PLATFORM: Final = (
    "paid_on", "receipt", "order", "vendor", "npwp", "platform_ref", "base", "ppn", "pph",
    "invoice",
)  # fmt: skip
NITKU_HEAD_OFFICE: Final = "000000"
"""What NITKU adds to the NPWP for a vendor's one place of business (PER-6/PJ/2024)."""


@dataclass(frozen=True, slots=True)
class TaxRecap:
    """
    The taxes of one month.

    Args:
        rows: what the bendahara withheld, by day of payment.
        vendors: of the rows, by code.
        by_platform: what the platform collected, payment by payment.
        sums: withheld, deposited and open by tax.
        last: until when to deposit and report the national taxes, None before the oldest rule.
        today: in WIB.
    """

    month: date
    rows: tuple[RecapRow, ...]
    vendors: dict[str, Vendor]
    by_platform: tuple[PlatformRow, ...]
    sums: dict[Tax, tuple[Rupiah, Rupiah, Rupiah]]
    last: LastDays | None
    today: date

    def last_days(self, tax: Tax) -> LastDays | None:
        """Return the last days of a tax; None where no rule says them, as for PBJT."""
        return self.last if tax in NATIONAL else None

    def is_late(self, row: RecapRow) -> bool:
        """Tell whether a tax went to the treasury after its last day, or is beyond it."""
        last = self.last_days(row.tax)
        return last is not None and is_late(row, last.deposit, self.today)


class TaxRecaps:
    """Looks over the unit's orders by month of payment."""

    def __init__(self, looking: Looking, rules: RuleBook, tables: Tables, words: Words) -> None:
        self._looking = looking
        self._rules = rules
        self._tables = tables
        self._words = words

    def month(self, day: date) -> TaxRecap:
        """Return the recap of the month in which `day` lies (AccessDenied `access.read_*`)."""
        month = month_of(day)
        with self._looking.at(Subject.ORDERS) as reading:
            orders = _paid_orders(reading)
            rows = recap(orders, month)
            platform = platform_recap(orders, month)
            taxed = [*(row.order for row in rows), *(row.order for row in platform)]
            vendors = _vendors(reading, taxed)
            last = last_days(month, self._rules, region_of(reading))
        today = wib_day(self._looking.clock())
        return TaxRecap(month, rows, vendors, platform, _sums(rows), last, today)

    def workbook(self, day: date) -> bytes:
        """Return the recap as XLSX: withheld, not deposited yet, collected by the platform."""
        found = self.month(day)
        unpaid = [row for row in found.rows if row.open > ZERO]
        note = self._words.phrase("recap.title", month=f"{found.month:%m-%Y}")
        return self._tables.write(
            [
                self._sheet(
                    "withheld", _WITHHELD, [self._withheld(r, found) for r in found.rows], note
                ),
                self._sheet(
                    "open", _WITHHELD, [self._withheld(row, found) for row in unpaid], note
                ),
                self._sheet(
                    "platform",
                    _PLATFORM,
                    [_collected(one, found) for one in found.by_platform],
                    note,
                ),
            ]
        )

    def _withheld(self, row: RecapRow, found: TaxRecap) -> Sequence[Cell]:
        vendor = found.vendors.get(row.order.content.vendor)
        last = row.deposits[-1] if row.deposits else None
        days, late = found.last_days(row.tax), found.is_late(row)
        return (
            row.payment.paid_on,
            row.payment.number.text,
            row.order.number_text,
            vendor.name if vendor else row.order.content.vendor,
            vendor.npwp if vendor else "",
            f"{vendor.npwp}{NITKU_HEAD_OFFICE}" if vendor and vendor.npwp else "",
            self._words.phrase(f"recap.tax_{row.tax}"),
            row.base,
            row.amount,
            last.month if last else found.month,
            _joined(one.billing for one in row.deposits),
            _joined(one.ntpn for one in row.deposits),
            last.deposited_on if last else None,
            _joined(one.slip for one in row.deposits),
            row.open,
            days.deposit if days else None,
            days.report if days else None,
            self._words.phrase("recap.late") if late else "",
        )

    def _sheet(
        self, name: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]], note: str
    ) -> Sheet:
        titles = [self._words.phrase(f"recap.head_{head}") for head in heads]
        return Sheet(self._words.phrase(f"recap.sheet_{name}"), titles, rows, (note,))


def _paid_orders(reading: Reading) -> list[Order]:
    rows = reading.orders.rows(OrderFilter(states=_PAID, limit=_ORDERS_MAX))
    orders = (reading.orders.get(row.order_id) for row in rows)
    return [order for order in orders if order.payments]


def _vendors(reading: Reading, orders: Sequence[Order]) -> dict[str, Vendor]:
    found: dict[str, Vendor] = {}
    for code in {order.content.vendor for order in orders}:
        try:
            found[code] = reading.reference.vendor(code)
        except NotFound:
            continue  # a vendor that left the catalogue: the rows show its code
    return found


def _sums(rows: Sequence[RecapRow]) -> dict[Tax, tuple[Rupiah, Rupiah, Rupiah]]:
    sums: dict[Tax, tuple[Rupiah, Rupiah, Rupiah]] = {}
    for row in rows:
        withheld, deposited, still = sums.get(row.tax, (ZERO, ZERO, ZERO))
        lacks = max(row.open, ZERO)  # what was deposited too much fills no other order's gap
        sums[row.tax] = (withheld + row.amount, deposited + row.deposited, still + lacks)
    return sums


def _collected(row: PlatformRow, found: TaxRecap) -> Sequence[Cell]:
    order, payment = row.order, row.payment
    vendor = found.vendors.get(order.content.vendor)
    return (
        payment.paid_on,
        payment.number.text,
        order.number_text,
        vendor.name if vendor else order.content.vendor,
        vendor.npwp if vendor else "",
        order.content.platform_ref,
        row.base,
        row.ppn,
        row.pph,
        payment.invoice,
    )


def _joined(texts: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(text for text in texts if text))
